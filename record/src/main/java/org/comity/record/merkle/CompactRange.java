package org.comity.record.merkle;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.comity.record.Hash;

/// The right edge of a growing tree: the roots of its complete subtrees, largest first, at most 63.
///
/// Enough to append and to give the root at any size on the way. Has one owner: not for several threads at once.
public final class CompactRange {
    private final MessageDigest digest = Hash.newSha256();
    private final List<Hash> subtrees;
    private long size;

    /// The tree without entries.
    public CompactRange() {
        this(0, List.of());
    }

    private CompactRange(long size, List<Hash> subtrees) {
        this.size = size;
        this.subtrees = new ArrayList<>(subtrees);
    }

    /// Continues a tree.
    ///
    /// @param subtrees one for each bit of `size` that is set, largest subtree first
    /// @throws IllegalArgumentException if their number does not fit the size
    public static CompactRange of(long size, List<Hash> subtrees) {
        if (size < 0 || Long.bitCount(size) != subtrees.size()) {
            throw new IllegalArgumentException(subtrees.size() + " subtrees cannot make a tree of " + size);
        }
        return new CompactRange(size, subtrees);
    }

    /// Puts a leaf hash at the end.
    ///
    /// @throws ArithmeticException if there are 2^63-1 leaves
    public void append(Hash leaf) {
        append(leaf, 0);
    }

    /// Puts a complete subtree at the end.
    ///
    /// @param height of the subtree: it has 2^height leaves
    /// @throws IllegalArgumentException if the leaves before it are not a multiple of its own
    /// @throws ArithmeticException if there are too many leaves to count
    public void append(Hash root, int height) {
        if (height < 0 || height > 62 || (size & (1L << height) - 1) != 0) {
            throw new IllegalArgumentException("no subtree of height " + height + " starts behind " + size + " leaves");
        }
        long grown = Math.addExact(size, 1L << height);
        var hash = root;
        // As in counting up: each one at the end of the size is a subtree that is now complete with its neighbour.
        for (long rest = size >> height; (rest & 1) == 1; rest >>= 1) {
            hash = MerkleHash.node(digest, subtrees.removeLast(), hash);
        }
        subtrees.add(hash);
        size = grown;
    }

    /// How many leaves there are.
    public long size() {
        return size;
    }

    /// The root of the tree as it is now.
    public Hash root() {
        if (size == 0) {
            return MerkleHash.EMPTY_ROOT;
        }
        var root = subtrees.getLast();
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = MerkleHash.node(digest, subtrees.get(i), root);
        }
        return root;
    }

    /// The roots of the complete subtrees, largest first.
    public List<Hash> subtrees() {
        return List.copyOf(subtrees);
    }

    /// The same tree with an owner of its own.
    public CompactRange copy() {
        return new CompactRange(size, subtrees);
    }
}
