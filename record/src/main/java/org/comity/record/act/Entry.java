package org.comity.record.act;

import java.util.ArrayList;
import java.util.List;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.json.CanonicalObject;
import org.comity.record.json.Form;
import org.comity.record.json.Json;
import org.comity.record.json.Kind;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.key.Ed25519PublicKey;
import org.comity.record.key.KnownKeys;
import org.comity.record.key.Multikey;
import org.comity.record.key.SerialVerifier;

/// An act as a log holds it: with its approvals and the proof of the log key, in canonical form, byte for byte.
public final class Entry {
    /// The largest entry, in bytes: what an entry bundle of C2SP tlog-tiles holds.
    public static final int MOST_BYTES = Json.MOST_CANONICAL_BYTES;

    /// The whole envelope.
    public static final Form<Parts> FORM = form();

    private final CanonicalObject document;
    private final ApprovedAct approved;
    private final Proof proof;
    private final ActId id;

    /// What the envelope holds.
    public record Parts(ApprovedAct approved, Proof proof) {}

    private Entry(CanonicalObject document, Parts parts) {
        this.document = document;
        this.approved = parts.approved;
        this.proof = parts.proof;
        this.id = new ActId(document.hashWithout(Act.ID_PREFIX, "approvals", "proof"));
    }

    /// Reads an entry.
    ///
    /// @throws MalformedException if the bytes are not canonical, not of envelope version 0, or more than 65,535
    public static Entry parse(byte[] bytes) throws MalformedException {
        return parse(bytes, 0, bytes.length);
    }

    /// Reads the entry that `length` bytes from `offset` on are.
    ///
    /// @throws MalformedException if the bytes are not canonical, not of envelope version 0, or more than 65,535
    public static Entry parse(byte[] bytes, int offset, int length) throws MalformedException {
        var document = CanonicalObject.parse(bytes, offset, length);
        return new Entry(document, FORM.read(document.members()));
    }

    private static Form<Parts> form() {
        var entry = new Form.Draft<Parts>("entry");
        var approved = entry.including(ApprovedAct.FORM, Parts::approved);
        var proof = entry.member("proof", Kind.object(Proof.FORM), Parts::proof, "of the log key, over all the rest");
        return entry.form(found -> new Parts(approved.in(found), proof.in(found)));
    }

    static Entry sign(ApprovedAct approved, Ed25519PrivateKey logKey) {
        byte[] bytes = DataIntegrity.sign(approved.toJson(), logKey).canonical();
        try {
            // Read back, so that nothing is ever signed that nobody could read: too large, too deep, with a fraction.
            return parse(bytes);
        } catch (MalformedException e) {
            throw new IllegalArgumentException("no entry can hold this act: " + e.getMessage(), e);
        }
    }

    /// Vouches for the proof: the key that it names put this entry in its place. Whether that was the log's key then is
    /// for the caller to ask.
    ///
    /// @throws UnverifiedException if the signature does not hold, or [Ed25519PublicKey] refuses the key
    public void verifyProof() throws UnverifiedException {
        verifyProof(new SerialVerifier(new KnownKeys()));
    }

    /// The same with the log's key already read.
    ///
    /// @throws UnverifiedException if the signature does not hold, or the entry names another key
    public void verifyProof(Ed25519PublicKey key) throws UnverifiedException {
        if (!key.multikey().equals(logKey())) {
            throw new UnverifiedException("the proof is of key " + logKey() + ", not of " + key);
        }
        key.verify(signedData(), proof.signature().toArray());
    }

    /// The same by one who verifies many.
    ///
    /// @throws UnverifiedException if the signature does not hold, or the key is refused
    public void verifyProof(SerialVerifier verifier) throws UnverifiedException {
        verifier.verify(logKey(), signedData(), proof.signature().toArray());
    }

    /// What the log key signs: 64 bytes that depend on every byte of the entry but those of the signature.
    byte[] signedData() {
        return DataIntegrity.hashData(DataIntegrity.optionsHash(logKey()), document.hashWithout(new byte[0], "proof"));
    }

    /// Vouches for the approvals by plain Ed25519 keys, all of them; says apart which ones nobody verified.
    ///
    /// @throws UnverifiedException if one signature does not hold: the entry then has no effect
    public VerifiedApprovals verifyApprovals() throws UnverifiedException {
        return verifyApprovals(new SerialVerifier(new KnownKeys()));
    }

    /// The same by one who verifies many.
    ///
    /// @throws UnverifiedException if one signature does not hold: the entry then has no effect
    public VerifiedApprovals verifyApprovals(SerialVerifier verifier) throws UnverifiedException {
        byte[] signed = id.hash().bytes();
        var held = new ArrayList<Multikey>();
        var notVerified = new ArrayList<Approval.Webauthn>();
        for (var approval : approved.approvals()) {
            switch (approval) {
                case Approval.Ed25519(var key, var signature) -> {
                    verifier.verify(key, signed, signature.toArray());
                    held.add(key);
                }
                case Approval.Webauthn passkey -> notVerified.add(passkey);
            }
        }
        return new VerifiedApprovals(held, notVerified);
    }

    public Act act() {
        return approved.act();
    }

    public List<Approval> approvals() {
        return approved.approvals();
    }

    public Proof proof() {
        return proof;
    }

    public ActId id() {
        return id;
    }

    /// The key that the proof names.
    public Multikey logKey() {
        return proof.logKey();
    }

    /// SHA-256 of the bytes; what stands in the tree is the leaf hash of the same bytes.
    public Hash hash() {
        return document.hash();
    }

    /// The canonical form, as a copy.
    public byte[] bytes() {
        return document.bytes();
    }

    /// The whole document.
    public Json.Members document() {
        return document.members();
    }
}
