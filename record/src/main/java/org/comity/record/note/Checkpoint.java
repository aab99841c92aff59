package org.comity.record.note;

import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.merkle.MerkleHash;

/// What a log signs of itself: its origin, how many entries it has, the root of their tree. C2SP
/// tlog-checkpoint v1.0.0.
///
/// Extension lines are neither written nor read: cosignatures of the newer kind do not cover them.
///
/// @param origin which log
/// @param size how many entries it has
/// @param root of the tree of these
public record Checkpoint(Origin origin, long size, Hash root) {
    /// @throws IllegalArgumentException if the size is negative
    public Checkpoint {
        if (size < 0) {
            throw new IllegalArgumentException("a tree of " + size + " entries");
        }
    }

    /// Reads the text of a note.
    ///
    /// @throws MalformedException if it is not a checkpoint, or not in its one spelling
    public static Checkpoint parse(String text) throws MalformedException {
        var lines = text.split("\n", 5);
        if (lines.length < 4) {
            throw new MalformedException("checkpoint: must be three lines: origin, size, root");
        }
        if (lines.length > 4 || !lines[3].isEmpty()) {
            throw new MalformedException("checkpoint: has extension lines, which are not taken here");
        }
        // Base64 and decimal both allow several spellings of one value. Two spellings of one checkpoint would be two
        // signed texts for one tree, so each part is read in one spelling only.
        return new Checkpoint(
                Origin.parse(lines[0]), Text.parseDecimal(lines[1], "checkpoint: size"), Hash.parseBase64(lines[2]));
    }

    /// Whether this is a tree without entries that has their root.
    public boolean isEmptyTree() {
        return size == 0 && root.equals(MerkleHash.EMPTY_ROOT);
    }

    /// The text that is signed.
    @Override
    public String toString() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }
}
