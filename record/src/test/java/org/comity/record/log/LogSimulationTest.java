package org.comity.record.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.comity.record.Hash;
import org.comity.record.merkle.CompactRange;
import org.comity.record.merkle.MerkleHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The real log over a disk that loses what may be lost: one seed, one history. A seed that fails becomes a test.
class LogSimulationTest {
    private static final long RUNS = Long.getLong("comity.simulations", 600);

    /// What must hold whatever happens, kept by somebody whom no crash reaches.
    private static final class World {
        final long seed;
        final SimulatedStore store;
        final SplittableRandom random;
        final Map<Long, byte[]> acknowledged = new HashMap<>();
        final TreeMap<Long, Hash> signed = new TreeMap<>();
        int written;

        World(long seed) {
            this.seed = seed;
            this.store = new SimulatedStore(seed);
            this.random = new SplittableRandom(seed ^ 0x5bd1e995);
        }

        byte[] seal(long size, Hash root) {
            var before = signed.putIfAbsent(size, root);
            require(before == null || before.equals(root), "two roots were signed for size " + size);
            return (size + " " + root).getBytes(StandardCharsets.US_ASCII);
        }

        void require(boolean holds, String what) {
            if (!holds) {
                throw new AssertionError("seed " + seed + ": " + what);
            }
        }

        /// Appends and publishes until something fails or it is enough.
        void live(Log log, int steps) throws IOException, DamagedException {
            for (int i = 0; i < steps; i++) {
                if (random.nextInt(4) == 0) {
                    log.publish(this::seal);
                } else {
                    var entries = new ArrayList<byte[]>();
                    int count = 1 + random.nextInt(random.nextInt(8) == 0 ? 300 : 4);
                    for (int j = 0; j < count; j++) {
                        entries.add(entry());
                    }
                    long first = log.append(entries);
                    for (int j = 0; j < count; j++) {
                        acknowledged.put(first + j, entries.get(j));
                    }
                }
            }
        }

        private byte[] entry() {
            var bytes = ("entry " + written++ + " ").repeat(1 + random.nextInt(40));
            return bytes.getBytes(StandardCharsets.US_ASCII);
        }

        /// What a new process must find.
        void verify(Log log) throws IOException, DamagedException {
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
            acknowledged.forEach((index, entry) -> require(
                    java.util.Arrays.equals(entry, found.get(index)), "acknowledged entry " + index + " is lost"));
            for (long index = 0; index < log.size(); index += 1 + log.size() / 7) {
                require(java.util.Arrays.equals(log.entry(index), found.get(index)), "bundle of entry " + index);
                try {
                    log.inclusion(index).verify(MerkleHash.leaf(log.entry(index)), log.root());
                } catch (org.comity.record.UnverifiedException | org.comity.record.MalformedException e) {
                    throw new AssertionError("seed " + seed + ": tiles do not prove entry " + index, e);
                }
            }
        }

        /// Opens, verifies, lives, until the planned fault strikes; then starts again.
        ///
        /// @param within in how many operations a fault strikes
        void run(int lives, int within) {
            for (int life = 0; life < lives; life++) {
                if (random.nextInt(5) > 0) {
                    var faults = SimulatedStore.Fault.values();
                    store.faultAt(random.nextInt(within), faults[random.nextInt(faults.length)]);
                }
                try (var log = Log.open(store)) {
                    verify(log);
                    live(log, random.nextInt(12));
                } catch (IOException _) {
                    // It failed as planned: a new process opens the log again.
                } catch (DamagedException e) {
                    throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
                }
                store.restart();
                if (random.nextInt(6) == 0) {
                    store.losePower();
                }
            }
            store.losePower();
            try (var log = Log.open(store)) {
                verify(log);
            } catch (IOException | DamagedException e) {
                throw new AssertionError("seed " + seed + ": at the end: " + e.getMessage(), e);
            }
        }
    }

    @Test
    void whateverFails_nothingAcknowledgedIsLostAndNothingSignedIsForked() {
        var happened = new EnumMap<SimulatedStore.Happened, Integer>(SimulatedStore.Happened.class);
        int acknowledged = 0;
        int signed = 0;
        for (long seed = 1; seed <= RUNS; seed++) {
            var world = new World(seed);
            world.run(8, 60);
            world.store.happened().forEach((what, times) -> happened.merge(what, times, Integer::sum));
            acknowledged += world.acknowledged.size();
            signed += world.signed.size();
        }
        // Each fault must really have happened, or the runs above prove little.
        assertThat(happened.keySet()).containsAll(EnumSet.complementOf(EnumSet.of(SimulatedStore.Happened.DISK_FULL)));
        assertThat(acknowledged).isGreaterThan((int) RUNS);
        assertThat(signed).isGreaterThan((int) RUNS);
    }

    @ParameterizedTest
    @EnumSource(SimulatedStore.Fault.class)
    void faultAtEveryOperationOfAShortLife_isSurvived(SimulatedStore.Fault fault) {
        long operations = 0;
        for (long at = -1; at < operations; at++) {
            var world = new World(7);
            try (var log = Log.open(world.store)) {
                world.live(log, 2);
            } catch (IOException | DamagedException e) {
                throw new AssertionError(e);
            }
            long before = world.store.operations();
            if (at >= 0) {
                world.store.faultAt(at, fault);
            }
            try (var log = Log.open(world.store)) {
                world.verify(log);
                world.live(log, 10);
            } catch (IOException _) {
                assertThat(at).isNotNegative();
            } catch (DamagedException e) {
                throw new AssertionError("fault at operation " + at, e);
            }
            if (at < 0) {
                operations = world.store.operations() - before;
                assertThat(operations).isGreaterThan(20);
            }
            world.store.restart();
            world.run(1, 60);
        }
    }

    @ParameterizedTest
    @EnumSource(SimulatedStore.Force.class)
    void logWithOneForceLess_isCaught(SimulatedStore.Force force) {
        assertThatThrownBy(() -> {
                    for (long seed = 1; seed <= 20 * RUNS; seed++) {
                        var world = new World(seed);
                        world.store.ignore(force);
                        // Some forces matter in a log's first moments only, others late.
                        world.run(seed % 2 == 0 ? 3 : 8, seed % 2 == 0 ? 6 : 60);
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("seed ");
    }

    @Test
    void fullDisk_stopsEarlyAndGoesOnWhenThereIsRoom() throws Exception {
        var world = new World(1);
        try (var log = Log.open(world.store)) {
            log.append(List.of(new byte[] {1}));
            world.store.setCapacity(33L * 1024 * 1024, true);
            log.append(List.of(new byte[] {2}));
            log.publish(world::seal);
            world.store.setCapacity(16L * 1024 * 1024, true);
            assertThatThrownBy(() -> log.append(List.of(new byte[] {3})))
                    .isInstanceOf(NoRoomException.class)
                    .hasMessageContaining("the log goes on by itself");
            world.store.setCapacity(64L * 1024 * 1024, true);
            assertThat(log.append(List.of(new byte[] {4}))).isEqualTo(2);
            log.publish(world::seal);
            assertThat(log.size()).isEqualTo(3);
        }
    }

    @Test
    void diskThatIsFullWithoutSayingSo_losesNothingAcknowledged() {
        int struck = 0;
        for (long seed = 1; seed <= 200; seed++) {
            var world = new World(seed);
            long capacity = 200L + world.random.nextInt(20_000);
            world.store.setCapacity(capacity, false);
            for (int life = 0; life < 4; life++) {
                try (var log = Log.open(world.store)) {
                    world.verify(log);
                    world.live(log, 10);
                } catch (IOException _) {
                    struck++;
                } catch (DamagedException e) {
                    throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
                }
                world.store.restart();
                capacity *= 3;
                world.store.setCapacity(capacity, false);
            }
        }
        assertThat(struck).isGreaterThan(100);
    }
}
