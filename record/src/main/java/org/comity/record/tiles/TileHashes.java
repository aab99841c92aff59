package org.comity.record.tiles;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.comity.record.Hash;
import org.comity.record.merkle.MerkleHash;
import org.comity.record.merkle.NodeSource;

/// The hashes of a tree as its tiles hold them; proofs are made from few of them.
///
/// What a tile says is taken as it stands: whoever asks verifies the proof. Has one owner, and keeps its last
/// tiles.
public final class TileHashes implements NodeSource {
    private static final int KEPT_TILES = 32;

    private final TileSource source;
    private final long size;
    private final Map<TilePath, byte[]> kept = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TilePath, byte[]> eldest) {
            return size() > KEPT_TILES;
        }
    };

    /// The tree of the first `size` entries.
    public TileHashes(TileSource source, long size) {
        this.source = source;
        this.size = size;
    }

    @Override
    public Hash node(int level, long index) throws IOException {
        int tileLevel = level / 8;
        int above = level % 8;
        // 2^above hashes of the tile's level lie below the node asked for, all in one tile.
        long first = index << above;
        var path = TilePath.in(tileLevel, first / TilePath.FULL, size);
        byte[] tile = tile(path);
        int offset = (int) (first % TilePath.FULL);
        int count = 1 << above;
        if (offset + count > path.width()) {
            throw new IllegalArgumentException(
                    "the tree of " + size + " has no complete subtree " + index + " at level " + level);
        }
        var hashes = new Hash[count];
        for (int i = 0; i < count; i++) {
            hashes[i] = Hash.of(tile, (offset + i) * Hash.SIZE_BYTES, Hash.SIZE_BYTES);
        }
        for (int width = count; width > 1; width /= 2) {
            for (int i = 0; i < width / 2; i++) {
                hashes[i] = MerkleHash.node(hashes[2 * i], hashes[2 * i + 1]);
            }
        }
        return hashes[0];
    }

    private byte[] tile(TilePath path) throws IOException {
        byte[] tile = kept.get(path);
        if (tile == null) {
            tile = source.require(path);
            if (tile.length != path.width() * Hash.SIZE_BYTES && tile.length != TilePath.FULL * Hash.SIZE_BYTES) {
                throw new IOException(path + " has " + tile.length + " bytes, not " + path.width() * Hash.SIZE_BYTES);
            }
            kept.put(path, tile);
        }
        return tile;
    }
}
