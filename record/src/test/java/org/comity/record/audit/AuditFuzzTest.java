package org.comity.record.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.act.Act;
import org.comity.record.act.ActId;
import org.comity.record.json.Json;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.key.MlDsa44PrivateKey;
import org.comity.record.log.ActLog;
import org.comity.record.log.DamagedException;
import org.comity.record.log.LastSigned;
import org.comity.record.log.Log;
import org.comity.record.log.SegmentReader;
import org.comity.record.log.Store;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.LogSigner;
import org.comity.record.note.Note;
import org.comity.record.note.Origin;
import org.comity.record.tiles.TilePath;
import org.comity.testkit.Fuzz;
import org.comity.testkit.Parts;
import org.junit.jupiter.api.Test;

/// Hostile folders under audit: any file of a log may be missing, changed, cut or another one.
class AuditFuzzTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final LogSigner SIGNER = new LogSigner(
            new Origin("exercise.example/alpha"),
            Ed25519PrivateKey.ofSeed(Hash.sha256().bytes()),
            MlDsa44PrivateKey.ofSeed(Hash.sha256().bytes()));

    /// The files that an input can hold, by their number in it.
    private static final List<String> NAMES = List.of(
            FolderFiles.CHECKPOINT,
            LastSigned.FILE,
            SegmentReader.FILE,
            "tile/entries/000.p/3",
            "tile/0/000.p/3",
            "tile/entries/000",
            "tile/0/000",
            "tile/1/000.p/1",
            "tile/entries/001.p/1",
            "tile/0/001.p/1");

    private static final MemoryFiles GOOD = good();

    static final Fuzz FOLDER = Fuzz.of(
            Parts.LINES,
            List.of(
                    packed(GOOD.files),
                    packed(without(LastSigned.FILE, SegmentReader.FILE)),
                    packed(claiming(1L << 62)),
                    packed(claiming(257)),
                    packed(claiming(0))),
            List.of(
                    "\n",
                    "\n\n",
                    "\u00e2\u0080\u0094 ",
                    "9223372036854775807",
                    "72057594037927936",
                    "257",
                    "CMTB",
                    "\u0000\u0000\u0000\u0001",
                    "\u0003\u0000\u0000",
                    "exercise.example/alpha"),
            AuditFuzzTest::audit);

    /// A log's files in memory.
    private record MemoryFiles(Map<String, byte[]> files) implements LogFiles, Store {
        @Override
        public String place() {
            return "memory";
        }

        @Override
        public Optional<byte[]> checkpoint() {
            return read(FolderFiles.CHECKPOINT);
        }

        @Override
        public Optional<byte[]> read(TilePath path) {
            return read(path.toString());
        }

        @Override
        public Optional<Store> store() {
            return files.containsKey(SegmentReader.FILE) || files.containsKey(LastSigned.FILE)
                    ? Optional.of(this)
                    : Optional.empty();
        }

        @Override
        public Optional<byte[]> read(String name) {
            return Optional.ofNullable(files.get(name));
        }

        @Override
        public long size(String name) {
            return read(name).map(bytes -> bytes.length).orElse(0);
        }

        @Override
        public int read(String name, long offset, ByteBuffer into) {
            byte[] bytes = read(name).orElse(new byte[0]);
            int length = (int) Math.max(0, Math.min(into.remaining(), bytes.length - offset));
            into.put(bytes, length == 0 ? 0 : (int) offset, length);
            return length;
        }

        @Override
        public Closeable lock() {
            return () -> {};
        }

        @Override
        public Appender append(String name) {
            return new Appender() {
                @Override
                public void write(ByteBuffer... buffers) {
                    for (var buffer : buffers) {
                        byte[] old = read(name).orElseThrow();
                        byte[] grown = Arrays.copyOf(old, old.length + buffer.remaining());
                        buffer.get(grown, old.length, buffer.remaining());
                        files.put(name, grown);
                    }
                }

                @Override
                public void force() {}

                @Override
                public void close() {}
            };
        }

        @Override
        public void rewrite(String name, long offset, byte[] content) {}

        @Override
        public void replace(String name, byte[] content) {
            files.put(name, content);
        }

        @Override
        public void derive(String name, ByteBuffer content) {
            var bytes = new byte[content.remaining()];
            content.get(bytes);
            files.put(name, bytes);
        }

        @Override
        public void retain(String folder, Set<String> names) {
            files.keySet()
                    .removeIf(name ->
                            name.startsWith(folder + "/") && !names.contains(name.substring(folder.length() + 1)));
        }

        @Override
        public void truncate(String name, long size) {}

        @Override
        public long roomBytes() {
            return Long.MAX_VALUE;
        }
    }

    /// A log of three acts, published.
    private static MemoryFiles good() {
        var files = new MemoryFiles(new HashMap<>());
        try (var log = Log.open(files)) {
            var acts = new ActLog(log, SIGNER.origin().value(), SIGNER.key());
            for (int i = 0; i < 3; i++) {
                var act = new Act(
                        Optional.of(new ActId(Hash.sha256())),
                        SIGNER.origin().value(),
                        "add-statement",
                        NOON,
                        new TreeMap<>(),
                        Json.object(Json.member("text", Json.of(i))));
                acts.file(List.of(act.approvedBy(List.of(SIGNER.key()))));
            }
            log.publish(new Seal(SIGNER, NOON));
        } catch (IOException | DamagedException | UnverifiedException | MalformedException e) {
            throw new AssertionError(e);
        }
        return files;
    }

    /// A class of its own: the log signs in another thread, which would wait for this class to be ready.
    private record Seal(LogSigner signer, Instant noon) implements Log.Sealer {
        @Override
        public byte[] seal(long size, Hash root) {
            var note = signer.sign(size, root, noon);
            return new Note(note.text(), note.signatures().subList(0, 1)).bytes();
        }
    }

    private static Map<String, byte[]> without(String... names) {
        var files = new HashMap<>(GOOD.files);
        files.keySet().removeAll(List.of(names));
        return files;
    }

    private static Map<String, byte[]> claiming(long size) {
        var files = new HashMap<>(GOOD.files);
        files.put(FolderFiles.CHECKPOINT, new Seal(SIGNER, NOON).seal(size, Hash.sha256()));
        return files;
    }

    /// Number, length, bytes of each file.
    private static byte[] packed(Map<String, byte[]> files) {
        var bytes = ByteBuffer.allocate(1 << 17);
        for (int i = 0; i < NAMES.size(); i++) {
            var file = files.get(NAMES.get(i));
            if (file != null) {
                bytes.put((byte) i).putShort((short) file.length).put(file);
            }
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static MemoryFiles unpacked(byte[] input) {
        var files = new MemoryFiles(new HashMap<>());
        var bytes = ByteBuffer.wrap(input);
        while (bytes.remaining() >= 3) {
            var name = NAMES.get((bytes.get() & 0xff) % NAMES.size());
            var file = new byte[Math.min(bytes.getShort() & 0xffff, bytes.remaining())];
            bytes.get(file);
            files.files.put(name, file);
        }
        return files;
    }

    /// Ends in reasonable time with a report; and a report without findings is of a log whose checkpoint holds.
    private static String audit(byte[] input) throws IOException {
        var files = unpacked(input);
        long[] visited = {0};
        var report = new LogAudit(files, Trust.nobody(), Contents.ACTS, (_, _, _) -> visited[0]++, WORKERS, 4).run();
        assertThat(visited[0]).isLessThan(10_000);
        assertThat(report.findings()).hasSizeLessThanOrEqualTo(LogReport.MOST_FINDINGS);
        assertThat(report.findingCount())
                .isGreaterThanOrEqualTo(report.findings().size());
        for (var finding : report.findings()) {
            assertThat(finding.message()).isNotBlank();
        }
        if (report.findings().isEmpty()) {
            var checkpoint = checkpoint(files);
            assertThat(report.size()).isEqualTo(checkpoint.size());
            assertThat(report.root()).isEqualTo(checkpoint.root());
        }
        return report.findings().stream()
                .map(finding -> finding.getClass().getSimpleName())
                .distinct()
                .sorted()
                .toList()
                .toString();
    }

    private static final ExecutorService WORKERS = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().daemon().name("audit-", 0).factory());

    private static Checkpoint checkpoint(MemoryFiles files) {
        try {
            return Checkpoint.parse(Note.parse(files.checkpoint().orElseThrow()).text());
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anyFolder_endsInAReport() {
        assertThat(FOLDER.run(400).keySet())
                .contains("[]")
                .anyMatch(outcome -> outcome.contains("SegmentDamaged"))
                .anyMatch(outcome -> outcome.contains("EntryChanged"))
                .anyMatch(outcome -> outcome.contains("RootDiffers"))
                .hasSizeGreaterThan(10);
    }
}
