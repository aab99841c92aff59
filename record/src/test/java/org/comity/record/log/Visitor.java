package org.comity.record.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.merkle.MerkleHash;
import org.comity.record.tiles.TileHashes;
import org.comity.record.tiles.TilePath;
import org.comity.record.tiles.TileSource;

/// Somebody who reads a log's files as a web server does: whatever the log is doing, the checkpoint that is there must
/// find the tiles that it promises.
///
/// Tests sign a checkpoint by writing [#text].
record Visitor(Path folder) implements TileSource {
    static String text(long size, Hash root) {
        return size + " " + root;
    }

    Optional<byte[]> file(String name) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(name)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    Optional<String> checkpoint() throws IOException {
        return file(Log.CHECKPOINT).map(bytes -> new String(bytes, US_ASCII));
    }

    @Override
    public Optional<byte[]> read(TilePath path) throws IOException {
        return file(path.toString());
    }

    /// Looks at the first entry, the last, and one in the middle.
    void requireTiles(long size, Hash root) throws IOException {
        for (long index : new long[] {0, size / 2, size - 1}) {
            if (index >= 0 && index < size) {
                requireProven(this, index, size, root);
            }
        }
    }

    static void requireProven(TileSource tiles, long index, long size, Hash root) throws IOException {
        try {
            var bundle = tiles.entries(TilePath.in(TilePath.ENTRIES, index / TilePath.FULL, size));
            var leaf = MerkleHash.leaf(bundle.get((int) (index % TilePath.FULL)));
            new TileHashes(tiles, size).inclusion(index, size).verify(leaf, root);
        } catch (UnverifiedException | MalformedException e) {
            throw new AssertionError("tiles do not prove entry " + index + " of " + size, e);
        } catch (NoSuchFileException e) {
            throw new AssertionError("a tile is missing that proves entry " + index + " of " + size, e);
        }
    }
}
