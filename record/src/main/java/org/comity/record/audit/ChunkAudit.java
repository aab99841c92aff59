package org.comity.record.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.comity.record.Hash;
import org.comity.record.tiles.TilePath;

/*
 * The entries of one bundle have up to three witnesses: the bundle, the hash tile, the segment. The one that the signed root
 * vouches for is right, and whatever differs from it is wrong. If the root vouches for none (a tile further up is damaged),
 * two that agree are taken to be right.
 */

/// Compares the copies of the entries of one bundle, and looks at what is in them. Runs in any thread.
final class ChunkAudit {
    private final String log;
    private final LogFiles files;
    private final SignedTree tree;
    private final TilePath bundlePath;
    private final TilePath tilePath;
    private final List<Finding> findings = new ArrayList<>();

    /// Of the leaves that were found right, if they fill a tile: made once, for it takes as many hashes as there are
    /// leaves.
    private Optional<Hash> root = Optional.empty();

    ChunkAudit(String log, LogFiles files, SignedTree tree, long index, long size) {
        this.log = log;
        this.files = files;
        this.tree = tree;
        this.bundlePath = TilePath.in(TilePath.ENTRIES, index, size);
        this.tilePath = TilePath.in(0, index, size);
    }

    /// @param segment the same entries as the segment has them, or nothing
    /// @param acts looks at the entries, or nobody does
    Chunk run(Optional<List<PlacedEntry>> segment, Optional<ActAudit> acts) throws IOException {
        var tile = readTile();
        var bundle = readBundle();
        var bundleLeaves = leaves(bundle.entries());
        var segmentLeaves = segment.map(copy -> leaves(copy, bundle.entries(), bundleLeaves))
                .orElse(List.of());
        var right = right(tile, bundle.isWhole() ? bundleLeaves : List.of(), segmentLeaves);
        if (right.isEmpty()) {
            return new Chunk(right, root, findings, 0, 0, List.of());
        }
        if (tilePath.isFull() && root.isEmpty()) {
            root = Optional.of(SignedTree.rootOf(right));
        }
        compareTile(tile, right);
        compareBundle(bundle, bundleLeaves, right, segment);
        compareEntries(segment.orElse(List.of()), segmentLeaves, right);
        compareAbove();
        if (acts.isPresent()) {
            var signed = acts.get();
            var sound = new ArrayList<PlacedEntry>(right.size());
            for (int i = 0; i < right.size(); i++) {
                if (i < bundleLeaves.size() && bundleLeaves.get(i).equals(right.get(i))) {
                    sound.add(bundle.entries().get(i));
                } else if (segment.isPresent() && segmentLeaves.get(i).equals(right.get(i))) {
                    sound.add(segment.get().get(i));
                }
            }
            signed.entries(sound);
            findings.addAll(signed.findings());
            return new Chunk(right, root, findings, signed.signatures(), signed.passkeys(), signed.keys());
        }
        return new Chunk(right, root, findings, 0, 0, List.of());
    }

    /// The hashes that the tile has, fewer if it is cut.
    private List<Hash> readTile() throws IOException {
        var bytes = SignedTree.tileBytes(files, tilePath);
        if (bytes.isEmpty()) {
            findings.add(new Finding.FileMissing(log, tilePath.toString()));
            return List.of();
        }
        int expected = tilePath.width() * Hash.SIZE_BYTES;
        if (bytes.get().length != expected) {
            findings.add(new Finding.FileCut(log, tilePath.toString(), expected + " bytes", bytes.get().length));
        }
        var hashes = SignedTree.hashes(bytes.get());
        return hashes.subList(0, Math.min(hashes.size(), tilePath.width()));
    }

    private Bundle readBundle() throws IOException {
        var bytes = files.read(bundlePath);
        if (bytes.isPresent() || bundlePath.isFull()) {
            if (bytes.isEmpty()) {
                findings.add(new Finding.FileMissing(log, bundlePath.toString()));
            }
            return Bundle.read(bundlePath, bytes.orElse(new byte[0]), false);
        }
        var full = files.read(bundlePath.full());
        if (full.isEmpty()) {
            findings.add(new Finding.FileMissing(log, bundlePath.toString()));
        }
        return Bundle.read(bundlePath, full.orElse(new byte[0]), true);
    }

    private static List<Hash> leaves(List<PlacedEntry> entries) {
        return entries.stream().map(PlacedEntry::leaf).toList();
    }

    /// The same where another copy was hashed before: equal bytes have equal hashes, and are compared sooner than
    /// hashed.
    private static List<Hash> leaves(List<PlacedEntry> entries, List<PlacedEntry> others, List<Hash> otherLeaves) {
        var leaves = new ArrayList<Hash>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            boolean isSame = i < others.size() && entry.hasSameBytes(others.get(i));
            leaves.add(isSame ? otherLeaves.get(i) : entry.leaf());
        }
        return leaves;
    }

    private List<Hash> right(List<Hash> tile, List<Hash> bundle, List<Hash> segment) throws IOException {
        var whole = new ArrayList<List<Hash>>();
        for (var leaves : List.of(tile, bundle, segment)) {
            if (leaves.size() == tilePath.width()) {
                whole.add(leaves);
            }
        }
        for (int i = 0; i < whole.size(); i++) {
            // The same hashes are vouched for or not: ask once.
            if (whole.indexOf(whole.get(i)) == i && isVouchedFor(whole.get(i))) {
                return whole.get(i);
            }
        }
        for (int i = 0; i < whole.size(); i++) {
            if (whole.lastIndexOf(whole.get(i)) > i) {
                return whole.get(i);
            }
        }
        return whole.isEmpty() ? List.of() : whole.getFirst();
    }

    private boolean isVouchedFor(List<Hash> leaves) throws IOException {
        if (!tilePath.isFull()) {
            return tree.vouchesFor(tilePath, leaves);
        }
        var found = SignedTree.rootOf(leaves);
        if (tree.vouchesFor(tilePath, found)) {
            root = Optional.of(found);
        }
        return root.isPresent();
    }

    private void compareTile(List<Hash> tile, List<Hash> right) {
        for (int i = 0; i < tile.size(); i++) {
            if (!tile.get(i).equals(right.get(i))) {
                var range = new ByteRange((long) i * Hash.SIZE_BYTES, (i + 1L) * Hash.SIZE_BYTES);
                findings.add(new Finding.HashChanged(log, tilePath, range, right.get(i), tile.get(i)));
            }
        }
    }

    private void compareBundle(
            Bundle bundle, List<Hash> leaves, List<Hash> right, Optional<List<PlacedEntry>> segment) {
        if (bundle.isWhole()) {
            compareEntries(bundle.entries(), leaves, right);
        } else if (bundle.sizeBytes() > 0) {
            int same = 0;
            while (same < leaves.size() && leaves.get(same).equals(right.get(same))) {
                same++;
            }
            long from = same == leaves.size()
                    ? bundle.readBytes()
                    : bundle.entries().get(same).range().from();
            // A wrong length misleads about everything behind it. The segment tells it from a file that is cut.
            boolean hasItsLength = segment.isPresent()
                    && segment.get().stream().mapToLong(e -> 2L + e.length()).sum() == bundle.sizeBytes();
            if (same < right.size() && (same < leaves.size() || hasItsLength)) {
                var found = same < leaves.size() ? leaves.get(same) : Hash.sha256();
                findings.add(new Finding.EntryChanged(
                        log,
                        bundlePath.toString(),
                        new ByteRange(from, bundle.sizeBytes()),
                        tilePath.first() + same,
                        right.get(same),
                        found));
            } else {
                findings.add(new Finding.FileCut(
                        log, bundlePath.toString(), bundlePath.width() + " entries", bundle.sizeBytes()));
            }
        } else if (findings.stream().noneMatch(finding -> finding.file().equals(bundlePath.toString()))) {
            findings.add(new Finding.FileCut(log, bundlePath.toString(), bundlePath.width() + " entries", 0));
        }
    }

    private void compareEntries(List<PlacedEntry> entries, List<Hash> leaves, List<Hash> right) {
        for (int i = 0; i < entries.size(); i++) {
            if (!leaves.get(i).equals(right.get(i))) {
                var entry = entries.get(i);
                findings.add(new Finding.EntryChanged(
                        log, entry.file(), entry.range(), entry.index(), right.get(i), leaves.get(i)));
            }
        }
    }

    private void compareAbove() throws IOException {
        if (tilePath.isFull()) {
            var expected = tree.hash(0, tilePath.index());
            if (expected.isPresent() && !expected.equals(root)) {
                findings.add(new Finding.TileUnproven(log, tilePath, expected.get(), root.orElseThrow()));
            }
        }
    }
}
