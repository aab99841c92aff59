package org.comity.record.log;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.merkle.ConsistencyProof;
import org.comity.record.merkle.InclusionProof;
import org.comity.record.tiles.EntryBundle;
import org.comity.record.tiles.TileHashes;
import org.comity.record.tiles.TilePath;
import org.comity.record.tiles.TileSource;

/*
 * An entry is made durable by `GroupCommit`. Then, at `publish`, what is durable is read back from the file and hashed a second time;
 * the root must be the one that was computed from memory when it was appended. Tiles go out, then the size and root are kept
 * durably as *last signed*, only then is anything signed, and only then does the checkpoint go out: who sees it finds the tiles that
 * it promises. Partial tiles that only the checkpoint before promised are removed last.
 */

/// A log on disk.
///
/// For any number of threads. After a failed write or force it takes nothing more, for nobody knows what the disk has:
/// close it and open it again.
public final class Log implements TileSource, Closeable {
    static final String SEGMENT = "segment";
    static final String CHECKPOINT = "checkpoint";

    private static final String REMEDY = " Restore this log's folder from a mirror; never sign without it.";

    private final Store store;
    private final Closeable lock;
    private final Room room;
    private final GroupCommit commits;
    private final List<String> notes;

    private final ReentrantLock publishing = new ReentrantLock();
    private final TileWriter tiles;
    private volatile LastSigned signed;

    private Log(Store store, Closeable lock, Store.Appender appender, Recovery recovery) {
        this.store = store;
        this.lock = lock;
        this.room = new Room(store);
        this.commits = new GroupCommit(room, appender, recovery, GroupCommit.diskThread());
        this.notes = recovery.notes();
        this.tiles = recovery.tiles();
        this.signed = recovery.signed();
    }

    /// Makes the bytes of a checkpoint, with all its signatures, for a tree that is durable and may be signed.
    @FunctionalInterface
    public interface Sealer {
        byte[] seal(long size, Hash root) throws IOException;
    }

    /// Opens a log, or makes an empty one; everything in it is read and compared with what was signed.
    ///
    /// @throws DamagedException if it holds something else than it signed or acknowledged
    /// @throws NoRoomException if something must be written and the disk is full
    /// @throws IOException if another process writes to it, or the disk fails
    public static Log open(Store store) throws IOException, DamagedException {
        try {
            return open(store, store.lock());
        } catch (IOException e) {
            throw new Room(store).explained(e);
        }
    }

    private static Log open(Store store, Closeable lock) throws IOException, DamagedException {
        try {
            // Only where nothing was ever published: an empty log in the place of a lost one would fork it.
            if (store.size(SEGMENT) == 0
                    && store.read(LastSigned.FILE).isEmpty()
                    && store.read(CHECKPOINT).isEmpty()) {
                store.replace(SEGMENT, Batch.FILE_HEADER);
            }
            var recovery = Recovery.run(store);
            return new Log(store, lock, store.append(SEGMENT), recovery);
        } catch (IOException | DamagedException | RuntimeException | Error e) {
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
    /// @throws NoRoomException if the disk is nearly full: the log goes on when there is room, and has to be opened
    ///     again only if the disk became full while the entry was being written
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
        return commits.append(entries, bytes);
    }

    /// How many entries are durable.
    public long durableSize() {
        return commits.durable().size();
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
    /// @throws NoRoomException as for an entry
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
                case DamagedException damaged -> throw damaged;
                case IOException failed ->
                    throw room.explained("the checkpoint was not published, or tiles before it not removed", failed);
                case RuntimeException ours -> throw ours;
                case Error ours -> throw ours;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while publishing, which goes on", e);
        }
    }

    private void publishNow(Sealer sealer) throws IOException, DamagedException {
        publishing.lock();
        try {
            commits.requireOpen();
            var durable = commits.durable();
            room.require(durable.end() - signed.offset());
            writeTiles(durable);
            var next = new LastSigned(durable.size(), durable.root(), durable.end());
            var kept = store.read(LastSigned.FILE);
            // Only one process holds the lock and only this thread the other one: what was read is still what is there.
            if (kept.isPresent() ? !Arrays.equals(kept.get(), signed.encode()) : signed.size() > 0) {
                commits.stop();
                throw new DamagedException(LastSigned.FILE
                        + " was changed by somebody else while this log was open; nothing is signed." + REMEDY);
            }
            if (kept.isEmpty() || !next.equals(signed)) {
                replaceLastSigned(next);
            }
            store.replace(CHECKPOINT, sealer.seal(durable.size(), durable.root()));
            tiles.removeOldPartials();
        } finally {
            publishing.unlock();
        }
    }

    /// Reads what was appended since the last time, hashes it once more, and turns it into tiles.
    private void writeTiles(GroupCommit.Durable durable) throws IOException, DamagedException {
        long size = durable.size();
        try {
            if (size > tiles.size()) {
                SegmentReader.read(
                        store,
                        tiles.size(),
                        signed.offset(),
                        durable.end(),
                        (_, bytes, offset, length) -> tiles.append(bytes, offset, length));
            }
            if (tiles.size() != size || !tiles.root().equals(durable.root())) {
                throw new DamagedException(
                        SEGMENT + ": read back, the first " + size + " entries have the root "
                                + tiles.root().base64() + "; when they were appended it was "
                                + durable.root().base64()
                                + ". Disk or memory changed them; nothing is signed. Check the machine, then restore from a mirror.");
            }
            tiles.writePartials(false);
        } catch (IOException | DamagedException | RuntimeException | Error e) {
            // Half of them may be there and half not: opening the log again tells, and mends.
            commits.stop();
            throw e;
        }
    }

    private void replaceLastSigned(LastSigned next) throws IOException {
        try {
            store.replace(LastSigned.FILE, next.encode());
        } catch (IOException | RuntimeException | Error e) {
            // It may stand there or not: only opening the log again can tell.
            commits.stop();
            throw e;
        }
        signed = next;
        commits.signed(next.size());
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
        var batch = commits.unsigned(index);
        if (index < size() || batch.isEmpty()) {
            return entry(index);
        }
        return switch (SegmentReader.at(
                store, batch.get().getValue(), batch.get().getKey(), store.size(SEGMENT))) {
            case SegmentReader.Found.Good good -> SegmentReader.entry(good, index);
            case SegmentReader.Found.Unsound(var _, var what) -> throw new IOException(SEGMENT + ": " + what);
            case SegmentReader.Found.Bad(var what) -> throw new IOException(SEGMENT + ": " + what);
            case SegmentReader.Found.End() -> throw new IndexOutOfBoundsException(index);
        };
    }

    /// All durable entries in order, from the segment itself.
    public void forEach(EntryVisitor visitor) throws IOException, DamagedException {
        SegmentReader.read(
                store,
                0,
                Batch.FILE_HEADER.length,
                commits.durable().end(),
                (index, bytes, offset, length) ->
                        visitor.visit(index, Arrays.copyOfRange(bytes, offset, offset + length)));
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

    /// Stops taking entries; what was acknowledged stays. Waits for what is being written or published, whose
    /// caller may have gone: nothing is signed once somebody else may write here.
    @Override
    public void close() throws IOException {
        publishing.lock();
        try (lock) {
            commits.close();
        } finally {
            publishing.unlock();
        }
    }

    /// Starts work on the disk in a thread that nobody else knows: an interrupt would close the file under the log.
    private static Thread uninterrupted(Runnable work) {
        return Thread.ofVirtual().name("log").start(work);
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
