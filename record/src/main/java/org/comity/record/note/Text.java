package org.comity.record.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.comity.record.MalformedException;

/// Text from outside: valid UTF-8, no control character but newline, numbers in one spelling.
final class Text {
    private Text() {}

    /// @throws MalformedException if there are more than `mostBytes`, or they are not such text
    static String parse(byte[] bytes, int mostBytes, String what) throws MalformedException {
        if (bytes.length > mostBytes) {
            throw new MalformedException(what + ": " + bytes.length + " bytes; at most " + mostBytes);
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            for (int i = 0; i < text.length(); i++) {
                if (isControl(text.charAt(i))) {
                    throw new MalformedException(what + ": control character " + (int) text.charAt(i) + " at " + i);
                }
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new MalformedException(what + ": not UTF-8", e);
        }
    }

    /// Reads a number from 0 to 2^63-1 in decimal, without sign or leading zeros.
    static long parseDecimal(String text, String what) throws MalformedException {
        try {
            long number = Long.parseLong(text);
            if (number >= 0 && Long.toString(number).equals(text)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new MalformedException(what + ": not a number: \"" + abridged(text) + "\"", e);
        }
        throw new MalformedException(
                what + ": a number from 0 on without sign or leading zeros, found \"" + abridged(text) + "\"");
    }

    static boolean isControl(char character) {
        return character < 0x20 && character != '\n';
    }

    static String abridged(String text) {
        return text.length() <= 80 ? text : text.substring(0, 77) + "…";
    }
}
