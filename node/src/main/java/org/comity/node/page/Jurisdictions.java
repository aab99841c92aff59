package org.comity.node.page;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.stream.Collectors;

/// What pages call the codes under which packs list jurisdictions: states, their parts, unions, organisations.
public final class Jurisdictions {
    private Jurisdictions() {}

    /// The name in a language; the code itself for what has no name there.
    public static String name(Words words, String code) {
        var key = "jurisdiction." + code.toLowerCase(Locale.ROOT);
        if (words.has(key)) {
            return words.text(key);
        }
        return threeLetters(code).flatMap(words.members()::fallback).orElse(code);
    }

    /// Several names in one line.
    public static String names(Words words, List<String> codes) {
        return codes.stream().map(code -> name(words, code)).collect(Collectors.joining(words.text("list.comma")));
    }

    /// The code of three letters for a state's code of two, by ISO 3166-1 as the JDK has it.
    public static Optional<String> threeLetters(String code) {
        try {
            return code.length() == 2
                    ? Optional.of(Locale.of("", code).getISO3Country()).filter(found -> !found.isEmpty())
                    : Optional.empty();
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }
}
