package org.comity.record.merkle;

import java.security.MessageDigest;
import org.comity.record.Hash;

/// The two hashes of a tree, kept apart by their first byte: RFC 9162 section 2.1.1.
public final class MerkleHash {
    /// The root of a tree without entries: SHA-256 of nothing.
    public static final Hash EMPTY_ROOT = Hash.sha256();

    private static final byte LEAF = 0x00;
    private static final byte NODE = 0x01;

    private MerkleHash() {}

    /// The hash of an entry.
    public static Hash leaf(byte[] entry) {
        return leaf(entry, 0, entry.length);
    }

    /// The hash of the entry that `length` bytes from `offset` on are.
    public static Hash leaf(byte[] bytes, int offset, int length) {
        return leaf(Hash.newSha256(), bytes, offset, length);
    }

    /// The same with a digest of the caller's, for many in a row.
    public static Hash leaf(MessageDigest digest, byte[] bytes, int offset, int length) {
        digest.update(LEAF);
        digest.update(bytes, offset, length);
        return Hash.from(digest);
    }

    /// The hash over two subtrees.
    public static Hash node(Hash left, Hash right) {
        return node(Hash.newSha256(), left, right);
    }

    /// The same with a digest of the caller's, for many in a row.
    public static Hash node(MessageDigest digest, Hash left, Hash right) {
        digest.update(NODE);
        left.updateTo(digest);
        right.updateTo(digest);
        return Hash.from(digest);
    }
}
