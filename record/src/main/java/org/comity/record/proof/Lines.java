package org.comity.record.proof;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.comity.record.Hash;
import org.comity.record.MalformedException;

/// The lines that the formats of this package share.
final class Lines {
    /// The most hashes that a path of any tree has.
    private static final int MOST_HASHES = 63;

    private Lines() {}

    static String utf8(byte[] bytes, int mostBytes, String what) throws MalformedException {
        if (bytes.length > mostBytes) {
            throw new MalformedException(what + ": " + bytes.length + " bytes; at most " + mostBytes);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException(what + ": not UTF-8", e);
        }
    }

    /// What follows `name` and a space.
    static String field(String line, String name, String what) throws MalformedException {
        if (!line.startsWith(name + " ")) {
            throw new MalformedException(what + ": expected \"" + name + " …\", found \"" + abridged(line) + "\"");
        }
        return line.substring(name.length() + 1);
    }

    /// A number from 0 to 2^63-1, without sign or leading zeros.
    static long decimal(String text, String what) throws MalformedException {
        try {
            long number = Long.parseLong(text);
            if (number >= 0 && Long.toString(number).equals(text)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new MalformedException(what + ": not a number: \"" + abridged(text) + "\"", e);
        }
        throw new MalformedException(what + ": a number in its one spelling, found \"" + abridged(text) + "\"");
    }

    static List<Hash> hashes(List<String> lines, String what) throws MalformedException {
        if (lines.size() > MOST_HASHES) {
            throw new MalformedException(
                    what + ": " + lines.size() + " hashes; no tree needs more than " + MOST_HASHES);
        }
        var hashes = new ArrayList<Hash>();
        for (var line : lines) {
            hashes.add(Hash.parseBase64(line));
        }
        return hashes;
    }

    static String abridged(String text) {
        return text.length() <= 80 ? text : text.substring(0, 77) + "…";
    }
}
