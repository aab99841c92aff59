package org.comity.record.tiles;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.comity.record.MalformedException;

/// Up to 256 entries in a row: each its length as two bytes, big-endian, and its bytes (C2SP tlog-tiles, *Log
/// entries*).
public final class EntryBundle {
    /// The largest entry, in bytes.
    public static final int MOST_ENTRY_BYTES = 65_535;

    /// The largest bundle, in bytes.
    public static final int MOST_BYTES = TilePath.FULL * (2 + MOST_ENTRY_BYTES);

    private EntryBundle() {}

    /// @throws IllegalArgumentException if there are more than 256 entries, or one has more than 65,535 bytes
    public static byte[] encode(List<byte[]> entries) {
        if (entries.size() > TilePath.FULL) {
            throw new IllegalArgumentException(entries.size() + " entries; a bundle has at most 256");
        }
        var out = new ByteArrayOutputStream();
        for (var entry : entries) {
            if (entry.length > MOST_ENTRY_BYTES) {
                throw new IllegalArgumentException(
                        "an entry of " + entry.length + " bytes; at most " + MOST_ENTRY_BYTES);
            }
            out.write(entry.length >> 8);
            out.write(entry.length);
            out.writeBytes(entry);
        }
        return out.toByteArray();
    }

    /// @throws MalformedException if these are not exactly `width` entries
    public static List<byte[]> parse(byte[] bundle, int width) throws MalformedException {
        var entries = new ArrayList<byte[]>(width);
        int at = 0;
        while (at < bundle.length) {
            if (entries.size() == width) {
                throw new MalformedException("byte " + at + ": the bundle has more than its " + width + " entries");
            }
            if (at + 2 > bundle.length) {
                throw new MalformedException("byte " + at + ": the bundle ends inside a length");
            }
            int length = (bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff;
            if (at + 2 + length > bundle.length) {
                throw new MalformedException("byte " + at + ": an entry of " + length + " bytes where the bundle has "
                        + (bundle.length - at - 2) + " left");
            }
            entries.add(Arrays.copyOfRange(bundle, at + 2, at + 2 + length));
            at += 2 + length;
        }
        if (entries.size() != width) {
            throw new MalformedException("the bundle has " + entries.size() + " entries, not " + width);
        }
        return entries;
    }
}
