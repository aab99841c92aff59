package org.comity.record.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import org.comity.record.Hash;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.key.MlDsa44PrivateKey;

/// The keys with which a log signs its own checkpoints: each gets an Ed25519 line (type 0x01), for everybody's
/// tools, and an ML-DSA-44 line (0x06), for the time when Ed25519 no longer holds. Both are named like the
/// origin.
///
/// Knows not what was signed before: whoever calls [#sign] never has two trees of one log signed that do not
/// agree.
public record LogSigner(Origin origin, Ed25519PrivateKey key, MlDsa44PrivateKey postQuantumKey) {
    /// What others need to verify this log's checkpoints.
    public KnownLog knownLog() {
        return new KnownLog(
                origin,
                List.of(
                        new VerifierKey.Ed25519(origin.keyName(), key.publicKey()),
                        postQuantum().verifierKey()));
    }

    /// The signed checkpoint of a tree of this log.
    public Note sign(long size, Hash root, Instant at) {
        var checkpoint = new Checkpoint(origin, size, root);
        var text = checkpoint.toString();
        var line = SignatureLine.of(
                new VerifierKey.Ed25519(origin.keyName(), key.publicKey()), key.sign(text.getBytes(UTF_8)));
        return new Note(text, List.of(line, postQuantum().cosign(checkpoint, at)));
    }

    private Cosigner.MlDsa44 postQuantum() {
        return new Cosigner.MlDsa44(origin.keyName(), postQuantumKey);
    }
}
