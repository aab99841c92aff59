package org.comity.record.act;

import org.comity.record.json.Form;
import org.comity.record.json.Kind;
import org.comity.record.key.Ed25519PublicKey;
import org.comity.record.key.Multikey;

/// What a log key says of an entry: it stands here. Data Integrity `eddsa-jcs-2022` in its plainest form.
///
/// @param logKey the key that it names, always Ed25519
/// @param signature 64 bytes over the digests of the proof's options and of the rest of the document
public record Proof(Multikey logKey, Bytes signature) {
    /// Exactly these: no `created`, `domain` or `challenge`, because the act names body and log.
    static final Form<Proof> FORM = form();

    public Proof {
        if (logKey.kind() != Multikey.Kind.ED25519) {
            throw new IllegalArgumentException("the key " + logKey + " is not an Ed25519 key");
        }
        if (signature.length() != Ed25519PublicKey.SIGNATURE_BYTES) {
            throw new IllegalArgumentException("a proof has a signature of 64 bytes");
        }
    }

    private static Form<Proof> form() {
        var proof = new Form.Draft<Proof>("proof");
        proof.constant("type", DataIntegrity.TYPE, "of Data Integrity");
        proof.constant("cryptosuite", DataIntegrity.SUITE, "how it is computed");
        var logKey = proof.member(
                "verificationMethod",
                Kind.unique("`did:key:<key>#<key>`, an Ed25519 Multikey", DataIntegrity::didKey, DataIntegrity::didUrl),
                Proof::logKey,
                "the log key");
        proof.constant("proofPurpose", DataIntegrity.PURPOSE, "what it is for");
        var signature = proof.member(
                "proofValue",
                Kind.unique(
                        "`z` and the base58btc of 64 bytes",
                        text -> Bytes.of(DataIntegrity.proofValue(text)),
                        bytes -> DataIntegrity.proofValue(bytes.toArray())),
                Proof::signature,
                "the log key's signature");
        return proof.form(found -> new Proof(logKey.in(found), signature.in(found)));
    }
}
