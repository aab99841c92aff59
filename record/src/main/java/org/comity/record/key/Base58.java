package org.comity.record.key;

import java.math.BigInteger;
import java.util.Arrays;
import org.comity.record.MalformedException;

/// Base 58 with the Bitcoin alphabet, as Multibase `z` uses it.
public final class Base58 {
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(58);
    private static final int MOST_CHARACTERS = 4_096;

    private Base58() {}

    /// Writes the bytes; each leading zero byte becomes a `1`.
    public static String encode(byte[] bytes) {
        int zeros = 0;
        while (zeros < bytes.length && bytes[zeros] == 0) {
            zeros++;
        }
        var text = new StringBuilder();
        var rest = new BigInteger(1, bytes);
        while (rest.signum() > 0) {
            var parts = rest.divideAndRemainder(BASE);
            text.append(ALPHABET.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return text.append("1".repeat(zeros)).reverse().toString();
    }

    /// Reads what [#encode] writes; there is one spelling for each byte string.
    ///
    /// @throws MalformedException if a character is not of the alphabet, or there are more than 4,096
    public static byte[] decode(String text) throws MalformedException {
        if (text.length() > MOST_CHARACTERS) {
            throw new MalformedException("base 58 of " + text.length() + " characters; at most " + MOST_CHARACTERS);
        }
        int zeros = 0;
        while (zeros < text.length() && text.charAt(zeros) == '1') {
            zeros++;
        }
        var value = BigInteger.ZERO;
        for (int i = zeros; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                throw new MalformedException(
                        "character " + i + ": '" + text.charAt(i) + "' is not of the base 58 alphabet");
            }
            value = value.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        byte[] magnitude = value.signum() == 0 ? new byte[0] : value.toByteArray();
        int skip = magnitude.length > 0 && magnitude[0] == 0 ? 1 : 0;
        var bytes = new byte[zeros + magnitude.length - skip];
        System.arraycopy(magnitude, skip, bytes, zeros, magnitude.length - skip);
        return bytes;
    }

    static byte[] concat(byte[] left, byte[] right) {
        var both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }
}
