package org.comity.record.audit;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.key.KnownKeys;
import org.comity.record.log.LastSigned;
import org.comity.record.log.Store;
import org.comity.record.merkle.CompactRange;
import org.comity.record.merkle.MerkleHash;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.Note;
import org.comity.record.note.Origin;
import org.comity.record.note.VerifiedLine;
import org.comity.record.tiles.TilePath;

/*
 * One pass. The workers take a bundle each: hashes, copies, signatures. What they found comes back in order, to be put
 * together here: tiles of the levels above, roots at the sizes that somebody signed or saw, keys in force. A few bundles are
 * under way at a time, so memory does not grow with the log.
 */

/// Audits one log, once.
final class LogAudit {
    /// After so many bundles in a row of which nothing is there the rest is not looked for: a checkpoint can claim any
    /// size, and an audit must end.
    private static final int MOST_MISSING = 1_000;

    private final LogFiles files;
    private final Trust trust;
    private final Contents contents;
    private final Progress progress;
    private final ExecutorService workers;
    private final int mostUnderWay;
    private final Findings findings = new Findings();
    private final List<String> unchecked = new ArrayList<>();
    private final KnownKeys keysRead = new KnownKeys();
    private long signatures;
    private long passkeys;

    /// A size at which somebody has a root, and who.
    private record Claim(String file, String by, long size, Hash root) {}

    LogAudit(
            LogFiles files,
            Trust trust,
            Contents contents,
            Progress progress,
            ExecutorService workers,
            int mostUnderWay) {
        this.files = files;
        this.trust = trust;
        this.contents = contents;
        this.progress = progress;
        this.workers = workers;
        this.mostUnderWay = mostUnderWay;
    }

    LogReport run() throws IOException {
        Optional<Note> note = Optional.empty();
        Optional<Checkpoint> checkpoint = Optional.empty();
        var bytes = files.checkpoint();
        if (bytes.isPresent()) {
            try {
                note = Optional.of(Note.parse(bytes.get()));
                checkpoint = Optional.of(Checkpoint.parse(note.get().text()));
            } catch (MalformedException e) {
                findings.add(new Finding.FileMalformed(
                        files.place(), FolderFiles.CHECKPOINT, "cannot be read: " + e.getMessage()));
            }
        }
        var origin = checkpoint.map(Checkpoint::origin);
        var log = origin.map(Origin::value).orElse(files.place());
        if (bytes.isEmpty()) {
            findings.add(new Finding.FileMissing(log, FolderFiles.CHECKPOINT));
        }
        var store = files.store();
        var claims = claims(log, checkpoint, store);
        if (claims.isEmpty()) {
            return report(log, 0, MerkleHash.EMPTY_ROOT, List.of());
        }
        var newest = claims.stream()
                .max(java.util.Comparator.comparingLong(Claim::size))
                .orElseThrow();
        tellOlder(log, claims, newest);
        origin.ifPresent(named -> trust.seen(named).forEach(seen -> {
            if (seen.checkpoint().size() > newest.size()) {
                findings.add(new Finding.OlderCheckpoint(
                        log, newest.file(), newest.size(), seen.checkpoint().size(), seen.by()));
            } else {
                claims.add(new Claim(
                        newest.file(),
                        seen.by(),
                        seen.checkpoint().size(),
                        seen.checkpoint().root()));
            }
        }));
        var keys = new KeysInForce(log, findings);
        Hash root = entries(log, origin, newest, claims, store, keys);
        var lines = new ArrayList<VerifiedLine>();
        if (note.isPresent() && origin.isPresent()) {
            lines.addAll(new CheckpointAudit(log, findings, unchecked)
                    .run(note.get(), origin.get(), trust, keys.own(origin.get())));
        }
        return report(log, newest.size(), root, lines);
    }

    private LogReport report(String log, long size, Hash root, List<VerifiedLine> lines) {
        return new LogReport(
                log, files.place(), size, root, signatures, lines, findings.told(), findings.count(), unchecked);
    }

    /// What the log's own files say they have signed.
    private List<Claim> claims(String log, Optional<Checkpoint> checkpoint, Optional<Store> store) throws IOException {
        var claims = new ArrayList<Claim>();
        checkpoint.ifPresent(signed ->
                claims.add(new Claim(FolderFiles.CHECKPOINT, "the checkpoint", signed.size(), signed.root())));
        if (store.isPresent()) {
            var bytes = store.get().read(LastSigned.FILE);
            if (bytes.isPresent()) {
                try {
                    var last = LastSigned.parse(bytes.get());
                    claims.add(new Claim(LastSigned.FILE, LastSigned.FILE, last.size(), last.root()));
                } catch (MalformedException e) {
                    findings.add(new Finding.FileMalformed(log, LastSigned.FILE, "cannot be read: " + e.getMessage()));
                }
            } else if (checkpoint.isPresent()) {
                findings.add(new Finding.FileMissing(log, LastSigned.FILE));
            }
        }
        return claims;
    }

    private void tellOlder(String log, List<Claim> claims, Claim newest) {
        for (var claim : claims) {
            if (claim.size() < newest.size()) {
                findings.add(new Finding.OlderCheckpoint(log, claim.file(), claim.size(), newest.size(), newest.by()));
            }
        }
    }

    private Hash entries(
            String log,
            Optional<Origin> origin,
            Claim newest,
            List<Claim> claims,
            Optional<Store> store,
            KeysInForce keys)
            throws IOException {
        long size = newest.size();
        var tree = new SignedTree(files, size, newest.root());
        Optional<SegmentCopy> segment =
                store.isPresent() ? Optional.of(new SegmentCopy(log, store.get(), findings)) : Optional.empty();
        var above = new UpperTiles(log, files, tree, size, findings);
        var underWay = new ArrayDeque<Future<Chunk>>();
        var edge = new CompactRange();
        boolean isWhole = true;
        int missing = 0;
        long chunks = TilePath.count(0, size);
        compareRoots(log, claims, 0, new CompactRange(), List.of());
        for (long next = 0, done = 0; done < chunks && missing < MOST_MISSING; done++) {
            while (next < chunks && underWay.size() < mostUnderWay) {
                underWay.add(workers.submit(task(log, origin, tree, segment, next++, size)));
            }
            var chunk = result(underWay.remove());
            findings.addAll(chunk.findings());
            signatures += chunk.signatures();
            passkeys += chunk.passkeys();
            chunk.keys().forEach(keys::accept);
            missing = chunk.leaves().isEmpty() ? missing + 1 : 0;
            isWhole &= missing == 0;
            if (isWhole) {
                compareRoots(log, claims, done * TilePath.FULL, edge, chunk.leaves());
                if (chunk.root().isPresent()) {
                    edge.append(chunk.root().get(), 8);
                    above.push(1, chunk.root().get(), done);
                } else {
                    chunk.leaves().forEach(edge::append);
                }
            }
            progress.entries(log, Math.min(size, (done + 1) * TilePath.FULL), size);
        }
        if (isWhole) {
            above.finish();
        } else {
            unchecked.add("the root and the tiles above the missing entries");
        }
        if (missing == MOST_MISSING) {
            unchecked.add("what may lie behind " + MOST_MISSING + " missing bundles in a row: " + newest.file()
                    + " claims " + size + " entries");
        }
        if (segment.isPresent()) {
            segment.get().finish(size);
        }
        if (passkeys > 0) {
            unchecked.add(passkeys + " approvals by passkeys: this version does not verify them");
        }
        return edge.root();
    }

    private Callable<Chunk> task(
            String log, Optional<Origin> origin, SignedTree tree, Optional<SegmentCopy> segment, long index, long size)
            throws IOException {
        // The segment is read here, in order; everything else where the work is done.
        var path = TilePath.in(TilePath.ENTRIES, index, size);
        Optional<List<PlacedEntry>> copy =
                segment.isPresent() ? segment.get().take(path.first(), path.width()) : Optional.empty();
        Optional<ActAudit> acts =
                contents == Contents.ACTS ? Optional.of(new ActAudit(log, origin, keysRead)) : Optional.empty();
        return () -> new ChunkAudit(log, files, tree, index, size).run(copy, acts);
    }

    private static Chunk result(Future<Chunk> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IllegalStateException("an audit's own mistake", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException("the audit was interrupted");
        }
    }

    /// Compares the roots that somebody has at sizes within these leaves, which stand behind `first` others.
    private void compareRoots(String log, List<Claim> claims, long first, CompactRange edge, List<Hash> leaves) {
        for (var claim : claims) {
            boolean isHere = leaves.isEmpty()
                    ? claim.size() == 0
                    : claim.size() > first && claim.size() <= first + leaves.size();
            if (isHere) {
                var tree = edge.copy();
                leaves.subList(0, (int) (claim.size() - first)).forEach(tree::append);
                if (!tree.root().equals(claim.root())) {
                    findings.add(new Finding.RootDiffers(
                            log, claim.file(), claim.by(), claim.size(), claim.root(), tree.root()));
                }
            }
        }
    }
}
