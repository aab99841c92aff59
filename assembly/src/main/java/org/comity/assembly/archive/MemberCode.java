package org.comity.assembly.archive;

/// Names a member of the organisation whose record is attested, such as `AFG`. It is not a party of the archive body.
public record MemberCode(String value) implements Comparable<MemberCode> {
    /// Two to eight capital letters and digits, as a regular expression.
    public static final String FORM = "[A-Z][A-Z0-9]{1,7}";

    /// Holds the text as it is.
    ///
    /// @throws IllegalArgumentException if the text is not two to eight capital letters and digits
    public MemberCode {
        if (!isCode(value)) {
            throw new IllegalArgumentException("not a member's code: " + value);
        }
    }

    /// As the form says; an archive asks it of half a million votes.
    private static boolean isCode(String value) {
        if (value.length() < 2 || value.length() > 8 || value.charAt(0) < 'A' || value.charAt(0) > 'Z') {
            return false;
        }
        for (int i = 1; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < 'A' || c > 'Z') && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
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
