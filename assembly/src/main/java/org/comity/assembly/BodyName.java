package org.comity.assembly;

import java.util.regex.Pattern;

/// A body's name, such as `unga.archive`. It looks like a domain and is only a name.
public record BodyName(String value) {
    public static final Pattern FORM =
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");
    public static final int MOST_CHARACTERS = 190;

    /// Holds the text as it is.
    ///
    /// @throws IllegalArgumentException if the text is not dot-separated labels, each of at most 63
    ///     lower-case letters, digits and `-`
    public BodyName {
        if (value.length() > MOST_CHARACTERS || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a body's name: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
