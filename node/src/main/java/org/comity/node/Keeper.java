package org.comity.node;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.log.FolderStore;
import org.comity.record.log.Log;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.Cosigner;
import org.comity.record.note.KeyName;
import org.comity.record.note.Note;
import org.comity.record.note.Origin;
import org.comity.record.proof.ForkEvidence;
import org.comity.record.tiles.TileHashes;
import org.comity.record.witness.AddCheckpoint;
import org.comity.record.witness.Answer;
import org.comity.record.witness.CosignedFiles;
import org.comity.record.witness.CosignedState;
import org.comity.record.witness.LogDirectory;
import org.comity.record.witness.Mirror;
import org.comity.record.witness.Witness;

/*
 * One node is the ordinary case of n = 1: the keeper asks its witness as a stranger would, with a proof, and lets its mirror
 * look at what is stored. It knows no rule of its own.
 *
 * Before it signs, a log that lies beside it has forced the entries, read them back, hashed them again and put their tiles
 * out (Log.publish). So what the mirror says, that all entries are stored and served, is so at that moment.
 *
 * Witness and mirror each keep durably what they sign before it leaves. A process that stops between the two has a mirror
 * that is behind, which is an ordinary state; the next start catches up.
 */

/// The keeper of a body on this node: cosigns its logs as witness and as mirror, and keeps what shows that it did.
///
/// Cosigns for one thread at a time; any number of others may ask for what it keeps.
public final class Keeper implements Closeable {
    private final CosignedFiles kept;
    private final LogDirectory logs;
    private final Witness witness;
    private final Mirror mirror;
    private final InstantSource clock;
    private final Map<Origin, Refusal> refusals = new ConcurrentHashMap<>();

    private Keeper(CosignedFiles kept, String origin, BodyKeys keys, LogDirectory logs, InstantSource clock) {
        this.kept = kept;
        this.logs = logs;
        this.witness = new Witness(List.of(witness(origin, keys)), logs, kept);
        this.mirror = new Mirror(List.of(mirror(origin, keys)), logs, kept);
        this.clock = clock;
    }

    /// @param folder where it keeps what it cosigned
    /// @param origin of its own log, from which its two names are made
    /// @param logs that it cosigns
    /// @throws IOException if another keeper has the folder
    static Keeper open(Path folder, String origin, BodyKeys keys, LogDirectory logs, InstantSource clock)
            throws IOException {
        return new Keeper(CosignedFiles.open(new FolderStore(folder)), origin, keys, logs, clock);
    }

    static Cosigner witness(String origin, BodyKeys keys) {
        return new Cosigner.Ed25519(new KeyName(origin + "/witness"), keys.witness());
    }

    static Cosigner mirror(String origin, BodyKeys keys) {
        return new Cosigner.Ed25519(new KeyName(origin + "/mirror"), keys.mirror());
    }

    /// Why this keeper does not cosign a log: what is here does not continue what it cosigned.
    ///
    /// @param cosigned how many entries it has cosigned
    /// @param shown how many entries it was shown
    public record Refusal(Kind kind, long cosigned, long shown) {
        /// What can be said of it.
        public enum Kind {
            /// Fewer entries than were cosigned.
            OLDER_COPY,
            /// The log signed two histories, and there is evidence of it.
            FORK,
            /// Another history, and nobody is accused: no evidence can be made from what is here.
            INCONSISTENT
        }

        @Override
        public String toString() {
            return "the keeper does not cosign it: "
                    + switch (kind) {
                        case OLDER_COPY ->
                            "it has " + shown + " entries, " + cosigned
                                    + " were cosigned: an older copy, or one cut short. Put the newest copy back";
                        case FORK ->
                            "it signed two histories; the evidence is kept beside what was cosigned. Put back the copy "
                                    + "that was cosigned, and give the evidence to whoever relies on this log";
                        case INCONSISTENT ->
                            "inconsistent, not proven: its " + shown + " entries do not continue the " + cosigned
                                    + " that were cosigned. Keep this copy, for with the entries that were cosigned it may "
                                    + "be evidence; then put the newest copy back";
                    };
        }
    }

    /// Takes up again what own lines on a published checkpoint vouch for, if nothing is kept of that log.
    ///
    /// With nothing kept, the log would be new to this keeper, and any history as good as another. But the lines
    /// are its own and verify: it has cosigned that tree, its state is lost, and it never goes back behind this.
    /// Perhaps it had cosigned a newer tree; then the log's `last-signed` holds the log to that one. Where
    /// `last-signed` is of an older copy too, nothing here can tell, and only somebody outside remembers.
    ///
    /// @return whether its state was lost
    /// @throws UnverifiedException if the log did not sign this, or a line in the keeper's name does not hold
    boolean recover(Note published) throws IOException, MalformedException, UnverifiedException {
        var origin = Checkpoint.parse(published.text()).origin();
        var log = logs.find(origin);
        if (log.isEmpty() || !kept.read(origin).equals(CosignedState.nothing())) {
            return false;
        }
        var vouched = CosignedState.vouchedFor(published, log.get(), witness.verifierKeys(), mirror.verifierKeys());
        return !vouched.equals(CosignedState.nothing()) && kept.replace(origin, CosignedState.nothing(), vouched);
    }

    /// Whether both witness and mirror cosigned this very tree last.
    boolean holds(Checkpoint checkpoint) throws IOException {
        var text = checkpoint.toString();
        var state = kept.read(checkpoint.origin());
        return state.witnessed().filter(note -> note.text().equals(text)).isPresent()
                && state.mirrored().filter(note -> note.text().equals(text)).isPresent();
    }

    /// The log's checkpoint with the witness's line and the mirror's, once what they say is durable here.
    ///
    /// @param note that the log signed
    /// @param log that has signed at least that tree and stores its entries
    /// @throws UnverifiedException if the log did not sign it, calls itself like this keeper, or is refused; then
    ///     [#refusal] says why
    Note cosign(Note note, Log log) throws IOException, MalformedException, UnverifiedException {
        var checkpoint = Checkpoint.parse(note.text());
        var origin = checkpoint.origin();
        var stored = new TileHashes(log, log.size());
        var now = clock.instant();
        long before = kept.read(origin).witnessedSize();
        var proof = before > checkpoint.size()
                ? List.<Hash>of()
                : stored.consistency(before, checkpoint.size()).path();
        var witnessed = switch (witness.addCheckpoint(new AddCheckpoint(before, proof, note).bytes(), now)) {
            case Answer.Cosigned cosigned -> cosigned;
            case Answer.OtherSize(long size) ->
                throw new IOException("somebody else cosigned " + size + " entries of " + origin + " meanwhile");
            case Answer.Refused(var reason, var why) ->
                throw switch (reason) {
                    case INCONSISTENT, OLD_SIZE_ABOVE_CHECKPOINT -> refused(note, checkpoint, before);
                    case MALFORMED, SIGNATURE, UNKNOWN_LOG -> new UnverifiedException(why);
                };
        };
        return switch (mirror.cosign(origin, log.size(), stored, now)) {
            case Mirror.Outcome.Cosigned(var lines, var _) -> {
                refusals.remove(origin);
                yield witnessed.stored().with(lines);
            }
            case Mirror.Outcome.Inconsistent(var _) -> throw refused(note, checkpoint, before);
            case Mirror.Outcome.UnknownLog(var named) ->
                throw new UnverifiedException("the log " + named + " is not mirrored here");
            case Mirror.Outcome.Behind(long has, long needs) ->
                throw new IllegalArgumentException(
                        "of " + needs + " entries of " + origin + " only " + has + " are signed");
        };
    }

    private UnverifiedException refused(Note note, Checkpoint shown, long cosigned)
            throws IOException, MalformedException, UnverifiedException {
        var origin = shown.origin();
        var evidence = kept.read(origin).evidenceAgainst(logs.find(origin).orElseThrow(), note);
        if (evidence.isPresent()) {
            kept.keep(origin, evidence.get());
        }
        var kind = evidence.isPresent()
                ? Refusal.Kind.FORK
                : shown.size() < cosigned ? Refusal.Kind.OLDER_COPY : Refusal.Kind.INCONSISTENT;
        var refusal = new Refusal(kind, cosigned, shown.size());
        refusals.put(origin, refusal);
        return new UnverifiedException(refusal.toString());
    }

    /// Why it does not cosign a log now; nothing if it does.
    public Optional<Refusal> refusal(Origin log) {
        return Optional.ofNullable(refusals.get(log));
    }

    /// The newest checkpoint with the log's lines and the witness's; nothing before the first.
    public Optional<Note> witnessed(Origin log) throws IOException {
        return witness.checkpoint(log);
    }

    /// The newest checkpoint of which all entries are stored here, with the log's lines and the mirror's; nothing
    /// while the log is refused, for then what lies here are not its entries.
    public Optional<Note> mirrored(Origin log) throws IOException {
        return refusals.containsKey(log) ? Optional.empty() : mirror.checkpoint(log);
    }

    /// The evidence that a log signed two histories, if it is held. It stays, whatever comes afterwards.
    public Optional<ForkEvidence> evidence(Origin log) throws IOException {
        return kept.evidence(log);
    }

    @Override
    public void close() throws IOException {
        kept.close();
    }
}
