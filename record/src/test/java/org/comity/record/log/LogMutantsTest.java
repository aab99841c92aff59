package org.comity.record.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.comity.testkit.LossyDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each force and each order in which files are written is there because something is lost without it.
class LogMutantsTest {
    private static final boolean BYTES = false;
    private static final boolean NAMES = true;

    /// Every place where a log makes something durable: whether bytes or names, and through which methods. The first
    /// that fits is it.
    enum Site {
        /// Without it an acknowledged entry is lost.
        BATCH_BEFORE_IT_IS_ACKNOWLEDGED(BYTES, "GroupCommit.write"),
        /// Without it the whole folder is lost, with everything in it.
        FOLDER_OF_THE_LOG(NAMES, "FolderStore.lock DurableFiles.makeFolder"),
        /// Without it what was cut off is lost although a note names its copy.
        PUT_ASIDE(BYTES, "Recovery.putAside"),
        /// Without it what was cut off is lost before there is a note.
        NAME_OF_PUT_ASIDE(NAMES, "Recovery.putAside"),
        /// Without it a batch is taken for durable whose force failed.
        LAST_BATCH_AT_OPENING(BYTES, "Recovery.settle"),
        /// Without it a name is taken for durable that a killed process had just made.
        NAMES_AT_OPENING(NAMES, "Recovery.settle"),
        /// Without it the file does not start as a segment does.
        NEW_SEGMENT(BYTES, "Log.open"),
        /// Needless: opening goes on and makes the names durable, before anything is acknowledged. It is there because
        /// whatever is replaced is durable, and costs one force in the life of a log.
        NAME_OF_NEW_SEGMENT(NAMES, "Log.open"),
        /// Without it nobody knows what was signed.
        LAST_SIGNED(BYTES, "Log.replaceLastSigned"),
        /// Without it a tree is signed that nobody remembers.
        NAME_OF_LAST_SIGNED(NAMES, "Log.replaceLastSigned"),
        /// Without it the checkpoint is empty or torn.
        CHECKPOINT(BYTES, "Log.publishNow"),
        /// Without it an older checkpoint comes back.
        NAME_OF_CHECKPOINT(NAMES, "Log.publishNow");

        private final boolean isFolder;
        private final String callers;

        Site(boolean isFolder, String callers) {
            this.isFolder = isFolder;
            this.callers = callers;
        }

        private boolean makes(LossyDisk.Force force) {
            return force.isFolder() == isFolder && force.callers().containsAll(List.of(callers.split(" ", -1)));
        }

        static Optional<Site> of(LossyDisk.Force force) {
            return Arrays.stream(values()).filter(site -> site.makes(force)).findFirst();
        }
    }

    /// What must not come after what: files, as patterns of their paths.
    enum Order {
        LAST_SIGNED_BEFORE_THE_SIGNATURE(".*/last-signed", ".*/checkpoint"),
        TILES_BEFORE_THE_CHECKPOINT(".*/tile/.*", ".*/checkpoint"),
        COPY_BEFORE_THE_CUT(".*/torn-.*", ".*/segment");

        private final String first;
        private final String second;

        Order(String first, String second) {
            this.first = first;
            this.second = second;
        }

        private void reverse(LossyDisk disk) {
            disk.holdBack(
                    path -> path.toString().matches(first),
                    path -> path.toString().matches(second));
        }
    }

    private static final List<LossyDisk.Fault> MOST_TELLING_FIRST = List.of(
            LossyDisk.Fault.POWER_LOSS,
            LossyDisk.Fault.KILL,
            LossyDisk.Fault.FAIL_AND_LOSE,
            LossyDisk.Fault.FAIL_BUT_KEEP,
            LossyDisk.Fault.NO_ROOM);

    private static void live(Consumer<LossyDisk> mutation) {
        for (var fault : MOST_TELLING_FIRST) {
            for (var start : SmallLives.Start.values()) {
                SmallLives.all(start, fault, mutation);
            }
        }
    }

    private static Consumer<LossyDisk> without(Site site) {
        return disk -> disk.obey(force -> !Site.of(force).equals(Optional.of(site)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NAME_OF_NEW_SEGMENT")
    void logWithOneForceLess_isCaught(Site site) {
        assertThatThrownBy(() -> live(without(site))).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"KILL", "POWER_LOSS"})
    void nameOfANewSegment_isMadeDurableAgainByOpening(LossyDisk.Fault fault) {
        assertThat(SmallLives.all(SmallLives.Start.NOTHING, fault, without(Site.NAME_OF_NEW_SEGMENT)))
                .isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void logThatDoesOneThingTooLate_isCaught(Order order) {
        assertThatThrownBy(() -> live(order::reverse)).isInstanceOf(AssertionError.class);
    }

    @Test
    void table_namesEveryForce() {
        var seen = EnumSet.noneOf(Site.class);
        var others = new ArrayList<String>();
        for (var start : SmallLives.Start.values()) {
            SmallLives.all(
                    start,
                    LossyDisk.Fault.KILL,
                    disk -> disk.obey(force -> {
                        Site.of(force).ifPresentOrElse(seen::add, () -> others.add(force.toString()));
                        return true;
                    }));
        }
        assertThat(others).isEmpty();
        assertThat(seen).isEqualTo(EnumSet.allOf(Site.class));
    }
}
