package org.comity.record.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.comity.record.log.SmallLives.Start;
import org.comity.testkit.LossyDisk;
import org.comity.testkit.LossyDisk.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each force and each order in which files are written is there because something is lost without it.
class LogMutantsTest {
    private static final boolean BYTES = false;
    private static final boolean NAMES = true;

    /// Every place where a log makes something durable: whether bytes or names, and through which methods; the first
    /// that fits is it. And in which lives it is missed soonest.
    enum Site {
        /// Without it an acknowledged entry is lost.
        BATCH_BEFORE_IT_IS_ACKNOWLEDGED(BYTES, "GroupCommit.write", Start.NOTHING, Fault.KILL),
        /// Without it the whole folder is lost, with everything in it.
        FOLDER_OF_THE_LOG(NAMES, "FolderStore.lock DurableFiles.makeFolder", Start.NOTHING, Fault.KILL),
        /// Without it what was cut off is lost although a note names its copy.
        PUT_ASIDE(BYTES, "Recovery.putAside", Start.TORN, Fault.KILL),
        /// Without it what was cut off is lost before there is a note.
        NAME_OF_PUT_ASIDE(NAMES, "Recovery.putAside", Start.TORN, Fault.POWER_LOSS),
        /// Without it a batch is taken for durable whose force failed.
        LAST_BATCH_AT_OPENING(BYTES, "Recovery.settle", Start.NOTHING, Fault.FAIL_AND_LOSE),
        /// Without it a name is taken for durable that a killed process had just made.
        NAMES_AT_OPENING(NAMES, "Recovery.settle", Start.NOTHING, Fault.KILL),
        /// Without it the file does not start as a segment does.
        NEW_SEGMENT(BYTES, "Log.open", Start.NOTHING, Fault.POWER_LOSS),
        /// Needless: opening goes on and makes the names durable, before anything is acknowledged. It is there because
        /// whatever is replaced is durable, and costs one force in the life of a log.
        NAME_OF_NEW_SEGMENT(NAMES, "Log.open", Start.NOTHING, Fault.POWER_LOSS),
        /// Without it nobody knows what was signed.
        LAST_SIGNED(BYTES, "Log.replaceLastSigned", Start.NOTHING, Fault.KILL),
        /// Without it a tree is signed that nobody remembers.
        NAME_OF_LAST_SIGNED(NAMES, "Log.replaceLastSigned", Start.PUBLISHED, Fault.POWER_LOSS),
        /// Without it the checkpoint is empty or torn.
        CHECKPOINT(BYTES, "Log.publishNow", Start.NOTHING, Fault.KILL),
        /// Without it an older checkpoint comes back.
        NAME_OF_CHECKPOINT(NAMES, "Log.publishNow", Start.PUBLISHED, Fault.KILL);

        private final boolean isFolder;
        private final String callers;
        private final Start start;
        private final Fault fault;

        Site(boolean isFolder, String callers, Start start, Fault fault) {
            this.isFolder = isFolder;
            this.callers = callers;
            this.start = start;
            this.fault = fault;
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
        LAST_SIGNED_BEFORE_THE_SIGNATURE(".*/last-signed", ".*/checkpoint", Start.PUBLISHED),
        TILES_BEFORE_THE_CHECKPOINT(".*/tile/.*", ".*/checkpoint", Start.PUBLISHED),
        COPY_BEFORE_THE_CUT(".*/torn-.*", ".*/segment", Start.TORN);

        private final String first;
        private final String second;
        private final Start start;

        Order(String first, String second, Start start) {
            this.first = first;
            this.second = second;
            this.start = start;
        }

        private void reverse(LossyDisk disk) {
            disk.holdBack(
                    path -> path.toString().matches(first),
                    path -> path.toString().matches(second));
        }
    }

    private static Consumer<LossyDisk> without(Site site) {
        return disk -> disk.obey(force -> !Site.of(force).equals(Optional.of(site)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NAME_OF_NEW_SEGMENT")
    void logWithOneForceLess_isCaught(Site site) {
        assertThatThrownBy(() -> SmallLives.all(site.start, site.fault, without(site)))
                .isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"KILL", "POWER_LOSS"})
    void nameOfANewSegment_isMadeDurableAgainByOpening(Fault fault) {
        assertThat(SmallLives.all(Start.NOTHING, fault, without(Site.NAME_OF_NEW_SEGMENT)))
                .isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void logThatDoesOneThingTooLate_isCaught(Order order) {
        assertThatThrownBy(() -> SmallLives.all(order.start, Fault.KILL, order::reverse))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void table_namesEveryForce() {
        var seen = EnumSet.noneOf(Site.class);
        var others = new ArrayList<String>();
        for (var start : Start.values()) {
            SmallLives.undisturbed(
                    start,
                    disk -> disk.obey(force -> {
                        Site.of(force).ifPresentOrElse(seen::add, () -> others.add(force.toString()));
                        return true;
                    }));
        }
        assertThat(others).isEmpty();
        assertThat(seen).isEqualTo(EnumSet.allOf(Site.class));
    }
}
