package org.comity.record.audit;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comity.record.Hash;
import org.comity.record.merkle.CompactRange;
import org.comity.record.tiles.TileHashes;
import org.comity.record.tiles.TilePath;

/*
 * Who is to blame, when an entry and its hash do not fit? The signed root tells. The partial tiles at the right edge give
 * the root, all of them or none: if they give the signed one, every hash in them is vouched for. Each of these hashes is
 * the root of a full tile one level below: if that tile's hashes give it, they are vouched for as well; and so down to the
 * leaf hashes. Tiles are asked for from left to right, so the last one of each level is enough to keep.
 */

/// What the signed root vouches for, from the top down. For several threads at once.
final class SignedTree {
    private final LogFiles files;
    private final long size;
    private final Hash root;
    private final boolean edgeHolds;
    private final Map<Integer, Kept> kept = new HashMap<>();

    /// A tile as it was found.
    private record Kept(long index, Optional<Tile> tile) {}

    /// A tile's hashes, and whether the signed root vouches for them.
    private record Tile(List<Hash> hashes, boolean isVouchedFor) {}

    SignedTree(LogFiles files, long size, Hash root) throws IOException {
        this.files = files;
        this.size = size;
        this.root = root;
        this.edgeHolds = edgeHolds();
    }

    private boolean edgeHolds() throws IOException {
        try {
            return new TileHashes(this::wholeTile, size).root(size).equals(root);
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    /// Whether the signed root vouches for these hashes in the place of this tile.
    synchronized boolean vouchesFor(TilePath path, List<Hash> hashes) throws IOException {
        if (path.isFull()) {
            return vouchesFor(path, rootOf(hashes));
        }
        if (path.level() > 0) {
            return edgeHolds
                    && tile(path.level(), path.index()).map(Tile::hashes).equals(Optional.of(hashes));
        }
        try {
            var edge = CompactRange.of(path.first(), new TileHashes(this::wholeTile, size).subtrees(path.first()));
            hashes.forEach(edge::append);
            return edge.root().equals(root);
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    /// Whether the signed root vouches for a full tile whose hashes have this root.
    synchronized boolean vouchesFor(TilePath full, Hash found) throws IOException {
        return hash(full.level(), full.index()).equals(Optional.of(found));
    }

    /// The root of a full tile, if a tile above it that is vouched for says so.
    synchronized Optional<Hash> hash(int level, long index) throws IOException {
        return tile(level + 1, index / TilePath.FULL)
                .filter(Tile::isVouchedFor)
                .map(tile -> tile.hashes().get((int) (index % TilePath.FULL)));
    }

    private Optional<Tile> tile(int level, long index) throws IOException {
        var last = kept.get(level);
        if (last == null || last.index() != index) {
            last = new Kept(index, readTile(TilePath.in(level, index, size)));
            kept.put(level, last);
        }
        return last.tile();
    }

    private Optional<Tile> readTile(TilePath path) throws IOException {
        var bytes = wholeTile(path);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        var hashes = hashes(bytes.get());
        return Optional.of(new Tile(hashes, path.isFull() ? vouchesFor(path, hashes) : edgeHolds));
    }

    /// A tile that has its length; one that has not is told elsewhere, and here not there.
    private Optional<byte[]> wholeTile(TilePath path) throws IOException {
        return tileBytes(files, path).filter(bytes -> bytes.length == path.width() * Hash.SIZE_BYTES);
    }

    /// The file of a tile; of a full one in the place of a partial one only the start.
    static Optional<byte[]> tileBytes(LogFiles files, TilePath path) throws IOException {
        var bytes = files.read(path);
        if (bytes.isPresent() || path.isFull()) {
            return bytes;
        }
        var full = files.read(path.full());
        return path.isEntries() || full.isEmpty()
                ? full
                : full.map(all -> Arrays.copyOf(all, Math.min(all.length, path.width() * Hash.SIZE_BYTES)));
    }

    static List<Hash> hashes(byte[] tile) {
        var hashes = new Hash[tile.length / Hash.SIZE_BYTES];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = Hash.of(tile, i * Hash.SIZE_BYTES, Hash.SIZE_BYTES);
        }
        return List.of(hashes);
    }

    static Hash rootOf(List<Hash> hashes) {
        var range = new CompactRange();
        hashes.forEach(range::append);
        return range.root();
    }
}
