package org.comity.record.merkle;

import java.util.List;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;

/// Shows that the leaves of a subtree stand in a tree at their place: draft-ietf-plants-merkle-tree-certs, section on
/// subtree consistency proofs.
///
/// From the first leaf on it is what a consistency proof is, of one leaf what an inclusion proof is.
///
/// @param size how many leaves the tree has
/// @param path hashes of the tree, deepest first
public record SubtreeProof(Subtree subtree, long size, List<Hash> path) {
    /// @throws IllegalArgumentException if the subtree ends beyond the size
    public SubtreeProof {
        if (subtree.end() > size) {
            throw new IllegalArgumentException(subtree + " is not in a tree of " + size);
        }
        path = List.copyOf(path);
    }

    /// Vouches that the subtree with this hash is part of the tree with this root.
    ///
    /// @throws UnverifiedException if the hashes do not follow
    /// @throws MalformedException if the proof is too long or too short for its tree
    public void verify(Hash subtreeHash, Hash root) throws UnverifiedException, MalformedException {
        long start = subtree.start();
        long end = subtree.end();
        // 2. Of no leaves there is nothing to prove.
        if (start == end) {
            if (!path.isEmpty()) {
                throw new MalformedException("of no leaves there is nothing to prove");
            }
            requireEqual(subtreeHash, MerkleHash.EMPTY_ROOT, "the hash of no leaves is another");
            return;
        }
        // 3.
        long fn = start;
        long sn = end - 1;
        long tn = size - 1;
        // 4. and 5. Up to the highest node whose hash is known without a proof.
        int shift = sn == tn ? bitsUntilEqual(fn, sn) : Math.min(bitsUntilEqual(fn, sn), trailingOnes(sn));
        fn >>>= shift;
        sn >>>= shift;
        tn >>>= shift;
        // 6. and 7. That node is the subtree itself, or the first hash of the path.
        boolean wholeSubtree = fn == sn;
        if (!wholeSubtree && path.isEmpty()) {
            throw tooShort();
        }
        var digest = Hash.newSha256();
        var fr = wholeSubtree ? subtreeHash : path.getFirst();
        var sr = fr;
        for (var c : wholeSubtree ? path : path.subList(1, path.size())) {
            // 8a.
            if (tn == 0) {
                throw new MalformedException("the subtree proof is too long for a tree of size " + size);
            }
            // 8b.
            if ((sn & 1) == 1 || sn == tn) {
                if (fn < sn) {
                    fr = MerkleHash.node(digest, c, fr);
                }
                sr = MerkleHash.node(digest, c, sr);
                int skipped = sn == 0 ? 0 : Long.numberOfTrailingZeros(sn);
                fn >>>= skipped;
                sn >>>= skipped;
                tn >>>= skipped;
            } else {
                sr = MerkleHash.node(digest, sr, c);
            }
            // 8c.
            fn >>>= 1;
            sn >>>= 1;
            tn >>>= 1;
        }
        // 9.
        if (tn != 0) {
            throw tooShort();
        }
        requireEqual(fr, subtreeHash, "the subtree proof does not lead to the hash of the subtree");
        requireEqual(sr, root, "the subtree proof does not lead to the root of size " + size);
    }

    private static int bitsUntilEqual(long fn, long sn) {
        return Long.SIZE - Long.numberOfLeadingZeros(fn ^ sn);
    }

    private static int trailingOnes(long number) {
        return Long.numberOfTrailingZeros(~number);
    }

    private MalformedException tooShort() {
        return new MalformedException("the subtree proof is too short for a tree of size " + size);
    }

    private static void requireEqual(Hash found, Hash wanted, String otherwise) throws UnverifiedException {
        if (!found.equals(wanted)) {
            throw new UnverifiedException(otherwise);
        }
    }
}
