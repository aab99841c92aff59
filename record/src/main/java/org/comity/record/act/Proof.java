package org.comity.record.act;

import java.util.List;
import java.util.Set;
import org.comity.record.MalformedException;
import org.comity.record.json.Json;
import org.comity.record.key.Ed25519PublicKey;
import org.comity.record.key.Multikey;

/// What a log key says of an entry: it stands here. Data Integrity `eddsa-jcs-2022` in its plainest form.
///
/// @param logKey the key that it names, always Ed25519
/// @param signature 64 bytes over the digests of the proof's options and of the rest of the document
public record Proof(Multikey logKey, Bytes signature) {
    private static final Set<String> MEMBERS =
            Set.of("type", "cryptosuite", "verificationMethod", "proofPurpose", "proofValue");

    public Proof {
        if (logKey.kind() != Multikey.Kind.ED25519 || signature.length() != Ed25519PublicKey.SIGNATURE_BYTES) {
            throw new IllegalArgumentException("a proof has an Ed25519 key and a signature of 64 bytes");
        }
    }

    /// Exactly the members of the envelope: no `created`, `domain` or `challenge`, because the act names body and log.
    static Proof from(Json.Members proof) throws MalformedException {
        proof.requireExactly(MEMBERS, List.of(), "proof");
        DataIntegrity.requireSuite(proof);
        var key = DataIntegrity.didKey(proof);
        byte[] signature = DataIntegrity.proofValue(proof);
        if (key.kind() != Multikey.Kind.ED25519) {
            throw new MalformedException("proof: the key " + key + " is not an Ed25519 key");
        }
        return new Proof(key, Bytes.of(signature));
    }
}
