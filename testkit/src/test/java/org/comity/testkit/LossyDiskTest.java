package org.comity.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LossyDiskTest {
    /// What is done before the power goes.
    @FunctionalInterface
    private interface Work {
        void on(Path root) throws IOException;
    }

    /// Everything that a power loss may leave.
    private static Set<String> survivors(Work work) {
        var left = new TreeSet<String>();
        Choices.all(choices -> {
            var disk = new LossyDisk(choices);
            work.on(disk.root());
            left.add(disk.afterPowerLoss(choices).contents());
        });
        return left;
    }

    private static FileChannel open(Path file, OpenOption... options) throws IOException {
        return FileChannel.open(file, options);
    }

    private static void write(Path file, String text, boolean isForced) throws IOException {
        try (var channel = open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(text.getBytes(US_ASCII)));
            if (isForced) {
                channel.force(false);
            }
        }
    }

    private static void sync(Path folder) throws IOException {
        try (var channel = open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void forcedFileInASyncedFolder_stays() {
        assertThat(survivors(root -> {
                    write(root.resolve("a"), "xy", true);
                    sync(root);
                }))
                .containsExactly("/\n/a 2 xy\n");
    }

    @Test
    void bytesThatWereNotForced_stayOrGoOrLeaveTheirLength() {
        assertThat(survivors(root -> {
                    write(root.resolve("a"), "xy", false);
                    sync(root);
                }))
                .containsExactlyInAnyOrder("/\n/a 0 \n", "/\n/a 2 \0\0\n", "/\n/a 2 xy\n");
    }

    @Test
    void nameThatWasNotSynced_staysOrGoes() {
        assertThat(survivors(root -> write(root.resolve("a"), "xy", true)))
                .containsExactlyInAnyOrder("/\n", "/\n/a 2 xy\n");
    }

    @Test
    void writeOfSeveralSectors_isTornBetweenThem() {
        var sector = "x".repeat(LossyDisk.SECTOR_BYTES);
        assertThat(survivors(root -> {
                    write(root.resolve("a"), "", true);
                    sync(root);
                    write(root.resolve("a"), sector + sector, false);
                }))
                .contains(
                        "/\n/a 512 " + sector + "\n",
                        "/\n/a 1024 " + sector + "\0".repeat(512) + "\n",
                        "/\n/a 1024 " + "\0".repeat(512) + sector + "\n");
    }

    @Test
    void rename_isWholeAndNeedsTheFolderSynced() {
        Work renamed = root -> {
            write(root.resolve("a"), "old", true);
            write(root.resolve("b"), "new", true);
            sync(root);
            rename(root.resolve("b"), root.resolve("a"));
        };
        assertThat(survivors(renamed)).containsExactlyInAnyOrder("/\n/a 3 new\n", "/\n/a 3 old\n/b 3 new\n");
        assertThat(survivors(root -> {
                    renamed.on(root);
                    sync(root);
                }))
                .containsExactly("/\n/a 3 new\n");
    }

    @Test
    void renamedFileThatWasNotForced_mayBeEmpty() {
        assertThat(survivors(root -> {
                    write(root.resolve("b"), "new", false);
                    rename(root.resolve("b"), root.resolve("a"));
                    sync(root);
                }))
                .contains("/\n/a 0 \n");
    }

    @Test
    void fileInAFolderThatWasNotSynced_goesWithIt() {
        assertThat(survivors(root -> {
                    var folder = Files.createDirectory(root.resolve("d"));
                    write(folder.resolve("a"), "xy", true);
                    sync(folder);
                }))
                .containsExactlyInAnyOrder("/\n", "/\n/d/\n/d/a 2 xy\n");
    }

    @Test
    void removedFile_mayComeBack() {
        assertThat(survivors(root -> {
                    write(root.resolve("a"), "xy", true);
                    sync(root);
                    Files.delete(root.resolve("a"));
                }))
                .containsExactlyInAnyOrder("/\n", "/\n/a 2 xy\n");
    }

    @Test
    void cutThatWasNotForced_mayNotHaveBeen() {
        assertThat(survivors(root -> {
                    write(root.resolve("a"), "xy", true);
                    sync(root);
                    try (var channel = open(root.resolve("a"), StandardOpenOption.WRITE)) {
                        channel.truncate(1);
                    }
                }))
                .containsExactlyInAnyOrder("/\n/a 1 x\n", "/\n/a 2 xy\n");
    }

    @Test
    void forceAfterOneThatFailed_saysYesAndLosesTheBytes() {
        var left = new TreeSet<String>();
        Choices.all(choices -> {
            var disk = new LossyDisk(choices);
            var file = disk.root().resolve("a");
            write(file, "", true);
            sync(disk.root());
            try (var channel = open(file, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(new byte[] {'x'}));
                disk.strikeAt(0, LossyDisk.Fault.FAIL_AND_LOSE);
                assertThatThrownBy(() -> channel.force(false)).isInstanceOf(IOException.class);
                channel.force(false);
            }
            left.add(Files.readString(file) + "|" + disk.afterPowerLoss(choices).contents());
        });
        assertThat(left).as("seen, and left").containsExactlyInAnyOrder("x|/\n/a 0 \n", "|/\n/a 0 \n");
    }

    @Test
    void faultThatKeeps_failsAndHasDoneIt() {
        Choices.all(choices -> {
            var disk = new LossyDisk(choices);
            disk.strikeAt(0, LossyDisk.Fault.FAIL_BUT_KEEP);
            assertThatThrownBy(() -> Files.createFile(disk.root().resolve("a"))).isInstanceOf(IOException.class);
            assertThat(disk.root().resolve("a")).exists();
        });
    }

    @Test
    void killedProcess_losesItsLocksAndNothingElse() {
        Choices.some(1, 1, choices -> {
            var disk = new LossyDisk(choices);
            var file = disk.root().resolve("a");
            write(file, "xy", false);
            var channel = open(file, StandardOpenOption.WRITE);
            assertThat(channel.tryLock().isValid()).isTrue();
            assertThatThrownBy(() -> open(file, StandardOpenOption.WRITE).tryLock())
                    .isInstanceOf(OverlappingFileLockException.class);
            disk.strikeAt(0, LossyDisk.Fault.KILL);
            assertThatThrownBy(() -> channel.force(false)).hasMessage("simulated: KILL");
            assertThatThrownBy(() -> Files.readString(file)).hasMessage("simulated: KILL");
            assertThat(disk.isDead()).isTrue();
            assertThat(disk.hasLostPower()).isFalse();
            disk.restart();
            assertThat(Files.readString(file)).isEqualTo("xy");
            assertThat(open(file, StandardOpenOption.WRITE).tryLock().isValid()).isTrue();
        });
    }

    @Test
    void fullDisk_takesWhatFitsAndSaysSo() {
        Choices.some(1, 1, choices -> {
            var disk = new LossyDisk(choices);
            disk.setCapacity(3, true);
            var file = disk.root().resolve("a");
            assertThat(Files.getFileStore(disk.root()).getUsableSpace()).isEqualTo(3);
            try (var channel = open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                assertThat(channel.write(ByteBuffer.wrap(new byte[4]))).isEqualTo(3);
                assertThatThrownBy(() -> channel.write(ByteBuffer.wrap(new byte[1])))
                        .hasMessage("No space left on device");
                channel.position(0);
                assertThat(channel.write(ByteBuffer.wrap(new byte[3]))).isEqualTo(3);
            }
            assertThatThrownBy(() -> Files.createDirectory(disk.root().resolve("d")))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessage("/d: No space left on device");
            assertThat(Files.getFileStore(disk.root()).getUsableSpace()).isZero();
        });
    }

    @Test
    void diskWithoutRoomFromAnOperationOn_goesOnWhenThereIsSome() {
        Choices.some(1, 1, choices -> {
            var disk = new LossyDisk(choices);
            disk.strikeAt(0, LossyDisk.Fault.NO_ROOM);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> Files.createFile(disk.root().resolve("a")))
                        .hasMessageContaining("No space left");
            }
            disk.makeRoom();
            assertThat(Files.createFile(disk.root().resolve("a"))).exists();
        });
    }

    @Test
    void forceThatIsNotObeyed_doesNothing() {
        var left = new TreeSet<String>();
        Choices.all(choices -> {
            var disk = new LossyDisk(choices);
            disk.obey(force -> force.isFolder() || !force.callers().contains("LossyDiskTest.write"));
            write(disk.root().resolve("a"), "xy", true);
            sync(disk.root());
            left.add(disk.afterPowerLoss(choices).contents());
        });
        assertThat(left).contains("/\n/a 0 \n", "/\n/a 2 xy\n");
    }

    @Test
    void renameThatIsHeldBack_comesAfterTheOther() {
        Choices.some(1, 1, choices -> {
            var disk = new LossyDisk(choices);
            var root = disk.root();
            disk.holdBack(to -> to.endsWith("late"), to -> to.endsWith("until"));
            write(root.resolve("a"), "a", true);
            write(root.resolve("b"), "b", true);
            rename(root.resolve("a"), root.resolve("late"));
            assertThat(disk.contents()).isEqualTo("/\n/a 1 a\n/b 1 b\n");
            rename(root.resolve("b"), root.resolve("until"));
            assertThat(disk.contents()).isEqualTo("/\n/a 1 a\n/until 1 b\n");
            sync(root);
            assertThat(disk.contents()).isEqualTo("/\n/late 1 a\n/until 1 b\n");
        });
    }

    @Test
    void lookThatFails_failsOnceAndNotForABystander() {
        Choices.some(1, 1, choices -> {
            var disk = new LossyDisk(choices);
            disk.failLookAt(0);
            disk.watch(() -> assertThat(Files.isDirectory(disk.root())).isTrue());
            assertThat(disk.isStrikeAhead()).isTrue();
            assertThatThrownBy(() -> Files.size(disk.root())).isInstanceOf(IOException.class);
            assertThat(disk.isStrikeAhead()).isFalse();
            assertThat(Files.size(disk.root())).isZero();
        });
    }

    @Test
    void whatIsTakenAsOne_staysOrGoesTogether() {
        var left = new TreeSet<String>();
        Choices.all(choices -> {
            var disk = new LossyDisk(choices);
            Files.createDirectory(disk.root().resolve("d"));
            write(disk.root().resolve("d/a"), "x", false);
            write(disk.root().resolve("d/b"), "y", false);
            left.add(disk.afterPowerLoss(choices, path -> path.startsWith("/d")).contents());
        });
        assertThat(left).containsExactlyInAnyOrder("/\n", "/\n/d/\n/d/a 1 x\n/d/b 1 y\n");
    }

    @Test
    void diskThatWasSynced_keepsAll() {
        Choices.all(choices -> {
            var disk = new LossyDisk(choices);
            write(disk.root().resolve("a"), "xy", false);
            disk.sync();
            assertThat(disk.afterPowerLoss(choices).contents()).isEqualTo("/\n/a 2 xy\n");
        });
    }

    @Test
    void ordinaryOperations_areThoseOfAnyFileSystem() {
        Choices.some(1, 1, choices -> {
            var root = new LossyDisk(choices).root();
            Files.createDirectories(root.resolve("d/e"));
            Files.writeString(root.resolve("d/e/f"), "text");
            assertThat(Files.readString(root.resolve("d/e/f"))).isEqualTo("text");
            assertThat(Files.size(root.resolve("d/e/f"))).isEqualTo(4);
            try (var tree = Files.walk(root)) {
                assertThat(tree.map(Path::toString)).containsExactly("/", "/d", "/d/e", "/d/e/f");
            }
            assertThatThrownBy(() -> Files.delete(root.resolve("d"))).isInstanceOf(FileSystemException.class);
            assertThatThrownBy(() -> Files.createDirectory(root.resolve("d")))
                    .isInstanceOf(FileAlreadyExistsException.class);
            assertThatThrownBy(() -> Files.readString(root.resolve("none"))).isInstanceOf(NoSuchFileException.class);
            rename(root.resolve("d/e"), root.resolve("g"));
            assertThat(root.resolve("g/f")).exists();
            assertThat(root.resolve("d/e")).doesNotExist();
        });
    }

    @Test
    void operationThatNobodyNeeds_isUnsupported() {
        Choices.some(1, 1, choices -> {
            var root = new LossyDisk(choices).root();
            assertThatThrownBy(() -> Files.createSymbolicLink(root.resolve("a"), root))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> Files.copy(root, root.resolve("a")))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> Files.getLastModifiedTime(root)).isInstanceOf(UnsupportedOperationException.class);
        });
    }
}
