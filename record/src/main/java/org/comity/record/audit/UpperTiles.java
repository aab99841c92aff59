package org.comity.record.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.comity.record.Hash;
import org.comity.record.tiles.TilePath;

/// Builds the tiles above the leaf hashes as they should be, and compares them with those that are there. Has one
/// owner.
final class UpperTiles {
    private final String log;
    private final LogFiles files;
    private final SignedTree tree;
    private final long size;
    private final Findings findings;
    private final List<List<Hash>> levels = new ArrayList<>();

    UpperTiles(String log, LogFiles files, SignedTree tree, long size, Findings findings) {
        this.log = log;
        this.files = files;
        this.tree = tree;
        this.size = size;
        this.findings = findings;
    }

    /// Takes the next hash of a level, from 1 on.
    void push(int level, Hash hash, long index) throws IOException {
        if (levels.size() < level) {
            levels.add(new ArrayList<>());
        }
        var here = levels.get(level - 1);
        here.add(hash);
        if (here.size() == TilePath.FULL) {
            long tile = index / TilePath.FULL;
            compare(new TilePath(level, tile, TilePath.FULL), here);
            var root = SignedTree.rootOf(here);
            here.clear();
            push(level + 1, root, tile);
        }
    }

    /// Compares the partial tiles of the right edge.
    void finish() throws IOException {
        for (var path : TilePath.partials(size)) {
            if (path.level() > 0) {
                compare(path, levels.get(path.level() - 1));
            }
        }
    }

    private void compare(TilePath path, List<Hash> right) throws IOException {
        var bytes = SignedTree.tileBytes(files, path);
        int expected = path.width() * Hash.SIZE_BYTES;
        if (bytes.isEmpty()) {
            findings.add(new Finding.FileMissing(log, path.toString()));
            return;
        }
        if (bytes.get().length != expected) {
            findings.add(new Finding.FileCut(log, path.toString(), expected + " bytes", bytes.get().length));
        }
        var found = SignedTree.hashes(bytes.get());
        if (tree.vouchesFor(path, found)) {
            return; // then what differs is below, and was told there
        }
        for (int i = 0; i < Math.min(found.size(), right.size()); i++) {
            if (!found.get(i).equals(right.get(i))) {
                var range = new ByteRange((long) i * Hash.SIZE_BYTES, (i + 1L) * Hash.SIZE_BYTES);
                findings.add(new Finding.HashChanged(log, path, range, right.get(i), found.get(i)));
            }
        }
    }
}
