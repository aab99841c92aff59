package org.comity.check.pack;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An existing body of rules: a law, a treaty, a standard, a voluntary code.
///
/// @param originalTitles its title in the languages in which it was made, by language (BCP 47); empty if that is
/// English
/// @param authority who enforces or keeps it
/// @param jurisdictions codes of places and organisations
/// @param source its official address
/// @param checked on which day it was compared with its sources
/// @param checkedAgainst which they were, and what stayed from memory
public record Framework(
        String id,
        String title,
        String shortTitle,
        Map<String, String> originalTitles,
        String authority,
        List<String> jurisdictions,
        Kind kind,
        Status status,
        Optional<LocalDate> adopted,
        Optional<LocalDate> inForce,
        List<Milestone> milestones,
        String source,
        LocalDate checked,
        String checkedAgainst,
        List<Provision> provisions) {
    public Framework {
        originalTitles = Collections.unmodifiableMap(new LinkedHashMap<>(originalTitles));
        jurisdictions = List.copyOf(jurisdictions);
        milestones = List.copyOf(milestones);
        provisions = List.copyOf(provisions);
    }

    public enum Kind {
        LAW,
        TREATY,
        STANDARD,
        VOLUNTARY;

        /// Whether its provisions bind unless they say otherwise.
        public boolean binding() {
            return this == LAW || this == TREATY;
        }
    }

    public enum Status {
        PROPOSED,
        ADOPTED,
        PARTLY_APPLICABLE,
        IN_FORCE,
        OPEN_FOR_SIGNATURE,
        PUBLISHED,
        SUPERSEDED,
        WITHDRAWN;

        /// Whether nothing of it binds anybody yet.
        public boolean pending() {
            return this == PROPOSED || this == OPEN_FOR_SIGNATURE;
        }

        /// Whether it is over.
        public boolean ended() {
            return this == SUPERSEDED || this == WITHDRAWN;
        }
    }

    /// Something begins to apply.
    public record Milestone(LocalDate date, String what) {}

    /// How many of its provisions were seen at a source.
    public long verified() {
        return provisions.stream().filter(Provision::verified).count();
    }
}
