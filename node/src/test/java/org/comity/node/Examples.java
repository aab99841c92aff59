package org.comity.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.comity.assembly.Assembly;
import org.comity.assembly.BodyId;
import org.comity.assembly.Effect;
import org.comity.assembly.Origin;
import org.comity.assembly.State;
import org.comity.assembly.Verb;
import org.comity.assembly.archive.RollCall;
import org.comity.assembly.archive.RollCallId;
import org.comity.assembly.archive.RollCallQuery;
import org.comity.assembly.decision.CountRule;
import org.comity.node.act.Filing;
import org.comity.node.data.OutcomeFile;
import org.comity.node.data.RollCallData;
import org.comity.record.Hash;
import org.comity.record.act.Act;
import org.comity.record.act.ActId;
import org.comity.record.act.Approval;
import org.comity.record.act.ApprovedAct;
import org.comity.record.act.Bytes;
import org.comity.record.act.DataIntegrity;
import org.comity.record.act.Entry;
import org.comity.record.json.Json;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.key.Multikey;
import org.comity.record.log.FolderStore;
import org.comity.record.log.Log;
import org.comity.record.merkle.CompactRange;
import org.comity.record.merkle.MerkleHash;
import org.comity.record.merkle.NodeSource;
import org.comity.record.note.Note;
import org.comity.record.note.VerifierKey;
import org.comity.record.proof.ForkEvidence;
import org.comity.record.proof.Policy;
import org.comity.record.proof.TlogProof;
import org.comity.record.proof.TrustedKeys;

/// The files of `docs/formats/examples`, as the code makes them.
///
/// @param folder the data folder that they are taken from
/// @param files by name
public record Examples(DataFolder folder, SortedMap<String, byte[]> files) {
    static final String PATH = "docs/formats/examples/";

    /// @param path an empty folder
    public static Examples make(Path path) throws Exception {
        var examples = new Examples(new DataFolder(path), new TreeMap<>());
        examples.fill();
        return examples;
    }

    public byte[] read(String name) {
        return java.util.Objects.requireNonNull(files.get(name), name);
    }

    private void fill() throws Exception {
        var body = ExampleBody.write(folder);
        files.put("entry.json", workedExample().bytes());
        for (var verb : Verb.values()) {
            files.put(verb.text() + ".json", body.example(verb).bytes());
        }
        files.put(
                "content.bin",
                join("comity content v0\n".getBytes(UTF_8), ExampleBody.seed("salt"), ExampleBody.PERSON));
        log();
        proofs(body);
        files.put("cosigned-state.txt", Files.readAllBytes(cosignedState()));
        files.put("node-keys.json", Files.readAllBytes(folder.keys(ExampleBody.NAME)));
        files.put("root-keys.json", Files.readAllBytes(folder.offline(ExampleBody.NAME)));
        var signer = ExampleBody.ed25519("signing key of a reader");
        files.put("signing-key.txt", (signer.secretMultikey() + "\n").getBytes(UTF_8));
        files.put("trust.json", served(trust().toJson()));
        answers(body, signer);
    }

    /// The ballot of the envelope's own documentation. The passkey's signature was made elsewhere and stands here.
    private static Entry workedExample() throws Exception {
        var act = new Act(
                Optional.of(ActId.parse("c59f3efea8983b8a2a825521067a8430224e243b942df84e282eca54ba1079ef")),
                "exercise.example/alpha",
                "cast-ballot",
                Instant.parse("2026-11-23T09:58:30Z"),
                new TreeMap<>(Map.of(
                        "proposal",
                        List.of(ActId.parse("fc76ff55dd4eeae2a661e4a9ce9c2000601be25475f93c7018a32e0a4b0c6113")))),
                Json.object(Json.member("choice", Json.of("for"))));
        var approvals = new ArrayList<>(act.approvedBy(List.of(ExampleBody.ed25519("approval key of alpha")))
                .approvals());
        approvals.add(new Approval.Webauthn(
                Multikey.parse("zDnaeWnkYHg57Mkr3QoQ6ni6sT8LKDwoNivRm9nQCK8VhED67"),
                bytes("SrGSy_IhAeF33tvhM5k9B-L9Idf6lEvlNjY39I99pFgFAAAAAA"),
                bytes(
                        "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoidzZQNF9hZ2dCVVlwZG5UUlB0Q3dWbVFkU0MtTW5yZHZReVVMWDViaTJadyIsIm9yaWdpbiI6Imh0dHBzOi8vbm9kZS5leGFtcGxlIiwiY3Jvc3NPcmlnaW4iOmZhbHNlfQ"),
                bytes("5EO_rtySPuNQNyEWzMzhhJfCnJIRGr7m48BOO7Mr2yQhzs0WDMvl1Ju8CTbbFRI9dXn6r-oUNzVGeVAkFE3hfw")));
        return new ApprovedAct(act, approvals).sign(ExampleBody.ed25519("log key of alpha"));
    }

    private static Bytes bytes(String base64Url) {
        return Bytes.of(java.util.Base64.getUrlDecoder().decode(base64Url));
    }

    private static byte[] join(byte[]... parts) {
        var joined = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    /// All that lies in a log's folder.
    private void log() throws IOException {
        var log = folder.log(ExampleBody.IMPORTER);
        try (var found = Files.walk(log)) {
            for (var file : found.filter(Files::isRegularFile).toList()) {
                var name = log.relativize(file).toString();
                if (!name.equals("lock")) {
                    files.put("log/" + name, Files.readAllBytes(file));
                }
            }
        }
    }

    private void proofs(ExampleBody body) throws Exception {
        var checkpoint = Note.parse(read("log/checkpoint"));
        try (var log = Log.open(new FolderStore(folder.log(ExampleBody.IMPORTER)))) {
            int at = ExampleBody.ROLL_CALL;
            files.put(
                    "receipt.tlog-proof",
                    TlogProof.receipt(log.entry(at), log.inclusion(at), checkpoint)
                            .bytes());
        }
        files.put("policy.txt", policy().bytes());
        var entries =
                body.entries(ExampleBody.IMPORTER).stream().map(Entry::bytes).toList();
        // The same log, had its seventh entry been another: nobody ever saw this history but the reader of these files.
        var others = new ArrayList<>(entries);
        others.set(ExampleBody.ROLL_CALL, entries.getLast());
        var shorter = others.subList(0, 8);
        files.put(
                "two-roots.fork",
                ForkEvidence.twoRoots(sign(entries), sign(others)).bytes());
        files.put(
                "two-leaves.fork",
                ForkEvidence.find(sign(shorter), nodes(shorter), sign(entries), nodes(entries))
                        .bytes());
    }

    private static Note sign(List<byte[]> entries) throws IOException {
        return ExampleBody.signer()
                .sign(entries.size(), nodes(entries).root(entries.size()), ExampleBody.CLOCK.instant());
    }

    private static NodeSource nodes(List<byte[]> entries) {
        return (level, index) -> {
            var range = new CompactRange();
            for (int i = (int) index << level; i < (int) (index + 1) << level; i++) {
                range.append(MerkleHash.leaf(entries.get(i)));
            }
            return range.root();
        };
    }

    /// One log by its Ed25519 key, and both voices of its keeper.
    private static Policy policy() {
        return new Policy(
                List.of(new Policy.Log(
                        ExampleBody.signer().knownLog().keys().getFirst(),
                        "https://node.example/log/" + ExampleBody.IMPORTER)),
                List.of(new Policy.Witness("witness", witness(), ""), new Policy.Witness("mirror", mirror(), "")),
                List.of(new Policy.Group("keeper", 2, List.of("witness", "mirror"))),
                "keeper");
    }

    private static VerifierKey witness() {
        return Keeper.witness(ExampleBody.KEEPER, ExampleBody.KEYS).verifierKey();
    }

    private static VerifierKey mirror() {
        return Keeper.mirror(ExampleBody.KEEPER, ExampleBody.KEYS).verifierKey();
    }

    private Path cosignedState() {
        return folder.keeper(ExampleBody.NAME)
                .resolve(Hash.sha256(ExampleBody.IMPORTER.getBytes(UTF_8)).hex());
    }

    private TrustedKeys trust() throws Exception {
        try (var node = Node.open(folder, ExampleBody.CLOCK, new org.comity.testkit.Zeros())) {
            var body = node.bodies().getFirst();
            assertThat(body.notes()).isEmpty();
            var logs = body.origins().stream()
                    .map(origin -> new TrustedKeys.Log(
                            body.knownLog(origin),
                            (origin.equals(ExampleBody.IMPORTER) ? ExampleBody.KEYS.party() : ExampleBody.KEYS.keeper())
                                    .ed25519()
                                    .publicKey()
                                    .multikey()))
                    .toList();
            return new TrustedKeys(
                    logs,
                    List.of(
                            new TrustedKeys.Cosigner(witness().name().value(), witness(), TrustedKeys.Kind.WITNESS),
                            new TrustedKeys.Cosigner(mirror().name().value(), mirror(), TrustedKeys.Kind.MIRROR)),
                    "from the charter, as this node holds it");
        }
    }

    private void answers(ExampleBody body, Ed25519PrivateKey signer) {
        var archive = fold(body).bodies().values().iterator().next().archive().orElseThrow();
        RollCall rollCall = archive.rollCall(new RollCallId(1120)).orElseThrow();
        files.put("decision.json", served(RollCallData.whole(rollCall)));
        files.put("decision.csv", RollCallData.votesCsv(rollCall));
        files.put(
                "decisions.csv",
                RollCallData.csv(
                        archive.find(RollCallQuery.ALL, 0, Integer.MAX_VALUE).items()));
        var outcome = OutcomeFile.of(
                "decision.csv",
                read("decision.csv"),
                CountRule.TWO_THIRDS,
                CountRule.TWO_THIRDS.decide(rollCall.count()));
        files.put("outcome.json", served(DataIntegrity.sign(OutcomeFile.FORM.write(outcome), signer)));
    }

    /// As a node answers, and the command writes.
    private static byte[] served(Json.Members document) {
        return (document.indented() + "\n").getBytes(UTF_8);
    }

    /// The state after all entries, each of which must have had effect.
    static State fold(ExampleBody body) {
        var id = BodyId.of(body.example(Verb.ADOPT_CHARTER).id().toString());
        var fold = new Assembly();
        body.entries().forEach((origin, entries) -> {
            for (int i = 0; i < entries.size(); i++) {
                var filed = Filing.file(entries.get(i), id, Origin.of(origin), i, Filing.Signatures.COMPUTE);
                assertThat(fold.after(filed)).as(origin + ", entry " + i).isInstanceOf(Effect.Took.class);
            }
        });
        return fold.state();
    }
}
