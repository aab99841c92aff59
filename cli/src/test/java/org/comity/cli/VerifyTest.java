package org.comity.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.comity.record.Hash;
import org.comity.record.act.DataIntegrity;
import org.comity.record.json.Json;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.key.MlDsa44PrivateKey;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.LogSigner;
import org.comity.record.note.Note;
import org.comity.record.note.Origin;
import org.comity.record.proof.ForkEvidence;
import org.comity.testkit.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SmallArchive.Extension.class)
class VerifyTest {
    private static final String IMPORTER = "unga.archive/importer";

    private final SmallArchive archive;

    @TempDir
    private Path folder = Path.of("");

    private Session session = new Session(folder);

    VerifyTest(SmallArchive archive) {
        this.archive = archive;
    }

    @BeforeEach
    void copyWhatTheNodeServed() throws Exception {
        session = new Session(folder);
        for (var name : List.of("7.tlog-proof", "trust.json", "checkpoint", "keeper-checkpoint")) {
            Files.copy(archive.file(name), folder.resolve(name));
        }
    }

    private Session.Ended verify(String file, String... more) {
        var line = new ArrayList<>(List.of("verify", session.file(file)));
        line.addAll(List.of(more));
        return session.enter(line.toArray(String[]::new));
    }

    private Session.Ended verifyWithKeys(String file) {
        return verify(file, "--trust", session.file("trust.json"));
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }

    private String read(String name) throws Exception {
        return Files.readString(folder.resolve(name));
    }

    /// The keys with which the importer's log signs.
    private LogSigner logKeys() throws Exception {
        var keys = (Json.Members) Json.parse(Files.readAllBytes(archive.data().resolve("keys/unga.archive.json")));
        var party = keys.object("party", "keys");
        return new LogSigner(
                new Origin(IMPORTER),
                Ed25519PrivateKey.parseMultikey(party.text("ed25519", "keys")),
                MlDsa44PrivateKey.parseSecret(party.text("mlDsa44", "keys")));
    }

    /// Evidence that the importer's log signed another root for the size of its checkpoint.
    private ForkEvidence fork() throws Exception {
        var honest = Note.parse(Files.readAllBytes(folder.resolve("checkpoint")));
        long size = Checkpoint.parse(honest.text()).size();
        var other = logKeys().sign(size, Hash.sha256("another history".getBytes(UTF_8)), Instant.ofEpochSecond(1));
        return ForkEvidence.twoRoots(honest, other);
    }

    private static void requireEnd(Session.Ended ended, int exitCode, String lastLine) {
        assertThat(ended.exitCode()).as(ended.out() + ended.err()).isEqualTo(exitCode);
        assertThat(ended.out().lines().toList().getLast()).startsWith(lastLine);
    }

    @Test
    void eachForm_isJudgedWithAndWithoutKeys() throws Exception {
        write("fork", fork().toString());
        write("entry.json", entry());
        for (var file : List.of("7.tlog-proof", "checkpoint", "keeper-checkpoint", "fork", "entry.json")) {
            verify(file);
            verifyWithKeys(file);
        }
        verify("7.tlog-proof", "--json");
        Golden.assertMatches("cli/src/test/golden/verify.txt", session.transcript());
    }

    private String entry() throws Exception {
        var shown = Session.run(
                "act", "show", IMPORTER, "3", "--data", archive.data().toString(), "--json");
        return ((Json.Members) Json.parse(shown.out().getBytes(UTF_8)))
                .object("entry", "act")
                .indented();
    }

    @Test
    void withoutKeys_nothingHoldsYet() throws Exception {
        write("fork", fork().toString());
        for (var file : List.of("7.tlog-proof", "checkpoint", "fork")) {
            requireEnd(
                    verify(file),
                    ExitCode.NOT_CHECKED,
                    "AGREES WITH ITSELF; not checked: "
                            + (file.equals("fork") ? "whether the log signed both" : "whose keys these are"));
            var json = (Json.Members) Json.parse(verify(file, "--json").out().getBytes(UTF_8));
            assertThat(json.get("holds")).hasValue(new Json.Null());
        }
    }

    @Test
    void withKeys_itHolds() throws Exception {
        for (var file : List.of("7.tlog-proof", "checkpoint", "keeper-checkpoint")) {
            requireEnd(verifyWithKeys(file), ExitCode.OK, "HOLDS");
        }
        var json = (Json.Members) Json.parse(verify("checkpoint", "--json", "--trust", session.file("trust.json"))
                .out()
                .getBytes(UTF_8));
        assertThat(json.truth("holds", "result")).isTrue();
    }

    @Test
    void keysOfAnotherLog_checkNothing() throws Exception {
        write("trust.json", read("trust.json").replace("\"" + IMPORTER + "\"", "\"unga.archive/another\""));
        requireEnd(verifyWithKeys("7.tlog-proof"), ExitCode.NOT_CHECKED, "AGREES WITH ITSELF");
    }

    @Test
    void otherKeysOfTheLog_refuteIt() throws Exception {
        var keys = read("trust.json");
        var own = logKeys().key().publicKey().multikey().text();
        var another = Ed25519PrivateKey.ofSeed(new byte[32]).publicKey();
        write("trust.json", keys.replace(own, another.multikey().text()));
        requireEnd(verifyWithKeys("7.tlog-proof"), ExitCode.DOES_NOT_VERIFY, "DOES NOT VERIFY");
        var anotherSigner = new LogSigner(
                new Origin(IMPORTER), Ed25519PrivateKey.ofSeed(new byte[32]), MlDsa44PrivateKey.ofSeed(new byte[32]));
        for (int i = 0; i < 2; i++) {
            keys = keys.replace(
                    logKeys().knownLog().keys().get(i).vkey(),
                    anotherSigner.knownLog().keys().get(i).vkey());
        }
        write("trust.json", keys);
        for (var file : List.of("7.tlog-proof", "checkpoint")) {
            requireEnd(verifyWithKeys(file), ExitCode.DOES_NOT_VERIFY, "DOES NOT VERIFY");
        }
    }

    @Test
    void missingCosignatures_leaveItOpen() throws Exception {
        write("checkpoint", read("checkpoint").replaceAll("— unga.archive/keeper/mirror .*\n", ""));
        var ended = verifyWithKeys("checkpoint");
        requireEnd(ended, ExitCode.NOT_CHECKED, "AGREES WITH ITSELF; not checked: whether others saw the same");
        assertThat(ended.out()).contains("cosigned by 0 of 1 mirrors; 1 are needed");
    }

    @Test
    void receipt_withAnyByteChangedDoesNotHoldAsItDid() throws Exception {
        byte[] good = Files.readAllBytes(folder.resolve("7.tlog-proof"));
        for (int i = 0; i < good.length; i += 41) {
            var bad = good.clone();
            bad[i] ^= 1;
            Files.write(folder.resolve("bad"), bad);
            var ended = Session.run("verify", session.file("bad"), "--trust", session.file("trust.json"));
            // A line whose name was changed is a stranger's; what is said then says less.
            assertThat(ended.exitCode() != ExitCode.OK || !ended.out().contains("ML-DSA-44"))
                    .as("byte %d: %s", i, ended)
                    .isTrue();
            assertThat(ended.exitCode()).isNotEqualTo(ExitCode.BUG);
        }
    }

    @Test
    void checkpoint_needsTheEd25519LineOfItsLog() throws Exception {
        var lines = read("checkpoint").lines().toList();
        var ed25519 = lines.stream()
                .filter(line -> line.startsWith("— " + IMPORTER))
                .findFirst()
                .orElseThrow();
        write("checkpoint", read("checkpoint").replace(ed25519 + "\n", ""));
        requireEnd(verifyWithKeys("checkpoint"), ExitCode.DOES_NOT_VERIFY, "DOES NOT VERIFY");
    }

    @Test
    void fork_isProvenByBothSignaturesOfTheLogAlone() throws Exception {
        write("fork", fork().toString());
        requireEnd(verifyWithKeys("fork"), ExitCode.OK, "HOLDS: the log " + IMPORTER + " signed two histories");
        // Somebody else's signature on the second checkpoint accuses nobody.
        var evidence = fork();
        var forger = new LogSigner(
                new Origin(IMPORTER), Ed25519PrivateKey.ofSeed(new byte[32]), MlDsa44PrivateKey.ofSeed(new byte[32]));
        long size = Checkpoint.parse(evidence.first().text()).size();
        var forged = forger.sign(size, Hash.sha256(new byte[] {1}), Instant.ofEpochSecond(1));
        var honest = Note.parse(Files.readAllBytes(folder.resolve("checkpoint")));
        write("fork", ForkEvidence.twoRoots(honest, forged).toString());
        requireEnd(verifyWithKeys("fork"), ExitCode.DOES_NOT_VERIFY, "DOES NOT VERIFY");
        write("fork", ForkEvidence.twoRoots(honest, honest).toString());
        requireEnd(verify("fork"), ExitCode.DOES_NOT_VERIFY, "DOES NOT VERIFY");
    }

    @Test
    void document_isMeasuredByTheKeyThatTheReaderNames() throws Exception {
        var key = Ed25519PrivateKey.ofSeed(new byte[32]);
        write(
                "letter.json",
                DataIntegrity.sign(Json.object(Json.member("says", Json.of("good day"))), key)
                        .indented());
        requireEnd(verify("letter.json"), ExitCode.NOT_CHECKED, "AGREES WITH ITSELF; not checked: whose key it is");
        requireEnd(verifyWithKeys("letter.json"), ExitCode.NOT_CHECKED, "AGREES WITH ITSELF");
        requireEnd(verify("letter.json", "--key", key.publicKey().multikey().text()), ExitCode.OK, "HOLDS");
        requireEnd(
                verify(
                        "letter.json",
                        "--key",
                        logKeys().key().publicKey().multikey().text()),
                ExitCode.DOES_NOT_VERIFY,
                "DOES NOT VERIFY");
        write(
                "letter.json",
                DataIntegrity.sign(
                                Json.object(Json.member("says", Json.of("good day"))),
                                logKeys().key())
                        .indented());
        requireEnd(verifyWithKeys("letter.json"), ExitCode.OK, "HOLDS");
    }

    @Test
    void key_isForDocumentsAlone() throws Exception {
        var key = logKeys().key().publicKey().multikey().text();
        assertThat(verify("7.tlog-proof", "--key", key).exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whatIsNoneOfTheForms_isNamedWithTheReason() throws Exception {
        write("empty", "");
        write("table.csv", "member,vote\nAAA,yes\n");
        write("letter.txt", "Dear reader");
        write("unsigned.json", "{\"a\": 1}");
        write("broken.json", "{\"a\": ");
        write("no-entry", read("7.tlog-proof").replaceFirst("extra .*\n", ""));
        write("cut-receipt", read("7.tlog-proof").substring(0, 300));
        write("cut-fork", fork().toString().substring(0, 300));
        write("cut-checkpoint", read("checkpoint").substring(0, 120));
        Files.write(folder.resolve("large"), new byte[ForkEvidence.MOST_BYTES + 1]);
        Files.createDirectory(folder.resolve("folder"));
        for (var file : List.of(
                "empty",
                "table.csv",
                "letter.txt",
                "trust.json",
                "unsigned.json",
                "broken.json",
                "no-entry",
                "cut-receipt",
                "cut-fork",
                "cut-checkpoint",
                "large",
                "folder",
                "missing")) {
            verify(file);
        }
        for (var keys : List.of("missing", "folder", "empty", "7.tlog-proof", "unsigned.json", "large")) {
            verify("7.tlog-proof", "--trust", session.file(keys));
        }
        Golden.assertMatches("cli/src/test/golden/verify-wrong-files.txt", session.transcript());
    }

    @Test
    void noise_isNeverMoreThanMalformed() throws Exception {
        var random = new SplittableRandom(20_261_124);
        for (var start : List.of("", "{", "c2sp.org/tlog-proof@v1\n", "comity/fork-evidence/v0\n\n", "a\n1\n\n— ")) {
            for (int i = 0; i < 15; i++) {
                var noise = new byte[random.nextInt(300)];
                random.nextBytes(noise);
                var bytes = Arrays.copyOf(start.getBytes(UTF_8), start.getBytes(UTF_8).length + noise.length);
                System.arraycopy(noise, 0, bytes, bytes.length - noise.length, noise.length);
                Files.write(folder.resolve("noise"), bytes);
                assertThat(Session.run("verify", session.file("noise")).exitCode())
                        .isEqualTo(ExitCode.MALFORMED);
            }
        }
    }
}
