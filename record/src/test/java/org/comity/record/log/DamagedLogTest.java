package org.comity.record.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a log says when its files are not what it wrote. Three batches: `zero` from byte 18, `one` from byte 48, both
/// signed,
/// and `two` from byte 77, not signed.
class DamagedLogTest {
    private static final String REMEDY =
            ". Nothing was changed. Restore this log's folder from a mirror or a backup that holds at least the signed size, "
                    + "or open a new epoch of the log.";

    @TempDir
    Path folder;

    @BeforeEach
    void makeLog() throws Exception {
        try (var log = open()) {
            log.append("zero".getBytes(US_ASCII));
            log.append("one".getBytes(US_ASCII));
            log.publish((size, root) -> (size + "\n" + root.base64() + "\n").getBytes(US_ASCII));
            log.append("two".getBytes(US_ASCII));
        }
        assertThat(Files.size(folder.resolve("segment"))).isEqualTo(106);
    }

    private Log open() throws IOException, DamagedException {
        return Log.open(new FolderStore(folder));
    }

    private void flip(String file, int at) throws IOException {
        var bytes = Files.readAllBytes(folder.resolve(file));
        bytes[at] ^= 1;
        Files.write(folder.resolve(file), bytes);
    }

    private void cut(int size) throws IOException {
        Files.write(folder.resolve("segment"), Arrays.copyOf(Files.readAllBytes(folder.resolve("segment")), size));
    }

    private void assertRefused(String message) throws IOException {
        var before = Files.readAllBytes(folder.resolve("segment"));
        assertThatThrownBy(this::open).isInstanceOf(DamagedException.class).hasMessage(message);
        assertThat(Files.readAllBytes(folder.resolve("segment"))).isEqualTo(before);
    }

    @Test
    void lastSignedThatEndsWithinABatch_isRefused() throws Exception {
        var signed = LastSigned.parse(Files.readAllBytes(folder.resolve("last-signed")));
        for (long offset : new long[] {76, 49, 78}) {
            Files.write(folder.resolve("last-signed"), new LastSigned(signed.size(), signed.root(), offset).encode());
            assertThatThrownBy(this::open).isInstanceOf(DamagedException.class).hasMessageEndingWith(REMEDY);
        }
    }

    @Test
    void byteOfASignedEntry_isNamed() throws Exception {
        flip("segment", 75);
        assertRefused(
                "segment, byte 48, entry 1: the bytes of entries 1 to 1 do not fit their checksum, below the signed size of 2"
                        + REMEDY);
    }

    @Test
    void byteOfABatchHeader_isNamed() throws Exception {
        flip("segment", 18);
        assertRefused(
                "segment, byte 18, entry 0: no batch of entries starts here, below the signed size of 2" + REMEDY);
    }

    @Test
    void byteOfTheFileHeader_isNamed() throws Exception {
        flip("segment", 3);
        assertRefused("segment, byte 0, entry 0: the file does not start as a segment does" + REMEDY);
    }

    @Test
    void olderSegment_isNotTakenForATornOne() throws Exception {
        cut(48);
        assertRefused(
                "segment, byte 48, entry 1: the file ends with entry 0, but 2 entries were signed: an older copy, or one cut short"
                        + REMEDY);
    }

    @Test
    void segmentThatIsGone_isNotStartedAnew() throws Exception {
        Files.delete(folder.resolve("segment"));
        assertThatThrownBy(this::open)
                .isInstanceOf(DamagedException.class)
                .hasMessage("segment, byte 0, entry 0: the file does not start as a segment does" + REMEDY);
    }

    @Test
    void logOfWhichOnlyTheCheckpointIsLeft_isNotStartedAnew() throws Exception {
        Files.delete(folder.resolve("segment"));
        Files.delete(folder.resolve("last-signed"));
        assertThatThrownBy(this::open).isInstanceOf(DamagedException.class);
        assertThat(folder.resolve("segment")).doesNotExist();
    }

    @Test
    void lastSignedThatWasChanged_isRefused() throws Exception {
        flip("last-signed", 25);
        assertRefused(
                "last-signed is not what this log wrote. Restore this log's folder from a mirror; never sign without it.");
    }

    @Test
    void lastSignedThatIsGone_isRefusedWhileACheckpointIsThere() throws Exception {
        Files.delete(folder.resolve("last-signed"));
        assertRefused(
                "last-signed is missing, and a checkpoint was published. Restore this log's folder from a mirror; never sign without it.");
    }

    @Test
    void lastSignedChangedWhileTheLogIsOpen_stopsSigning() throws Exception {
        try (var log = open()) {
            flip("last-signed", 25);
            assertThatThrownBy(() -> log.publish((_, _) -> new byte[0]))
                    .isInstanceOf(DamagedException.class)
                    .hasMessageStartingWith("last-signed was changed by somebody else while this log was open");
            assertThatThrownBy(() -> log.append(new byte[1])).isInstanceOf(IOException.class);
        }
    }

    @Test
    void segmentChangedBetweenAppendingAndSigning_isNotSigned() throws Exception {
        try (var log = open()) {
            log.append("three".getBytes(US_ASCII));
            flip("segment", 75 + 29);
            assertThatThrownBy(() -> log.publish((_, _) -> {
                        throw new AssertionError("signed");
                    }))
                    .isInstanceOf(DamagedException.class)
                    .hasMessage("segment, byte 77: the bytes of entries 2 to 2 do not fit their checksum");
        }
    }

    @Test
    void batchesSwapped_areNamed() throws Exception {
        var bytes = Files.readAllBytes(folder.resolve("segment"));
        var swapped = bytes.clone();
        System.arraycopy(bytes, 48, swapped, 18, 29);
        System.arraycopy(bytes, 18, swapped, 47, 30);
        Files.write(folder.resolve("segment"), swapped);
        assertRefused(
                "segment, byte 18, entry 0: a batch starts here with entry 1 where entry 0 must stand, below the signed size of 2"
                        + REMEDY);
    }

    @Test
    void acknowledgedBatchWithAGoodOneBehindIt_isDamageAndNoTornTail() throws Exception {
        try (var log = open()) {
            log.append("three".getBytes(US_ASCII));
        }
        flip("segment", 104);
        assertRefused(
                "segment, byte 77, entry 2: the bytes of entries 2 to 2 do not fit their checksum, and a whole batch with entry 3 "
                        + "stands behind it at byte 106" + REMEDY);
    }

    @Test
    void lastBatchTorn_isPutAsideAndSaid() throws Exception {
        var torn = Arrays.copyOfRange(Files.readAllBytes(folder.resolve("segment")), 77, 100);
        cut(100);
        try (var log = open()) {
            assertThat(log.notes())
                    .containsExactly(
                            "the last 23 bytes of the segment, from byte 77 on, were being written when the process "
                                    + "stopped and had not been acknowledged; they were put aside as torn-77");
            assertThat(log.durableSize()).isEqualTo(2);
        }
        assertThat(Files.readAllBytes(folder.resolve("torn-77"))).isEqualTo(torn);
    }

    @Test
    void tilesThatAreWrongOrGone_areComputedAgainAndSaid() throws Exception {
        try (var log = open()) {
            for (int i = 3; i < 300; i++) {
                log.append(("entry " + i).getBytes(US_ASCII));
            }
            log.publish((size, root) -> (size + "\n" + root.base64() + "\n").getBytes(US_ASCII));
        }
        var tile = Files.readAllBytes(folder.resolve("tile/0/000"));
        flip("tile/0/000", 40);
        Files.delete(folder.resolve("tile/entries/000"));
        try (var log = open()) {
            assertThat(log.notes())
                    .containsExactly(
                            "2 tiles or bundles were missing or wrong and were computed again from the segment");
            assertThat(Files.readAllBytes(folder.resolve("tile/0/000"))).isEqualTo(tile);
            assertThat(log.entry(0)).isEqualTo("zero".getBytes(US_ASCII));
        }
    }
}
