package org.comity.node.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// Names of members in one language, in the order in which that language calls the roll.
///
/// The record names members in English only. For the other languages the file holds a fallback, frozen from CLDR and
/// put right by hand where that is out of date; pages say that it is one. The order is the order of the file's lines:
/// it is data, and no collator is asked.
public final class Members {
    private final Language language;
    private final SequencedMap<String, String> names;
    private final Map<String, Integer> places;

    private Members(Language language, SequencedMap<String, String> names) {
        this.language = language;
        this.names = names;
        this.places = new HashMap<>();
        for (var code : names.keySet()) {
            places.put(code, places.size());
        }
    }

    static Members of(Language language) {
        var names = new LinkedHashMap<String, String>();
        try (var in = Words.resource("members_" + language.tag() + ".tsv");
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (var line : reader.lines().filter(line -> !line.startsWith("#")).toList()) {
                int tab = line.indexOf('\t');
                names.put(line.substring(0, tab), line.substring(tab + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Members(language, names);
    }

    /// What this language calls a member: in English as the record does, elsewhere the fallback, and the record's
    /// English name where there is none.
    ///
    /// @param recordName the name in the record
    public String name(String code, String recordName) {
        return language == Language.EN ? recordName : names.getOrDefault(code, recordName);
    }

    /// The language of that name, where it must be marked: `en` for a name that only the record has.
    public String languageOf(String code) {
        return names.containsKey(code) ? language.tag() : "en";
    }

    /// The same where no record names it: what the file of this language has, or the code.
    public String name(String code) {
        return names.getOrDefault(code, code);
    }

    /// What the file of this language calls a state, whatever the record does.
    Optional<String> fallback(String code) {
        return Optional.ofNullable(names.get(code));
    }

    /// The rows in roll-call order; members without a place follow at the end, by code.
    public <T> List<T> inOrder(List<T> rows, Function<T, String> code) {
        return rows.stream()
                .sorted(Comparator.<T>comparingInt(row -> places.getOrDefault(code.apply(row), Integer.MAX_VALUE))
                        .thenComparing(code))
                .toList();
    }

    SequencedMap<String, String> all() {
        return names;
    }
}
