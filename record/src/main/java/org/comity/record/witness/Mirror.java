package org.comity.record.witness;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.merkle.NodeSource;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.Cosigner;
import org.comity.record.note.Note;
import org.comity.record.note.Origin;
import org.comity.record.note.SignatureLine;
import org.comity.record.note.TrustedCheckpoint;
import org.comity.record.note.VerifierKey;

/// Cosigns what a witness beside it cosigned, once every entry is stored: C2SP tlog-mirror, for a keeper that
/// pulls.
///
/// Its line says, beyond the witness's: all entries up to this size are stored durably and served. It never
/// goes back to a smaller tree. Safe for several threads.
public final class Mirror {
    private static final int MOST_ATTEMPTS = 16;

    private final Cosigners cosigners;
    private final LogDirectory logs;
    private final CosignedStore store;

    /// @param keys of one name, other than the witness's keys
    /// @param store the one that the witness uses
    public Mirror(List<Cosigner> keys, LogDirectory logs, CosignedStore store) {
        this.cosigners = new Cosigners(keys);
        this.logs = logs;
        this.store = store;
    }

    /// What came of it.
    public sealed interface Outcome {
        /// It cosigned, and the record of that is durable.
        ///
        /// @param lines of the mirror, and of nobody else
        /// @param stored the checkpoint with the log's lines and these
        record Cosigned(List<SignatureLine> lines, Note stored) implements Outcome {
            public Cosigned {
                lines = List.copyOf(lines);
            }
        }

        /// The log is not cosigned here, or calls itself like this mirror.
        record UnknownLog(Origin log) implements Outcome {}

        /// There are entries to fetch first, or no checkpoint yet.
        record Behind(long storedSize, long witnessedSize) implements Outcome {}

        /// The entries that are stored are not those of the checkpoint, or not those that were cosigned before:
        /// nothing is signed until somebody has looked.
        record Inconsistent(String why) implements Outcome {}
    }

    /// Cosigns the newest checkpoint that the witness cosigned of this log, if all its entries are stored.
    ///
    /// @param storedSize how many entries from the first on are stored durably
    /// @param stored the hashes of the tree of these entries, computed from the entries themselves
    /// @param now cut to whole seconds
    /// @throws IOException if a hash cannot be read or the store failed
    public Outcome cosign(Origin log, long storedSize, NodeSource stored, Instant now) throws IOException {
        var known = logs.find(log);
        if (known.isEmpty() || cosigners.isNamedLike(known.get())) {
            return new Outcome.UnknownLog(log);
        }
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            var state = store.read(log);
            if (state.witnessed().isEmpty()) {
                return new Outcome.Behind(storedSize, 0);
            }
            try {
                var witnessed = TrustedCheckpoint.verify(state.witnessed().get(), known.get(), List.of());
                var checkpoint = witnessed.checkpoint();
                if (storedSize < checkpoint.size()) {
                    return new Outcome.Behind(storedSize, checkpoint.size());
                }
                var contradiction = contradiction(checkpoint, state.mirrored(), stored);
                if (contradiction.isPresent()) {
                    return new Outcome.Inconsistent(contradiction.get());
                }
                // The witness's lines stay its own: here stand the log's and the mirror's.
                var lines = cosigners.cosign(checkpoint, now, lastSigned(state));
                var note = witnessed.note().with(lines);
                if (store.replace(log, state, state.withMirrored(note))) {
                    return new Outcome.Cosigned(lines, note);
                }
            } catch (MalformedException | UnverifiedException e) {
                throw new IOException("what was cosigned of " + log + " is damaged: " + e.getMessage(), e);
            }
        }
        throw new IOException("the state of " + log + " changed " + MOST_ATTEMPTS + " times in a row");
    }

    /// Both roots are computed from one set of stored hashes, so if both fit, the one tree begins with the
    /// other.
    private static Optional<String> contradiction(Checkpoint checkpoint, Optional<Note> mirrored, NodeSource stored)
            throws IOException, MalformedException {
        if (!stored.root(checkpoint.size()).equals(checkpoint.root())) {
            return Optional.of("the first " + checkpoint.size()
                    + " entries that are stored do not have the root that the log signed");
        }
        if (mirrored.isPresent()) {
            var before = Checkpoint.parse(mirrored.get().text());
            if (before.size() > checkpoint.size()) {
                return Optional.of(
                        "size " + before.size() + " was mirrored already, and " + checkpoint.size() + " is less");
            }
            if (!stored.root(before.size()).equals(before.root())) {
                return Optional.of(
                        "the first " + before.size() + " entries that are stored are not those mirrored before");
            }
        }
        return Optional.empty();
    }

    private Instant lastSigned(CosignedState state) throws UnverifiedException {
        return state.mirrored().isEmpty()
                ? Instant.EPOCH
                : cosigners.signedAt(state.mirrored().get());
    }

    /// The newest checkpoint of which all entries are stored, with the log's lines and the mirror's.
    public Optional<Note> checkpoint(Origin log) throws IOException {
        return store.read(log).mirrored();
    }

    /// What others need to verify its lines.
    public List<VerifierKey> verifierKeys() {
        return cosigners.keys().stream().map(Cosigner::verifierKey).toList();
    }
}
