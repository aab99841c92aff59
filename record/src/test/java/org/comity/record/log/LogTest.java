package org.comity.record.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.comity.record.merkle.MerkleHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {
    private static final Log.Sealer SEALER =
            (size, root) -> (size + "\n" + root.base64() + "\n").getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private Log open() throws Exception {
        return Log.open(new FolderStore(folder));
    }

    private static byte[] entry(int i) {
        return ("entry " + i).getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void entries_areReadAndProvenAtEveryPlaceAcrossTilesAndRestarts() throws Exception {
        int count = 0;
        for (int round : List.of(1, 254, 1, 1, 300, 90_000)) {
            try (var log = open()) {
                assertThat(log.notes()).isEmpty();
                assertThat(log.size()).isEqualTo(count);
                var more = new ArrayList<byte[]>();
                for (int i = 0; i < round; i++) {
                    more.add(entry(count++));
                }
                assertThat(log.append(more)).isEqualTo(count - round);
                log.publish(SEALER);
                for (int i = 0; i < count; i += 1 + count / 50) {
                    assertThat(log.entry(i)).isEqualTo(entry(i));
                    log.inclusion(i).verify(MerkleHash.leaf(entry(i)), log.root());
                }
            }
        }
    }

    @Test
    void appendsOfManyThreads_allGetTheirOwnPlace() throws Exception {
        try (var log = open()) {
            var places = java.util.Collections.synchronizedList(new ArrayList<Long>());
            var threads = new ArrayList<Thread>();
            for (int t = 0; t < 64; t++) {
                int mine = t;
                threads.add(Thread.ofVirtual().start(() -> {
                    try {
                        for (int i = 0; i < 10; i++) {
                            places.add(log.append(entry(mine * 10 + i)));
                        }
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }));
            }
            for (var thread : threads) {
                thread.join();
            }
            log.publish(SEALER);
            assertThat(places).hasSize(640).doesNotHaveDuplicates();
            assertThat(log.size()).isEqualTo(640);
        }
    }

    @Test
    void entriesThatWereNotSignedYet_areThereAfterARestart() throws Exception {
        try (var log = open()) {
            log.append(entry(0));
            log.publish(SEALER);
            log.append(entry(1));
        }
        try (var log = open()) {
            assertThat(log.size()).isEqualTo(1);
            assertThat(log.durableSize()).isEqualTo(2);
            log.publish(SEALER);
            assertThat(log.entry(1)).isEqualTo(entry(1));
        }
    }

    @Test
    void damageBelowTheSignedSize_stopsTheLogAndNamesTheEntry() throws Exception {
        try (var log = open()) {
            log.append(entry(0));
            log.append(entry(1));
            log.publish(SEALER);
        }
        try (var file = new RandomAccessFile(folder.resolve("segment").toFile(), "rw")) {
            file.seek(Batch.FILE_HEADER.length + Batch.HEADER_BYTES + 4);
            file.write('x');
        }
        assertThatThrownBy(this::open)
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining("segment, byte 18, entry 0")
                .hasMessageContaining("checksum");
    }

    @Test
    void secondWriter_isStopped() throws Exception {
        try (var log = open()) {
            assertThat(log.size()).isZero();
            assertThatThrownBy(this::open).hasMessageContaining("one writer");
        }
    }

    @Test
    void tornTail_isPutAsideAndSaid() throws Exception {
        try (var log = open()) {
            log.append(entry(0));
            log.append(entry(1));
            log.publish(SEALER);
            log.append(entry(2));
        }
        try (var file = new RandomAccessFile(folder.resolve("segment").toFile(), "rw")) {
            file.setLength(file.length() - 3);
        }
        try (var log = open()) {
            assertThat(log.notes()).singleElement().asString().contains("put aside");
            assertThat(log.durableSize()).isEqualTo(2);
            log.append(entry(2));
            log.publish(SEALER);
            assertThat(log.entry(2)).isEqualTo(entry(2));
        }
    }
}
