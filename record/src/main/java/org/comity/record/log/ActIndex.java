package org.comity.record.log;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.comity.record.act.ActId;

/*
 * Eight bytes for each entry and at most as much again free: ten million entries take between 110 and 270 MB. The act ids
 * themselves are not kept: 24 bits of each tell nearly all others apart, and whoever asks reads the entry before believing it.
 * 256 tables, so that growing copies one of them at a time.
 */

/// Where entries with an act id may stand. For several threads at once.
final class ActIndex {
    private static final int TABLES = 256;
    private static final int INDEX_BITS = 40;
    private static final long INDEX_MASK = (1L << INDEX_BITS) - 1;
    private static final int SMALLEST = 16;

    private final long[][] tables = new long[TABLES][SMALLEST];
    private final int[] counts = new int[TABLES];

    /// @throws IllegalArgumentException if the log has more than 10^12 entries
    synchronized void put(ActId id, long index) {
        if (index >= INDEX_MASK) {
            throw new IllegalArgumentException("entry " + index + " is beyond what the index of acts holds");
        }
        var key = ByteBuffer.wrap(id.hash().bytes());
        int table = key.get(0) & 0xff;
        // A third free, so that chains stay short.
        if (3L * counts[table] >= 2L * tables[table].length) {
            grow(table);
        }
        insert(tables[table], tag(key), (long) tag(key) << INDEX_BITS | (index + 1));
        counts[table]++;
    }

    /// The entries that may have this id, in order; nearly always none or the right one.
    synchronized long[] candidates(ActId id) {
        var key = ByteBuffer.wrap(id.hash().bytes());
        long[] table = tables[key.get(0) & 0xff];
        var found = new long[0];
        int mask = table.length - 1;
        for (int slot = tag(key) & mask; table[slot] != 0; slot = slot + 1 & mask) {
            if (table[slot] >>> INDEX_BITS == tag(key)) {
                found = Arrays.copyOf(found, found.length + 1);
                found[found.length - 1] = (table[slot] & INDEX_MASK) - 1;
            }
        }
        Arrays.sort(found);
        return found;
    }

    /// What it takes, in bytes.
    synchronized long sizeBytes() {
        return Arrays.stream(tables).mapToLong(table -> 8L * table.length).sum();
    }

    /// Tells entries apart, and chooses the slot: so a table can be made larger from its tags alone.
    private static int tag(ByteBuffer key) {
        return key.getInt(1) >>> 8;
    }

    private void grow(int table) {
        var old = tables[table];
        var larger = new long[old.length * 2];
        for (long place : old) {
            if (place != 0) {
                insert(larger, (int) (place >>> INDEX_BITS), place);
            }
        }
        tables[table] = larger;
    }

    private static void insert(long[] table, int tag, long place) {
        int mask = table.length - 1;
        int slot = tag & mask;
        while (table[slot] != 0) {
            slot = slot + 1 & mask;
        }
        table[slot] = place;
    }
}
