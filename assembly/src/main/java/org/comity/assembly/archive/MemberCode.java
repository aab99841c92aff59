package org.comity.assembly.archive;

import java.util.regex.Pattern;

/// Names a member of the organisation whose record is attested, such as `AFG`. It is not a party of the archive body.
public record MemberCode(String value) implements Comparable<MemberCode> {
    public static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9]{1,7}");

    /// Holds the text as it is.
    ///
    /// @throws IllegalArgumentException if the text is not two to eight capital letters and digits
    public MemberCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a member's code: " + value);
        }
    }

    @Override
    public int compareTo(MemberCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
