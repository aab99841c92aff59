package org.comity.check.exchange.bom;

import java.util.Locale;
import java.util.Set;

/// Words that people and tools write where nothing is known.
final class Placeholders {
    private static final Set<String> WORDS = Set.of(
            "",
            "noassertion",
            "noassertionelement",
            "noassertionlicense",
            "no assertion",
            "unknown",
            "unspecified",
            "undefined",
            "undetermined",
            "not specified",
            "not provided",
            "not available",
            "none provided",
            "todo",
            "tbd",
            "tba",
            "to be determined",
            "to be defined",
            "to be added",
            "fixme",
            "xxx",
            "more information needed",
            "needs more information",
            "information needed",
            "n/a",
            "na",
            "null",
            "nil",
            "placeholder");

    private Placeholders() {}

    static boolean isOne(String words) {
        var plain = words.strip().toLowerCase(Locale.ROOT);
        // SPDX names its own by address.
        if (plain.startsWith("http") && plain.contains("spdx.org/")) {
            plain = plain.substring(plain.lastIndexOf('/') + 1);
        }
        return WORDS.contains(plain.replaceAll("^[\\s\\p{Punct}…]+|[\\s\\p{Punct}…]+$", ""));
    }
}
