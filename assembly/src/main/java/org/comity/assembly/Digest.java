package org.comity.assembly;

import java.util.HexFormat;

/// A SHA-256 digest as acts write it: 64 lower-case hex digits. Ordered as its hex text is.
public final class Digest implements Comparable<Digest> {
    private static final HexFormat HEX = HexFormat.of();

    // Four words instead of a text: a fold keeps one digest for every act that took effect.
    private final long a;
    private final long b;
    private final long c;
    private final long d;

    private Digest(long a, long b, long c, long d) {
        this.a = a;
        this.b = b;
        this.c = c;
        this.d = d;
    }

    /// From its text.
    ///
    /// @throws IllegalArgumentException if the text is not 64 lower-case hex digits
    public static Digest of(String hex) {
        if (hex.length() != 64) {
            throw new IllegalArgumentException("a digest has 64 hex digits, not " + hex.length());
        }
        for (int i = 0; i < 64; i++) {
            char digit = hex.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                throw new IllegalArgumentException("not a lower-case hex digit: '" + digit + "'");
            }
        }
        return new Digest(word(hex, 0), word(hex, 16), word(hex, 32), word(hex, 48));
    }

    private static long word(String hex, int from) {
        return HexFormat.fromHexDigitsToLong(hex, from, from + 16);
    }

    public String hex() {
        return HEX.toHexDigits(a) + HEX.toHexDigits(b) + HEX.toHexDigits(c) + HEX.toHexDigits(d);
    }

    @Override
    public int compareTo(Digest other) {
        int order = Long.compareUnsigned(a, other.a);
        order = order != 0 ? order : Long.compareUnsigned(b, other.b);
        order = order != 0 ? order : Long.compareUnsigned(c, other.c);
        return order != 0 ? order : Long.compareUnsigned(d, other.d);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest that && a == that.a && b == that.b && c == that.c && d == that.d;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(a ^ Long.rotateLeft(b, 1) ^ Long.rotateLeft(c, 2) ^ Long.rotateLeft(d, 3));
    }

    @Override
    public String toString() {
        return hex();
    }
}
