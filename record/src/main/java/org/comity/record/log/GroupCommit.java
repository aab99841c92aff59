package org.comity.record.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.comity.record.Hash;
import org.comity.record.merkle.CompactRange;
import org.comity.record.merkle.MerkleHash;

/*
 * An entry joins the batch that is being gathered. Who joined first leads: asks for a commit, which closes the batch when the
 * force before has returned, writes it, forces it, and answers everybody in it. So there is one force a batch, no timer, and a
 * lone writer waits for one force.
 *
 * The disk is written in a thread of its own, which ends when nothing comes. In a caller's thread an interrupt would close
 * the file under the log; a platform thread is woken several times sooner than a fresh virtual one. Leaves are hashed by the callers,
 * on all cores, while the disk is busy with the batch before.
 */

/// The end of a log that grows: makes entries durable, many by one force of the disk. For any number of threads.
final class GroupCommit {
    /// A buffer up to this size is kept for the next batch.
    private static final int MOST_KEPT_BYTES = 2 * 1024 * 1024;

    private static final long IDLE_SECONDS = 1;

    private final Room room;
    private final Store.Appender appender;
    private final Executor disk;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(0);

    /// Changed by the disk's thread alone, and read by others, under this object's lock, which is never held while the
    /// disk works.
    private final CompactRange tree;

    private long end;

    /// Where the batches that no signed tree holds yet start in the segment, by their first entry.
    private final ConcurrentSkipListMap<Long, Long> unsigned = new ConcurrentSkipListMap<>();

    private volatile Batching gathering = new Batching();
    private volatile boolean closed;

    /// @param disk does one thing after the other
    GroupCommit(Room room, Store.Appender appender, Recovery recovery, Executor disk) {
        this.room = room;
        this.appender = appender;
        this.disk = disk;
        this.tree = recovery.appended();
        this.end = recovery.end();
        this.unsigned.putAll(recovery.unsigned());
    }

    /// A thread for the disk of one log.
    static Executor diskThread() {
        var thread = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("log-disk").daemon().factory());
        thread.allowCoreThreadTimeOut(true);
        return thread;
    }

    /// What is durable: so many entries with this root, which end at this byte of the segment.
    record Durable(long size, Hash root, long end) {}

    synchronized Durable durable() {
        return new Durable(tree.size(), tree.root(), end);
    }

    /// Appends entries in a row, not more than a batch can hold, and waits until all are durable.
    ///
    /// @return the index of the first
    long append(List<byte[]> entries, long bytes) throws IOException {
        var leaves = leaves(entries);
        while (true) {
            requireOpen();
            var mine = gathering;
            int place = mine.join(entries, leaves, bytes);
            if (place == Batching.FULL) {
                // Back-pressure: the batch being gathered is full. Its leader is about to close it.
                mine.awaitClosed();
            } else {
                if (place == 0) {
                    lead(mine);
                }
                return first(mine) + place;
            }
        }
    }

    private void lead(Batching mine) {
        try {
            disk.execute(() -> commit(mine));
        } catch (RuntimeException | Error e) {
            refuse(mine, e);
        }
    }

    /// Answers all who are in a batch that failed.
    private void refuse(Batching mine, Throwable e) {
        if (gathering == mine) {
            // There is none after it: whoever comes would wait for this one, for ever.
            closed = true;
        }
        mine.close();
        mine.first.completeExceptionally(e);
    }

    private long first(Batching batch) throws IOException {
        try {
            return batch.first.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw room.explained("the disk failed under this log; open it again", failed);
            }
            throw new IllegalStateException("this log failed; open it again", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the disk; the entry may be there", e);
        }
    }

    private static List<Hash> leaves(List<byte[]> entries) {
        var digest = Hash.newSha256();
        var leaves = new ArrayList<Hash>(entries.size());
        for (var entry : entries) {
            leaves.add(MerkleHash.leaf(digest, entry, 0, entry.length));
        }
        return leaves;
    }

    private void commit(Batching mine) {
        try {
            gathering = new Batching();
            mine.close();
            requireOpen();
            room.require(mine.bytes);
            mine.first.complete(write(mine, content(mine)));
        } catch (IOException | RuntimeException | Error e) {
            refuse(mine, e);
        }
    }

    private long write(Batching batch, ByteBuffer content) throws IOException {
        try {
            appender.write(Batch.header(batch.entries.size(), tree.size(), content), content);
            appender.force();
            return grow(batch);
        } catch (IOException | RuntimeException | Error e) {
            // What the disk has now is unknown, and a second force may say yes without having written: never try again
            // here.
            closed = true;
            throw e;
        }
    }

    private synchronized long grow(Batching batch) {
        long first = tree.size();
        batch.leaves.forEach(tree::append);
        unsigned.put(first, end);
        end += Batch.HEADER_BYTES + (long) batch.bytes;
        return first;
    }

    private ByteBuffer content(Batching batch) {
        if (buffer.capacity() < batch.bytes) {
            buffer = ByteBuffer.allocateDirect(Math.max(batch.bytes, Math.min(2 * batch.bytes, MOST_KEPT_BYTES)));
        }
        var content = buffer.clear();
        for (var entry : batch.entries) {
            content.putShort((short) entry.length).put(entry);
        }
        if (buffer.capacity() > MOST_KEPT_BYTES) {
            buffer = ByteBuffer.allocateDirect(0);
        }
        return content.flip();
    }

    void requireOpen() throws IOException {
        if (closed) {
            throw new IOException(
                    "this log takes nothing more: it was closed, or the disk failed under it. Open it again.");
        }
    }

    /// Takes nothing more; what was acknowledged stays.
    void stop() {
        closed = true;
    }

    /// Stops, when the batch that is being written is done.
    void close() throws IOException {
        try {
            CompletableFuture.runAsync(this::closeFile, disk).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failed) {
                throw failed.getCause();
            }
            throw e;
        }
    }

    private void closeFile() {
        closed = true;
        try {
            appender.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The first entry and the place of the batch that holds an entry, if no signed tree does yet.
    Optional<Map.Entry<Long, Long>> unsigned(long index) {
        return Optional.ofNullable(unsigned.floorEntry(index));
    }

    /// A signed tree of this size holds what is below it.
    void signed(long size) {
        unsigned.headMap(size).clear();
    }

    /// A batch while it is gathered, and the answer for all in it.
    private static final class Batching {
        static final int FULL = -1;

        private final List<byte[]> entries = new ArrayList<>();
        private final List<Hash> leaves = new ArrayList<>();
        private final CompletableFuture<Long> first = new CompletableFuture<>();
        private final CompletableFuture<Void> closing = new CompletableFuture<>();
        private int bytes;
        private boolean open = true;

        /// The place of the first of these in the batch; 0 makes the caller its leader.
        synchronized int join(List<byte[]> more, List<Hash> moreLeaves, long moreBytes) {
            if (!open || bytes + moreBytes > Batch.MOST_CONTENT_BYTES) {
                return FULL;
            }
            int place = entries.size();
            entries.addAll(more);
            leaves.addAll(moreLeaves);
            bytes += (int) moreBytes;
            return place;
        }

        synchronized void close() {
            open = false;
            closing.complete(null);
        }

        void awaitClosed() {
            closing.join();
        }
    }
}
