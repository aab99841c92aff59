package org.comity.check.pack;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.comity.check.predicate.Predicate;

/// The smallest unit of a framework that is looked at by itself.
///
/// @param id unique within its framework
/// @param citation as lawyers cite it
/// @param summary in our own words; the official text prevails
/// @param bearers whose duty or right it is
/// @param shownBy in words, what shows that it is met
/// @param bindsFrom empty where no date is known
/// @param variants other first days, which depend on facts; the first that matches
/// @param verified whether number, content and date were seen at a source
public record Provision(
        String id,
        String citation,
        String title,
        String summary,
        Modality modality,
        boolean binding,
        List<String> bearers,
        List<String> topics,
        Predicate applies,
        String shownBy,
        Optional<Evidence> evidence,
        Optional<String> penalty,
        Optional<LocalDate> bindsFrom,
        List<Variant> variants,
        Optional<LocalDate> bindsUntil,
        boolean verified,
        String source,
        Optional<String> notes,
        int line) {
    public Provision {
        bearers = List.copyOf(bearers);
        topics = List.copyOf(topics);
        variants = List.copyOf(variants);
    }

    public enum Modality {
        MUST,
        MUST_NOT,
        SHOULD,
        MAY,
        RIGHT,
        STATE_MUST,
        STATE_SHOULD,
        DEFINITION
    }

    /// The kinds of evidence that together show it.
    ///
    /// @param allOf each is needed
    /// @param anyOf groups, of each of which one is needed
    /// @param asWritten whether the provision itself says so; otherwise it is our reading
    public record Evidence(List<String> allOf, List<List<String>> anyOf, boolean asWritten) {
        public Evidence {
            allOf = List.copyOf(allOf);
            anyOf = anyOf.stream().map(List::copyOf).toList();
        }

        /// Every kind that is named, each once.
        public Set<String> kinds() {
            var kinds = new LinkedHashSet<>(allOf);
            anyOf.forEach(kinds::addAll);
            return kinds;
        }
    }

    public record Variant(Predicate when, LocalDate date) {}
}
