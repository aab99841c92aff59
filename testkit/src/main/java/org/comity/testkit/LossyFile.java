package org.comity.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.comity.testkit.LossyDisk.Happened;

/// The bytes of one file of a [LossyDisk]: those that everybody sees, those that the platter has for
/// certain, and what was done since.
final class LossyFile implements LossyNode {
    private byte[] seen;
    private byte[] durable;
    private final List<Write> unforced = new ArrayList<>();

    /// Holds these bytes, durably.
    LossyFile(byte[] bytes) {
        seen = bytes;
        durable = bytes;
    }

    /// A change that is not forced: bytes at a place, or a cut.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Write(long offset, byte[] bytes, boolean isCut) {
        boolean grows(byte[] file) {
            return !isCut && offset + bytes.length > file.length;
        }

        byte[] on(byte[] file) {
            if (isCut) {
                return Arrays.copyOf(file, (int) Math.min(file.length, offset));
            }
            var grown = Arrays.copyOf(file, (int) Math.max(file.length, offset + bytes.length));
            System.arraycopy(bytes, 0, grown, (int) offset, bytes.length);
            return grown;
        }

        int sectors() {
            long last = offset + Math.max(1, bytes.length) - 1;
            return (int) (last / LossyDisk.SECTOR_BYTES - offset / LossyDisk.SECTOR_BYTES) + 1;
        }
    }

    byte[] seen() {
        return seen;
    }

    byte[] durable() {
        return durable;
    }

    boolean isForced() {
        return unforced.isEmpty();
    }

    int size() {
        return seen.length;
    }

    void write(long offset, byte[] bytes) {
        if (bytes.length > 0) {
            change(new Write(offset, bytes, false));
        }
    }

    void truncate(long size) {
        if (size < seen.length) {
            change(new Write(size, new byte[0], true));
        }
    }

    private void change(Write write) {
        seen = write.on(seen);
        unforced.add(write);
    }

    void force() {
        for (var write : unforced) {
            durable = write.on(durable);
        }
        unforced.clear();
    }

    /// What was not forced counts as written from now on, and is not.
    ///
    /// @param reverts whether the old bytes are shown again
    void failToForce(boolean reverts) {
        unforced.clear();
        if (reverts) {
            seen = durable;
        }
    }

    /// What a power loss leaves.
    byte[] survivor(Choices choices, Consumer<Happened> happened) {
        var bytes = durable;
        for (var write : unforced) {
            bytes = survivor(bytes, write, choices, happened);
        }
        return bytes;
    }

    private static byte[] survivor(byte[] bytes, Write write, Choices choices, Consumer<Happened> happened) {
        int sectors = write.sectors();
        int ways = sectors > 1 || write.grows(bytes) ? 3 : 2;
        return switch (choices.below(ways)) {
            case 0 -> {
                happened.accept(Happened.LOST_WRITE);
                yield bytes;
            }
            case 1 -> {
                happened.accept(Happened.KEPT_UNFORCED_WRITE);
                yield write.on(bytes);
            }
            default -> {
                var torn = sectors > 1 ? torn(bytes, write, choices, happened) : bytes;
                if (write.grows(torn) && (sectors == 1 || choices.yes())) {
                    happened.accept(Happened.GREW_WITHOUT_BYTES);
                    yield Arrays.copyOf(torn, (int) write.offset + write.bytes.length);
                }
                yield torn;
            }
        };
    }

    private static byte[] torn(byte[] bytes, Write write, Choices choices, Consumer<Happened> happened) {
        happened.accept(Happened.TORN_WRITE);
        var torn = bytes;
        int end = write.bytes.length;
        int from = 0;
        while (from < end) {
            long sector = (write.offset + from) / LossyDisk.SECTOR_BYTES + 1;
            int to = (int) Math.min(end, sector * LossyDisk.SECTOR_BYTES - write.offset);
            if (choices.yes()) {
                torn = new Write(write.offset + from, Arrays.copyOfRange(write.bytes, from, to), false).on(torn);
            }
            from = to;
        }
        return torn;
    }
}
