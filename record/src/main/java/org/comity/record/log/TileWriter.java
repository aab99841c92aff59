package org.comity.record.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.comity.record.Hash;
import org.comity.record.merkle.CompactRange;
import org.comity.record.merkle.MerkleHash;
import org.comity.record.tiles.TilePath;

/// Turns entries, in order, into the tree and the files of C2SP tlog-tiles; keeps what is not full yet in memory.
///
/// They are derived files: what lies there already and is the same is left alone. Has one owner.
final class TileWriter {
    private final Store store;
    private final MessageDigest digest = Hash.newSha256();
    private long size;
    private final List<Level> levels = new ArrayList<>();
    /// Outside the heap, so that it goes to a file without being copied once more.
    private ByteBuffer bundle = ByteBuffer.allocateDirect(0);

    private int mended;

    TileWriter(Store store) {
        this.store = store;
    }

    /// The hashes of one level that fill no tile yet.
    private static final class Level {
        private final byte[] hashes = new byte[TilePath.FULL * Hash.SIZE_BYTES];
        private int count;
    }

    long size() {
        return size;
    }

    Hash root() {
        return tree().root();
    }

    /// The tree as it is now, put together from what fills no tile yet: each of these hashes is a complete subtree.
    CompactRange tree() {
        var subtrees = new ArrayList<Hash>();
        for (var level : levels.reversed()) {
            var range = new CompactRange();
            for (int i = 0; i < level.count; i++) {
                range.append(Hash.of(level.hashes, i * Hash.SIZE_BYTES, Hash.SIZE_BYTES));
            }
            subtrees.addAll(range.subtrees());
        }
        return CompactRange.of(size, subtrees);
    }

    /// How many files that should have been there had to be written again.
    int mended() {
        return mended;
    }

    /// Takes the next entry: `length` bytes from `offset` on.
    void append(byte[] bytes, int offset, int length) throws IOException {
        append(bytes, offset, length, MerkleHash.leaf(digest, bytes, offset, length), false);
    }

    /// Takes the next entry with its leaf hash.
    ///
    /// @param expected whether its tiles should be there already
    void append(byte[] bytes, int offset, int length, Hash leaf, boolean expected) throws IOException {
        long index = size++;
        bundle(bytes, offset, length);
        if (size % TilePath.FULL == 0) {
            putFull(TilePath.entries(index / TilePath.FULL, TilePath.FULL), bundleContent(), expected);
            bundle.clear();
        }
        push(0, leaf, index, expected);
    }

    private void bundle(byte[] bytes, int offset, int length) {
        int needed = bundle.position() + 2 + length;
        if (needed > bundle.capacity()) {
            bundle = ByteBuffer.allocateDirect(Math.max(needed, 2 * bundle.capacity()))
                    .put(bundle.flip());
        }
        bundle.putShort((short) length).put(bytes, offset, length);
    }

    /// Writes the partial tiles of the tree as it is now. Those of the tree before stay until [#removeOldPartials].
    ///
    /// @param expected whether they should be there already
    void writePartials(boolean expected) throws IOException {
        for (var path : TilePath.partials(size)) {
            put(path, partial(path), expected);
        }
    }

    /// Removes the partial tiles of trees before this one: when nobody is told any more to read them.
    void removeOldPartials() throws IOException {
        for (var path : TilePath.partials(size)) {
            store.retain(path.partialsFolder(), Set.of(Integer.toString(path.width())));
        }
    }

    private ByteBuffer partial(TilePath path) {
        return path.isEntries()
                ? bundleContent()
                : ByteBuffer.wrap(levels.get(path.level()).hashes, 0, path.width() * Hash.SIZE_BYTES);
    }

    private void push(int level, Hash hash, long index, boolean expected) throws IOException {
        if (levels.size() == level) {
            levels.add(new Level());
        }
        var here = levels.get(level);
        hash.copyTo(here.hashes, here.count * Hash.SIZE_BYTES);
        here.count++;
        if (here.count == TilePath.FULL) {
            long tile = index / TilePath.FULL;
            putFull(new TilePath(level, tile, TilePath.FULL), ByteBuffer.wrap(here.hashes), expected);
            here.count = 0;
            push(level + 1, root(here.hashes), tile, expected);
        }
    }

    private Hash root(byte[] hashes) {
        var range = new CompactRange();
        for (int i = 0; i < TilePath.FULL; i++) {
            range.append(Hash.of(hashes, i * Hash.SIZE_BYTES, Hash.SIZE_BYTES));
        }
        return range.root();
    }

    /// A full tile takes the place of all partial ones, also for who still asks for those.
    private void putFull(TilePath path, ByteBuffer content, boolean expected) throws IOException {
        put(path, content, expected);
        store.retain(path.partialsFolder(), Set.of());
    }

    private void put(TilePath path, ByteBuffer content, boolean expected) throws IOException {
        var name = path.toString();
        if (expected) {
            var found = store.read(name);
            if (found.isPresent() && ByteBuffer.wrap(found.get()).equals(content)) {
                return;
            }
            mended++;
        }
        store.derive(name, content);
    }

    private ByteBuffer bundleContent() {
        return bundle.duplicate().flip();
    }
}
