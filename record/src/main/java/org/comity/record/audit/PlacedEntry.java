package org.comity.record.audit;

import java.util.Arrays;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.act.Entry;
import org.comity.record.merkle.MerkleHash;

/// An entry as it stands in one of the files that hold it: `length` bytes from `offset` on of what was read.
///
/// @param file its name
/// @param start where it stands in the file with its length before it, in bytes
@SuppressWarnings("ArrayRecordComponent") // never compared; copying every entry would double the work
record PlacedEntry(long index, byte[] read, int offset, int length, String file, long start) {
    Hash leaf() {
        return MerkleHash.leaf(read, offset, length);
    }

    Entry parse() throws MalformedException {
        return Entry.parse(read, offset, length);
    }

    boolean hasSameBytes(PlacedEntry other) {
        return Arrays.equals(read, offset, offset + length, other.read, other.offset, other.offset + other.length);
    }

    /// Where it stands with its length, in bytes of the file.
    ByteRange range() {
        return new ByteRange(start, start + 2 + length);
    }
}
