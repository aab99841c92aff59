package org.comity.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.comity.record.log.DamagedException;
import org.comity.record.log.FolderStore;
import org.comity.testkit.Choices;
import org.comity.testkit.LossyDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A body is put into place whole or not at all, on a disk that loses what it may; and each force is there because
/// something is lost without it.
class DataFolderCrashTest {
    private static final String BODY = "small.archive";
    private static final BodyKeys KEYS = BodyKeys.generate(new SecureRandom());
    private static final BodyKeys.Roots ROOTS = BodyKeys.Roots.generate(new SecureRandom());
    private static final byte[] WRITTEN = "written".getBytes(UTF_8);

    private static final boolean BYTES = false;
    private static final boolean NAMES = true;

    /// Every place where a data folder makes something durable: bytes or names, through which methods, and in which
    /// folder. The first that fits is it.
    enum Site {
        /// Without it everything is lost.
        DATA_FOLDER(NAMES, "DataFolder.claim DurableFiles.makeFolder", ".*"),
        /// Without it what a node was building is taken for somebody else's.
        LOCK(NAMES, "DataFolder.claim", ".*"),
        /// Without it a key is empty.
        SECRET(BYTES, "DataFolder.writeSecret", ".*"),
        /// Without it the folder of a key is lost; of a body that is being built nobody is told.
        FOLDER_OF_A_SECRET(NAMES, "DataFolder.writeSecret DurableFiles.makeFolder", ".*"),
        /// Without it a key is lost; of a body that is being built nobody is told.
        NAME_OF_A_SECRET(NAMES, "DataFolder.writeSecret", ".*"),
        /// Without it what is moved into a new folder is lost with the folder.
        FOLDERS(NAMES, "DataFolder.adopt DurableFiles.makeFolder", ".*"),
        /// Without it there is a body without keys.
        ADOPTED_KEYS(NAMES, "DataFolder.adopt", ".*/keys"),
        /// Without it there is a body whose root keys nobody has.
        ADOPTED_ROOT_KEYS(NAMES, "DataFolder.adopt", ".*/offline"),
        /// Without it there is a body whose keeper remembers nothing.
        ADOPTED_KEEPER(NAMES, "DataFolder.adopt", ".*/keeper"),
        /// Without it the body is lost after it was said to be there.
        ADOPTED_LOGS(NAMES, "DataFolder.adopt", ".*/logs"),
        /// Without it a body is served that a killed process had just put into place, and then lost.
        LOGS_AT_OPENING(NAMES, "DataFolder.discardUnfinished", ".*/logs"),
        /// Without it keys come back that were discarded, and what was being built does not: as if logs were lost.
        DISCARDED_KEYS(NAMES, "DataFolder.discardUnfinished", ".*/keys"),
        /// The same.
        DISCARDED_ROOT_KEYS(NAMES, "DataFolder.discardUnfinished", ".*/offline"),
        /// The same with what a keeper cosigned.
        DISCARDED_KEEPER(NAMES, "DataFolder.discardUnfinished", ".*/keeper");

        private final boolean isFolder;
        private final String callers;
        private final String folder;

        Site(boolean isFolder, String callers, String folder) {
            this.isFolder = isFolder;
            this.callers = callers;
            this.folder = folder;
        }

        private boolean makes(LossyDisk.Force force) {
            return force.isFolder() == isFolder
                    && force.callers().containsAll(List.of(callers.split(" ", -1)))
                    && force.path().toString().matches(folder);
        }

        private static Optional<Site> of(LossyDisk.Force force) {
            return Arrays.stream(values()).filter(site -> site.makes(force)).findFirst();
        }

        private void forget(LossyDisk disk) {
            disk.obey(force -> !of(force).equals(Optional.of(this)));
        }
    }

    /// What comes before the logs: they are what makes a body be there.
    enum Before {
        KEYS,
        OFFLINE,
        KEEPER;

        private void reverse(LossyDisk disk) {
            var late = ".*/data/" + name().toLowerCase(java.util.Locale.ROOT) + "/.*";
            disk.holdBack(
                    path -> path.toString().matches(late),
                    path -> path.toString().matches(".*/data/logs/.*"));
        }
    }

    private static DataFolder folder(LossyDisk disk) {
        return new DataFolder(disk.root().resolve("srv/data"));
    }

    /// As a node does at its start.
    private static List<String> open(DataFolder folder) throws IOException {
        assertThat(folder.isOfSomebodyElse()).as("taken for somebody else's").isFalse();
        folder.claim();
        try {
            folder.discardUnfinished();
        } catch (DamagedException e) {
            throw new AssertionError("taken for damaged", e);
        }
        return folder.bodies();
    }

    /// As a node does that founds a body.
    private static void found(DataFolder folder) throws IOException {
        var building = folder.building();
        KEYS.write(building, BODY);
        ROOTS.write(building, BODY);
        new FolderStore(building.log(BODY + "/importer")).replace("segment", WRITTEN);
        new FolderStore(building.keeper(BODY)).replace("cosigned", WRITTEN);
        folder.adopt(building, BODY);
    }

    private static void requireWhole(DataFolder folder) throws IOException {
        try {
            for (var keys : List.of(folder.keys(BODY), folder.offline(BODY))) {
                assertThat(Files.readString(keys)).startsWith("{\n").endsWith("}\n");
            }
            assertThat(Files.readAllBytes(folder.log(BODY + "/importer").resolve("segment")))
                    .isEqualTo(WRITTEN);
            assertThat(Files.readAllBytes(folder.keeper(BODY).resolve("cosigned")))
                    .isEqualTo(WRITTEN);
        } catch (NoSuchFileException e) {
            throw new AssertionError("a body that is not whole", e);
        }
    }

    /// A process that opens the folder.
    ///
    /// @param mustBeThere whether the body was said to be there
    /// @return whether it is
    private static boolean isThere(LossyDisk disk, boolean mustBeThere) throws IOException {
        var folder = folder(disk);
        boolean isThere = open(folder).contains(BODY);
        assertThat(isThere || !mustBeThere).as("the body is there").isTrue();
        if (isThere) {
            requireWhole(folder);
        }
        return isThere;
    }

    /// A fault at each change of the disk, another process, and whatever a power loss leaves then.
    private static void found(LossyDisk.Fault fault, Consumer<LossyDisk> mutation) {
        var isStruck = new boolean[] {true};
        for (long at = 0; isStruck[0]; at++) {
            long strike = at;
            Choices.all(choices -> {
                var disk = new LossyDisk(choices);
                mutation.accept(disk);
                disk.strikeAt(strike, fault);
                boolean isFounded = true;
                try {
                    open(folder(disk));
                    found(folder(disk));
                } catch (IOException _) {
                    isFounded = false;
                }
                isStruck[0] = !disk.isStrikeAhead();
                disk.makeRoom();
                goOn(disk, isFounded, !disk.hasLostPower() && choices.yes());
            });
        }
    }

    /// @param isRestarted whether another process opens the folder before the power goes
    private static void goOn(LossyDisk disk, boolean wasThere, boolean isRestarted) throws IOException {
        boolean isThere = wasThere;
        if (isRestarted) {
            disk.restart();
            isThere = isThere(disk, wasThere);
        }
        boolean mustBeThere = isThere;
        var seen = new HashSet<String>();
        Choices.all(survivors -> {
            // What is being built is lost or kept as one: there is too much of it to choose for each.
            var left = disk.afterPowerLoss(survivors, path -> path.toString().matches(".*(/building.*|[.]new)"));
            if (seen.add(left.contents()) && !isThere(left, mustBeThere)) {
                found(folder(left));
                assertThat(isThere(left, true)).isTrue();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void body_isFoundedWholeOrNotAtAll(LossyDisk.Fault fault) {
        found(fault, _ -> {});
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"FOLDER_OF_A_SECRET", "NAME_OF_A_SECRET"})
    void foundingWithOneForceLess_isCaught(Site site) {
        assertThatThrownBy(() -> found(LossyDisk.Fault.KILL, site::forget)).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @EnumSource
    void foundingThatMovesTheLogsTooEarly_isCaught(Before late) {
        assertThatThrownBy(() -> found(LossyDisk.Fault.KILL, late::reverse)).isInstanceOf(AssertionError.class);
    }

    @Test
    void table_namesEveryForce() {
        var seen = EnumSet.noneOf(Site.class);
        var others = new ArrayList<String>();
        found(
                LossyDisk.Fault.KILL,
                disk -> disk.obey(force -> {
                    if (force.callers().stream().noneMatch(caller -> caller.startsWith("FolderStore."))) {
                        Site.of(force).ifPresentOrElse(seen::add, () -> others.add(force.toString()));
                    }
                    return true;
                }));
        assertThat(others).isEmpty();
        assertThat(seen).isEqualTo(EnumSet.allOf(Site.class));
    }

    private static void writeSecret(Consumer<LossyDisk> mutation) {
        Choices.all(choices -> {
            var disk = new LossyDisk(choices);
            mutation.accept(disk);
            var folder = folder(disk);
            open(folder);
            DataFolder.writeSecret(folder.keys(BODY), "a secret");
            var left = folder(disk.afterPowerLoss(choices)).keys(BODY);
            assertThat(left).exists().hasContent("a secret");
        });
    }

    @Test
    void secretThatWasWritten_isThereAfterAPowerLoss() {
        writeSecret(_ -> {});
    }

    @ParameterizedTest
    @EnumSource(names = {"SECRET", "FOLDER_OF_A_SECRET", "NAME_OF_A_SECRET"})
    void secretWithOneForceLess_isCaught(Site site) {
        assertThatThrownBy(() -> writeSecret(site::forget)).isInstanceOf(AssertionError.class);
    }

    @Test
    void lookThatFails_discardsNoKeys() {
        var isStruck = new boolean[] {true};
        for (long at = 0; isStruck[0]; at++) {
            long look = at;
            Choices.some(1, 1, choices -> {
                var disk = new LossyDisk(choices);
                open(folder(disk));
                found(folder(disk));
                disk.failLookAt(look);
                try {
                    open(folder(disk));
                } catch (IOException _) {
                    // It failed as planned.
                }
                isStruck[0] = !disk.isStrikeAhead();
                disk.restart();
                assertThat(isThere(disk, true)).isTrue();
            });
        }
    }

    @Test
    void secret_isItsOwnersAlone(@TempDir Path folder) throws Exception {
        var file = folder.resolve("keys").resolve("a.json");
        DataFolder.writeSecret(file, "first");
        DataFolder.writeSecret(file, "second");
        assertThat(file).hasContent("second");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
