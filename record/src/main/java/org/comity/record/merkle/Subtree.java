package org.comity.record.merkle;

import org.comity.record.MalformedException;

/// The leaves from `start` on and before `end`, of which a tree of any size from `end` on has a node or a node's left
/// part.
///
/// draft-ietf-plants-merkle-tree-certs: `start` is a multiple of the smallest power of two that is not below `end -
/// start`.
public record Subtree(long start, long end) {
    /// @throws IllegalArgumentException if these leaves are no subtree
    public Subtree {
        if (!isValid(start, end)) {
            throw new IllegalArgumentException("no subtree: [" + start + ", " + end + ")");
        }
    }

    /// @throws MalformedException if these leaves are no subtree
    public static Subtree parse(long start, long end) throws MalformedException {
        if (!isValid(start, end)) {
            throw new MalformedException("no subtree: [" + start + ", " + end
                    + "); its start must be a multiple of the smallest power of two not below its length");
        }
        return new Subtree(start, end);
    }

    /// How many leaves there are.
    public long size() {
        return end - start;
    }

    private static boolean isValid(long start, long end) {
        if (start < 0 || end < start) {
            return false;
        }
        long length = end - start;
        if (length <= 1 || start == 0) {
            return true;
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros(length - 1);
        return Long.numberOfTrailingZeros(start) >= bits;
    }
}
