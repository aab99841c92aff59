package org.comity.record.log;

import java.nio.charset.StandardCharsets;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.merkle.MerkleHash;

/// The newest tree that this log has signed, kept durably before the signature is made: nothing else is ever signed but
/// what extends it.
///
/// @param size in entries
/// @param root of the tree of these
/// @param offset where in the segment the batch with the last of them ends, in bytes
public record LastSigned(long size, Hash root, long offset) {
    /// Its name in a log's folder.
    public static final String FILE = "last-signed";

    private static final String TYPE = "comity last signed v0";

    static LastSigned none() {
        return new LastSigned(0, MerkleHash.EMPTY_ROOT, Batch.FILE_HEADER.length);
    }

    byte[] encode() {
        var text = TYPE + "\n" + size + "\n" + root.base64() + "\n" + offset + "\n";
        return (text + Hash.sha256(text.getBytes(StandardCharsets.US_ASCII)).hex() + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// Reads what a log wrote.
    ///
    /// @throws MalformedException if these are not exactly such bytes
    public static LastSigned parse(byte[] bytes) throws MalformedException {
        try {
            var lines = new String(bytes, StandardCharsets.US_ASCII).split("\n", -1);
            if (lines.length == 6) {
                var parsed =
                        new LastSigned(Long.parseLong(lines[1]), Hash.parseBase64(lines[2]), Long.parseLong(lines[3]));
                if (java.util.Arrays.equals(parsed.encode(), bytes)) {
                    return parsed;
                }
            }
        } catch (NumberFormatException e) {
            throw new MalformedException(FILE + " is not what this log wrote", e);
        }
        throw new MalformedException(FILE + " is not what this log wrote");
    }
}
