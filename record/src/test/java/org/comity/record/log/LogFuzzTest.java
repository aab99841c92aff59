package org.comity.record.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.merkle.CompactRange;
import org.comity.record.merkle.MerkleHash;
import org.comity.testkit.Choices;
import org.comity.testkit.Fuzz;
import org.comity.testkit.LossyDisk;
import org.comity.testkit.Parts;
import org.junit.jupiter.api.Test;

/// Hostile folders of a log: any bytes in the segment and in what was signed last.
class LogFuzzTest {
    /// A log of three batches, the first two of them signed, and the sizes of its trees.
    private static final byte[] SEGMENT = segment(List.of("zero"), List.of("one", "two"), List.of("three"));

    private static final byte[] ABSENT = {};
    private static final byte[] NOTHING_SIGNED = LastSigned.none().encode();

    /// What is made to fit after the bytes were changed, so that changes get behind checksums: a bit each.
    private static final int MEND_BATCHES = 1;

    private static final int MEND_SIGNED = 2;
    private static final int NOT_SIGNED = 4;

    static final Fuzz OPENING = Fuzz.of(
            Parts.NONE,
            List.of(
                    input(0, signed(SEGMENT, 2), SEGMENT),
                    input(0, signed(SEGMENT, 3), SEGMENT),
                    input(0, NOTHING_SIGNED, SEGMENT),
                    input(MEND_BATCHES, signed(SEGMENT, 2), SEGMENT),
                    input(MEND_BATCHES | MEND_SIGNED, signed(SEGMENT, 2), SEGMENT),
                    input(MEND_BATCHES | NOT_SIGNED, NOTHING_SIGNED, SEGMENT),
                    input(NOT_SIGNED, NOTHING_SIGNED, Batch.FILE_HEADER)),
            List.of(
                    "comity segment v0\n",
                    "CMTB",
                    "\u0000\u0000\u0000\u0001",
                    "\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0002",
                    "\u007f\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff",
                    "\u0001\u0000\u0000\u0000",
                    "comity last signed v0\n",
                    "9223372036854775807",
                    "\n4\n",
                    "\n"),
            LogFuzzTest::open);

    private static byte[] input(int mend, byte[] signed, byte[] segment) {
        return ByteBuffer.allocate(3 + signed.length + segment.length)
                .put((byte) mend)
                .putShort((short) signed.length)
                .put(signed)
                .put(segment)
                .array();
    }

    @SafeVarargs
    private static byte[] segment(List<String>... batches) {
        var bytes = ByteBuffer.allocate(4_096).put(Batch.FILE_HEADER);
        long first = 0;
        for (var batch : batches) {
            var content = ByteBuffer.allocate(1_024);
            batch.forEach(entry -> content.putShort((short) entry.length()).put(entry.getBytes(US_ASCII)));
            content.flip();
            bytes.put(Batch.header(batch.size(), first, content)).put(content);
            first += batch.size();
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /// What a log says that signed after the first so many batches of this segment.
    private static byte[] signed(byte[] segment, int batches) {
        var tree = new CompactRange();
        int at = Batch.FILE_HEADER.length;
        for (int i = 0; i < batches; i++) {
            var header = Batch.parse(
                    ByteBuffer.wrap(segment, at, segment.length - at).slice());
            if (header == null) {
                break;
            }
            at += Batch.HEADER_BYTES;
            var content = ByteBuffer.wrap(segment, at, header.length());
            for (int entry = 0; entry < header.count(); entry++) {
                var bytes = new byte[content.getShort()];
                content.get(bytes);
                tree.append(MerkleHash.leaf(bytes));
            }
            at += header.length();
        }
        return new LastSigned(tree.size(), tree.root(), at).encode();
    }

    private static String open(byte[] input) throws IOException {
        var bytes = ByteBuffer.wrap(input.length < 3 ? Arrays.copyOf(input, 3) : input);
        int mend = bytes.get();
        var signed = new byte[Math.min(bytes.getShort() & 0xfff, bytes.remaining())];
        bytes.get(signed);
        var segment = new byte[bytes.remaining()];
        bytes.get(segment);
        if ((mend & MEND_BATCHES) != 0) {
            mendBatches(segment);
        }
        if ((mend & MEND_SIGNED) != 0) {
            signed = mendedSigned(signed);
        }
        var store = new FolderStore(new LossyDisk(Choices.first()).root().resolve("log"));
        store.replace(Log.SEGMENT, segment);
        if ((mend & NOT_SIGNED) == 0) {
            store.replace(LastSigned.FILE, signed);
            readsInOneSpelling(signed);
        }
        return opened(store, segment, (mend & NOT_SIGNED) == 0);
    }

    private static void readsInOneSpelling(byte[] signed) {
        try {
            assertThat(LastSigned.parse(signed).encode()).isEqualTo(signed);
        } catch (MalformedException _) {
            // the log says so as well
        }
    }

    /// What opens signs an extension of what it signed before or nothing; and opens again as the same.
    private static String opened(FolderStore store, byte[] segment, boolean wasSigned) throws IOException {
        byte[] before = store.read(LastSigned.FILE).orElse(ABSENT);
        var entries = new ArrayList<byte[]>();
        String outcome;
        long segmentBytes;
        try (var log = Log.open(store)) {
            var notes = log.notes().stream().map(note -> Fuzz.complaint(new IOException(note)));
            outcome = "opened " + notes.toList();
            log.forEach((_, entry) -> entries.add(entry));
            assertThat(log.durableSize()).isEqualTo(entries.size());
            segmentBytes = log.segmentBytes();
            assertThat(store.read(Log.SEGMENT).orElseThrow())
                    .as("what was acknowledged is still there")
                    .isEqualTo(
                            segment.length == 0
                                    ? Batch.FILE_HEADER // a new log
                                    : Arrays.copyOf(segment, (int) segmentBytes));
            log.publish((size, root) -> {
                assertThat(size).isEqualTo(entries.size());
                assertThat(root).isEqualTo(root(entries, size));
                return new byte[] {1};
            });
            for (int i = 0; i < Math.min(entries.size(), 4); i++) {
                assertThat(log.entry(i)).isEqualTo(entries.get(i));
                try {
                    log.inclusion(i).verify(MerkleHash.leaf(entries.get(i)), log.root());
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        } catch (DamagedException | IOException e) {
            assertThat(store.read(LastSigned.FILE).orElse(ABSENT)).isEqualTo(before);
            assertThat(store.read(Log.CHECKPOINT)).isEmpty();
            assertThat(store.read(Log.SEGMENT).orElseThrow()).as(e.toString()).isEqualTo(segment);
            return Fuzz.complaint(e);
        }
        if (wasSigned) {
            extendsWhatWasSigned(before, entries);
        }
        try (var again = Log.open(store)) {
            assertThat(again.notes()).isEmpty();
            assertThat(again.size()).isEqualTo(entries.size());
            assertThat(again.segmentBytes()).isEqualTo(segmentBytes);
        } catch (DamagedException e) {
            throw new AssertionError("what was opened and signed does not open again", e);
        }
        return outcome + (entries.isEmpty() ? " empty" : "");
    }

    private static void extendsWhatWasSigned(byte[] before, List<byte[]> entries) {
        try {
            var last = LastSigned.parse(before);
            assertThat(last.size()).isLessThanOrEqualTo(entries.size());
            assertThat(root(entries, last.size())).isEqualTo(last.root());
        } catch (MalformedException e) {
            throw new AssertionError("opened although nobody knows what was signed", e);
        }
    }

    private static Hash root(List<byte[]> entries, long size) {
        var tree = new CompactRange();
        entries.stream().limit(size).forEach(entry -> tree.append(MerkleHash.leaf(entry)));
        return tree.root();
    }

    /// Makes the checksums of all batches fit that have a header, as far as their lengths lead.
    private static void mendBatches(byte[] segment) {
        int at = Batch.FILE_HEADER.length;
        while (at + Batch.HEADER_BYTES <= segment.length) {
            int length = ByteBuffer.wrap(segment).getInt(at + 16);
            if (length < 0 || length > segment.length - at - Batch.HEADER_BYTES) {
                return;
            }
            var sum = new CRC32C();
            sum.update(segment, at, Batch.HEADER_BYTES - 4);
            sum.update(segment, at + Batch.HEADER_BYTES, length);
            ByteBuffer.wrap(segment).putInt(at + 20, (int) sum.getValue());
            at += Batch.HEADER_BYTES + length;
        }
    }

    private static byte[] mendedSigned(byte[] signed) {
        var lines = new String(signed, US_ASCII).split("\n", -1);
        var text = String.join("\n", Arrays.copyOf(lines, Math.min(lines.length, 4))) + "\n";
        return (text + Hash.sha256(text.getBytes(US_ASCII)).hex() + "\n").getBytes(US_ASCII);
    }

    @Test
    void anyFolder_isRefusedUnchangedOrOpensAsWhatWasAcknowledged() {
        var outcomes = OPENING.run(1_500).keySet();
        assertThat(outcomes)
                .anyMatch(outcome -> outcome.startsWith("opened []"))
                .anyMatch(outcome -> outcome.startsWith("opened [the last"))
                .anyMatch(outcome -> outcome.contains("do not fit their checksum"))
                .anyMatch(outcome -> outcome.contains("last-signed is not what"))
                .hasSizeGreaterThan(12);
    }
}
