package org.comity.record.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.comity.record.Hash;
import org.comity.record.merkle.CompactRange;
import org.comity.record.merkle.MerkleHash;
import org.comity.testkit.Choices;
import org.comity.testkit.LossyDisk;

/// A log in a folder of a disk that loses what it may, and what must hold whatever happens: kept by somebody whom no
/// crash reaches.
final class CrashWorld {
    private final LossyDisk disk;
    private final Map<Long, byte[]> acknowledged;
    private final TreeMap<Long, Hash> signed;
    private final Map<String, byte[]> putAside;
    private long published;
    private final AtomicInteger written;

    /// The segment before it was opened, while what opening cuts off must be found beside it.
    private Optional<byte[]> beforeOpening = Optional.empty();

    private int revertedBefore;
    private boolean isAllDurable;

    /// Not between a power loss and the next checkpoint: tiles are not forced, and opening computes those that are
    /// signed again.
    private boolean isVisitable = true;

    /// Nothing is on the disk.
    CrashWorld(Choices choices) {
        this(new LossyDisk(choices), Map.of(), new TreeMap<>(), Map.of(), 0, 0);
    }

    private CrashWorld(
            LossyDisk disk,
            Map<Long, byte[]> acknowledged,
            Map<Long, Hash> signed,
            Map<String, byte[]> putAside,
            long published,
            int written) {
        this.disk = disk;
        this.acknowledged = new HashMap<>(acknowledged);
        this.signed = new TreeMap<>(signed);
        this.putAside = new HashMap<>(putAside);
        this.published = published;
        this.written = new AtomicInteger(written);
    }

    /// The same history, on what a power loss left.
    ///
    /// @throws AssertionError if what opening had cut off is gone
    CrashWorld afterPowerLoss(LossyDisk left) throws IOException {
        var world = new CrashWorld(left, acknowledged, signed, putAside, published, written.get());
        if (isAllDurable) {
            world.beforeOpening = beforeOpening;
            world.revertedBefore = revertedBefore;
            left.watch(world::requireNothingThrownAway);
        }
        world.isAllDurable = true;
        world.isVisitable = false;
        return world;
    }

    LossyDisk disk() {
        return disk;
    }

    int acknowledged() {
        return acknowledged.size();
    }

    int signed() {
        return signed.size();
    }

    private Path folder() {
        return disk.root().resolve("data").resolve("log");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    /// Opens the log as a new process does, and verifies what it must find.
    Log open() throws IOException {
        var store = new FolderStore(folder());
        disk.watch(() -> beforeOpening = file(Log.SEGMENT));
        revertedBefore = reverted();
        try {
            var log = Log.open(store);
            try {
                disk.watch(() -> {
                    requireNothingThrownAway();
                    verify(log, store);
                });
                isAllDurable = false;
                return log;
            } catch (Exception | Error e) {
                log.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("refused: " + e.getMessage(), e);
        }
    }

    private int reverted() {
        return disk.happened().getOrDefault(LossyDisk.Happened.REVERTED_BY_FORCE, 0);
    }

    /// What opening cuts off the segment it must have put aside; unless the system itself took it back.
    private void requireNothingThrownAway() throws IOException {
        if (beforeOpening.isPresent() && reverted() == revertedBefore) {
            var before = beforeOpening.get();
            var now = file(Log.SEGMENT).orElse(new byte[0]);
            int kept = Math.min(now.length, before.length);
            require(Arrays.equals(now, 0, kept, before, 0, kept), "opening changed the segment");
            require(
                    kept == before.length || isPutAside(kept, Arrays.copyOfRange(before, kept, before.length)),
                    "opening threw away what stood from byte " + kept + " on");
        }
        beforeOpening = Optional.empty();
    }

    private boolean isPutAside(int from, byte[] end) throws IOException {
        try (var files = Files.newDirectoryStream(folder())) {
            for (var file : files) {
                if (String.valueOf(file.getFileName()).matches("torn-" + from + "(-[0-9]+)?")
                        && Arrays.equals(Files.readAllBytes(file), end)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void verify(Log log, FolderStore store) throws IOException, DamagedException {
        var last = Log.readLastSigned(store);
        require(
                signed.isEmpty() || last.size() >= signed.lastKey(),
                "size " + (signed.isEmpty() ? 0 : signed.lastKey()) + " was signed, kept is " + last.size());
        var tree = new CompactRange();
        var found = new HashMap<Long, byte[]>();
        log.forEach((index, entry) -> {
            found.put(index, entry);
            tree.append(MerkleHash.leaf(entry));
            var root = signed.get(index + 1);
            require(root == null || root.equals(tree.root()), "another tree was signed at size " + (index + 1));
        });
        require(
                signed.isEmpty() || tree.size() >= signed.lastKey(),
                "the log has " + tree.size() + " entries, fewer than were signed");
        acknowledged.forEach((index, entry) ->
                require(Arrays.equals(entry, found.get(index)), "acknowledged entry " + index + " is lost"));
        for (long index = 0; index < log.size(); index += 1 + log.size() / 7) {
            require(Arrays.equals(log.entry(index), found.get(index)), "bundle of entry " + index);
            Visitor.requireProven(log, index, log.size(), log.root());
        }
        var checkpoint = log.checkpoint();
        require(
                checkpoint.isPresent() ? size(checkpoint.get()) >= published : published == 0,
                "a checkpoint of " + published + " entries was published and is gone");
        for (var aside : putAside.entrySet()) {
            require(
                    Arrays.equals(store.read(aside.getKey()).orElse(null), aside.getValue()),
                    aside.getKey() + " was put aside and is lost");
        }
        for (var note : log.notes()) {
            var name = note.substring(note.lastIndexOf(' ') + 1);
            if (name.startsWith("torn-")) {
                putAside.put(name, store.read(name).orElseThrow());
            }
        }
    }

    /// The size that a checkpoint names, after comparing all of it with what was signed.
    private long size(byte[] checkpoint) {
        var text = new String(checkpoint, US_ASCII);
        for (var tree : signed.entrySet()) {
            if (text.equals(Visitor.text(tree.getKey(), tree.getValue()))) {
                return tree.getKey();
            }
        }
        throw new AssertionError("a checkpoint that nobody signed: \"" + text + "\"");
    }

    /// What somebody sees who reads the folder's files while the log is written, or after its process died.
    private void visit() throws IOException {
        var checkpoint = file(Log.CHECKPOINT);
        if (checkpoint.isPresent() && isVisitable) {
            long size = size(checkpoint.get());
            new Visitor(folder()).requireTiles(size, java.util.Objects.requireNonNull(signed.get(size)));
        }
    }

    private Optional<byte[]> file(String name) throws IOException {
        return new Visitor(folder()).file(name);
    }

    /// Appends some entries in a row, each of so many words.
    void append(Log log, int... words) throws IOException {
        var entries = new ArrayList<byte[]>();
        for (int count : words) {
            entries.add(
                    ("entry " + written.getAndIncrement() + " ").repeat(count).getBytes(US_ASCII));
        }
        long first = log.append(entries);
        for (int i = 0; i < entries.size(); i++) {
            acknowledged.put(first + i, entries.get(i));
        }
    }

    void publish(Log log) throws IOException, DamagedException {
        log.publish(this::seal);
        published = log.size();
        isVisitable = true;
    }

    private byte[] seal(long size, Hash root) throws IOException {
        var before = signed.putIfAbsent(size, root);
        require(before == null || before.equals(root), "two roots were signed for size " + size);
        // New tiles are out and the new checkpoint is not: the old one must still hold.
        disk.watch(this::visit);
        return Visitor.text(size, root).getBytes(US_ASCII);
    }

    /// Leaves the beginning of a batch at the end of the segment, as a process does that is killed while it writes.
    void tear() throws IOException {
        var content = java.nio.ByteBuffer.wrap(new byte[] {0, 1, 'x'});
        Files.write(
                folder().resolve(Log.SEGMENT),
                Batch.header(1, acknowledged.size(), content).array(),
                StandardOpenOption.APPEND);
    }

    /// After a fault that left the machine running: whatever can be read must hold, and a new process may start.
    void restart() throws IOException {
        disk.restart();
        disk.watch(() -> {
            visit();
            requireNothingThrownAway();
        });
    }

    /// Lives several lives on an empty disk, each until a fault strikes or it is enough, and is opened a last time.
    static CrashWorld live(CrashWorld start, Choices choices, int lives) throws IOException {
        var world = start;
        for (int life = 0; life < lives; life++) {
            world.planFault(choices);
            try (var log = world.open()) {
                for (int steps = choices.below(10); steps > 0; steps--) {
                    if (choices.below(3) == 0) {
                        world.publish(log);
                    } else {
                        world.append(log, words(choices));
                    }
                }
            } catch (IOException _) {
                // It failed as planned: a new process opens the log again.
            } catch (DamagedException e) {
                throw new AssertionError(e.getMessage(), e);
            }
            world.disk.makeRoom();
            if (world.disk.hasLostPower() || choices.below(6) == 0) {
                world = world.afterPowerLoss(world.disk.afterPowerLoss(choices));
            } else {
                world.restart();
            }
        }
        world = world.afterPowerLoss(world.disk.afterPowerLoss(choices));
        world.open().close();
        return world;
    }

    private void planFault(Choices choices) {
        if (choices.below(8) == 0) {
            disk.failLookAt(choices.below(100));
        } else {
            int within = choices.of(List.of(20, 100));
            disk.strikeAt(choices.below(within), choices.of(List.of(LossyDisk.Fault.values())));
        }
    }

    private static int[] words(Choices choices) {
        var words = new int[1 + choices.below(choices.below(8) == 0 ? 300 : 4)];
        for (int i = 0; i < words.length; i++) {
            words[i] = 1 + choices.below(40);
        }
        return words;
    }
}
