package org.comity.assembly;

import java.util.regex.Pattern;

/// A language tag, such as `en`, `zh` or `sr-Latn`.
public record Language(String tag) implements Comparable<Language> {
    public static final Pattern FORM = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}");

    /// Holds the text as it is.
    ///
    /// @throws IllegalArgumentException if the text is not a language tag
    public Language {
        if (!FORM.matcher(tag).matches()) {
            throw new IllegalArgumentException("not a language tag: " + tag);
        }
    }

    @Override
    public int compareTo(Language other) {
        return tag.compareTo(other.tag);
    }

    @Override
    public String toString() {
        return tag;
    }
}
