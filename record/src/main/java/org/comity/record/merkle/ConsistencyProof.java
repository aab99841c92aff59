package org.comity.record.merkle;

import java.util.ArrayList;
import java.util.List;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;

/// That a tree of `newSize` entries starts with the tree of `oldSize`: RFC 9162 section 2.1.4.
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {
    /// @throws IllegalArgumentException if the old size is negative or above the new one
    public ConsistencyProof {
        if (oldSize < 0 || oldSize > newSize) {
            throw new IllegalArgumentException("a tree of " + newSize + " cannot start with one of " + oldSize);
        }
        path = List.copyOf(path);
    }

    /// Vouches for the pair of roots: RFC 9162 section 2.1.4.2.
    ///
    /// Any tree starts with the empty one, by an empty proof.
    ///
    /// @throws UnverifiedException if the roots do not follow
    /// @throws MalformedException if the proof is too long or too short for its trees
    public void verify(Hash oldRoot, Hash newRoot) throws UnverifiedException, MalformedException {
        if (oldSize == 0 || oldSize == newSize) {
            if (!path.isEmpty()) {
                throw new MalformedException(
                        "a consistency proof from " + oldSize + " to " + newSize + " must be empty");
            }
            if (!oldRoot.equals(oldSize == 0 ? MerkleHash.EMPTY_ROOT : newRoot)) {
                throw new UnverifiedException(
                        "two roots for one tree of " + oldSize + ": " + oldRoot.base64() + " and " + newRoot.base64());
            }
            return;
        }
        if (path.isEmpty()) {
            throw new MalformedException("the consistency proof from " + oldSize + " to " + newSize + " is empty");
        }
        var hashes = new ArrayList<>(path);
        if (Long.bitCount(oldSize) == 1) {
            hashes.addFirst(oldRoot);
        }
        long fn = oldSize - 1;
        long sn = newSize - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        var first = hashes.getFirst();
        var second = first;
        for (var hash : hashes.subList(1, hashes.size())) {
            if (sn == 0) {
                throw new MalformedException(
                        "the consistency proof from " + oldSize + " to " + newSize + " is too long");
            }
            if ((fn & 1) == 1 || fn == sn) {
                first = MerkleHash.node(hash, first);
                second = MerkleHash.node(hash, second);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                second = MerkleHash.node(second, hash);
            }
            fn >>= 1;
            sn >>= 1;
        }
        if (sn != 0) {
            throw new MalformedException("the consistency proof from " + oldSize + " to " + newSize + " is too short");
        }
        if (!first.equals(oldRoot) || !second.equals(newRoot)) {
            throw new UnverifiedException("the tree of " + newSize + " does not start with the tree of " + oldSize);
        }
    }
}
