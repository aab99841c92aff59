package org.comity.record.merkle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.comity.record.Hash;

/// Wherever the hashes of complete subtrees are kept; proofs are made from them.
@FunctionalInterface
public interface NodeSource {
    /// The hash over the leaves from `index * 2^level` on, `2^level` of them.
    Hash node(int level, long index) throws IOException;

    /// The root of the first `size` leaves.
    default Hash root(long size) throws IOException {
        return size == 0 ? MerkleHash.EMPTY_ROOT : range(0, size);
    }

    /// RFC 9162 section 2.1.3.1.
    default InclusionProof inclusion(long index, long size) throws IOException {
        var path = new ArrayList<Hash>();
        long low = 0;
        long high = size;
        while (high - low > 1) {
            long middle = low + split(high - low);
            if (index < middle) {
                path.add(range(middle, high));
                high = middle;
            } else {
                path.add(range(low, middle));
                low = middle;
            }
        }
        return new InclusionProof(index, size, path.reversed());
    }

    /// RFC 9162 section 2.1.4.1.
    default ConsistencyProof consistency(long oldSize, long newSize) throws IOException {
        var path = new ArrayList<Hash>();
        if (oldSize > 0 && oldSize < newSize) {
            long low = 0;
            long high = newSize;
            boolean whole = true;
            while (oldSize < high) {
                long middle = low + split(high - low);
                if (oldSize <= middle) {
                    path.add(range(middle, high));
                    high = middle;
                } else {
                    path.add(range(low, middle));
                    low = middle;
                    whole = false;
                }
            }
            if (!whole) {
                path.add(range(low, high));
            }
        }
        return new ConsistencyProof(oldSize, newSize, path.reversed());
    }

    /// The hash over the leaves of a subtree.
    default Hash hash(Subtree subtree) throws IOException {
        return subtree.size() == 0 ? MerkleHash.EMPTY_ROOT : range(subtree.start(), subtree.end());
    }

    /// SUBTREE_PROOF of draft-ietf-plants-merkle-tree-certs.
    default SubtreeProof subtree(Subtree subtree, long size) throws IOException {
        var path = new ArrayList<Hash>();
        if (subtree.size() > 0) {
            long start = subtree.start();
            long low = 0;
            long high = size;
            boolean whole = true;
            while (low != start || high != subtree.end()) {
                long middle = low + split(high - low);
                if (subtree.end() <= middle) {
                    path.add(range(middle, high));
                    high = middle;
                } else {
                    path.add(range(low, middle));
                    if (start < middle) { // the subtree goes on to the right, where only its rest is left to find
                        start = middle;
                        whole = false;
                    }
                    low = middle;
                }
            }
            if (!whole) {
                path.add(range(low, high));
            }
        }
        return new SubtreeProof(subtree, size, path.reversed());
    }

    /// The roots of the complete subtrees of the first `size` leaves, largest first: what [CompactRange] continues
    /// from.
    default List<Hash> subtrees(long size) throws IOException {
        var subtrees = new ArrayList<Hash>();
        long low = 0;
        for (long bit = Long.highestOneBit(size); bit > 0; bit >>= 1) {
            if ((size & bit) != 0) {
                subtrees.add(range(low, low + bit));
                low += bit;
            }
        }
        return subtrees;
    }

    /// The hash over the leaves from `low` to below `high`, where `low` is a multiple of the next power of two.
    private Hash range(long low, long high) throws IOException {
        long width = high - low;
        if (Long.bitCount(width) == 1) {
            int level = Long.numberOfTrailingZeros(width);
            return node(level, low >> level);
        }
        long middle = low + split(width);
        return MerkleHash.node(range(low, middle), range(middle, high));
    }

    /// The largest power of two below `width`.
    private static long split(long width) {
        return Long.highestOneBit(width - 1);
    }
}
