package org.comity.assembly.body;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.comity.assembly.Content;
import org.comity.assembly.Multikey;
import org.comity.assembly.Subject;
import org.comity.assembly.Verb;

/// Full powers: an approval key that may approve these verbs on these subjects (Vienna Convention 1969, articles 7,
/// 8).
///
/// @param subjects empty: all
/// @param until acts under the mandate must be shown held by this instant; empty: no end
/// @param office in clear, such as `Permanent Representative`
/// @param person the person's name, as content that can be erased
public record Mandate(
        Multikey key,
        SortedSet<Verb> verbs,
        SortedSet<Subject> subjects,
        Optional<Instant> until,
        String office,
        Content person) {
    public static final int LONGEST_OFFICE = 200;

    public Mandate {
        verbs = Collections.unmodifiableSortedSet(new TreeSet<>(verbs));
        subjects = Collections.unmodifiableSortedSet(new TreeSet<>(subjects));
        if (verbs.isEmpty()) {
            throw new IllegalArgumentException("a mandate names at least one verb");
        }
        for (var verb : verbs) {
            if (verb.authority() != Verb.Authority.MANDATE) {
                throw new IllegalArgumentException(verb + " is approved by the root key and by no mandate");
            }
        }
        if (until.isPresent() && !until.get().equals(until.get().truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("a mandate ends at a whole second, not at " + until.get());
        }
        if (office.isBlank() || office.length() > LONGEST_OFFICE) {
            throw new IllegalArgumentException("an office in 1 to " + LONGEST_OFFICE + " characters");
        }
    }

    /// Whether it covers the verb on the subject, its end aside.
    boolean covers(Verb verb, Subject subject) {
        return verbs.contains(verb) && (subjects.isEmpty() || subjects.contains(subject));
    }
}
