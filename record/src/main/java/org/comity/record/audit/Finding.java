package org.comity.record.audit;

import org.comity.record.Hash;
import org.comity.record.tiles.TilePath;

/// Something that is wrong with a log.
public sealed interface Finding {
    /// Which log: its origin, or where it lies if that cannot be read.
    String log();

    /// Which file, below the log's folder or address.
    String file();

    /// What was expected and what was found, with the entry and the bytes where there are such.
    String problem();

    /// What to do.
    String remedy();

    /// All of it, in one line.
    default String message() {
        return log() + ": " + file() + ": " + problem() + ". " + remedy();
    }

    /// An entry is not the one that the signed tree holds.
    record EntryChanged(String log, String file, ByteRange bytes, long entry, Hash expected, Hash found)
            implements Finding {
        @Override
        public String problem() {
            return bytes + ", entry " + entry + ": the signed tree holds an entry with the leaf hash "
                    + expected.base64() + ", found is " + found.base64();
        }

        @Override
        public String remedy() {
            return Remedies.ofCopy(file);
        }
    }

    /// Two entries stand in one another's place.
    record EntriesSwapped(String log, String file, ByteRange bytes, long entry, long other) implements Finding {
        @Override
        public String problem() {
            return bytes + ", entry " + entry + ": entries " + entry + " and " + other
                    + " of the signed tree stand in one another's place";
        }

        @Override
        public String remedy() {
            return Remedies.ofCopy(file);
        }
    }

    /// A hash tile holds a hash that is not that of the entries below it.
    record HashChanged(String log, TilePath tile, ByteRange bytes, Hash expected, Hash found) implements Finding {
        @Override
        public String file() {
            return tile.toString();
        }

        @Override
        public String problem() {
            return bytes + ", hash " + (tile.first() + bytes.from() / Hash.SIZE_BYTES) + " of level " + tile.level()
                    + ": the entries give " + expected.base64() + ", found is " + found.base64();
        }

        @Override
        public String remedy() {
            return Remedies.DERIVED;
        }
    }

    /// Entries and their tile agree with one another and not with the tile above.
    record TileUnproven(String log, TilePath tile, Hash expected, Hash found) implements Finding {
        @Override
        public String file() {
            return tile.toString();
        }

        @Override
        public String problem() {
            return "its hashes have the root " + found.base64() + "; the signed tree has " + expected.base64()
                    + " in this place";
        }

        @Override
        public String remedy() {
            return Remedies.RESTORE;
        }
    }

    /// A file has not the length that the tree's size asks for.
    record FileCut(String log, String file, String expected, long foundBytes) implements Finding {
        @Override
        public String problem() {
            return "expected were " + expected + ", found are " + foundBytes + " bytes";
        }

        @Override
        public String remedy() {
            return Remedies.ofCopy(file);
        }
    }

    /// A file that the tree's size asks for is not there.
    record FileMissing(String log, String file) implements Finding {
        @Override
        public String problem() {
            return "the file is missing";
        }

        @Override
        public String remedy() {
            return Remedies.ofCopy(file);
        }
    }

    /// A file cannot be read as what it should be.
    record FileMalformed(String log, String file, String problem) implements Finding {
        @Override
        public String remedy() {
            return Remedies.RESTORE;
        }
    }

    /// The checkpoint is older than one that was already signed or seen.
    ///
    /// @param shownBy who has the newer one
    record OlderCheckpoint(String log, String file, long size, long newerSize, String shownBy) implements Finding {
        @Override
        public String problem() {
            return "an older checkpoint: it has " + size + " entries, " + shownBy + " has " + newerSize;
        }

        @Override
        public String remedy() {
            return "If the node stopped between signing and publishing, starting it mends this; if not, this is a copy from a backup, "
                    + "or somebody was shown more than others: compare with a mirror before anything is signed";
        }
    }

    /// The segment ends before what was signed.
    record OlderSegment(String log, String file, long sizeBytes, long entries, long signedEntries) implements Finding {
        @Override
        public String problem() {
            return "an older segment, or one cut short: it ends at byte " + sizeBytes + " with " + entries
                    + " entries; signed are " + signedEntries;
        }

        @Override
        public String remedy() {
            return Remedies.RESTORE;
        }
    }

    /// A batch of the segment does not fit its checksum or its place.
    record SegmentDamaged(String log, String file, ByteRange bytes, long entry, String what) implements Finding {
        @Override
        public String problem() {
            return bytes + ", from entry " + entry + " on: " + what;
        }

        @Override
        public String remedy() {
            return Remedies.RESTORE;
        }
    }

    /// A tree that was signed or seen is not the tree of these entries.
    ///
    /// @param shownBy who has the root that was expected
    record RootDiffers(String log, String file, String shownBy, long size, Hash expected, Hash found)
            implements Finding {
        @Override
        public String problem() {
            return "at size " + size + " " + shownBy + " has the root " + expected.base64() + ", these entries give "
                    + found.base64();
        }

        @Override
        public String remedy() {
            return "Keep both: if both are signed by the log, this is a fork, and it convicts. " + Remedies.RESTORE;
        }
    }

    /// An entry that has no effect, for it breaks the envelope's rules.
    record EntryInvalid(String log, String file, ByteRange bytes, long entry, Rule rule, String what)
            implements Finding {
        /// Which of them.
        public enum Rule {
            /// Canonical JSON, envelope version 0, this log's origin.
            FORM,
            /// The signature of the log key.
            PROOF,
            /// The signatures of those who approved.
            APPROVAL,
            /// Whether the key that proves was the log's at that index.
            LOG_KEY
        }

        @Override
        public String problem() {
            return bytes + ", entry " + entry + ": " + what;
        }

        @Override
        public String remedy() {
            return "The entry stays and has no effect; nothing can be mended. Ask who runs the log how it came in";
        }
    }

    /// A line of a known key on the checkpoint does not hold, or one that must be there is missing.
    record SignatureFails(String log, String file, String problem) implements Finding {
        @Override
        public String remedy() {
            return "Do not rely on this checkpoint; take it again from the log or a mirror";
        }
    }

    /// The keys that the log names are not those that are known for it.
    record KeysDiffer(String log, String file, String problem) implements Finding {
        @Override
        public String remedy() {
            return "Ask where the known keys come from; if they are right, somebody else writes this log";
        }
    }
}
