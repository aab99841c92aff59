package org.comity.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/*
 * Each file and each folder has what everybody sees, and what the platter has. A write changes the first; a force of the file
 * brings the second up to it. A name that is made, moved or taken away changes the first; a force of the *folder* brings the
 * second up to it. Neither force does the other's work: that is what fsync(2) promises, and no more.
 *
 * When the power goes, each write that was not forced is there or not, sector by sector; the file may have grown without its
 * bytes; and each change of names that was not synced is there or not, in whatever combination. A rename is kept or lost as a
 * whole, as on every file system with a journal. When only the process dies, everybody goes on seeing everything, and it is
 * still not forced.
 *
 * A force of a file that fails may leave the system taking its bytes for written, so that a second force does nothing
 * (ext4, XFS), or showing the old ones again (Btrfs). A force of a folder that fails leaves it as it was: where the journal
 * cannot be written these systems stop writing altogether.
 *
 * Sources: POSIX fsync; Pillai et al., "All File Systems Are Not Created Equal" (OSDI 2014); Rebello et al., "Can Applications
 * Recover from fsync Failures?" (ATC 2020).
 */

/// A disk in memory that loses what it may lose, behind the interface of `java.nio.file`.
///
/// It carries the operations that durable storage needs; any other throws [UnsupportedOperationException]. One thread
/// at a time.
public final class LossyDisk {
    /// What the device writes whole or not at all.
    public static final int SECTOR_BYTES = 512;

    private final Choices choices;
    private final Rules rules;
    private final LossyTree tree;
    private final LossyFileSystem files = new LossyFileSystem(this);
    private final Map<LossyFile, FileChannel> locks = new HashMap<>();
    private final List<Move> heldBack = new ArrayList<>();
    private boolean isReleasing;
    private boolean isDead;
    private boolean isWatched;
    private long changes;
    private long looks;
    private long strikesAt = -1;
    private long looksFailAt = -1;
    private Fault fault = Fault.KILL;

    /// An empty disk.
    ///
    /// @param choices what a failing operation leaves
    public LossyDisk(Choices choices) {
        this(choices, new Rules(), new LossyTree());
    }

    private LossyDisk(Choices choices, Rules rules, LossyTree tree) {
        this.choices = choices;
        this.rules = rules;
        this.tree = tree;
    }

    /// How an operation goes wrong.
    public enum Fault {
        /// An input or output error: nothing of it happened, or a part.
        FAIL_AND_LOSE,
        /// An input or output error, and all of it happened.
        FAIL_BUT_KEEP,
        /// There is no room, for this operation and for all that come, until [#makeRoom].
        NO_ROOM,
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
        GREW_WITHOUT_BYTES,
        LOST_NAME,
        KEPT_UNSYNCED_NAME,
        LOST_FORCE,
        REVERTED_BY_FORCE,
        DISK_FULL
    }

    /// One call that makes something durable: the bytes of a file, or the names in a folder.
    ///
    /// @param callers the project's methods that it was called through, spelled `Class.method`
    public record Force(Path path, boolean isFolder, Set<String> callers) {
        private static Force of(Path path, boolean isFolder) {
            return new Force(
                    path,
                    isFolder,
                    StackWalker.getInstance()
                            .walk(frames -> frames.filter(
                                            frame -> frame.getClassName().startsWith("org.comity."))
                                    .map(Force::name)
                                    .collect(Collectors.toUnmodifiableSet())));
        }

        private static String name(StackWalker.StackFrame frame) {
            var type = frame.getClassName();
            return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethodName();
        }
    }

    /// What stays the same when the power went: how the disk behaves, and what happened on it.
    private static final class Rules {
        private final Map<Happened, Integer> happened = new EnumMap<>(Happened.class);
        private @Nullable Predicate<Force> obeyed;
        private Predicate<Path> late = _ -> false;
        private Predicate<Path> until = _ -> false;
        private long capacity = Long.MAX_VALUE;
        private boolean roomIsTold = true;
        private boolean isFull;
    }

    private record Move(LossyPath from, LossyPath to) {}

    /// The folder that holds everything.
    public Path root() {
        return files.root();
    }

    /// Everything that is seen, in words: two disks with the same words cannot be told apart.
    public String contents() {
        return tree.contents();
    }

    /// Makes a force do nothing where it is not to be obeyed: a mutant that a test must tell from the real one.
    public void obey(Predicate<Force> obeyed) {
        rules.obeyed = obeyed;
    }

    /// Lets renames to these names come late, with the change that follows the next rename to one of those or cut of
    /// one: a mutant that does things in another order. A process that dies in between has not done them.
    public void holdBack(Predicate<Path> renames, Predicate<Path> until) {
        rules.late = renames;
        rules.until = until;
    }

    /// Lets the change with this number, counted from now on, go wrong: making, moving, removing, writing, cutting,
    /// forcing.
    public void strikeAt(long change, Fault how) {
        strikesAt = changes + change;
        fault = how;
    }

    /// Lets the look with this number, counted from now on, fail with an input or output error: opening, reading,
    /// listing, asking for size or kind.
    public void failLookAt(long look) {
        looksFailAt = looks + look;
    }

    /// Looks at what is there as a bystander: nothing of it counts or goes wrong.
    public <E extends Exception> void watch(Watching<E> watching) throws E {
        boolean before = isWatched;
        isWatched = true;
        try {
            watching.look();
        } finally {
            isWatched = before;
        }
    }

    /// What a bystander does.
    @FunctionalInterface
    public interface Watching<E extends Exception> {
        void look() throws E;
    }

    /// Whether the fault that was planned last is still to come.
    public boolean isStrikeAhead() {
        return strikesAt >= changes || looksFailAt >= looks;
    }

    /// Makes everything durable that is seen, as sync(2) does.
    public void sync() {
        tree.sync();
    }

    /// How many bytes files may hold together.
    ///
    /// @param isTold whether the disk says how much room is left, or says that there is no end of it
    public void setCapacity(long bytes, boolean isTold) {
        rules.capacity = bytes;
        rules.roomIsTold = isTold;
    }

    /// Ends a [Fault#NO_ROOM].
    public void makeRoom() {
        rules.isFull = false;
    }

    /// Whether the process was killed, or the power went.
    public boolean isDead() {
        return isDead;
    }

    /// Whether the power went, so that only [#afterPowerLoss] goes on.
    public boolean hasLostPower() {
        return isDead && fault == Fault.POWER_LOSS;
    }

    public Map<Happened, Integer> happened() {
        return rules.happened;
    }

    /// Starts another process on this disk; the one before is gone with its locks.
    public void restart() {
        isDead = false;
        strikesAt = -1;
        looksFailAt = -1;
        locks.clear();
        heldBack.clear();
        isReleasing = false;
    }

    /// The disk as it is found when the power has gone now and come back. This one stays as it is, so that every choice
    /// can be looked at.
    public LossyDisk afterPowerLoss(Choices survivors) {
        return afterPowerLoss(survivors, _ -> false);
    }

    /// As [#afterPowerLoss(Choices)], but what has such a path is kept or lost by one choice for all of it.
    public LossyDisk afterPowerLoss(Choices survivors, Predicate<Path> asOne) {
        return new LossyDisk(survivors, rules, tree.survivor(files.root(), survivors, asOne, this::count));
    }

    private void count(Happened what) {
        rules.happened.merge(what, 1, Integer::sum);
    }

    /// A change that may go wrong: what is done if it does not, and what is left if it fails and loses.
    private void change(Effect all, Effect lost) throws IOException {
        if (isWatched) {
            all.happen();
            return;
        }
        requireAlive();
        if (changes++ != strikesAt) {
            releaseHeldBack();
            all.happen();
            return;
        }
        switch (fault) {
            case NO_ROOM -> {
                rules.isFull = true;
                all.happen();
            }
            case FAIL_BUT_KEEP -> {
                all.happen();
                throw new IOException("simulated: Input/output error, and it was done");
            }
            case FAIL_AND_LOSE -> {
                lost.happen();
                throw new IOException("simulated: Input/output error");
            }
            case KILL, POWER_LOSS -> {
                lost.happen();
                isDead = true;
                requireAlive();
            }
        }
    }

    @FunctionalInterface
    private interface Effect {
        void happen() throws IOException;
    }

    private void look() throws IOException {
        if (!isWatched) {
            requireAlive();
            if (looks++ == looksFailAt) {
                throw new IOException("simulated: Input/output error");
            }
        }
    }

    private void requireAlive() throws IOException {
        if (isDead) {
            throw new IOException("simulated: " + fault);
        }
    }

    private long room() {
        if (rules.isFull) {
            return 0;
        }
        return rules.capacity == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(0, rules.capacity - tree.bytes());
    }

    private void requireRoomForName(LossyPath path) throws IOException {
        if (room() == 0) {
            count(Happened.DISK_FULL);
            throw new FileSystemException(path.toString(), null, "No space left on device");
        }
    }

    // What follows is what the file system asks for.

    long usableBytes() throws IOException {
        look();
        return rules.roomIsTold ? room() : Long.MAX_VALUE;
    }

    LossyNode node(LossyPath path) throws IOException {
        look();
        return tree.find(path);
    }

    List<String> names(LossyPath path) throws IOException {
        if (node(path) instanceof LossyFolder folder) {
            return List.copyOf(folder.seen.keySet());
        }
        throw new NotDirectoryException(path.toString());
    }

    /// Makes an empty file, or finds what is there.
    LossyNode create(LossyPath path, boolean mustBeNew) throws IOException {
        var there = tree.folderOf(path).seen.get(path.lastName());
        if (there == null) {
            var file = new LossyFile(new byte[0]);
            link(path, file);
            return file;
        }
        if (mustBeNew) {
            throw new FileAlreadyExistsException(path.toString());
        }
        return node(path);
    }

    void createFolder(LossyPath path) throws IOException {
        if (tree.folderOf(path).seen.containsKey(path.lastName())) {
            throw new FileAlreadyExistsException(path.toString());
        }
        link(path, new LossyFolder());
    }

    private void link(LossyPath path, LossyNode node) throws IOException {
        var folder = tree.folderOf(path);
        change(
                () -> {
                    requireRoomForName(path);
                    tree.change(path, new LossyTree.Edit(folder, path.lastName(), node));
                },
                () -> {});
    }

    void delete(LossyPath path) throws IOException {
        requireEmpty(path, tree.find(path));
        var edit = new LossyTree.Edit(tree.folderOf(path), path.lastName(), null);
        change(() -> tree.change(path, edit), () -> {});
    }

    void move(LossyPath from, LossyPath to, boolean mayReplace) throws IOException {
        tree.find(from);
        var replaced = tree.folderOf(to).seen.get(to.lastName());
        if (replaced != null) {
            requireEmpty(to, replaced);
            if (!mayReplace) {
                throw new FileAlreadyExistsException(to.toString());
            }
        }
        change(
                () -> {
                    requireRoomForName(to);
                    if (rules.late.test(to)) {
                        heldBack.add(new Move(from, to));
                    } else {
                        rename(from, to);
                        isReleasing = rules.until.test(to);
                    }
                },
                () -> {});
    }

    private static void requireEmpty(LossyPath path, LossyNode node) throws IOException {
        if (node instanceof LossyFolder folder && !folder.seen.isEmpty()) {
            throw new DirectoryNotEmptyException(path.toString());
        }
    }

    private void rename(LossyPath from, LossyPath to) throws IOException {
        tree.change(
                to,
                new LossyTree.Edit(tree.folderOf(to), to.lastName(), tree.find(from)),
                new LossyTree.Edit(tree.folderOf(from), from.lastName(), null));
    }

    private void releaseHeldBack() throws IOException {
        if (isReleasing) {
            isReleasing = false;
            for (var move : heldBack) {
                if (tree.folderOf(move.from).seen.containsKey(move.from.lastName())) {
                    rename(move.from, move.to);
                }
            }
            heldBack.clear();
        }
    }

    int read(LossyFile file, long offset, ByteBuffer into) throws IOException {
        look();
        if (offset >= file.size()) {
            return -1;
        }
        int length = (int) Math.min(into.remaining(), file.size() - offset);
        into.put(file.seen(), (int) offset, length);
        return length;
    }

    /// Takes from the buffer what it writes: as much as there is room for.
    void write(LossyFile file, long offset, ByteBuffer from) throws IOException {
        int length = from.remaining();
        change(
                () -> {
                    long room = room();
                    int fits = room >= length ? length : Math.clamp(file.size() - offset + room, 0, length);
                    if (fits < length) {
                        count(Happened.DISK_FULL);
                    }
                    if (fits == 0 && length > 0) {
                        throw new IOException("No space left on device");
                    }
                    file.write(offset, taken(from, fits));
                },
                () -> file.write(offset, taken(from, length == 0 ? 0 : part(length))));
    }

    /// How much of a write was done when it failed: less than all of it.
    private int part(int length) {
        return choices.of(List.of(0, Math.min(1, length - 1), length / 2, length - 1));
    }

    private static byte[] taken(ByteBuffer from, int length) {
        var bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }

    void truncate(LossyPath path, LossyFile file, long size) throws IOException {
        change(
                () -> {
                    file.truncate(size);
                    isReleasing = rules.until.test(path);
                },
                () -> {});
    }

    void force(LossyPath path, LossyNode node) throws IOException {
        requireAlive();
        var obeyed = rules.obeyed;
        if (obeyed != null && !obeyed.test(Force.of(path, node instanceof LossyFolder))) {
            return;
        }
        switch (node) {
            case LossyFile file -> change(file::force, () -> failToForce(file));
            case LossyFolder folder -> change(() -> tree.syncNames(folder), () -> {});
        }
    }

    private void failToForce(LossyFile file) {
        if (fault == Fault.FAIL_AND_LOSE) {
            boolean reverts = choices.yes();
            count(reverts ? Happened.REVERTED_BY_FORCE : Happened.LOST_FORCE);
            file.failToForce(reverts);
        }
    }

    void lock(LossyFile file, FileChannel holder) throws IOException {
        look();
        if (locks.putIfAbsent(file, holder) != null) {
            throw new OverlappingFileLockException();
        }
    }

    boolean isLocked(LossyFile file, FileChannel holder) {
        return holder.equals(locks.get(file));
    }

    void unlock(LossyFile file, FileChannel holder) {
        locks.remove(file, holder);
    }
}
