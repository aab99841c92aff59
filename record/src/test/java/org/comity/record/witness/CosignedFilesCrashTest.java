package org.comity.record.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.comity.record.witness.ForkingLog.LOG;
import static org.comity.record.witness.ForkingLog.NEVER;
import static org.comity.record.witness.ForkingLog.checkpoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.comity.record.MalformedException;
import org.comity.record.log.FolderStore;
import org.comity.record.proof.ForkEvidence;
import org.comity.testkit.Choices;
import org.comity.testkit.LossyDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a keeper cosigned, and the forks that it can prove, on a disk that loses what it may; and each force is there
/// because something is forgotten without it.
class CosignedFilesCrashTest {
    private static final List<CosignedState> STATES = states();
    private static final ForkEvidence EVIDENCE = evidence();

    private static final boolean BYTES = false;
    private static final boolean NAMES = true;

    /// Every place where something is made durable: whether bytes or names, and through which method. The first that
    /// fits is it.
    enum Site {
        /// Without it all is lost.
        FOLDER(NAMES, "DurableFiles.makeFolder"),
        /// Without it what was read is torn, because it was written once more.
        READ(BYTES, "CosignedFiles.read"),
        /// Without it what was read goes back to what a killed process had cosigned before.
        NAME_OF_READ(NAMES, "CosignedFiles.read"),
        COSIGNED(BYTES, "CosignedFiles.replace"),
        NAME_OF_COSIGNED(NAMES, "CosignedFiles.replace"),
        EVIDENCE(BYTES, "CosignedFiles.keep"),
        NAME_OF_EVIDENCE(NAMES, "CosignedFiles.keep");

        private final boolean isFolder;
        private final String caller;

        Site(boolean isFolder, String caller) {
            this.isFolder = isFolder;
            this.caller = caller;
        }

        private static Optional<Site> of(LossyDisk.Force force) {
            return Arrays.stream(values())
                    .filter(site ->
                            site.isFolder == force.isFolder() && force.callers().contains(site.caller))
                    .findFirst();
        }
    }

    private static List<CosignedState> states() {
        try {
            var states = new ArrayList<>(List.of(CosignedState.nothing()));
            for (int size : List.of(2, 3)) {
                states.add(CosignedState.nothing().withWitnessed(checkpoint(size, NEVER)));
            }
            return states;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static ForkEvidence evidence() {
        try {
            return ForkEvidence.twoRoots(checkpoint(5, NEVER), checkpoint(5, 2));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /// What somebody was told whom no crash reaches.
    private static final class Told {
        private long size;
        private boolean isForked;
    }

    private static CosignedFiles open(LossyDisk disk) throws IOException {
        return CosignedFiles.open(new FolderStore(disk.root().resolve("data/keeper")));
    }

    /// Looks at what is kept, and cosigns and keeps what is not there yet.
    private static void live(LossyDisk disk, Told told) throws IOException {
        try (var files = open(disk)) {
            var state = files.read(LOG.origin());
            see(state, told);
            for (var next : STATES.subList(STATES.indexOf(state) + 1, STATES.size())) {
                files.replace(LOG.origin(), state, next);
                state = next;
                see(state, told);
            }
            files.keep(LOG.origin(), EVIDENCE);
            told.isForked = true;
        }
    }

    private static void see(CosignedState state, Told told) {
        try {
            assertThat(state.witnessedSize()).as("cosigned").isGreaterThanOrEqualTo(told.size);
            told.size = state.witnessedSize();
        } catch (MalformedException e) {
            throw new AssertionError("what was cosigned cannot be read", e);
        }
    }

    /// @return what was told from now on
    private static Told look(LossyDisk disk, Told before) {
        try (var files = open(disk)) {
            var told = new Told();
            told.size = before.size;
            told.isForked = before.isForked;
            see(files.read(LOG.origin()), told);
            assertThat(files.evidence(LOG.origin()).isPresent() || !told.isForked)
                    .as("evidence is kept")
                    .isTrue();
            return told;
        } catch (IOException e) {
            throw new AssertionError("what was cosigned cannot be read", e);
        }
    }

    /// The process after the one that was struck.
    private enum Next {
        NOBODY,
        LOOKS,
        LIVES
    }

    private static Told goOn(LossyDisk disk, Told told, Next next) throws IOException {
        disk.restart();
        return switch (next) {
            case NOBODY -> told;
            case LOOKS -> look(disk, told);
            case LIVES -> {
                live(disk, told);
                yield told;
            }
        };
    }

    /// A fault at every change of the disk, another process, and whatever a power loss leaves then.
    private static void liveAndDie(LossyDisk.Fault fault, Consumer<LossyDisk> mutation) {
        var isStruck = new boolean[] {true};
        for (long at = 0; isStruck[0]; at++) {
            long strike = at;
            Choices.all(choices -> {
                var disk = new LossyDisk(choices);
                mutation.accept(disk);
                disk.strikeAt(strike, fault);
                var first = new Told();
                try {
                    live(disk, first);
                } catch (IOException _) {
                    // It failed as planned.
                }
                isStruck[0] = !disk.isStrikeAhead();
                disk.makeRoom();
                var told = disk.hasLostPower() ? first : goOn(disk, first, choices.of(List.of(Next.values())));
                var seen = new HashSet<String>();
                Choices.all(survivors -> {
                    // What is on its way to its name is left whole or not at all: nobody reads it, and its sectors are
                    // many.
                    var left = disk.afterPowerLoss(
                            survivors, path -> path.toString().endsWith(".new"));
                    if (seen.add(left.contents())) {
                        look(left, told);
                    }
                });
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverFails_whatWasToldIsKept(LossyDisk.Fault fault) {
        liveAndDie(fault, _ -> {});
    }

    @ParameterizedTest
    @EnumSource
    void keeperWithOneForceLess_isCaught(Site site) {
        assertThatThrownBy(() -> liveAndDie(
                        LossyDisk.Fault.KILL,
                        disk -> disk.obey(force -> !Site.of(force).equals(Optional.of(site)))))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void table_namesEveryForce() {
        var seen = EnumSet.noneOf(Site.class);
        var others = new ArrayList<String>();
        liveAndDie(
                LossyDisk.Fault.KILL,
                disk -> disk.obey(force -> {
                    Site.of(force).ifPresentOrElse(seen::add, () -> others.add(force.toString()));
                    return true;
                }));
        assertThat(others).isEmpty();
        assertThat(seen).isEqualTo(EnumSet.allOf(Site.class));
    }
}
