package org.comity.record.witness;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.log.FolderStore;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.KnownLog;
import org.comity.record.note.Note;
import org.comity.record.note.VerifierKey;
import org.comity.testkit.Choices;
import org.comity.testkit.LossyDisk;
import org.comity.testkit.LossyDisk.Fault;
import org.comity.testkit.LossyDisk.Happened;
import org.junit.jupiter.api.Test;

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
        final Choices choices;
        LossyDisk disk;
        final Reader ofWitness = new Reader("the witness", WITNESS.verifierKey());
        final Reader ofMirror = new Reader("the mirror", MIRROR.verifierKey());

        World(Choices choices) {
            this.choices = choices;
            this.disk = new LossyDisk(choices);
        }

        private CosignedFiles open() throws IOException {
            return CosignedFiles.open(new FolderStore(disk.root().resolve("keeper")));
        }

        void run(int lives) throws IOException {
            for (int life = 0; life < lives; life++) {
                if (choices.below(4) > 0) {
                    disk.strikeAt(choices.below(30), choices.of(List.of(Fault.values())));
                }
                try (var files = open()) {
                    live(files, 1 + choices.below(8));
                } catch (IOException _) {
                    // The process is dead. The next one starts from the disk.
                }
                disk.makeRoom();
                if (disk.hasLostPower() || choices.below(4) == 0) {
                    disk = disk.afterPowerLoss(choices);
                } else {
                    disk.restart();
                }
            }
            disk = disk.afterPowerLoss(choices);
            try (var files = open()) {
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
                    if (choices.below(3) == 0) {
                        throw e;
                    }
                }
            }
        }

        private void step(CosignedFiles files, Witness witness, Mirror mirror) throws IOException {
            int fork = choices.below(3) > 0 ? NEVER : choices.below(LARGEST);
            switch (choices.below(4)) {
                case 0, 1 -> {
                    int before = (int) witnessedSize(files);
                    int size = choices.below(LARGEST + 1);
                    int old = choices.below(5) == 0 ? choices.below(size + 1) : before;
                    var answer = witness.addCheckpoint(request(Math.min(old, size), size, fork), clock());
                    if (answer instanceof Answer.Cosigned(var _, var stored)) {
                        ofWitness.see(stored);
                    }
                }
                case 2 -> {
                    if (mirror.cosign(LOG.origin(), choices.below(LARGEST + 1), nodes(fork), clock())
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
            return NOW.plusSeconds(choices.below(100_000));
        }
    }

    @Test
    void whateverFails_noTwoHistoriesAreCosigned_andNothingGoesBack() throws Exception {
        var happened = EnumSet.noneOf(Happened.class);
        var lines = new AtomicInteger();
        var mirrored = new AtomicInteger();
        Choices.some(20_261_128, RUNS, choices -> {
            var world = new World(choices);
            world.run(6);
            happened.addAll(world.disk.happened().keySet());
            lines.addAndGet(world.ofWitness.lines);
            mirrored.addAndGet(world.ofMirror.lines);
        });
        // Each must really have happened, or the runs above prove little.
        assertThat(happened)
                .containsAll(EnumSet.of(
                        Happened.LOST_NAME,
                        Happened.KEPT_UNSYNCED_NAME,
                        Happened.LOST_FORCE,
                        Happened.REVERTED_BY_FORCE,
                        Happened.DISK_FULL));
        assertThat(lines.get()).isGreaterThan(3 * RUNS);
        assertThat(mirrored.get()).isGreaterThan(RUNS);
    }
}
