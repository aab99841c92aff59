package org.comity.record.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.KnownLog;
import org.comity.record.note.Note;
import org.comity.record.note.TrustedCheckpoint;
import org.comity.record.note.VerifierKey;
import org.comity.record.proof.ForkEvidence;

/// What a keeper last cosigned of one log: as a witness, and as a mirror, which may be behind.
///
/// Each is kept whole, with the log's own lines: without them a fork can be seen, and proven to nobody.
public final class CosignedState {
    private static final String FORMAT = "comity/cosigned/v0"; // on a line with the digest of all that follows
    private static final int MOST_BYTES = 2 * Note.MOST_BYTES + 128;
    private static final CosignedState NOTHING = new CosignedState(Optional.empty(), Optional.empty());

    private final Optional<Note> witnessed;
    private final Optional<Note> mirrored;

    private CosignedState(Optional<Note> witnessed, Optional<Note> mirrored) {
        this.witnessed = witnessed;
        this.mirrored = mirrored;
    }

    /// Before the first cosignature.
    public static CosignedState nothing() {
        return NOTHING;
    }

    /// Reads what [#bytes] gives.
    ///
    /// @throws MalformedException if it is something else, or a byte of it has changed
    public static CosignedState parse(byte[] bytes) throws MalformedException {
        if (bytes.length > MOST_BYTES) {
            throw new MalformedException("cosigned state: " + bytes.length + " bytes; at most " + MOST_BYTES);
        }
        // A note whose text is a checkpoint has one empty line, so these are the head and two parts for each note.
        var parts = new String(bytes, UTF_8).split("\n\n", 6);
        if (!parts[0].startsWith(FORMAT + " ")) {
            throw new MalformedException("cosigned state: must start with \"" + FORMAT + "\"");
        }
        if (parts.length != 3 && parts.length != 5) {
            throw new MalformedException("cosigned state: must be a head and one or two checkpoints");
        }
        var state = NOTHING.withWitnessed(note(parts, 1));
        if (parts.length == 5) {
            state = state.withMirrored(note(parts, 3));
        }
        // Cut after a line it would be a state still, and an older one: the digest in the head tells.
        if (!Arrays.equals(state.bytes(), bytes)) {
            throw new MalformedException("cosigned state: not as it was written");
        }
        return state;
    }

    private static Note note(String[] parts, int at) throws MalformedException {
        var text = parts[at] + "\n\n" + parts[at + 1] + (at + 2 < parts.length ? "\n" : "");
        return Note.parse(text.getBytes(UTF_8));
    }

    /// What a keeper's own lines on a published checkpoint vouch for: all that it may take up again when its state
    /// is lost. It cosigned nothing that contradicts this, but perhaps something newer.
    ///
    /// @param witness keys of the witness
    /// @param mirror keys of the mirror
    /// @return nothing if neither has a line
    /// @throws UnverifiedException if the log did not sign this, or a line in the keeper's name does not hold
    public static CosignedState vouchedFor(
            Note published, KnownLog log, List<VerifierKey> witness, List<VerifierKey> mirror)
            throws MalformedException, UnverifiedException {
        var witnessed = TrustedCheckpoint.verify(published, log, witness);
        var mirrored = TrustedCheckpoint.verify(published, log, mirror);
        if (mirrored.cosignatures().isEmpty()) {
            return witnessed.cosignatures().isEmpty() ? NOTHING : NOTHING.withWitnessed(witnessed.note());
        }
        // Who mirrored it had seen it, whether the witness's line is on this copy or not.
        return NOTHING.withWitnessed(witnessed.note()).withMirrored(mirrored.note());
    }

    CosignedState withWitnessed(Note note) {
        return new CosignedState(Optional.of(note), mirrored);
    }

    CosignedState withMirrored(Note note) {
        return new CosignedState(witnessed, Optional.of(note));
    }

    /// The newest checkpoint with the log's lines and the witness's.
    public Optional<Note> witnessed() {
        return witnessed;
    }

    /// The newest checkpoint of which all entries are stored, with the log's lines and the mirror's.
    public Optional<Note> mirrored() {
        return mirrored;
    }

    /// The size that the witness cosigned last; 0 for nothing.
    public long witnessedSize() throws MalformedException {
        return witnessed.isEmpty()
                ? 0
                : Checkpoint.parse(witnessed.get().text()).size();
    }

    /// The proof that a log signed two histories: another root of a size that was cosigned. Of two sizes there may
    /// be one too, for whoever has the hashes of both trees ([ForkEvidence#find]).
    ///
    /// @throws UnverifiedException if the log did not sign the one or the other: then there is nothing against it
    public Optional<ForkEvidence> evidenceAgainst(KnownLog log, Note other)
            throws MalformedException, UnverifiedException {
        var theirs = TrustedCheckpoint.verify(other, log, List.of());
        for (var note : Stream.of(witnessed, mirrored).flatMap(Optional::stream).toList()) {
            var ours = TrustedCheckpoint.verify(note, log, List.of());
            if (ours.checkpoint().size() == theirs.checkpoint().size()
                    && !ours.checkpoint().root().equals(theirs.checkpoint().root())) {
                return Optional.of(ForkEvidence.twoRoots(ours.note(), theirs.note()));
            }
        }
        return Optional.empty();
    }

    /// The bytes to be stored.
    ///
    /// @throws IllegalStateException if there is nothing to store
    public byte[] bytes() {
        var first = witnessed.orElseThrow(() -> new IllegalStateException("nothing was cosigned"));
        var notes = first + mirrored.map(note -> "\n" + note).orElse("");
        var digest = Hash.sha256(notes.getBytes(UTF_8));
        return (FORMAT + " " + digest.base64() + "\n\n" + notes).getBytes(UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CosignedState that
                && witnessed.equals(that.witnessed)
                && mirrored.equals(that.mirrored);
    }

    @Override
    public int hashCode() {
        return 31 * witnessed.hashCode() + mirrored.hashCode();
    }
}
