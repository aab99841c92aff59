package org.comity.record.tiles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.merkle.MerkleHash;
import org.comity.testkit.Fuzz;
import org.comity.testkit.Parts;
import org.junit.jupiter.api.Test;

/// Hostile paths, bundles and tiles.
class TilesFuzzTest {
    static final Fuzz PATH = Fuzz.of(
            Parts.FIELDS,
            List.of(
                    "tile/0/x001/x234/067".getBytes(UTF_8),
                    "tile/entries/273.p/112".getBytes(UTF_8),
                    "tile/63/000.p/1".getBytes(UTF_8),
                    "tile/1/x036/x028/x797/x018/x963/967".getBytes(UTF_8)),
            List.of("tile/", "entries", "/", "x", "x000/", "000", "999", ".p/", "256", "255", "0", "00", "63", "64"),
            TilesFuzzTest::path);

    private static String path(byte[] input) {
        try {
            var text = new String(input, UTF_8);
            var path = TilePath.parse(text);
            assertThat(path).hasToString(text);
            assertThat(text)
                    .matches("tile/[a-z0-9]+(/x?[0-9]{3})+(\\.p/[0-9]+)?")
                    .hasSizeLessThan(64);
            assertThat(path.level()).isBetween(TilePath.ENTRIES, 63);
            assertThat(path.width()).isBetween(1, TilePath.FULL);
            assertThat(path.index()).isNotNegative();
            assertThat(path.first()).isNotNegative();
            assertThat(TilePath.parse(path.full().toString())).isEqualTo(path.full());
            return "read, " + path.isFull() + path.isEntries();
        } catch (MalformedException e) {
            return Fuzz.complaint(e);
        }
    }

    @Test
    void path_isRefusedOrReadInItsOneSpelling() {
        assertThat(PATH.run(10_000)).hasSize(5);
    }

    static final Fuzz BUNDLE = Fuzz.of(
            Parts.NONE,
            List.of(
                    EntryBundle.encode(List.of("one".getBytes(UTF_8), new byte[0])),
                    EntryBundle.encode(List.of(new byte[300], new byte[] {1}))),
            List.of("\u0000", "\u0000\u0000", "\u00ff\u00ff"),
            TilesFuzzTest::bundle);

    private static String bundle(byte[] input) {
        try {
            assertThat(EntryBundle.encode(EntryBundle.parse(input, 2))).isEqualTo(input);
            return "read";
        } catch (MalformedException e) {
            return Fuzz.complaint(e);
        }
    }

    @Test
    void bundle_isRefusedOrReadInItsOneSpelling() {
        assertThat(BUNDLE.run(10_000)).containsKey("read").hasSizeGreaterThan(3);
    }

    static final Fuzz HASHES = Fuzz.of(
            Parts.NONE,
            List.of(
                    tree(0, 5),
                    tree(4, 5),
                    tree(300, 1_000),
                    tree(256, 256),
                    tree(0, Long.MAX_VALUE),
                    tree(1L << 40, 1L << 62)),
            List.of("\u0000", "\u0001", "\u007f", "\u00ff", "\u0000\u0000\u0000\u0000\u0000\u0000\u0001\u0000"),
            TilesFuzzTest::hashes);

    /// Index, size, and the bytes of which tiles are cut.
    private static byte[] tree(long index, long size) {
        return ByteBuffer.allocate(16 + 64)
                .putLong(index)
                .putLong(size)
                .put(new byte[64])
                .array();
    }

    /// A log whose tiles are whatever they are: missing, cut, too long, of other bytes, as their paths' hashes say.
    private static String hashes(byte[] input) {
        var numbers = ByteBuffer.wrap(Arrays.copyOf(input, 16));
        long index = numbers.getLong() & Long.MAX_VALUE;
        long size = numbers.getLong() & Long.MAX_VALUE;
        if (index >= size) {
            return "no such entry";
        }
        int[] reads = {0};
        TileSource source = path -> {
            reads[0]++;
            int chance = (path.hashCode() ^ Arrays.hashCode(input)) & 63;
            int length =
                    chance == 0 ? -1 : chance == 1 ? 31 : chance == 2 ? FULL_BYTES : path.width() * Hash.SIZE_BYTES;
            return length < 0 ? Optional.empty() : Optional.of(cut(input, length));
        };
        var tiles = new TileHashes(source, size);
        String outcome;
        try {
            var proof = tiles.inclusion(index, size);
            assertThat(proof.path()).hasSizeLessThanOrEqualTo(63);
            // Whatever the tiles say, a proof is of the form that its tree asks for; it leads to some root.
            proof.rootFrom(MerkleHash.leaf(input));
            var older = tiles.consistency(index, size);
            assertThat(older.path()).hasSizeLessThanOrEqualTo(64);
            assertThat(tiles.subtrees(size)).hasSize(Long.bitCount(size));
            tiles.root(size);
            outcome = "proofs";
        } catch (IOException e) {
            outcome = Fuzz.complaint(e).replaceAll("tile/[^ ]*", "*");
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
        // Each level of tiles is read at a few places, never walked along.
        assertThat(reads[0]).isLessThan(200);
        return outcome;
    }

    private static final int FULL_BYTES = TilePath.FULL * Hash.SIZE_BYTES;

    private static byte[] cut(byte[] input, int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i += input.length) {
            System.arraycopy(input, 0, bytes, i, Math.min(input.length, length - i));
        }
        return bytes;
    }

    @Test
    void proofsFromHostileTiles_haveTheirFormOrAreRefused() {
        assertThat(HASHES.run(400)).containsKeys("proofs", "no such entry").hasSizeGreaterThan(2);
    }
}
