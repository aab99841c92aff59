package org.comity.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.log.Store;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.Cosigner;
import org.comity.record.note.KeyName;
import org.comity.record.note.KnownLog;
import org.comity.record.note.Note;
import org.comity.record.note.TrustedCheckpoint;
import org.comity.record.note.VerifierKey;
import org.comity.record.tiles.TileHashes;
import org.comity.record.tiles.TileSource;

/// The keeper of a body on this node: verifies what a log signed, and only then cosigns it as witness and as mirror.
///
/// It holds the same rules for the node's own logs as for anybody's, so that one node is the ordinary case of n = 1.
final class Keeper {
    private final Store store;
    private final Cosigner witness;
    private final Cosigner mirror;
    private final InstantSource clock;

    Keeper(Store store, String origin, BodyKeys keys, InstantSource clock) {
        this.store = store;
        this.witness = new Cosigner.Ed25519(new KeyName(origin + "/witness"), keys.witness());
        this.mirror = new Cosigner.Ed25519(new KeyName(origin + "/mirror"), keys.mirror());
        this.clock = clock;
    }

    static String witnessKey(String origin, BodyKeys keys) {
        return new VerifierKey.Ed25519Cosigner(
                        new KeyName(origin + "/witness"), keys.witness().publicKey())
                .toString();
    }

    static String mirrorKey(String origin, BodyKeys keys) {
        return new VerifierKey.Ed25519Cosigner(
                        new KeyName(origin + "/mirror"), keys.mirror().publicKey())
                .toString();
    }

    /// The log's checkpoint with this keeper's two lines.
    ///
    /// @param tiles of the log, as they are stored and served here
    /// @throws UnverifiedException if the log did not sign it, or it does not extend what was cosigned before
    Note cosign(Note note, KnownLog log, TileSource tiles) throws IOException, UnverifiedException, MalformedException {
        var trusted = TrustedCheckpoint.verify(note, log, List.of());
        var now = trusted.checkpoint();
        var name = Hash.sha256(now.origin().value().getBytes(StandardCharsets.UTF_8))
                .hex();
        var before = store.read(name);
        if (before.isPresent()) {
            var last = Checkpoint.parse(Note.parse(before.get()).text());
            if (last.size() > now.size()) {
                throw new UnverifiedException(now.origin() + ": a checkpoint of " + now.size()
                        + " entries after one of " + last.size() + " was cosigned: an older copy is being served");
            }
            new TileHashes(tiles, now.size())
                    .consistency(last.size(), now.size())
                    .verify(last.root(), now.root());
        }
        // Kept durably, with the log's own signature, before it is cosigned: should the log ever fork, this is the
        // proof.
        store.replace(name, trusted.note().bytes());
        var at = clock.instant();
        return trusted.note().with(List.of(witness.cosign(now, at), mirror.cosign(now, at)));
    }
}
