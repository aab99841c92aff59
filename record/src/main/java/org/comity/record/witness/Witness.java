package org.comity.record.witness;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.merkle.ConsistencyProof;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.Cosigner;
import org.comity.record.note.Note;
import org.comity.record.note.Origin;
import org.comity.record.note.TrustedCheckpoint;
import org.comity.record.note.VerifierKey;

/// Cosigns checkpoints of the logs that it knows, each only if it extends the one before: C2SP tlog-witness.
///
/// Its lines say: at this time this is the largest consistent tree of that log I have seen. They leave only
/// after what they say is durable. Keeps nothing in memory, so a store that failed is simply read again. Safe
/// for several threads.
public final class Witness {
    private static final int MOST_ATTEMPTS = 16;

    private final Cosigners cosigners;
    private final LogDirectory logs;
    private final CosignedStore store;

    /// @param keys of one name; used for nothing else
    public Witness(List<Cosigner> keys, LogDirectory logs, CosignedStore store) {
        this.cosigners = new Cosigners(keys);
        this.logs = logs;
        this.store = store;
    }

    /// Answers a request to cosign.
    ///
    /// @param now cut to whole seconds
    /// @throws IOException if the store failed; the client may ask again
    public Answer addCheckpoint(byte[] body, Instant now) throws IOException {
        AddCheckpoint request;
        Checkpoint checkpoint;
        try {
            request = AddCheckpoint.parse(body);
            checkpoint = request.checkpoint();
        } catch (MalformedException e) {
            return refused(Answer.Reason.MALFORMED, e);
        }
        var log = logs.find(checkpoint.origin());
        if (log.isEmpty() || cosigners.isNamedLike(log.get())) {
            return new Answer.Refused(
                    Answer.Reason.UNKNOWN_LOG, "the log " + checkpoint.origin() + " is not cosigned here");
        }
        TrustedCheckpoint trusted;
        try {
            trusted = TrustedCheckpoint.verify(request.note(), log.get(), List.of());
        } catch (UnverifiedException e) {
            return refused(Answer.Reason.SIGNATURE, e);
        } catch (MalformedException e) {
            return refused(Answer.Reason.MALFORMED, e);
        }
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            var state = store.read(checkpoint.origin());
            var refusal = refusal(request, checkpoint, lastOf(state));
            if (refusal.isPresent()) {
                return refusal.get();
            }
            var lines = cosigners.cosign(checkpoint, now, lastSigned(state, checkpoint.origin()));
            // Only lines that were verified are kept: a forged one in our own name would otherwise come back to us.
            var note = trusted.note().with(lines);
            if (store.replace(checkpoint.origin(), state, state.withWitnessed(note))) {
                return new Answer.Cosigned(lines, note);
            }
            // Somebody else's request came between reading and storing: what it left is looked at anew.
        }
        throw new IOException("the state of " + checkpoint.origin() + " changed " + MOST_ATTEMPTS + " times in a row");
    }

    /// The rules in the order of the specification, once it is clear whose checkpoint this is.
    ///
    /// @param last what was cosigned before
    static Optional<Answer> refusal(AddCheckpoint request, Checkpoint checkpoint, Optional<Checkpoint> last) {
        long lastSize = last.map(Checkpoint::size).orElse(0L);
        if (request.oldSize() > checkpoint.size()) {
            return Optional.of(new Answer.Refused(
                    Answer.Reason.OLD_SIZE_ABOVE_CHECKPOINT,
                    "the old size, " + request.oldSize() + ", is above the checkpoint's, " + checkpoint.size()));
        }
        if (request.oldSize() != lastSize) {
            return Optional.of(new Answer.OtherSize(lastSize));
        }
        if (checkpoint.size() == 0 && !checkpoint.isEmptyTree()) {
            return inconsistent("the root of no entries is another");
        }
        if (request.oldSize() == 0 && !request.proof().isEmpty()) {
            return inconsistent("from size 0 on there is nothing to prove");
        }
        if (request.oldSize() == 0) {
            return Optional.empty(); // every tree extends the empty one
        }
        try {
            new ConsistencyProof(request.oldSize(), checkpoint.size(), request.proof())
                    .verify(last.orElseThrow().root(), checkpoint.root());
            return Optional.empty();
        } catch (UnverifiedException | MalformedException e) {
            return Optional.of(refused(Answer.Reason.INCONSISTENT, e));
        }
    }

    private static Answer refused(Answer.Reason reason, Exception cause) {
        return new Answer.Refused(reason, String.valueOf(cause.getMessage()));
    }

    private static Optional<Answer> inconsistent(String why) {
        return Optional.of(new Answer.Refused(Answer.Reason.INCONSISTENT, why));
    }

    private static Optional<Checkpoint> lastOf(CosignedState state) throws IOException {
        try {
            return state.witnessed().isEmpty()
                    ? Optional.empty()
                    : Optional.of(Checkpoint.parse(state.witnessed().get().text()));
        } catch (MalformedException e) {
            throw new IOException("what was cosigned is damaged: " + e.getMessage(), e);
        }
    }

    private Instant lastSigned(CosignedState state, Origin log) throws IOException {
        try {
            return state.witnessed().isEmpty()
                    ? Instant.EPOCH
                    : cosigners.signedAt(state.witnessed().get());
        } catch (UnverifiedException e) {
            throw new IOException("what was cosigned of " + log + " is damaged: " + e.getMessage(), e);
        }
    }

    /// The newest checkpoint cosigned of a log, with the log's lines and the witness's; nothing before the
    /// first.
    public Optional<Note> checkpoint(Origin log) throws IOException {
        return store.read(log).witnessed();
    }

    /// What others need to verify its lines.
    public List<VerifierKey> verifierKeys() {
        return cosigners.keys().stream().map(Cosigner::verifierKey).toList();
    }
}
