package org.comity.record.witness;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.comity.record.MalformedException;
import org.comity.record.log.Store;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.Origin;
import org.comity.record.proof.ForkEvidence;

/// What a keeper cosigned, one file for each log, and the forks that it can prove.
///
/// The file of a log is named by the digest of its origin, in hex; evidence ends in `.fork`. One process has them at a
/// time. A file that cannot be read is never taken for none: a keeper that starts from nothing again may cosign two
/// histories.
public final class CosignedFiles implements CosignedStore, Closeable {
    private static final String REMEDY =
            ". Nothing is cosigned. Put the newest copy of this file back, and no older one; a file of an earlier version "
                    + "goes with its archive, which is built again";

    private final Store files;
    private final Closeable lock;

    /// The files that are known to be on the disk, and not in the system's memory alone.
    private final Set<String> settled = new HashSet<>();

    private boolean closed;

    private CosignedFiles(Store files, Closeable lock) {
        this.files = files;
        this.lock = lock;
    }

    /// @throws IOException if somebody else has them open
    public static CosignedFiles open(Store files) throws IOException {
        return new CosignedFiles(files, files.lock());
    }

    @Override
    public synchronized CosignedState read(Origin log) throws IOException {
        requireOpen();
        var bytes = files.read(name(log));
        if (bytes.isEmpty()) {
            return CosignedState.nothing();
        }
        var state = parse(log, bytes.get());
        // What is read here is served and built upon.
        settle(name(log), bytes.get());
        return state;
    }

    private CosignedState parse(Origin log, byte[] bytes) throws IOException {
        try {
            var state = CosignedState.parse(bytes);
            var found = Checkpoint.parse(state.witnessed().orElseThrow().text()).origin();
            if (found.equals(log)) {
                return state;
            }
            throw new MalformedException("it is of " + found);
        } catch (MalformedException e) {
            throw new IOException(
                    files.place() + "/" + name(log) + ", what was cosigned of " + log + ": " + e.getMessage() + REMEDY,
                    e);
        }
    }

    @Override
    public synchronized boolean replace(Origin log, CosignedState expected, CosignedState next) throws IOException {
        if (!read(log).equals(expected)) {
            return false;
        }
        settled.remove(name(log));
        settle(name(log), next.bytes());
        return true;
    }

    /// A write that failed, or was cut off with its process, may be there to be read and not on the disk: it is written
    /// once more.
    private void settle(String name, byte[] content) throws IOException {
        if (!settled.contains(name)) {
            files.replace(name, content);
            settled.add(name);
        }
    }

    /// Keeps the evidence durably; of one log the first is enough.
    public synchronized void keep(Origin log, ForkEvidence evidence) throws IOException {
        requireOpen();
        settle(evidenceName(log), evidence(log).orElse(evidence).bytes());
    }

    /// The evidence that this log signed two histories, if any is kept here.
    public synchronized Optional<ForkEvidence> evidence(Origin log) throws IOException {
        var bytes = files.read(evidenceName(log));
        try {
            return bytes.isEmpty() ? Optional.empty() : Optional.of(ForkEvidence.parse(bytes.get()));
        } catch (MalformedException e) {
            throw new IOException(
                    files.place() + "/" + evidenceName(log) + ", evidence against " + log + ": " + e.getMessage(), e);
        }
    }

    private static String name(Origin log) {
        return log.hash().hex();
    }

    private static String evidenceName(Origin log) {
        return name(log) + ".fork";
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("what was cosigned is closed: somebody else may write it now");
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        lock.close();
    }
}
