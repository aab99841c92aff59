package org.comity.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.act.Act;
import org.comity.record.act.ActId;
import org.comity.record.act.DataIntegrity;
import org.comity.record.json.Json;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.key.MlDsa44PrivateKey;
import org.comity.record.merkle.CompactRange;
import org.comity.record.merkle.MerkleHash;
import org.comity.record.merkle.NodeSource;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.Cosigner;
import org.comity.record.note.KeyName;
import org.comity.record.note.LogSigner;
import org.comity.record.note.Note;
import org.comity.record.note.Origin;
import org.comity.record.note.VerifierKey;
import org.comity.record.proof.ForkEvidence;
import org.comity.record.proof.TlogProof;

/// Files that verify: of a log of five acts, and of a second history of it.
final class Samples {
    static final Ed25519PrivateKey KEY = Ed25519PrivateKey.ofSeed(Hash.sha256().bytes());
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final LogSigner LOG = new LogSigner(
            new Origin("exercise.example/alpha"),
            KEY,
            MlDsa44PrivateKey.ofSeed(Hash.sha256().bytes()));
    private static final Cosigner WITNESS = new Cosigner.Ed25519(
            new KeyName("exercise.example/keeper/witness"),
            Ed25519PrivateKey.ofSeed(Hash.sha256(new byte[] {1}).bytes()));
    private static final int SIZE = 5;

    private Samples() {}

    static byte[] entry(int index, String said) {
        var act = new Act(
                Optional.of(new ActId(Hash.sha256())),
                LOG.origin().value(),
                "add-statement",
                NOON,
                new TreeMap<>(),
                Json.object(Json.member("text", Json.of(said + index))));
        return act.approvedBy(List.of(KEY)).sign(KEY).bytes();
    }

    /// With a body and the opening act without one, with refs and approvals by other kinds of keys.
    static List<byte[]> entries() {
        var refs = new TreeMap<String, List<ActId>>();
        refs.put("one", List.of(new ActId(Hash.sha256())));
        refs.put("two", List.of(new ActId(Hash.sha256()), new ActId(Hash.sha256(new byte[] {1}))));
        var opening = new Act(
                Optional.empty(),
                LOG.origin().value(),
                "adopt-charter",
                NOON,
                refs,
                Json.object(Json.member("a", Json.of(1))));
        return List.of(
                entry(1, "so "),
                opening.approvedBy(List.of(KEY)).sign(KEY).bytes(),
                opening.approvedBy(List.of()).sign(KEY).bytes());
    }

    private static NodeSource nodes(String said) {
        return (level, index) -> {
            var range = new CompactRange();
            for (long i = index << level; i < (index + 1) << level; i++) {
                range.append(MerkleHash.leaf(entry((int) i, i < 2 ? "so " : said)));
            }
            return range.root();
        };
    }

    private static Note checkpoint(int size, String said) throws IOException {
        var root = nodes(said).root(size);
        var note = LOG.sign(size, root, NOON);
        return new Note(note.text(), note.signatures().subList(0, 1))
                .with(List.of(WITNESS.cosign(new Checkpoint(LOG.origin(), size, root), NOON)));
    }

    static byte[] checkpointBytes() {
        try {
            return checkpoint(SIZE, "so ").bytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] receipt() {
        try {
            return TlogProof.receipt(entry(3, "so "), nodes("so ").inclusion(3, SIZE), checkpoint(SIZE, "so "))
                    .bytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] fork(int secondSize) {
        try {
            return ForkEvidence.find(
                            checkpoint(SIZE, "so "), nodes("so "), checkpoint(secondSize, "not so "), nodes("not so "))
                    .bytes();
        } catch (IOException | MalformedException | UnverifiedException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] secured() {
        return DataIntegrity.sign(
                        Json.object(
                                Json.member("@context", Json.texts(List.of("https://a.example/", "b"))),
                                Json.member("type", Json.of("outcome")),
                                Json.member("yes", Json.of(7))),
                        KEY)
                .canonical();
    }

    static byte[] trust() {
        return Json.object(
                        Json.member(
                                "logs",
                                Json.array(List.of(Json.object(
                                        Json.member(
                                                "origin", Json.of(LOG.origin().value())),
                                        Json.member(
                                                "vkeys", vkeys(LOG.knownLog().keys())),
                                        Json.member(
                                                "proofKey",
                                                Json.of(KEY.publicKey()
                                                        .multikey()
                                                        .text())))))),
                        Json.member(
                                "cosigners",
                                Json.array(List.of(Json.object(
                                        Json.member("name", Json.of("keeper")),
                                        Json.member(
                                                "vkey",
                                                Json.of(WITNESS.verifierKey().vkey())),
                                        Json.member("kind", Json.of("witness")))))),
                        Json.member("source", Json.of("a test")))
                .indented()
                .getBytes(UTF_8);
    }

    private static Json vkeys(Collection<VerifierKey> keys) {
        return Json.texts(keys.stream().map(VerifierKey::vkey).toList());
    }

    static List<byte[]> vkeys() {
        return List.of(
                LOG.knownLog().keys().getFirst().vkey().getBytes(UTF_8),
                WITNESS.verifierKey().vkey().getBytes(UTF_8));
    }
}
