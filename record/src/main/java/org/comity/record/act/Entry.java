package org.comity.record.act;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.json.Json;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.key.Ed25519PublicKey;
import org.comity.record.key.Multikey;

/// An act as a log holds it: with its approvals and the proof of the log key, in canonical form, byte for byte.
public final class Entry {
    /// The largest entry, in bytes: what an entry bundle of C2SP tlog-tiles holds.
    public static final int MOST_BYTES = 65_535;

    private static final Set<String> MEMBERS =
            Set.of("type", "log", "verb", "created", "refs", "payload", "approvals", "proof");
    private static final Set<String> PROOF_MEMBERS =
            Set.of("type", "cryptosuite", "verificationMethod", "proofPurpose", "proofValue");

    private final byte[] bytes;
    private final ApprovedAct approved;
    private final ActId id;
    private final Json.Members document;
    private final Multikey logKey;

    private Entry(byte[] bytes, ApprovedAct approved, Json.Members document, Multikey logKey) {
        this.bytes = bytes;
        this.approved = approved;
        this.document = document;
        this.logKey = logKey;
        this.id = approved.act().id();
    }

    /// Reads an entry.
    ///
    /// @throws MalformedException if the bytes are not canonical, not of envelope version 0, or more than 65,535
    public static Entry parse(byte[] bytes) throws MalformedException {
        if (bytes.length > MOST_BYTES) {
            throw new MalformedException("an entry of " + bytes.length + " bytes; at most " + MOST_BYTES);
        }
        if (!(Json.parseCanonical(bytes) instanceof Json.Members document)) {
            throw new MalformedException("an entry must be a JSON object");
        }
        document.requireExactly(MEMBERS, Set.of("body"), "entry");
        var approvals = new ArrayList<Approval>();
        for (var approval : document.array("approvals", "entry")) {
            approvals.add(Approval.from(approval));
        }
        var proof = document.object("proof", "entry");
        try {
            return new Entry(bytes.clone(), new ApprovedAct(Act.from(document), approvals), document, logKey(proof));
        } catch (IllegalArgumentException e) {
            throw new MalformedException("entry: " + e.getMessage(), e);
        }
    }

    static Entry sign(ApprovedAct approved, Ed25519PrivateKey logKey) {
        var unsecured = withApprovals(approved);
        var secured = DataIntegrity.sign(unsecured, logKey);
        byte[] bytes = secured.canonical();
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("the entry would have " + bytes.length + " bytes; at most " + MOST_BYTES
                    + "; put the larger part into a blob and name it by its digest");
        }
        return new Entry(bytes, approved, secured, logKey.publicKey().multikey());
    }

    /// Vouches for the proof: this log key put this entry in its place. Whether it was the log's key then is for the
    /// caller to ask.
    ///
    /// @throws UnverifiedException if the signature does not hold
    /// @throws MalformedException if the key is one that the Ed25519 rule refuses
    public void verifyProof() throws UnverifiedException, MalformedException {
        verifyProof(logKey.ed25519());
    }

    /// The same with the key already read: in a log most entries name the same one.
    ///
    /// @throws UnverifiedException if the signature does not hold, or the entry names another key
    public void verifyProof(Ed25519PublicKey key) throws UnverifiedException, MalformedException {
        if (!key.multikey().equals(logKey)) {
            throw new UnverifiedException("the proof is of key " + logKey + ", not of " + key);
        }
        DataIntegrity.verify(document, key);
    }

    /// Vouches for the approvals by plain Ed25519 keys, all of them.
    ///
    /// @return the keys that approved; passkeys are kept in [#act] and are not among them
    /// @throws UnverifiedException if one signature does not hold: the entry then has no effect
    public List<Multikey> verifyApprovals() throws UnverifiedException, MalformedException {
        byte[] signed = id.hash().bytes();
        var held = new ArrayList<Multikey>();
        for (var approval : approved.approvals()) {
            if (approval instanceof Approval.Ed25519(var key, var signature)) {
                key.ed25519().verify(signed, signature.toArray());
                held.add(key);
            }
        }
        return held;
    }

    public Act act() {
        return approved.act();
    }

    public List<Approval> approvals() {
        return approved.approvals();
    }

    public ActId id() {
        return id;
    }

    /// The key that the proof names.
    public Multikey logKey() {
        return logKey;
    }

    /// SHA-256 of the bytes; what stands in the tree is the leaf hash of the same bytes.
    public Hash hash() {
        return Hash.sha256(bytes);
    }

    /// The canonical form, as a copy.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// The whole document.
    public Json.Members document() {
        return document;
    }

    private static Json.Members withApprovals(ApprovedAct approved) {
        var members = new LinkedHashMap<>(approved.act().toJson().members());
        members.put(
                "approvals",
                Json.array(approved.approvals().stream().map(Approval::toJson).toList()));
        return new Json.Members(members);
    }

    private static Multikey logKey(Json.Members proof) throws MalformedException {
        proof.requireExactly(PROOF_MEMBERS, Set.of(), "proof");
        return DataIntegrity.didKey(proof);
    }
}
