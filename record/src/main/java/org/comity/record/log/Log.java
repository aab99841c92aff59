package org.comity.record.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.merkle.CompactRange;
import org.comity.record.merkle.ConsistencyProof;
import org.comity.record.merkle.InclusionProof;
import org.comity.record.merkle.MerkleHash;
import org.comity.record.tiles.EntryBundle;
import org.comity.record.tiles.TileHashes;
import org.comity.record.tiles.TilePath;
import org.comity.record.tiles.TileSource;

/*
 * The path of an entry.
 *
 * append: it joins the batch that is being gathered. Who joined first leads: waits until the force before has returned, closes the
 * batch, writes it, forces it, and answers everybody in it. So there is one force a batch, no timer, and a lone writer waits for
 * one force.
 *
 * publish: what is durable is read back from the file and hashed a second time; the root must be the one that was computed
 * from memory when it was appended. Tiles go out, then the size and root are kept durably as *last signed*, only then is
 * anything signed, and only then does the checkpoint go out: who sees it finds the tiles that it promises.
 *
 * Two locks: `committing` orders batches, `publishing` orders checkpoints; the first is never held while waiting for the second.
 */

/// A log on disk.
///
/// For any number of threads. After a failed write or force it takes nothing more, for nobody knows what the disk has:
/// close it and open it again.
public final class Log implements TileSource, Closeable {
    static final String SEGMENT = "segment";
    static final String CHECKPOINT = "checkpoint";

    private static final String REMEDY = " Restore this log's folder from a mirror; never sign without it.";

    /// Kept free on the disk, so that a full one stops us before it tears anything.
    private static final long RESERVED_BYTES = 32L * 1024 * 1024;

    private final Store store;
    private final Closeable lock;
    private final Store.Appender appender;
    private final List<String> notes;

    private final ReentrantLock committing = new ReentrantLock();
    private final CompactRange appended;
    private long segmentEnd;

    /// Where the batches that no signed tree holds yet start in the segment, by their first entry.
    private final ConcurrentSkipListMap<Long, Long> unsigned = new ConcurrentSkipListMap<>();

    private volatile Gathering gathering = new Gathering();
    private volatile boolean closed;

    private final ReentrantLock publishing = new ReentrantLock();
    private final TileWriter tiles;
    private volatile LastSigned signed;

    private Log(Store store, Closeable lock, Store.Appender appender, Recovery recovery, CompactRange appended) {
        this.store = store;
        this.lock = lock;
        this.appender = appender;
        this.notes = recovery.notes();
        this.tiles = recovery.tiles();
        this.signed = recovery.signed();
        this.segmentEnd = recovery.end();
        this.appended = appended;
        this.unsigned.putAll(recovery.unsigned());
    }

    /// Makes the bytes of a checkpoint, with all its signatures, for a tree that is durable and may be signed.
    @FunctionalInterface
    public interface Sealer {
        byte[] seal(long size, Hash root) throws IOException;
    }

    /// Opens a log, or makes an empty one; everything in it is read and compared with what was signed.
    ///
    /// @throws DamagedException if it holds something else than it signed or acknowledged
    /// @throws IOException if another process writes to it, or the disk fails
    public static Log open(Store store) throws IOException, DamagedException {
        var lock = store.lock();
        try {
            // Only where nothing was ever published: an empty log in the place of a lost one would fork it.
            if (store.size(SEGMENT) == 0
                    && store.read(LastSigned.FILE).isEmpty()
                    && store.read(CHECKPOINT).isEmpty()) {
                store.replace(SEGMENT, Batch.FILE_HEADER);
            }
            var recovery = Recovery.run(store);
            return new Log(store, lock, store.append(SEGMENT), recovery, recovery.appended());
        } catch (IOException | DamagedException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// What had to be mended at opening, in words; empty after a clean stop.
    public List<String> notes() {
        return notes;
    }

    /// Appends one entry and waits until it is durable.
    ///
    /// @return its index, which never changes
    /// @throws NoRoomException if the disk is nearly full; the log goes on when there is room
    /// @throws IOException if the disk failed: it may be there or not, and the log must be opened again
    public long append(byte[] entry) throws IOException {
        return append(List.of(entry));
    }

    /// Appends entries in a row and waits until all are durable.
    ///
    /// @return the index of the first
    public long append(List<byte[]> entries) throws IOException {
        long bytes = 0;
        for (var entry : entries) {
            if (entry.length > EntryBundle.MOST_ENTRY_BYTES) {
                throw new IllegalArgumentException(
                        "an entry of " + entry.length + " bytes; at most " + EntryBundle.MOST_ENTRY_BYTES);
            }
            bytes += 2 + entry.length;
        }
        if (entries.isEmpty() || bytes > Batch.MOST_CONTENT_BYTES) {
            throw new IllegalArgumentException(
                    "between 1 entry and " + Batch.MOST_CONTENT_BYTES + " bytes are appended at a time");
        }
        while (true) {
            var mine = gathering;
            int place = mine.join(entries, bytes);
            if (place == Gathering.FULL) {
                // Back-pressure: the batch being gathered is full. Its leader is about to close it.
                mine.awaitClosed();
            } else {
                if (place == 0) {
                    uninterrupted(() -> commit(mine));
                }
                return mine.first() + place;
            }
        }
    }

    /// How many entries are durable.
    public long durableSize() {
        committing.lock();
        try {
            return appended.size();
        } finally {
            committing.unlock();
        }
    }

    /// How many bytes the entries take on disk, in the file that holds them for good.
    public long segmentBytes() throws IOException {
        return store.size(SEGMENT);
    }

    /// How many entries the newest signed tree has: these can be read and proven.
    public long size() {
        return signed.size();
    }

    /// The root of the newest signed tree.
    public Hash root() {
        return signed.root();
    }

    /// Signs what is durable, if it is more than was signed, and puts the checkpoint out.
    ///
    /// @throws DamagedException if what is read back is not what was appended: nothing is signed, ever again
    public void publish(Sealer sealer) throws IOException, DamagedException {
        var done = new CompletableFuture<Void>();
        uninterrupted(() -> {
            try {
                publishNow(sealer);
                done.complete(null);
            } catch (IOException | DamagedException | RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        try {
            done.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case NoRoomException full -> throw full;
                case DamagedException damaged -> throw damaged;
                case null, default -> throw new IOException("the checkpoint was not published: " + e.getCause(), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while publishing, which goes on", e);
        }
    }

    private void publishNow(Sealer sealer) throws IOException, DamagedException {
        publishing.lock();
        try {
            requireOpen();
            long size;
            Hash root;
            long end;
            committing.lock();
            try {
                size = appended.size();
                root = appended.root();
                end = segmentEnd;
            } finally {
                committing.unlock();
            }
            writeTiles(size, root, end);
            var next = new LastSigned(size, root, end);
            var kept = store.read(LastSigned.FILE);
            // Only one process holds the lock and only this thread the other one: what was read is still what is there.
            if (kept.isPresent() ? !Arrays.equals(kept.get(), signed.encode()) : signed.size() > 0) {
                closed = true;
                throw new DamagedException(LastSigned.FILE
                        + " was changed by somebody else while this log was open; nothing is signed." + REMEDY);
            }
            if (kept.isEmpty() || !next.equals(signed)) {
                replaceLastSigned(next);
            }
            store.replace(CHECKPOINT, sealer.seal(size, root));
        } finally {
            publishing.unlock();
        }
    }

    /// Reads what was appended since the last time, hashes it once more, and turns it into tiles.
    private void writeTiles(long size, Hash root, long end) throws IOException, DamagedException {
        if (size > tiles.size()) {
            requireRoom(end - signed.offset());
        }
        try {
            if (size > tiles.size()) {
                SegmentReader.read(store, tiles.size(), signed.offset(), end, (_, entry) -> tiles.append(entry));
            }
            if (tiles.size() != size || !tiles.root().equals(root)) {
                throw new DamagedException(
                        SEGMENT + ": read back, the first " + size + " entries have the root "
                                + tiles.root().base64() + "; when they were appended it was " + root.base64()
                                + ". Disk or memory changed them; nothing is signed. Check the machine, then restore from a mirror.");
            }
            tiles.writePartials();
        } catch (IOException | DamagedException | RuntimeException e) {
            // Half of them may be there and half not: opening the log again tells, and mends.
            closed = true;
            throw e;
        }
    }

    private void replaceLastSigned(LastSigned next) throws IOException {
        try {
            store.replace(LastSigned.FILE, next.encode());
        } catch (IOException | RuntimeException e) {
            // It may stand there or not: only opening the log again can tell.
            closed = true;
            throw e;
        }
        signed = next;
        unsigned.headMap(next.size()).clear();
    }

    /// The published checkpoint, with its signatures; nothing before the first.
    public Optional<byte[]> checkpoint() throws IOException {
        return store.read(CHECKPOINT);
    }

    /// An entry of the newest signed tree.
    ///
    /// @throws IndexOutOfBoundsException if it is not in it
    public byte[] entry(long index) throws IOException {
        java.util.Objects.checkIndex(index, size());
        byte[] bundle = require(TilePath.in(TilePath.ENTRIES, index / TilePath.FULL, size()));
        int at = 0;
        for (int i = (int) (index % TilePath.FULL); ; i--) {
            int length = (bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff;
            if (i == 0) {
                return Arrays.copyOfRange(bundle, at + 2, at + 2 + length);
            }
            at += 2 + length;
        }
    }

    /// An entry that is durable, whether it is in the newest signed tree or not yet.
    ///
    /// @throws IndexOutOfBoundsException if there is none
    byte[] durableEntry(long index) throws IOException {
        var batch = unsigned.floorEntry(index);
        if (index < size() || batch == null) {
            return entry(index);
        }
        return switch (SegmentReader.at(store, batch.getValue(), batch.getKey(), store.size(SEGMENT))) {
            case SegmentReader.Found.Good good -> SegmentReader.entry(good, index);
            case SegmentReader.Found.Unsound(var _, var what) -> throw new IOException(SEGMENT + ": " + what);
            case SegmentReader.Found.Bad(var what) -> throw new IOException(SEGMENT + ": " + what);
            case SegmentReader.Found.End() -> throw new IndexOutOfBoundsException(index);
        };
    }

    /// All durable entries in order, from the segment itself.
    public void forEach(EntryVisitor visitor) throws IOException, DamagedException {
        long end;
        committing.lock();
        try {
            end = segmentEnd;
        } finally {
            committing.unlock();
        }
        SegmentReader.read(store, 0, Batch.FILE_HEADER.length, end, visitor);
    }

    /// Sees one entry.
    @FunctionalInterface
    public interface EntryVisitor {
        void visit(long index, byte[] entry) throws IOException;
    }

    /// That the entry stands in the newest signed tree.
    public InclusionProof inclusion(long index) throws IOException {
        long size = size();
        java.util.Objects.checkIndex(index, size);
        return new TileHashes(this, size).inclusion(index, size);
    }

    /// That the newest signed tree starts with an older one.
    public ConsistencyProof consistency(long oldSize) throws IOException {
        long size = size();
        return new TileHashes(this, size).consistency(oldSize, size);
    }

    /// A tile or bundle of the newest signed tree or of an older one.
    @Override
    public Optional<byte[]> read(TilePath path) throws IOException {
        var file = store.read(path.toString());
        if (file.isPresent() || path.isFull()) {
            return file;
        }
        // Partial files are kept for the newest size only; an older one is the start of what is there now.
        long now = TilePath.at(path.level(), size());
        if (path.first() + path.width() > now) {
            return Optional.empty();
        }
        var larger = store.read(TilePath.in(path.level(), path.index(), size()).toString());
        return larger.isEmpty() ? larger : Optional.of(start(larger.get(), path));
    }

    private static byte[] start(byte[] larger, TilePath path) {
        if (!path.isEntries()) {
            return Arrays.copyOf(larger, path.width() * Hash.SIZE_BYTES);
        }
        int at = 0;
        for (int i = 0; i < path.width(); i++) {
            at += 2 + ((larger[at] & 0xff) << 8 | larger[at + 1] & 0xff);
        }
        return Arrays.copyOf(larger, at);
    }

    /// Stops taking entries; what was acknowledged stays.
    @Override
    public void close() throws IOException {
        committing.lock();
        try {
            closed = true;
            appender.close();
            lock.close();
        } finally {
            committing.unlock();
        }
    }

    /// Starts work on the disk in a thread that nobody else knows: an interrupt would close the file under the log.
    private static Thread uninterrupted(Runnable work) {
        return Thread.ofVirtual().name("log").start(work);
    }

    private void commit(Gathering mine) {
        committing.lock();
        try {
            var next = new Gathering();
            gathering = next;
            var entries = mine.close();
            try {
                requireOpen();
                long first = appended.size();
                var leaves = new ArrayList<Hash>(entries.size());
                var content = content(entries, leaves);
                requireRoom(content.remaining());
                write(entries.size(), first, content);
                leaves.forEach(appended::append);
                unsigned.put(first, segmentEnd);
                segmentEnd += Batch.HEADER_BYTES + (long) content.remaining();
                mine.done(first);
            } catch (IOException | RuntimeException | Error e) {
                mine.failed(e);
            }
        } finally {
            committing.unlock();
        }
    }

    private void write(int count, long first, ByteBuffer content) throws IOException {
        try {
            appender.write(Batch.header(count, first, content), content.duplicate());
            appender.force();
        } catch (IOException | RuntimeException e) {
            // What the disk has now is unknown, and a second force may say yes without having written: never try again
            // here.
            closed = true;
            throw e;
        }
    }

    private static ByteBuffer content(List<byte[]> entries, List<Hash> leaves) {
        int bytes = 0;
        for (var entry : entries) {
            bytes += 2 + entry.length;
        }
        var content = ByteBuffer.allocate(bytes);
        var digest = Hash.newSha256();
        for (var entry : entries) {
            content.putShort((short) entry.length).put(entry);
            leaves.add(MerkleHash.leaf(digest, entry, 0, entry.length));
        }
        return content.flip();
    }

    private void requireRoom(long bytes) throws IOException {
        long room = store.roomBytes();
        if (room < RESERVED_BYTES + 2 * bytes) {
            throw new NoRoomException(room, RESERVED_BYTES + 2 * bytes);
        }
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException(
                    "this log takes nothing more: it was closed, or the disk failed under it. Open it again.");
        }
    }

    /// A batch while it is gathered, and the answer for all in it.
    private static final class Gathering {
        static final int FULL = -1;

        private final List<byte[]> entries = new ArrayList<>();
        private final CompletableFuture<Long> first = new CompletableFuture<>();
        private final CompletableFuture<Void> closing = new CompletableFuture<>();
        private long bytes;
        private boolean open = true;

        /// The place of the first of these in the batch; 0 makes the caller its leader.
        synchronized int join(List<byte[]> more, long moreBytes) {
            if (!open || bytes + moreBytes > Batch.MOST_CONTENT_BYTES) {
                return FULL;
            }
            int place = entries.size();
            entries.addAll(more);
            bytes += moreBytes;
            return place;
        }

        synchronized List<byte[]> close() {
            open = false;
            closing.complete(null);
            return entries;
        }

        void awaitClosed() {
            closing.join();
        }

        void done(long index) {
            first.complete(index);
        }

        void failed(Throwable e) {
            first.completeExceptionally(e);
        }

        long first() throws IOException {
            try {
                return first.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof NoRoomException full) {
                    throw full;
                }
                throw new IOException("the disk failed under this log; open it again", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while waiting for the disk; the entry may be there", e);
            }
        }
    }

    static LastSigned readLastSigned(Store store) throws IOException, DamagedException {
        var bytes = store.read(LastSigned.FILE);
        if (bytes.isEmpty()) {
            if (store.read(CHECKPOINT).isPresent()) {
                throw new DamagedException(LastSigned.FILE + " is missing, and a checkpoint was published." + REMEDY);
            }
            return LastSigned.none();
        }
        try {
            return LastSigned.parse(bytes.get());
        } catch (MalformedException e) {
            throw new DamagedException(e.getMessage() + "." + REMEDY);
        }
    }
}
