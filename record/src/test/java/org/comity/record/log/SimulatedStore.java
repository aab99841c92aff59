package org.comity.record.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/*
 * A disk that keeps what was forced and nothing else.
 *
 * Each file has what everybody sees, and what the platter has. A write changes the first; a force brings the second up to it.
 * When the power goes, each write that was not forced is there or not, sector by sector, and each name that was not synced is
 * there or not; the file may have grown without its bytes. When only the process dies, everybody goes on seeing everything, and
 * it is still not forced. A force that fails and loses leaves the platter as it was while the system takes the bytes for written,
 * as Linux does: a second force of the same bytes then does nothing.
 */

/// A store in memory that is lost, torn, full or failing as its seed says. One thread at a time.
public final class SimulatedStore implements Store {
    static final int SECTOR_BYTES = 512;

    /// Where something is made durable.
    public enum Force {
        APPENDED,
        REPLACED,
        RENAMED,
        REWRITTEN,
        REWRITTEN_NAME
    }

    /// What survives of an operation that throws.
    public enum Fault {
        /// Nothing, or a part.
        FAIL_AND_LOSE,
        /// All of it.
        FAIL_BUT_KEEP,
        /// As losing, and the process dies; the system goes on.
        KILL,
        /// As losing, and the machine dies.
        POWER_LOSS
    }

    /// What happened, for tests that must know that it did.
    public enum Happened {
        TORN_WRITE,
        LOST_WRITE,
        KEPT_UNFORCED_WRITE,
        LOST_NAME,
        KEPT_UNSYNCED_NAME,
        LOST_FORCE,
        GREW_WITHOUT_BYTES,
        DISK_FULL
    }

    private final SplittableRandom random;
    private final Set<Force> ignored = EnumSet.noneOf(Force.class);
    private final Map<Happened, Integer> happened = new EnumMap<>(Happened.class);
    private Map<String, Content> names = new HashMap<>();
    private Map<String, Content> durableNames = new HashMap<>();
    private List<Runnable> unsyncedNames = new ArrayList<>();
    private boolean isLocked;
    private boolean isDead;
    private long capacity = Long.MAX_VALUE;
    private boolean lowRoomIsTold = true;
    private long operations;
    private long faultAt = -1;
    private Fault fault = Fault.KILL;

    public SimulatedStore(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /// What one file holds.
    private static final class Content {
        byte[] seen = new byte[0];
        byte[] durable = new byte[0];
        List<Write> unforced = new ArrayList<>();
    }

    /// A change of a file that is not forced: bytes at a place, or a cut.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Write(long offset, byte[] bytes, boolean isCut) {}

    /// Makes one place where something is forced do nothing: a mutant that the simulation must tell from the real one.
    public void ignore(Force force) {
        ignored.add(force);
    }

    /// Lets the operation with this number, counted from now on, go wrong.
    public void faultAt(long operation, Fault how) {
        faultAt = operations + operation;
        fault = how;
    }

    /// How many operations there were.
    public long operations() {
        return operations;
    }

    void setCapacity(long bytes, boolean isTold) {
        capacity = bytes;
        lowRoomIsTold = isTold;
    }

    boolean isDead() {
        return isDead;
    }

    public Map<Happened, Integer> happened() {
        return happened;
    }

    /// Starts the process, or the machine, again.
    public void restart() {
        if (isDead && fault == Fault.POWER_LOSS) {
            losePower();
        }
        isDead = false;
        isLocked = false;
        faultAt = -1;
    }

    /// The power goes now.
    public void losePower() {
        var changes = unsyncedNames;
        unsyncedNames = new ArrayList<>();
        for (var change : changes) {
            if (random.nextBoolean()) {
                change.run();
                count(Happened.KEPT_UNSYNCED_NAME);
            } else {
                count(Happened.LOST_NAME);
            }
        }
        names = new HashMap<>(durableNames);
        for (var content : Set.copyOf(names.values())) {
            content.unforced.forEach(write -> tear(content, write));
            content.unforced = new ArrayList<>();
            content.seen = content.durable.clone();
        }
        isLocked = false;
    }

    private void tear(Content content, Write write) {
        if (write.isCut()) {
            if (random.nextBoolean()) {
                content.durable = applied(content.durable, write);
            }
            return;
        }
        int chance = random.nextInt(4);
        if (chance == 0) {
            count(Happened.LOST_WRITE);
        } else if (chance == 1) {
            content.durable = applied(content.durable, write);
            count(Happened.KEPT_UNFORCED_WRITE);
        } else {
            count(Happened.TORN_WRITE);
            long end = write.offset();
            for (long at = write.offset(); at < write.offset() + write.bytes().length; ) {
                long next = Math.min(write.offset() + write.bytes().length, (at / SECTOR_BYTES + 1) * SECTOR_BYTES);
                if (random.nextBoolean()) {
                    var sector = Arrays.copyOfRange(
                            write.bytes(), (int) (at - write.offset()), (int) (next - write.offset()));
                    content.durable = applied(content.durable, new Write(at, sector, false));
                    end = next;
                }
                at = next;
            }
            if (end < write.offset() + write.bytes().length && random.nextBoolean()) {
                int grown = (int) write.offset() + write.bytes().length;
                if (content.durable.length < grown) {
                    content.durable = Arrays.copyOf(content.durable, grown);
                    count(Happened.GREW_WITHOUT_BYTES);
                }
            }
        }
    }

    private static byte[] applied(byte[] bytes, Write write) {
        if (write.isCut()) {
            return Arrays.copyOf(bytes, (int) Math.min(bytes.length, write.offset()));
        }
        var grown = Arrays.copyOf(bytes, (int) Math.max(bytes.length, write.offset() + write.bytes().length));
        System.arraycopy(write.bytes(), 0, grown, (int) write.offset(), write.bytes().length);
        return grown;
    }

    /// One operation that may go wrong: what is done if it does not, and what is left if it fails and loses.
    private void step(Step all, Step lost) throws IOException {
        requireAlive();
        if (operations++ == faultAt) {
            switch (fault) {
                case FAIL_BUT_KEEP -> all.run();
                case FAIL_AND_LOSE -> lost.run();
                case KILL, POWER_LOSS -> {
                    lost.run();
                    isDead = true;
                }
            }
            throw new IOException("simulated: " + fault);
        }
        all.run();
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    private void requireAlive() throws IOException {
        if (isDead) {
            throw new IOException("simulated: this process is dead");
        }
    }

    private void count(Happened what) {
        happened.merge(what, 1, Integer::sum);
    }

    private void write(Content content, Write write) throws IOException {
        long used = names.values().stream().mapToLong(file -> file.seen.length).sum();
        if (!write.isCut() && used + write.bytes().length > capacity) {
            count(Happened.DISK_FULL);
            throw new IOException("simulated: no space left on device");
        }
        step(() -> put(content, write), () -> {
            if (!write.isCut() && write.bytes().length > 0) {
                int part = random.nextInt(write.bytes().length);
                put(content, new Write(write.offset(), Arrays.copyOf(write.bytes(), part), false));
            }
        });
    }

    private static void put(Content content, Write write) {
        content.seen = applied(content.seen, write);
        content.unforced.add(write);
    }

    private void force(Content content, Force which) throws IOException {
        if (ignored.contains(which)) {
            requireAlive();
            return;
        }
        step(
                () -> {
                    content.unforced.forEach(write -> content.durable = applied(content.durable, write));
                    content.unforced = new ArrayList<>();
                },
                () -> {
                    if (fault == Fault.FAIL_AND_LOSE) {
                        content.unforced = new ArrayList<>();
                        count(Happened.LOST_FORCE);
                    }
                });
    }

    private void syncNames(Force which) throws IOException {
        if (ignored.contains(which)) {
            requireAlive();
            return;
        }
        step(
                () -> {
                    unsyncedNames.forEach(Runnable::run);
                    unsyncedNames = new ArrayList<>();
                },
                () -> {});
    }

    private void rename(String name, Content content) throws IOException {
        step(
                () -> {
                    names.put(name, content);
                    unsyncedNames.add(() -> durableNames.put(name, content));
                },
                () -> {});
    }

    @Override
    public Closeable lock() throws IOException {
        requireAlive();
        if (isLocked) {
            throw new IOException("simulated: in use by another process");
        }
        isLocked = true;
        return () -> isLocked = false;
    }

    @Override
    public Appender append(String name) throws IOException {
        requireAlive();
        var content = names.get(name);
        if (content == null) {
            throw new java.nio.file.NoSuchFileException(name);
        }
        return new Appender() {
            @Override
            public void write(ByteBuffer... buffers) throws IOException {
                for (var buffer : buffers) {
                    var bytes = new byte[buffer.remaining()];
                    buffer.get(bytes);
                    SimulatedStore.this.write(content, new Write(content.seen.length, bytes, false));
                }
            }

            @Override
            public void force() throws IOException {
                SimulatedStore.this.force(content, Force.APPENDED);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void rewrite(String name, long offset, byte[] bytes) throws IOException {
        requireAlive();
        var content = names.get(name);
        if (content == null) {
            throw new java.nio.file.NoSuchFileException(name);
        }
        write(content, new Write(offset, bytes, false));
        force(content, Force.REWRITTEN);
        syncNames(Force.REWRITTEN_NAME);
    }

    @Override
    public int read(String name, long offset, ByteBuffer into) throws IOException {
        requireAlive();
        var content = names.get(name);
        if (content == null || offset >= content.seen.length) {
            return 0;
        }
        int length = (int) Math.min(into.remaining(), content.seen.length - offset);
        into.put(content.seen, (int) offset, length);
        return length;
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        requireAlive();
        return Optional.ofNullable(names.get(name)).map(content -> content.seen.clone());
    }

    @Override
    public long size(String name) throws IOException {
        requireAlive();
        var content = names.get(name);
        return content == null ? 0 : content.seen.length;
    }

    @Override
    public void replace(String name, byte[] bytes) throws IOException {
        var fresh = new Content();
        write(fresh, new Write(0, bytes.clone(), false));
        force(fresh, Force.REPLACED);
        rename(name, fresh);
        syncNames(Force.RENAMED);
    }

    @Override
    public void derive(String name, byte[] bytes) throws IOException {
        var fresh = new Content();
        write(fresh, new Write(0, bytes.clone(), false));
        rename(name, fresh);
    }

    @Override
    public void remove(String name) throws IOException {
        step(
                () -> {
                    names.remove(name);
                    unsyncedNames.add(() -> durableNames.remove(name));
                },
                () -> {});
    }

    @Override
    public List<String> list(String folder) throws IOException {
        requireAlive();
        var start = folder.isEmpty() ? "" : folder + "/";
        return names.keySet().stream()
                .filter(name -> name.startsWith(start) && name.indexOf('/', start.length()) < 0)
                .map(name -> name.substring(start.length()))
                .sorted()
                .toList();
    }

    @Override
    public void truncate(String name, long size) throws IOException {
        requireAlive();
        var content = names.get(name);
        if (content == null) {
            throw new java.nio.file.NoSuchFileException(name);
        }
        write(content, new Write(size, new byte[0], true));
    }

    @Override
    public long roomBytes() throws IOException {
        requireAlive();
        long used = names.values().stream().mapToLong(file -> file.seen.length).sum();
        return lowRoomIsTold ? capacity - used : Long.MAX_VALUE;
    }
}
