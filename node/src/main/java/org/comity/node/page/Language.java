package org.comity.node.page;

import java.util.Arrays;
import java.util.Optional;

/// The six languages of the pages, in the order of every language bar.
public enum Language {
    AR("ar", "عربي", "rtl"),
    ZH("zh", "中文", "ltr"),
    EN("en", "English", "ltr"),
    FR("fr", "Français", "ltr"),
    RU("ru", "Русский", "ltr"),
    ES("es", "Español", "ltr");

    private final String tag;
    private final String ownName;
    private final String direction;

    Language(String tag, String ownName, String direction) {
        this.tag = tag;
        this.ownName = ownName;
        this.direction = direction;
    }

    /// The language with this tag, as in the first segment of an address: `fr` of `/fr/record`.
    public static Optional<Language> parse(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst();
    }

    /// As in `lang` and `hreflang`.
    public String tag() {
        return tag;
    }

    /// The name in the language itself.
    public String ownName() {
        return ownName;
    }

    /// As in `dir`: `rtl` or `ltr`.
    public String direction() {
        return direction;
    }

    /// What stands before the path of a page in this language: nothing for English, `/fr` for French.
    public String prefix() {
        return this == EN ? "" : "/" + tag;
    }
}
