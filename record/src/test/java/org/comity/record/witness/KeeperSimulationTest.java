package org.comity.record.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.comity.record.witness.ForkingLog.LOG;
import static org.comity.record.witness.ForkingLog.MIRROR;
import static org.comity.record.witness.ForkingLog.NEVER;
import static org.comity.record.witness.ForkingLog.NOW;
import static org.comity.record.witness.ForkingLog.WITNESS;
import static org.comity.record.witness.ForkingLog.knows;
import static org.comity.record.witness.ForkingLog.nodes;
import static org.comity.record.witness.ForkingLog.request;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.log.SimulatedStore;
import org.comity.record.log.SimulatedStore.Fault;
import org.comity.record.log.SimulatedStore.Force;
import org.comity.record.log.SimulatedStore.Happened;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.KnownLog;
import org.comity.record.note.Note;
import org.comity.record.note.VerifierKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A witness and a mirror over a disk that loses what may be lost, asked by a log that forks: one seed, one keeper.
class KeeperSimulationTest {
    private static final int RUNS = Integer.getInteger("comity.simulations.keeper", 100);
    private static final int LARGEST = 8;

    // One of the log's two lines is enough here, and half the work.
    private static final LogDirectory LOGS =
            knows(new KnownLog(LOG.origin(), List.of(LOG.knownLog().keys().getLast())));

    /// What somebody holds against a cosigner: every line that ever left it.
    private static final class Reader {
        private final String name;
        private final VerifierKey key;
        private List<Integer> histories;
        private long largest;
        private long latest;
        private int lines;

        Reader(String name, VerifierKey key) {
            this.name = name;
            this.key = key;
            this.histories = IntStream.concat(IntStream.range(0, LARGEST), IntStream.of(NEVER))
                    .boxed()
                    .toList();
        }

        void see(Note note) throws IOException {
            try {
                var checkpoint = Checkpoint.parse(note.text());
                long at = note.verify(List.of(key))
                        .lines()
                        .getFirst()
                        .signedAtSeconds()
                        .orElseThrow();
                histories = histories.stream()
                        .filter(fork -> root(fork, checkpoint.size()).equals(checkpoint.root()))
                        .toList();
                assertThat(histories).as(name + " cosigned two histories").isNotEmpty();
                assertThat(checkpoint.size()).as(name + " went back").isGreaterThanOrEqualTo(largest);
                assertThat(at).as(name + " went back in time").isGreaterThanOrEqualTo(latest);
                largest = checkpoint.size();
                latest = at;
                lines++;
            } catch (MalformedException | UnverifiedException e) {
                throw new AssertionError(e);
            }
        }

        private static org.comity.record.Hash root(int fork, long size) {
            try {
                return nodes(fork).root(size);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static final class World {
        final SimulatedStore store;
        final SplittableRandom random;
        final Reader ofWitness = new Reader("the witness", WITNESS.verifierKey());
        final Reader ofMirror = new Reader("the mirror", MIRROR.verifierKey());

        World(long seed) {
            store = new SimulatedStore(seed);
            random = new SplittableRandom(seed ^ 0x5bd1e995);
        }

        void run(int lives) throws IOException {
            for (int life = 0; life < lives; life++) {
                if (random.nextInt(4) > 0) {
                    var faults = Fault.values();
                    store.faultAt(random.nextInt(20), faults[random.nextInt(faults.length)]);
                }
                try (var files = CosignedFiles.open(store, "disk")) {
                    live(files, 1 + random.nextInt(8));
                } catch (IOException _) {
                    // The process is dead. The next one starts from the disk.
                }
                store.restart();
                if (random.nextInt(4) == 0) {
                    store.losePower();
                }
            }
            store.losePower();
            try (var files = CosignedFiles.open(store, "disk")) {
                live(files, 6);
            }
        }

        private void live(CosignedFiles files, int steps) throws IOException {
            var witness = new Witness(List.of(WITNESS), LOGS, files);
            var mirror = new Mirror(List.of(MIRROR), LOGS, files);
            for (int i = 0; i < steps; i++) {
                try {
                    step(files, witness, mirror);
                } catch (IOException e) {
                    // One step failed; the keeper goes on with the next, if its process is alive.
                    if (random.nextInt(3) == 0) {
                        throw e;
                    }
                }
            }
        }

        private void step(CosignedFiles files, Witness witness, Mirror mirror) throws IOException {
            int fork = random.nextInt(3) > 0 ? NEVER : random.nextInt(LARGEST);
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    int before = (int) witnessedSize(files);
                    int size = random.nextInt(LARGEST + 1);
                    int old = random.nextInt(5) == 0 ? random.nextInt(size + 1) : before;
                    var answer = witness.addCheckpoint(request(Math.min(old, size), size, fork), clock());
                    if (answer instanceof Answer.Cosigned(var _, var stored)) {
                        ofWitness.see(stored);
                    }
                }
                case 2 -> {
                    if (mirror.cosign(LOG.origin(), random.nextInt(LARGEST + 1), nodes(fork), clock())
                            instanceof Mirror.Outcome.Cosigned(var _, var stored)) {
                        ofMirror.see(stored);
                    }
                }
                default -> {
                    // What anybody may ask for at any time.
                    witness.checkpoint(LOG.origin()).ifPresent(note -> seeUnchecked(ofWitness, note));
                    mirror.checkpoint(LOG.origin()).ifPresent(note -> seeUnchecked(ofMirror, note));
                }
            }
        }

        private static void seeUnchecked(Reader reader, Note note) {
            try {
                reader.see(note);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private static long witnessedSize(CosignedFiles files) throws IOException {
            try {
                return files.read(LOG.origin()).witnessedSize();
            } catch (MalformedException e) {
                throw new AssertionError(e);
            }
        }

        /// Goes back as often as forward.
        private Instant clock() {
            return NOW.plusSeconds(random.nextInt(100_000));
        }
    }

    @Test
    void whateverFails_noTwoHistoriesAreCosigned_andNothingGoesBack() throws Exception {
        Map<Happened, Integer> happened = new EnumMap<>(Happened.class);
        int lines = 0;
        int mirrored = 0;
        for (long seed = 1; seed <= RUNS; seed++) {
            var world = new World(seed);
            world.run(6);
            world.store.happened().forEach((what, times) -> happened.merge(what, times, Integer::sum));
            lines += world.ofWitness.lines;
            mirrored += world.ofMirror.lines;
        }
        // Each must really have happened, or the runs above prove little.
        assertThat(happened.keySet())
                .containsAll(EnumSet.of(Happened.LOST_NAME, Happened.KEPT_UNSYNCED_NAME, Happened.LOST_FORCE));
        assertThat(lines).isGreaterThan(3 * RUNS);
        assertThat(mirrored).isGreaterThan(RUNS);
    }

    @ParameterizedTest
    @EnumSource(names = {"REPLACED", "RENAMED"})
    void keeperWithOneForceLess_isCaught(Force force) {
        assertThatThrownBy(() -> {
                    for (long seed = 1; seed <= 20L * RUNS; seed++) {
                        var world = new World(seed);
                        world.store.ignore(force);
                        world.run(6);
                    }
                })
                .isInstanceOfAny(AssertionError.class, IOException.class);
    }
}
