package org.comity.check.exchange.bom;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Whether a licence is named at all.
final class Licences {
    /// Licences of which a catalogue or a person says something, but not which.
    private static final Set<String> NAMELESS = Set.of(
            "other",
            "public",
            "open",
            "free",
            "custom",
            "proprietary",
            "commercial",
            "research",
            "research only",
            "non-commercial",
            "academic",
            "license",
            "licence",
            "see license",
            "see licence");

    private Licences() {}

    /// What is wrong with the name of a licence, if anything.
    static Optional<String> objection(String licence) {
        return NAMELESS.contains(licence.strip().toLowerCase(Locale.ROOT))
                ? Optional.of("\"" + Ledger.brief(licence)
                        + "\" does not say which licence it is: ask for its SPDX identifier or its text")
                : Optional.empty();
    }
}
