package org.comity.record.merkle;

import java.util.List;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;

/// That an entry stands at `index` in a tree of `size` entries: the hashes beside the way up, leaf side first.
public record InclusionProof(long index, long size, List<Hash> path) {
    /// @throws IllegalArgumentException if the index is not below the size: RFC 9162 section 2.1.3.2, step 1
    public InclusionProof {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("entry " + index + " is not in a tree of " + size);
        }
        path = List.copyOf(path);
    }

    /// The root that the tree has if `leaf` stands at [#index()]: RFC 9162 section 2.1.3.2, steps 2 to 5.
    ///
    /// @throws MalformedException if the proof is too long or too short for its tree
    public Hash rootFrom(Hash leaf) throws MalformedException {
        long fn = index;
        long sn = size - 1;
        var root = leaf;
        for (var sibling : path) {
            if (sn == 0) {
                throw new MalformedException("the inclusion proof is too long for a tree of " + size);
            }
            if ((fn & 1) == 1 || fn == sn) {
                root = MerkleHash.node(sibling, root);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                root = MerkleHash.node(root, sibling);
            }
            fn >>= 1;
            sn >>= 1;
        }
        if (sn != 0) {
            throw new MalformedException("the inclusion proof is too short for a tree of " + size);
        }
        return root;
    }

    /// Vouches for the leaf.
    ///
    /// @throws UnverifiedException if the leaf does not lead to the root
    public void verify(Hash leaf, Hash root) throws UnverifiedException, MalformedException {
        if (!rootFrom(leaf).equals(root)) {
            throw new UnverifiedException(
                    "entry " + index + " is not in the tree of " + size + " with root " + root.base64());
        }
    }
}
