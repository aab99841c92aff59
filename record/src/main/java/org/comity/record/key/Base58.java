package org.comity.record.key;

import java.util.Arrays;
import org.comity.record.MalformedException;

/// Base 58 with the Bitcoin alphabet: how Multikeys and proof values are spelled, after a `z`.
public final class Base58 {
    /// The longest text that is read; work grows with the square of the length.
    public static final int MOST_CHARACTERS = 4_096;

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final byte[] DIGITS = digits();

    /// 58^5 is below 2^30, so that a limb times it, and what is carried along, stay below 2^63.
    private static final int DIGITS_AT_ONCE = 5;

    private Base58() {}

    /// Writes bytes; each leading zero byte becomes a `1`.
    ///
    /// @throws IllegalArgumentException if the text would be longer than [#MOST_CHARACTERS]
    public static String encode(byte[] bytes) {
        int zeros = leadingZeros(bytes);
        // log(256) / log(58) is a little below 1.37.
        var digits = new byte[(bytes.length - zeros) * 137 / 100 + 1];
        int count = 0;
        for (int i = zeros; i < bytes.length; i++) {
            int carry = bytes[i] & 0xff;
            for (int j = 0; j < count || carry != 0; j++) {
                carry += (digits[j] & 0xff) << 8;
                digits[j] = (byte) (carry % 58);
                carry /= 58;
                count = Math.max(count, j + 1);
            }
        }
        if (zeros + count > MOST_CHARACTERS) {
            throw new IllegalArgumentException("more than " + MOST_CHARACTERS + " characters of base 58");
        }
        var text = new StringBuilder(zeros + count);
        text.repeat('1', zeros);
        for (int j = count - 1; j >= 0; j--) {
            text.append(ALPHABET.charAt(digits[j]));
        }
        return text.toString();
    }

    /// Reads what [#encode] writes. Every text of the alphabet stands for exactly one array of bytes, and the other way
    /// round, so that there is nothing to compare afterwards.
    public static byte[] decode(String text) throws MalformedException {
        if (text.length() > MOST_CHARACTERS) {
            throw new MalformedException(
                    "base 58 of at most " + MOST_CHARACTERS + " characters, found " + text.length() + " characters");
        }
        int zeros = 0;
        while (zeros < text.length() && text.charAt(zeros) == '1') {
            zeros++;
        }
        int digits = text.length() - zeros;
        // Limbs of 32 bits, the lowest first, multiplied up by as many digits as a long can carry along.
        var limbs = new int[digits * 6 / 32 + 1];
        int count = 0;
        for (int i = zeros; i < text.length(); ) {
            int end = Math.min(text.length(), i + DIGITS_AT_ONCE);
            long factor = 1;
            long carry = 0;
            for (; i < end; i++) {
                carry = carry * 58 + digit(text, i);
                factor *= 58;
            }
            for (int j = 0; j < count; j++) {
                carry += (limbs[j] & 0xffffffffL) * factor;
                limbs[j] = (int) carry;
                carry >>>= 32;
            }
            if (carry != 0) {
                limbs[count++] = (int) carry;
            }
        }
        return bytes(zeros, limbs, count);
    }

    private static byte[] bytes(int zeros, int[] limbs, int count) {
        int length = count == 0 ? 0 : 4 * count - Integer.numberOfLeadingZeros(limbs[count - 1]) / 8;
        var bytes = new byte[zeros + length];
        for (int i = 0; i < length; i++) {
            bytes[zeros + length - 1 - i] = (byte) (limbs[i / 4] >>> 8 * (i % 4));
        }
        return bytes;
    }

    private static int digit(String text, int at) throws MalformedException {
        char c = text.charAt(at);
        int digit = c < DIGITS.length ? DIGITS[c] : -1;
        if (digit < 0) {
            throw new MalformedException(
                    "character " + at + " is not of the base 58 alphabet, which lacks 0, O, I, l and all signs");
        }
        return digit;
    }

    private static int leadingZeros(byte[] bytes) {
        int count = 0;
        while (count < bytes.length && bytes[count] == 0) {
            count++;
        }
        return count;
    }

    private static byte[] digits() {
        var digits = new byte[128];
        Arrays.fill(digits, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            digits[ALPHABET.charAt(i)] = (byte) i;
        }
        return digits;
    }
}
