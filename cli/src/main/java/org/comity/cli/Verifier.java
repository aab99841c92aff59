package org.comity.cli;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.comity.node.data.OutcomeFile;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.act.Act;
import org.comity.record.act.DataIntegrity;
import org.comity.record.act.Entry;
import org.comity.record.json.Json;
import org.comity.record.key.Ed25519PublicKey;
import org.comity.record.merkle.MerkleHash;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.Note;
import org.comity.record.note.Origin;
import org.comity.record.note.TrustedCheckpoint;
import org.comity.record.note.VerifierKey;
import org.comity.record.proof.ForkEvidence;
import org.comity.record.proof.TlogProof;
import org.comity.record.proof.TrustedKeys;

/// Judges a file that proves itself: as far as its bytes go, and with the keys that the reader knows as far as these
/// go. It asks for the same as the verifier in the browser.
final class Verifier {
    private static final String RECEIPT = "c2sp.org/tlog-proof@";
    private static final String FORK = "comity/fork-evidence/";

    private final Optional<TrustedKeys> trusted;
    private final Optional<Ed25519PublicKey> signer;
    private final Steps steps;

    /// @param trusted keys of logs and cosigners
    /// @param signer whose signature a document must have
    Verifier(Optional<TrustedKeys> trusted, Optional<Ed25519PublicKey> signer, Steps steps) {
        this.trusted = trusted;
        this.signer = signer;
        this.steps = steps;
    }

    /// Takes one step after the other, until one fails.
    ///
    /// @throws MalformedException if it is none of the forms that prove themselves
    /// @throws UnverifiedException if it does not hold
    /// @throws CliException if a signer was named, and nobody signs such a file alone
    void verify(byte[] file) throws MalformedException, UnverifiedException, CliException {
        var start = new String(file, 0, Math.min(file.length, 1024), StandardCharsets.UTF_8);
        if (start.stripLeading().startsWith("{")) {
            document(file);
        } else if (signer.isPresent()) {
            throw new CliException(ExitCode.USAGE, "--key is for a signed document; to anything else belongs --trust");
        } else if (start.startsWith(RECEIPT)) {
            receipt(TlogProof.parse(file));
        } else if (start.startsWith(FORK)) {
            fork(ForkEvidence.parse(file));
        } else if (start.contains("\n\n— ")) {
            checkpoint(Note.parse(file));
        } else {
            throw new MalformedException(
                    "neither a receipt, nor an entry or another signed document, a checkpoint or fork evidence");
        }
    }

    private void receipt(TlogProof proof) throws MalformedException, UnverifiedException {
        byte[] bytes = proof.extra();
        if (bytes.length == 0) {
            throw new UnverifiedException("the receipt carries no entry (extra line): what it is about is not said");
        }
        var entry = Entry.parse(bytes);
        var checkpoint = Checkpoint.parse(proof.checkpoint().text());
        steps.holds("form: a receipt for " + entry.act().verb() + ", act " + entry.id());
        if (!entry.act().origin().equals(checkpoint.origin().value())) {
            throw new UnverifiedException(
                    "the act is for the log " + entry.act().origin() + ", the checkpoint of " + checkpoint.origin());
        }
        entry(entry);
        proof.inclusionIn(checkpoint).verify(MerkleHash.leaf(bytes), checkpoint.root());
        steps.holds("entry " + proof.index() + " in the tree of size " + checkpoint.size() + " with the root "
                + checkpoint.root().base64());
        signatures(proof.checkpoint(), checkpoint);
    }

    /// Signature of the log key and approvals.
    private void entry(Entry entry) throws UnverifiedException {
        entry.verifyProof();
        var log = trusted.flatMap(keys -> keys.logs().stream()
                .filter(known -> known.log().origin().value().equals(entry.act().origin()))
                .findFirst());
        if (log.isPresent() && !log.get().proofKey().equals(entry.logKey())) {
            throw new UnverifiedException("the log key of " + entry.act().origin() + " is "
                    + log.get().proofKey() + "; the act is signed with " + entry.logKey());
        }
        steps.holds("signature of the log key " + entry.logKey());
        var approvals = entry.verifyApprovals();
        for (var key : approvals.held()) {
            steps.holds("approval by " + key + " (whether a mandate covers it, the log says)");
        }
        for (var passkey : approvals.notVerified()) {
            steps.notChecked(
                    "an approval by a passkey",
                    passkey.key() + ": this version keeps passkeys and does not verify them");
        }
    }

    private void document(byte[] file) throws MalformedException, UnverifiedException {
        if (!(Json.parseStrict(file) instanceof Json.Members document)) {
            throw new MalformedException("not a JSON object");
        }
        if (document.get("type").filter(Json.of(Act.TYPE)::equals).isPresent()) {
            var entry = Entry.parse(document.canonical());
            steps.holds("form: the entry of " + entry.act().verb() + ", act " + entry.id());
            entry(entry);
            steps.notChecked("where it stands", "an entry alone does not show that its log holds it; its receipt does");
            keySource();
            return;
        }
        if (document.get("proof").isEmpty()) {
            throw new MalformedException("a JSON document without a proof: nothing in it is signed");
        }
        var key = DataIntegrity.verify(document);
        steps.holds("form: " + kind(document));
        if (signer.isPresent() && !signer.get().equals(key)) {
            throw new UnverifiedException("signed with the key " + key + ", not with " + signer.get());
        }
        steps.holds("signature of the key " + key);
        var log = trusted.flatMap(keys -> keys.logOf(key.multikey()));
        if (signer.isPresent()) {
            steps.keys("the key is the one that you named with --key");
        } else if (log.isPresent()) {
            steps.holds("the key is that of the log " + log.get().log().origin());
            keySource();
        } else {
            steps.notChecked("whose key it is", "it stands in the file itself; if you know it, name it with --key");
        }
    }

    private static String kind(Json.Members document) throws MalformedException {
        var type = document.get("type").orElse(Json.of(""));
        if (type.equals(Json.of(OutcomeFile.TYPE))) {
            var outcome = OutcomeFile.FORM.read(document.without("proof"));
            return "outcome " + (outcome.adopted() ? "ADOPTED" : "NOT_ADOPTED") + " under " + outcome.rule() + " of "
                    + outcome.file() + ", SHA-256 " + outcome.sha256();
        }
        return "a signed document" + (type instanceof Json.Text(var name) && !name.isEmpty() ? ", " + name : "");
    }

    private void checkpoint(Note note) throws MalformedException, UnverifiedException {
        var checkpoint = Checkpoint.parse(note.text());
        steps.holds("form: a checkpoint of " + checkpoint.origin() + ", size " + checkpoint.size() + ", root "
                + checkpoint.root().base64());
        signatures(note, checkpoint);
    }

    /// Signatures of the log on its checkpoint, and cosignatures.
    private void signatures(Note note, Checkpoint checkpoint) throws MalformedException, UnverifiedException {
        var log = trusted.flatMap(keys -> keys.log(checkpoint.origin()));
        if (log.isEmpty()) {
            noKeyOf(checkpoint.origin(), "whose keys these are");
            return;
        }
        var keys = trusted.orElseThrow();
        var verified = TrustedCheckpoint.verify(note, log.get().log(), keys.cosignerKeys());
        if (verified.logLines().stream().noneMatch(line -> line.key() instanceof VerifierKey.Ed25519)) {
            throw new UnverifiedException("no line by the Ed25519 key of " + checkpoint.origin() + " that is known");
        }
        verified.logLines().forEach(line -> steps.holds("checkpoint signed by " + SignedBy.line(line)));
        verified.cosignatures().forEach(line -> steps.holds("checkpoint cosigned by " + SignedBy.line(line)));
        if (keys.cosigners().isEmpty()) {
            steps.notChecked("whether others saw the same", "no key of a cosigner was given");
        }
        for (var voices : keys.voices(verified)) {
            if (!voices.areEnough()) {
                steps.notChecked(
                        "whether others saw the same",
                        "cosigned by " + voices.signed() + " of " + voices.known() + " "
                                + (voices.kind() == TrustedKeys.Kind.WITNESS ? "witnesses" : "mirrors") + "; "
                                + voices.needed() + " are needed");
            }
        }
        keySource();
    }

    private void fork(ForkEvidence evidence) throws MalformedException, UnverifiedException {
        var first = Checkpoint.parse(evidence.first().text());
        var second = Checkpoint.parse(evidence.second().text());
        evidence.verifyConflict();
        var conflict = switch (evidence) {
            case ForkEvidence.TwoRoots _ -> "two roots for size " + first.size();
            case ForkEvidence.TwoLeaves leaves ->
                "two entries " + leaves.index() + ", one in the tree of size " + first.size() + ", one in that of "
                        + second.size();
        };
        steps.holds("form: evidence of a fork of " + first.origin());
        steps.holds("the two checkpoints cannot belong to one history: " + conflict);
        var log = trusted.flatMap(keys -> keys.log(first.origin()));
        if (log.isEmpty()) {
            noKeyOf(first.origin(), "whether the log signed both");
            return;
        }
        var proven = evidence.verify(log.get().log());
        steps.holds(
                "first checkpoint signed by " + SignedBy.lines(proven.first().logLines()));
        steps.holds(
                "second checkpoint signed by " + SignedBy.lines(proven.second().logLines()));
        keySource();
        steps.mean("the log " + first.origin() + " signed two histories");
    }

    private void noKeyOf(Origin log, String open) {
        steps.notChecked(open, "no key of the log " + log + " was given; name a trust.json with --trust");
    }

    private void keySource() {
        trusted.ifPresent(keys -> steps.keys(keys.source()));
    }
}
