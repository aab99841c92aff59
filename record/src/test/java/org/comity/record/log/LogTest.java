package org.comity.record.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.comity.record.merkle.MerkleHash;
import org.comity.record.tiles.TilePath;
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
    void partialTiles_areRemovedWhenALargerOneOrAFullOneIsThere() throws Exception {
        try (var log = open()) {
            int count = 0;
            for (int size : List.of(3, 200, 256, 300, 65_536, 65_537)) {
                var more = new ArrayList<byte[]>();
                while (count < size) {
                    more.add(entry(count++));
                }
                log.append(more);
                log.publish(SEALER);
                assertThat(partials()).as("size " + size).containsExactlyInAnyOrderElementsOf(expectedPartials(size));
            }
        }
        // Left over by a process that stopped in between, or by a disk that forgot a removal.
        Files.createDirectories(folder.resolve("tile/0/000.p"));
        Files.write(folder.resolve("tile/0/000.p/7"), new byte[7 * 32]);
        open().close();
        assertThat(partials()).containsExactlyInAnyOrderElementsOf(expectedPartials(65_537));
    }

    private static List<String> expectedPartials(long size) {
        return TilePath.partials(size).stream()
                .flatMap(path -> Stream.of(path.partialsFolder(), path.toString()))
                .toList();
    }

    /// The folders of partial tiles, and what is in them.
    private List<String> partials() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .filter(name -> name.contains(".p"))
                    .toList();
        }
    }

    @Test
    void logWhoseMachineFailedInTheMiddleOfABatch_takesNothingMore() throws Exception {
        var failsNow = new AtomicBoolean();
        var store = new FolderStore(folder);
        try (var log = Log.open((Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (_, called, arguments) -> {
                    var result = called.invoke(store, arguments);
                    return result instanceof Store.Appender appender ? failing(appender, failsNow) : result;
                }))) {
            log.append(entry(0));
            failsNow.set(true);
            assertThatThrownBy(() -> log.append(entry(1))).hasRootCauseInstanceOf(OutOfMemoryError.class);
            failsNow.set(false);
            assertThatThrownBy(() -> log.append(entry(2)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Open it again");
        }
        try (var log = open()) {
            assertThat(log.durableSize()).isEqualTo(1);
            assertThat(log.append(entry(1))).isEqualTo(1);
        }
    }

    /// Writes a part, and then there is no memory left.
    private static Store.Appender failing(Store.Appender appender, AtomicBoolean failsNow) {
        return new Store.Appender() {
            @Override
            public void write(ByteBuffer... buffers) throws IOException {
                if (failsNow.get()) {
                    appender.write(buffers[0]);
                    throw new OutOfMemoryError("simulated");
                }
                appender.write(buffers);
            }

            @Override
            public void force() throws IOException {
                appender.force();
            }

            @Override
            public void close() throws IOException {
                appender.close();
            }
        };
    }

    @Test
    void secondWriter_isStopped() throws Exception {
        try (var log = open()) {
            assertThat(log.size()).isZero();
            assertThatThrownBy(this::open).hasMessageContaining("one writer");
        }
    }

    @Test
    void close_waitsForACheckpointThatIsBeingPublished() throws Exception {
        var log = open();
        log.append(entry(0));
        var isSealing = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var publisher = Thread.ofPlatform()
                .start(() -> assertThatThrownBy(() -> log.publish((size, root) -> {
                            isSealing.countDown();
                            await(goOn);
                            return SEALER.seal(size, root);
                        }))
                        .hasMessageContaining("interrupted while publishing"));
        isSealing.await();
        publisher.interrupt();
        publisher.join();
        var closing = new FutureTask<>(() -> {
            log.close();
            return log;
        });
        var closer = Thread.ofPlatform().start(closing);
        while (closer.getState() == Thread.State.NEW || closer.getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
        }
        assertThatThrownBy(this::open).hasMessageContaining("one writer");
        assertThat(closing.isDone()).isFalse();
        goOn.countDown();
        closing.get();
        try (var next = open()) {
            assertThat(next.size()).isEqualTo(1);
            assertThat(next.checkpoint()).contains(SEALER.seal(1, next.root()));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
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
