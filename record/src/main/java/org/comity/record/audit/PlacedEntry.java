package org.comity.record.audit;

import org.comity.record.Hash;
import org.comity.record.merkle.MerkleHash;

/// An entry as it stands in one of the files that hold it. Not for comparing: the bytes are not copied.
///
/// @param range where it stands with its length, in bytes of the file
@SuppressWarnings("ArrayRecordComponent") // never compared; copying every entry would double the work
record PlacedEntry(long index, byte[] bytes, String file, ByteRange range) {
    Hash leaf() {
        return MerkleHash.leaf(bytes);
    }
}
