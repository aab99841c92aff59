package org.comity.record.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.comity.record.Hash;
import org.comity.record.merkle.CompactRange;
import org.comity.record.merkle.MerkleHash;

/*
 * What is done before a log is written to: read all of it, compare it with what was signed, and tell two ends of a file apart.
 *
 * A bad batch at the very end was being written when the machine stopped; nobody was told that it is there, so it is put aside.
 * A bad batch before the end of what was signed, or with a good batch behind it, had been acknowledged: that is damage, and a
 * damaged log is neither served nor continued, for what we would sign could fork it.
 */
record Recovery(
        TileWriter tiles,
        CompactRange appended,
        LastSigned signed,
        long end,
        SortedMap<Long, Long> unsigned,
        List<String> notes) {
    /// A batch of so many entries is hashed by several cores.
    private static final int WORTH_SHARING = 512;

    private static final String REMEDY =
            ". Nothing was changed. Restore this log's folder from a mirror or a backup that holds at least the signed size, "
                    + "or open a new epoch of the log.";

    static Recovery run(Store store) throws IOException, DamagedException {
        var signed = Log.readLastSigned(store);
        long size = store.size(Log.SEGMENT);
        requireFileHeader(store, size);
        var notes = new ArrayList<String>();
        var tiles = new TileWriter(store);
        long at = Batch.FILE_HEADER.length;
        long lastBatch = 0;
        while (at < signed.offset()) {
            lastBatch = at;
            at = switch (SegmentReader.at(store, at, tiles.size(), size)) {
                case SegmentReader.Found.Good good -> {
                    var leaves = leaves(good);
                    SegmentReader.visit(
                            good,
                            (index, bytes, offset, length) ->
                                    tiles.append(bytes, offset, length, leaves[(int) (index - good.first())], true));
                    yield good.end();
                }
                case SegmentReader.Found.Unsound(var _, var what) ->
                    throw damaged(at, tiles.size(), what + ", below the signed size of " + signed.size());
                case SegmentReader.Found.Bad(var what) ->
                    throw damaged(at, tiles.size(), what + ", below the signed size of " + signed.size());
                case SegmentReader.Found.End() ->
                    throw damaged(
                            at,
                            tiles.size(),
                            "the file ends with entry " + (tiles.size() - 1) + ", but " + signed.size()
                                    + " entries were signed: an older copy, or one cut short");
            };
        }
        if (tiles.size() != signed.size() || !tiles.root().equals(signed.root())) {
            throw new DamagedException(Log.SEGMENT + ": its first " + tiles.size() + " entries have the root "
                    + tiles.root().base64() + "; signed were " + signed.size() + " with the root "
                    + signed.root().base64() + REMEDY);
        }
        if (at != signed.offset()) {
            throw new DamagedException(
                    LastSigned.FILE + ": the " + signed.size() + " entries that were signed end at byte " + at
                            + " of the segment, not at byte " + signed.offset() + REMEDY);
        }
        tiles.writePartials(true);
        if (tiles.mended() > 0) {
            notes.add(tiles.mended()
                    + " tiles or bundles were missing or wrong and were computed again from the segment");
        }
        var appended = tiles.tree();
        var unsigned = new TreeMap<Long, Long>();
        while (true) {
            switch (SegmentReader.at(store, at, appended.size(), size)) {
                case SegmentReader.Found.Good good -> {
                    for (var leaf : leaves(good)) {
                        appended.append(leaf);
                    }
                    unsigned.put(good.first(), at);
                    lastBatch = at;
                    at = good.end();
                }
                case SegmentReader.Found.Unsound(var _, var what) -> {
                    notes.add(putAside(store, at, appended.size(), size, what));
                    size = at;
                }
                case SegmentReader.Found.Bad(var what) -> {
                    notes.add(putAside(store, at, appended.size(), size, what));
                    size = at;
                }
                case SegmentReader.Found.End() -> {
                    settle(store, lastBatch, at);
                    return new Recovery(tiles, appended, signed, at, unsigned, List.copyOf(notes));
                }
            }
        }
    }

    /// Hashes with all cores where it is worth it.
    private static Hash[] leaves(SegmentReader.Found.Good batch) throws IOException, DamagedException {
        var offsets = new int[batch.count()];
        var lengths = new int[batch.count()];
        SegmentReader.visit(batch, (index, _, offset, length) -> {
            offsets[(int) (index - batch.first())] = offset;
            lengths[(int) (index - batch.first())] = length;
        });
        var leaves = new Hash[batch.count()];
        var entries = IntStream.range(0, leaves.length);
        (leaves.length < WORTH_SHARING ? entries : entries.parallel())
                .forEach(i -> leaves[i] = MerkleHash.leaf(batch.bytes(), offsets[i], lengths[i]));
        return leaves;
    }

    /// What was read may stand in the system's memory only: the process before was killed, or its force
    /// failed. A batch is written after the force of the one before it, so of the segment only the last
    /// one is in doubt; and of the other files only their names, for they are renamed after their force.
    private static void settle(Store store, long lastBatch, long end) throws IOException {
        store.rewrite(Log.SEGMENT, lastBatch, bytes(store, lastBatch, end));
    }

    private static String putAside(Store store, long at, long next, long size, String what)
            throws IOException, DamagedException {
        requireTornTail(store, at, next, size, what);
        var end = bytes(store, at, size);
        var aside = nameAside(store, at, end);
        store.replace(aside, end);
        store.truncate(Log.SEGMENT, at);
        return "the last " + (size - at) + " bytes of the segment, from byte " + at
                + " on, were being written when the process stopped and had not been acknowledged; they were put aside as "
                + aside;
    }

    /// Another end may have been put aside at this place before: it stays.
    private static String nameAside(Store store, long at, byte[] end) throws IOException {
        var name = "torn-" + at;
        for (int i = 2; ; i++) {
            var there = store.read(name);
            if (there.isEmpty() || Arrays.equals(there.get(), end)) {
                return name;
            }
            name = "torn-" + at + "-" + i;
        }
    }

    private static void requireFileHeader(Store store, long size) throws IOException, DamagedException {
        var header = ByteBuffer.allocate(Batch.FILE_HEADER.length);
        store.read(Log.SEGMENT, 0, header);
        if (size < Batch.FILE_HEADER.length || !header.flip().equals(ByteBuffer.wrap(Batch.FILE_HEADER))) {
            throw damaged(0, 0, "the file does not start as a segment does");
        }
    }

    /// Looks for a good batch anywhere behind the bad one: then the bad one had been acknowledged.
    private static void requireTornTail(Store store, long at, long next, long size, String what)
            throws IOException, DamagedException {
        if (size - at > 2L * (Batch.MOST_CONTENT_BYTES + Batch.HEADER_BYTES)) {
            throw damaged(at, next, what + ", and more follows than one batch can hold");
        }
        byte[] tail = bytes(store, at, size);
        for (int i = 1; i + Batch.HEADER_BYTES <= tail.length; i++) {
            var header = Batch.parse(ByteBuffer.wrap(tail, i, tail.length - i).slice());
            if (header != null && header.first() > next && i + Batch.HEADER_BYTES + header.length() <= tail.length) {
                var content = ByteBuffer.wrap(tail, i + Batch.HEADER_BYTES, header.length())
                        .slice();
                if (Batch.holds(header, content)) {
                    throw damaged(
                            at,
                            next,
                            what + ", and a whole batch with entry " + header.first() + " stands behind it at byte "
                                    + (at + i));
                }
            }
        }
    }

    private static byte[] bytes(Store store, long from, long to) throws IOException {
        var bytes = ByteBuffer.allocate(Math.toIntExact(to - from));
        store.read(Log.SEGMENT, from, bytes);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static DamagedException damaged(long at, long entry, String what) {
        return new DamagedException(Log.SEGMENT + ", byte " + at + ", entry " + entry + ": " + what + REMEDY);
    }
}
