package org.comity.record.tiles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.Vectors;
import org.comity.record.merkle.CompactRange;
import org.comity.record.merkle.MerkleHash;
import org.comity.record.merkle.Subtree;
import org.comity.record.note.KnownLog;
import org.comity.record.note.Note;
import org.comity.record.note.TrustedCheckpoint;
import org.comity.record.note.VerifierKey;
import org.comity.testkit.Choices;
import org.junit.jupiter.api.Test;

class TileHashesTest {
    private static final String TESSERA = "tlog/tessera-15/";
    private static final List<String> WORDS = List.of(
            "one two three four five six seven eit nain ten ileven twelf threeten fourten fivten".split(" ", -1));

    @Test
    void tessera15_builtFromNothing_isTheSameByteForByte() throws Exception {
        var key = VerifierKey.parse(new String(Vectors.bytes(TESSERA + "vkey.txt"), UTF_8).strip());
        var log = new KnownLog(new org.comity.record.note.Origin("example.com/log/testdata"), List.of(key));
        var entries = WORDS.stream().map(word -> word.getBytes(UTF_8)).toList();
        var range = new CompactRange();
        var leaves = new ByteArrayOutputStream();
        for (int size = 0; size <= 15; size++) {
            var note = Note.parse(Vectors.bytes(TESSERA + "checkpoint." + size));
            var trusted = TrustedCheckpoint.verify(note, log, List.of());
            assertThat(trusted.checkpoint().size()).isEqualTo(size);
            assertThat(trusted.checkpoint().root()).isEqualTo(range.root());
            assertThat(trusted.checkpoint()).hasToString(note.text());
            for (var path : TilePath.all(size).toList()) {
                byte[] ours = path.isEntries() ? EntryBundle.encode(entries.subList(0, size)) : leaves.toByteArray();
                assertThat(ours).as(path.toString()).isEqualTo(Vectors.bytes(TESSERA + path));
            }
            if (size < 15) {
                var leaf = MerkleHash.leaf(entries.get(size));
                range.append(leaf);
                leaves.writeBytes(leaf.bytes());
            }
        }
        assertThat(Vectors.bytes(TESSERA + "checkpoint")).isEqualTo(Vectors.bytes(TESSERA + "checkpoint.15"));
    }

    @Test
    void proofs_fromTiles_holdAtEverySizeAtWhichTilesChangeShape() {
        var tiles = MemoryTiles.of(66_000);
        Choices.some(20_261_126, 400, choices -> {
            long size =
                    choices.of(List.of(1L, 2L, 255L, 256L, 257L, 511L, 512L, 513L, 65_535L, 65_536L, 65_537L, 66_000L));
            var hashes = new TileHashes(tiles, size);
            var root = tiles.roots.get((int) size);
            assertThat(hashes.root(size)).isEqualTo(root);
            long index = choices.below((int) size);
            hashes.inclusion(index, size).verify(tiles.leaves.get((int) index), root);
            long older = 1L + choices.below((int) size);
            hashes.consistency(older, size).verify(tiles.roots.get((int) older), root);
            var subtree = new Subtree(index, index + 1);
            hashes.subtree(subtree, size).verify(tiles.leaves.get((int) index), root);
        });
    }

    @Test
    void proof_readsAFewTilesForEachLevel() throws Exception {
        var tiles = MemoryTiles.of(66_000);
        for (int index : new int[] {0, 300, 65_535, 65_536, 65_999}) {
            tiles.read.clear();
            new TileHashes(tiles, 66_000).inclusion(index, 66_000);
            assertThat(tiles.read).hasSizeLessThanOrEqualTo(6).doesNotHaveDuplicates();
        }
    }

    @Test
    void tile_fullInTheMeantime_servesForAPartialOne() throws Exception {
        var tiles = MemoryTiles.of(600);
        tiles.withoutPartials();
        var hashes = new TileHashes(tiles, 300);
        assertThat(hashes.root(300)).isEqualTo(tiles.roots.get(300));
        hashes.inclusion(299, 300).verify(tiles.leaves.get(299), tiles.roots.get(300));
        assertThat(tiles.entries(TilePath.entries(1, 44))).hasSize(44);
    }

    @Test
    void tile_thatIsAbsentOrOfAnotherLength_isNotUsed() {
        var tiles = MemoryTiles.of(300);
        tiles.files.put(new TilePath(0, 1, 44), new byte[43 * 32]);
        assertThatThrownBy(() -> new TileHashes(tiles, 300).root(300))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tile/0/001.p/44 has 1376 bytes");
        tiles.takeAway();
        assertThatThrownBy(() -> new TileHashes(tiles, 300).root(300))
                .isInstanceOf(java.nio.file.NoSuchFileException.class);
        assertThatThrownBy(() -> tiles.entries(TilePath.entries(0, 256))).isInstanceOf(IOException.class);
    }

    @Test
    void entries_ofAnotherNumber_areRefused() {
        var tiles = MemoryTiles.of(10);
        tiles.files.put(TilePath.entries(0, 10), EntryBundle.encode(List.of(new byte[] {1})));
        assertThatThrownBy(() -> tiles.entries(TilePath.entries(0, 10))).isInstanceOf(MalformedException.class);
    }

    @Test
    void node_thatIsNotCompleteInTheTree_isNotAsked() {
        var hashes = new TileHashes(MemoryTiles.of(300), 300);
        assertThatThrownBy(() -> hashes.node(6, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hashes.node(0, 300)).isInstanceOf(IllegalArgumentException.class);
    }

    /// All tiles that a growing log would have had at its end and, for partial ones, at the sizes asked for.
    private static final class MemoryTiles implements TileSource {
        final List<Hash> leaves = new ArrayList<>();
        final List<Hash> roots = new ArrayList<>();
        final Map<TilePath, byte[]> files = new HashMap<>();
        final List<TilePath> read = new ArrayList<>();
        private boolean partials = true;
        private boolean gone;

        static MemoryTiles of(int size) {
            var tiles = new MemoryTiles();
            var range = new CompactRange();
            tiles.roots.add(range.root());
            for (int i = 0; i < size; i++) {
                var leaf = MerkleHash.leaf(new byte[] {(byte) i, (byte) (i >> 8), (byte) (i >> 16)});
                tiles.leaves.add(leaf);
                range.append(leaf);
                tiles.roots.add(range.root());
            }
            return tiles;
        }

        void takeAway() {
            gone = true;
        }

        void withoutPartials() {
            partials = false;
        }

        @Override
        public Optional<byte[]> read(TilePath path) {
            read.add(path);
            if (!gone && files.containsKey(path)) {
                return Optional.of(files.get(path));
            }
            if (gone
                    || (!partials && !path.isFull() && end(path.full()) <= leaves.size())
                    || end(path) > leaves.size()) {
                return Optional.empty();
            }
            byte[] file = path.isEntries() ? bundle(path) : tile(path);
            files.put(path, file);
            return Optional.of(file);
        }

        private static long end(TilePath path) {
            return (path.first() + path.width()) << (8 * Math.max(path.level(), 0));
        }

        private byte[] bundle(TilePath path) {
            var entries = new ArrayList<byte[]>();
            for (long i = path.first(); i < path.first() + path.width(); i++) {
                entries.add(new byte[] {(byte) i, (byte) (i >> 8), (byte) (i >> 16)});
            }
            return EntryBundle.encode(entries);
        }

        private byte[] tile(TilePath path) {
            var out = new ByteArrayOutputStream();
            int span = 1 << (8 * path.level());
            for (long i = path.first(); i < path.first() + path.width(); i++) {
                var range = new CompactRange();
                leaves.subList((int) i * span, (int) (i + 1) * span).forEach(range::append);
                out.writeBytes(range.root().bytes());
            }
            return out.toByteArray();
        }
    }
}
