package org.comity.record.note;

import java.nio.charset.StandardCharsets;
import org.comity.record.MalformedException;

/// The name of a key on a signature line, such as `example.org/alpha`; it names nothing that must be reachable.
///
/// @param value not empty; no space of Unicode, no `+`, no control character; at most 255 bytes in UTF-8
public record KeyName(String value) {
    private static final int MOST_BYTES = 255;
    private static final int NEXT_LINE = 0x85; // a space to Unicode, a control character to Java

    /// @throws IllegalArgumentException if this cannot be a key name
    public KeyName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a key name: \"" + value + "\"");
        }
    }

    /// @throws MalformedException if this cannot be a key name
    public static KeyName parse(String text) throws MalformedException {
        if (!isValid(text)) {
            throw new MalformedException("not the name of a key: \"" + Text.abridged(text)
                    + "\"; it must be 1 to 255 bytes without space, + or control character");
        }
        return new KeyName(text);
    }

    private static boolean isValid(String text) {
        return !text.isEmpty()
                && text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
                && text.codePoints().allMatch(KeyName::mayStand);
    }

    private static boolean mayStand(int character) {
        return character >= 0x20
                && character != '+'
                && character != NEXT_LINE
                && !Character.isSpaceChar(character)
                && Character.getType(character) != Character.SURROGATE;
    }

    @Override
    public String toString() {
        return value;
    }
}
