package org.comity.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.comity.assembly.Verb;
import org.comity.node.act.Payloads;
import org.comity.node.data.OutcomeFile;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.act.Content;
import org.comity.record.act.DataIntegrity;
import org.comity.record.act.Entry;
import org.comity.record.audit.Audit;
import org.comity.record.audit.Contents;
import org.comity.record.audit.LogFiles;
import org.comity.record.json.Json;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.log.FolderStore;
import org.comity.record.log.LastSigned;
import org.comity.record.log.SegmentReader;
import org.comity.record.merkle.MerkleHash;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.Note;
import org.comity.record.note.TrustedCheckpoint;
import org.comity.record.proof.ForkEvidence;
import org.comity.record.proof.Policy;
import org.comity.record.proof.TlogProof;
import org.comity.record.proof.TrustedKeys;
import org.comity.record.tiles.EntryBundle;
import org.comity.record.tiles.TilePath;
import org.comity.record.witness.CosignedState;
import org.comity.testkit.Golden;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The examples of `docs/formats` are what the code writes, and what it reads.
final class ExamplesTest {
    private static final Path COMMITTED = Path.of(System.getProperty("comity.root", ".."), Examples.PATH);

    @TempDir
    private static Path folder = Path.of("");

    private static Examples examples = new Examples(new DataFolder(folder), new TreeMap<>());

    @BeforeAll
    static void make() throws Exception {
        examples = Examples.make(folder);
    }

    @TestFactory
    Stream<DynamicTest> eachExample_isWhatTheCodeWrites() {
        return examples.files().entrySet().stream()
                .map(file -> dynamicTest(
                        file.getKey(), () -> Golden.assertMatches(Examples.PATH + file.getKey(), file.getValue())));
    }

    @Test
    void examples_areTheseAndNoOthers() throws Exception {
        try (var committed = Files.walk(COMMITTED)) {
            assertThat(committed
                            .filter(Files::isRegularFile)
                            .map(file -> COMMITTED.relativize(file).toString()))
                    .filteredOn(name -> !name.equals("README.md") && !name.equals(".gitattributes"))
                    .containsExactlyInAnyOrderElementsOf(examples.files().keySet());
        }
    }

    @Test
    void theWorkedExample_hasThePublishedDigests() throws Exception {
        var entry = entry("entry.json");
        assertThat(entry.bytes()).hasSize(1_269);
        assertThat(entry.id()).hasToString("c3a3f8fda8200546297674d13ed0b056641d482f8c9eb76f43250b5f96e2d99c");
        assertThat(entry.hash()).hasToString("732acb54f4fc21dbb703e6d861e011eba0d142582b008748bd835bb2ea8c6b4f");
        assertThat(MerkleHash.leaf(entry.bytes()).base64()).isEqualTo("HGI0jlzC38UqlpTHk2omPIRTWtpRtV8GTQeC4Jp9zp0=");
        entry.verifyProof();
        assertThat(entry.verifyApprovals().held()).hasSize(1);
    }

    @Test
    void entries_areReadWithTheirSignaturesAndPayloads() throws Exception {
        for (var verb : Verb.values()) {
            var entry = entry(verb.text() + ".json");
            entry.verifyProof();
            assertThat(entry.verifyApprovals().held()).hasSize(1);
            assertThat(entry.act().verb()).isEqualTo(verb.text());
            var act = Payloads.read(verb.text(), entry.act().payload());
            assertThat(Payloads.write(act)).isEqualTo(entry.act().payload());
        }
    }

    @Test
    void theContent_isThatOfTheMandate() throws Exception {
        byte[] committed = read("content.bin");
        var person = entry("grant-mandate.json").act().payload().object("person", "payload");
        assertThat(Hash.sha256(committed).hex()).isEqualTo(person.text("content", "person"));
        new Content(Hash.parseHex(person.text("content", "person")))
                .verify(ExampleBody.seed("salt"), ExampleBody.PERSON);
    }

    @Test
    void theLog_isFoundWithoutFault() throws Exception {
        var log = examples.folder().log(ExampleBody.IMPORTER);
        var report =
                new Audit(new FolderTrust(examples.folder()), Contents.ACTS, (_, _, _) -> {}).log(LogFiles.in(log));
        assertThat(report.findings()).isEmpty();
        assertThat(report.size()).isEqualTo(9);
        assertThat(report.lines()).hasSize(4);
        var signed = LastSigned.parse(read("log/last-signed"));
        var checkpoint = Checkpoint.parse(Note.parse(read("log/checkpoint")).text());
        assertThat(signed.size()).isEqualTo(checkpoint.size());
        assertThat(signed.root()).isEqualTo(checkpoint.root());
        assertThat(signed.offset()).isEqualTo(read("log/segment").length);
        var bundle = TilePath.entries(0, 9);
        assertThat(EntryBundle.parse(read("log/" + bundle), 9).get(ExampleBody.ROLL_CALL))
                .isEqualTo(read("attest-roll-call.json"));
    }

    @Test
    void theSegment_hasTwoBatches() throws Exception {
        var store = new FolderStore(examples.folder().log(ExampleBody.IMPORTER));
        long size = read("log/segment").length;
        assertThat(SegmentReader.at(store, SegmentReader.START, 0, size))
                .isInstanceOfSatisfying(SegmentReader.Found.Good.class, first -> {
                    assertThat(first.count()).isEqualTo(2);
                    try {
                        assertThat(SegmentReader.at(store, first.end(), 2, size))
                                .isInstanceOfSatisfying(SegmentReader.Found.Good.class, second -> {
                                    assertThat(second.count()).isEqualTo(7);
                                    assertThat(second.end()).isEqualTo(size);
                                });
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
    }

    @Test
    void theReceipt_holdsByThePolicyAndByTheTrustedKeys() throws Exception {
        var receipt = TlogProof.parse(read("receipt.tlog-proof"));
        var policy = Policy.parse(read("policy.txt"));
        var verified = receipt.verify(policy);
        assertThat(verified.entry()).isEqualTo(read("attest-roll-call.json"));
        assertThat(verified.index()).isEqualTo(ExampleBody.ROLL_CALL);
        var keys = TrustedKeys.parse(read("trust.json"));
        var origin = verified.checkpoint().checkpoint().origin();
        var log = keys.log(origin).orElseThrow();
        var trusted = TrustedCheckpoint.verify(receipt.checkpoint(), log.log(), keys.cosignerKeys());
        assertThat(trusted.logLines()).hasSize(2);
        assertThat(keys.voices(trusted)).allMatch(TrustedKeys.Voices::areEnough);
        assertThat(log.proofKey()).isEqualTo(entry("attest-roll-call.json").logKey());
    }

    @Test
    void theForks_areProven() throws Exception {
        var log = ExampleBody.signer().knownLog();
        var roots = ForkEvidence.parse(read("two-roots.fork")).verify(log);
        assertThat(roots.index()).isEmpty();
        var leaves = ForkEvidence.parse(read("two-leaves.fork")).verify(log);
        assertThat(leaves.index()).hasValue(ExampleBody.ROLL_CALL);
    }

    @Test
    void theCosignedState_isOfTheNewestCheckpoint() throws Exception {
        var state = CosignedState.parse(read("cosigned-state.txt"));
        var text = Note.parse(read("log/checkpoint")).text();
        assertThat(state.witnessed().orElseThrow().text()).isEqualTo(text);
        assertThat(state.mirrored().orElseThrow().text()).isEqualTo(text);
    }

    @Test
    void theOutcome_isSignedByTheReadersKey() throws Exception {
        var document = json("outcome.json");
        var key = DataIntegrity.verify(document);
        var secret = new String(read("signing-key.txt"), UTF_8).strip();
        assertThat(key).isEqualTo(Ed25519PrivateKey.parseMultikey(secret).publicKey());
        var outcome = OutcomeFile.FORM.read(document.without("proof"));
        assertThat(outcome.sha256()).isEqualTo(Hash.sha256(read("decision.csv")));
        assertThat(outcome.adopted()).isFalse();
    }

    @Test
    void theKeyFiles_areReadAgain() throws Exception {
        assertThat(BodyKeys.FORM.write(BodyKeys.FORM.read(json("node-keys.json"))))
                .isEqualTo(json("node-keys.json"));
        assertThat(BodyKeys.ROOTS.write(BodyKeys.ROOTS.read(json("root-keys.json"))))
                .isEqualTo(json("root-keys.json"));
    }

    private static Entry entry(String name) throws MalformedException {
        return Entry.parse(read(name));
    }

    private static Json.Members json(String name) throws MalformedException {
        return (Json.Members) Json.parseStrict(read(name));
    }

    private static byte[] read(String name) {
        return examples.read(name);
    }
}
