package org.comity.assembly;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One text in one or several languages, by language tag. May be empty: then nobody has declared a wording.
public record Wording(SortedMap<Language, String> texts) {
    public static final Wording NONE = of(Map.of());

    public Wording {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    public static Wording of(Map<Language, String> texts) {
        return new Wording(new TreeMap<>(texts));
    }

    public static Wording of(String tag, String text) {
        return of(Map.of(new Language(tag), text));
    }

    public Optional<String> in(Language language) {
        return Optional.ofNullable(texts.get(language));
    }
}
