package org.comity.assembly;

import java.util.regex.Pattern;

/// A class of matters, by which a charter gives decision rules and a mandate is limited.
public record Subject(String value) implements Comparable<Subject> {
    public static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    /// What archive bodies deal with: attestations of the public record.
    public static final Subject PUBLIC_RECORD = new Subject("public-record");

    /// What a body's own keys, mandates and keepers are: matters of the charter.
    public static final Subject CHARTER = new Subject("charter");

    /// Holds the text as it is.
    ///
    /// @throws IllegalArgumentException if the text is not lower-case letters, digits and `-`, at most 63
    public Subject {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a subject: " + value);
        }
    }

    @Override
    public int compareTo(Subject other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
