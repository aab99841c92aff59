package org.comity.record.merkle;

import java.util.ArrayList;
import java.util.List;
import org.comity.record.Hash;

/// The judge: trees and proofs as the definitions of RFC 9162 section 2.1 and of the draft on subtrees say them, by
/// recursion, at whatever cost.
record SlowTree(List<Hash> leaves) {
    static SlowTree of(int size) {
        var leaves = new ArrayList<Hash>();
        for (int i = 0; i < size; i++) {
            leaves.add(MerkleHash.leaf(new byte[] {(byte) i, (byte) (i >> 8)}));
        }
        return new SlowTree(leaves);
    }

    SlowTree part(int from, int to) {
        return new SlowTree(leaves.subList(from, to));
    }

    int size() {
        return leaves.size();
    }

    /// MTH
    Hash root() {
        return switch (size()) {
            case 0 -> Hash.sha256();
            case 1 -> leaves.getFirst();
            default ->
                Hash.sha256(
                        new byte[] {1},
                        part(0, split()).root().bytes(),
                        part(split(), size()).root().bytes());
        };
    }

    /// PATH
    List<Hash> path(int index) {
        if (size() == 1) {
            return List.of();
        }
        return index < split()
                ? plus(part(0, split()).path(index), part(split(), size()).root())
                : plus(
                        part(split(), size()).path(index - split()),
                        part(0, split()).root());
    }

    /// PROOF
    List<Hash> proof(int oldSize) {
        return subproof(oldSize, true);
    }

    private List<Hash> subproof(int oldSize, boolean whole) {
        if (oldSize == size()) {
            return whole ? List.of() : List.of(root());
        }
        return oldSize <= split()
                ? plus(
                        part(0, split()).subproof(oldSize, whole),
                        part(split(), size()).root())
                : plus(
                        part(split(), size()).subproof(oldSize - split(), false),
                        part(0, split()).root());
    }

    /// SUBTREE_PROOF
    List<Hash> subtreeProof(int start, int end) {
        return subtreeSubproof(start, end, true);
    }

    private List<Hash> subtreeSubproof(int start, int end, boolean whole) {
        if (start == 0 && end == size()) {
            return whole ? List.of() : List.of(root());
        }
        var left = part(0, split());
        var right = part(split(), size());
        if (end <= split()) {
            return plus(left.subtreeSubproof(start, end, whole), right.root());
        }
        return split() <= start
                ? plus(right.subtreeSubproof(start - split(), end - split(), whole), left.root())
                : plus(right.subtreeSubproof(0, end - split(), false), left.root());
    }

    private int split() {
        int split = 1;
        while (2 * split < size()) {
            split *= 2;
        }
        return split;
    }

    private static List<Hash> plus(List<Hash> path, Hash last) {
        var longer = new ArrayList<>(path);
        longer.add(last);
        return longer;
    }

    /// The same hashes, handed out one complete subtree at a time.
    NodeSource nodes() {
        return (level, index) -> {
            int from = Math.toIntExact(index << level);
            return part(from, from + (1 << level)).root();
        };
    }
}
