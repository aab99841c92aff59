package org.comity.record.json;

import org.comity.record.MalformedException;

/// One character of UTF-8 at a time (RFC 3629), where anything malformed is reported.
final class Utf8 {
    private Utf8() {}

    /// Where the character ends that begins at `at` with a byte of 0x80 or above.
    static int afterCharacter(byte[] bytes, int at) throws MalformedException {
        int first = bytes[at] & 0xff;
        // The second byte carries the bounds that exclude overlong forms, surrogates and what is beyond U+10FFFF.
        int length;
        int lowest = 0x80;
        int highest = 0xbf;
        if (first >= 0xc2 && first <= 0xdf) {
            length = 2;
        } else if (first >= 0xe0 && first <= 0xef) {
            length = 3;
            lowest = first == 0xe0 ? 0xa0 : 0x80;
            highest = first == 0xed ? 0x9f : 0xbf;
        } else if (first >= 0xf0 && first <= 0xf4) {
            length = 4;
            lowest = first == 0xf0 ? 0x90 : 0x80;
            highest = first == 0xf4 ? 0x8f : 0xbf;
        } else {
            throw malformed(at);
        }
        int second = at + 1 < bytes.length ? bytes[at + 1] & 0xff : 0;
        if (second < lowest || second > highest) {
            throw malformed(at);
        }
        for (int i = 2; i < length; i++) {
            int next = at + i < bytes.length ? bytes[at + i] & 0xff : 0;
            if ((next & 0xc0) != 0x80) {
                throw malformed(at);
            }
        }
        return at + length;
    }

    private static MalformedException malformed(int at) {
        return new MalformedException("byte " + at + ": found bytes that are not UTF-8");
    }
}
