package org.comity.record.log;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.comity.record.Hash;
import org.comity.record.act.ActId;

/*
 * In canonical form the document without two of its members is the same bytes without theirs. So the act id of an entry is
 * found by cutting, several times faster than by reading all of it. Nothing is judged here: of bytes that are no act comes some id
 * or none, and whoever finds an entry by its id reads it.
 */

/// Finds the act ids of entries quickly. Has one owner.
final class ActScan {
    private static final byte[] ID_PREFIX = "comity act v0\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final byte[] APPROVALS = "\"approvals\"".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final byte[] PROOF = "\"proof\"".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final MessageDigest digest = Hash.newSha256();

    /// The act id, if these bytes are an act in canonical form; of other bytes nothing or anything.
    Optional<ActId> id(byte[] entry) {
        if (entry.length < 2 || entry[0] != '{' || entry[entry.length - 1] != '}') {
            return Optional.empty();
        }
        digest.reset();
        digest.update(ID_PREFIX);
        byte before = '{';
        for (int start = 1; start < entry.length; ) {
            int end = memberEnd(entry, start);
            if (!startsWith(entry, start, APPROVALS) && !startsWith(entry, start, PROOF)) {
                digest.update(before);
                digest.update(entry, start, end - start);
                before = ',';
            }
            start = end + 1;
        }
        digest.update((byte) '}');
        byte[] id = digest.digest();
        return Optional.of(new ActId(Hash.of(id, 0, id.length)));
    }

    /// Where the member that starts here ends: at the comma before the next, or at the brace that ends the document.
    private static int memberEnd(byte[] entry, int start) {
        int depth = 0;
        boolean isText = false;
        for (int at = start; at < entry.length; at++) {
            switch (entry[at]) {
                case '\\' -> at++;
                case '"' -> isText = !isText;
                case '{', '[' -> depth += isText ? 0 : 1;
                case '}', ']' -> {
                    if (!isText && depth-- == 0) {
                        return at;
                    }
                }
                case ',' -> {
                    if (!isText && depth == 0) {
                        return at;
                    }
                }
                default -> {}
            }
        }
        return entry.length;
    }

    private static boolean startsWith(byte[] entry, int at, byte[] name) {
        return entry.length - at >= name.length && Arrays.equals(entry, at, at + name.length, name, 0, name.length);
    }
}
