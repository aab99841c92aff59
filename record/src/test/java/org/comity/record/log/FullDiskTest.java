package org.comity.record.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.comity.record.Hash;
import org.comity.testkit.SmallDisk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A log on a real file system that is full: 48 MiB in memory, mounted for the test.
class FullDiskTest {
    private static final int MIB = 1 << 20;

    /// Needs room of its own in the segment, wherever that ends in a page.
    private static final byte[] LARGE_ENTRY = "x".repeat(20_000).getBytes(US_ASCII);

    @TempDir
    Path folder;

    private @Nullable SmallDisk disk;

    @BeforeEach
    void mount() throws Exception {
        disk = SmallDisk.mount(folder.resolve("disk"), 48);
    }

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            disk.close();
        }
    }

    private SmallDisk disk() {
        return Objects.requireNonNull(disk);
    }

    private Path log() {
        return disk().folder().resolve("log");
    }

    private static byte[] seal(long size, Hash root) {
        return Visitor.text(size, root).getBytes(US_ASCII);
    }

    @Test
    void nearlyFullDisk_isSaidAndTheLogGoesOnByItself() throws Exception {
        try (var log = Log.open(new FolderStore(log()))) {
            log.append(LARGE_ENTRY);
            log.publish(FullDiskTest::seal);
            log.append(LARGE_ENTRY);
            disk().leave(20 * MIB);
            var said = "the disk of " + log() + " is full: it has 20 MiB left and 33 MiB are needed. "
                    + "What was acknowledged is there. Make room, then do it again.";
            assertThatThrownBy(() -> log.append(LARGE_ENTRY))
                    .isInstanceOf(NoRoomException.class)
                    .hasMessage(said);
            assertThatThrownBy(() -> log.publish(FullDiskTest::seal))
                    .isInstanceOf(NoRoomException.class)
                    .hasMessage(said);
            disk().makeRoom();
            assertThat(log.append(LARGE_ENTRY)).isEqualTo(2);
            log.publish(FullDiskTest::seal);
            assertThat(log.size()).isEqualTo(3);
            assertThat(log.entry(1)).isEqualTo(LARGE_ENTRY);
        }
    }

    /// A store under which somebody else fills the disk at one moment: before this is called with such a name, or
    /// after the log has asked how much room there is.
    private Store filledUp(String method, String name, AtomicBoolean isArmed) {
        var store = new FolderStore(log());
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (_, called, arguments) -> {
                    boolean isNow = called.getName().equals(method)
                            && (arguments == null || arguments[0].toString().startsWith(name))
                            && isArmed.get();
                    if (isNow && arguments != null) {
                        isArmed.set(false);
                        disk().leave(0);
                    }
                    try {
                        return called.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        if (isNow && arguments == null) {
                            isArmed.set(false);
                            disk().leave(0);
                        }
                    }
                });
    }

    @ParameterizedTest
    @CsvSource({
        "roomBytes, ''",
        "derive, tile/entries/",
        "derive, tile/0/",
        "replace, last-signed",
        "replace, checkpoint"
    })
    void diskThatFillsUpMeanwhile_isSaidAndTheLogGoesOnWhenOpenedAgain(String method, String name) throws Exception {
        var isArmed = new AtomicBoolean();
        try (var log = Log.open(filledUp(method, name, isArmed))) {
            log.append(LARGE_ENTRY);
            log.publish(FullDiskTest::seal);
            log.append(LARGE_ENTRY);
            isArmed.set(true);
            assertThatThrownBy(() -> {
                        if (method.equals("roomBytes")) {
                            log.append(LARGE_ENTRY);
                        } else {
                            log.publish(FullDiskTest::seal);
                        }
                    })
                    .isInstanceOf(NoRoomException.class)
                    .hasMessageMatching(
                            "the disk of .*/log is full \\(.*No space left on device\\): it has 0 MiB left and "
                                    + "32 MiB are needed\\. What was acknowledged is there\\. Make room, then do it again\\.");
        }
        var visitor = new Visitor(log());
        var checkpoint = visitor.checkpoint().orElseThrow().split(" ", -1);
        visitor.requireTiles(Long.parseLong(checkpoint[0]), Hash.parseHex(checkpoint[1]));
        disk().makeRoom();
        try (var log = Log.open(new FolderStore(log()))) {
            assertThat(log.durableSize()).isGreaterThanOrEqualTo(2);
            log.append(List.of(LARGE_ENTRY));
            log.publish(FullDiskTest::seal);
            for (long i = 0; i < log.size(); i++) {
                assertThat(log.entry(i)).isEqualTo(LARGE_ENTRY);
            }
        }
    }

    @Test
    void logOnAFullDisk_isOpenedAndRead() throws Exception {
        try (var log = Log.open(new FolderStore(log()))) {
            log.append(LARGE_ENTRY);
            log.publish(FullDiskTest::seal);
            log.append(LARGE_ENTRY);
        }
        disk().leave(0);
        try (var log = Log.open(new FolderStore(log()))) {
            assertThat(log.entry(0)).isEqualTo(LARGE_ENTRY);
            assertThat(log.durableSize()).isEqualTo(2);
        }
    }
}
