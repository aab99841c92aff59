package org.comity.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.act.DataIntegrity;
import org.comity.record.act.Entry;
import org.comity.record.json.Json;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.Note;
import org.comity.record.note.VerifierKey;
import org.comity.record.proof.ForkEvidence;
import org.comity.record.proof.TlogProof;
import org.comity.record.proof.TrustedKeys;
import org.comity.testkit.Fuzz;
import org.comity.testkit.Parts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two readers of each format, one in Java and one in the browser: of the same hostile bytes they take the same, and
/// read the same in them. Where they differ, one shows a receipt as good that the other refuses.
class BrowserFuzzTest {
    private static final List<String> JSON_WORDS = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "null",
            "true",
            "0",
            "-0",
            "1e0",
            "9007199254740991",
            "9007199254740992",
            "\\u0000",
            "\\ud800",
            "\"__proto__\":1",
            "z6Mk",
            "2026-02-30T00:00:00Z",
            "\"@context\":",
            "\"created\":");
    private static final List<String> NOTE_WORDS = List.of(
            "\n",
            "\n\n",
            "\u00e2\u0080\u0094 ",
            " ",
            "+",
            "=",
            "AAAAAAA=",
            "AAAAAAB=",
            "AAAAAAA",
            "index ",
            "extra ",
            "first ",
            "second ",
            "0",
            "9007199254740993",
            "9223372036854775807",
            "\u00c2\u0085",
            "\u00e2\u0080\u0083");

    /// What is read, in a form that both sides write.
    @FunctionalInterface
    private interface Reader {
        Json read(byte[] input) throws MalformedException, UnverifiedException;
    }

    private static Fuzz.Target both(char letter, Reader reader) {
        return input -> {
            var there = BrowserReaders.started().ask(letter, input);
            Json here;
            try {
                here = reader.read(input);
            } catch (MalformedException | UnverifiedException e) {
                assertThat(there.get("read"))
                        .as("only the browser takes it; here: %s", e.getMessage())
                        .isEmpty();
                assertThat(there.text("refused", "answer")).as(there.indented()).isIn(REFUSALS);
                return Fuzz.complaint(e).replaceAll("of .*|named .*", "*");
            }
            if (hasNumberBeyondTheBrowsers(here)) {
                assertThat(there.get("refused")).isPresent();
                return "too large for the browser";
            }
            assertThat(there.get("read"))
                    .as(() -> "only Java takes it: " + there.indented())
                    .contains(here);
            return "read";
        };
    }

    private static final List<String> REFUSALS = List.of("MalformedError", "UnverifiedError");

    /// A browser counts up to 2^53-1; sizes and indexes beyond stand here as text.
    private static boolean hasNumberBeyondTheBrowsers(Json read) {
        return read instanceof Json.Members members
                && (members.members().values().stream().anyMatch(BrowserFuzzTest::hasNumberBeyondTheBrowsers)
                        || members.members().containsKey("beyond"));
    }

    @BeforeAll
    static void requireNode() {
        assumeTrue(BrowserReaders.areHere(), "not run: needs Node 20 or newer on the path");
    }

    private static Json base64(byte[] bytes) {
        return Json.of(Base64.getEncoder().encodeToString(bytes));
    }

    private static void putNumber(Map<String, Json> form, String name, long number) {
        if (number > Json.LARGEST_WHOLE) {
            form.put("beyond", Json.of(name));
        } else {
            form.put(name, Json.of(number));
        }
    }

    private static void putNote(Map<String, Json> form, Note note) {
        form.put("text", Json.of(note.text()));
        form.put(
                "lines",
                Json.texts(note.signatures().stream()
                        .map(line -> line.name() + " " + String.format(Locale.ROOT, "%08x", line.keyId()))
                        .toList()));
    }

    private static Json path(List<Hash> hashes) {
        return Json.texts(hashes.stream().map(Hash::base64).toList());
    }

    static final Fuzz JSON = Fuzz.of(
            Parts.JSON,
            List.of(Samples.secured(), Samples.trust(), "{\"b\":[1,-2,\"\\u001f\\/\"],\"a\":null}".getBytes(UTF_8)),
            JSON_WORDS,
            both('J', input -> base64(Json.parseStrict(input).canonical())));

    static final Fuzz CANONICAL = Fuzz.of(
            Parts.JSON,
            List.of(
                    Samples.entry(1, "so "),
                    Samples.secured(),
                    "{\"a\":null,\"b\":[1,-2,\"\\u001f/\"]}".getBytes(UTF_8)),
            JSON_WORDS,
            both('C', input -> base64(Json.parseCanonical(input).canonical())));

    static final Fuzz ENTRY = Fuzz.of(Parts.JSON, Samples.entries(), JSON_WORDS, both('E', input -> {
        var entry = Entry.parse(input);
        return Json.object(
                Json.member("actId", Json.of(entry.id().toString())),
                Json.member("entryHash", Json.of(entry.hash().hex())));
    }));

    static final Fuzz NOTE = Fuzz.of(Parts.LINES, List.of(Samples.checkpointBytes()), NOTE_WORDS, both('N', input -> {
        var note = Note.parse(input);
        var checkpoint = Checkpoint.parse(note.text());
        var form = new LinkedHashMap<String, Json>();
        putNote(form, note);
        form.put("origin", Json.of(checkpoint.origin().value()));
        putNumber(form, "size", checkpoint.size());
        form.put("root", Json.of(checkpoint.root().base64()));
        return new Json.Members(form);
    }));

    static final Fuzz VKEY = Fuzz.of(
            Parts.FIELDS,
            Samples.vkeys(),
            List.of("+", "=", "A", "AQ", "BA", "Bg", "\u00e2\u0080\u0083", "\n"),
            both('V', input -> Json.of(VerifierKey.parse(utf8(input)).vkey())));

    static final Fuzz RECEIPT = Fuzz.of(Parts.LINES, List.of(Samples.receipt()), NOTE_WORDS, both('R', input -> {
        var proof = TlogProof.parse(input);
        var form = new LinkedHashMap<String, Json>();
        if (proof.extra().length > 0) {
            form.put("entry", base64(proof.extra()));
        }
        putNumber(form, "index", proof.index());
        form.put("path", path(proof.path()));
        putNote(form, proof.checkpoint());
        return new Json.Members(form);
    }));

    static final Fuzz FORK =
            Fuzz.of(Parts.LINES, List.of(Samples.fork(5), Samples.fork(7)), NOTE_WORDS, both('F', input -> {
                var evidence = ForkEvidence.parse(input);
                var form = new LinkedHashMap<String, Json>();
                switch (evidence) {
                    case ForkEvidence.TwoRoots(var first, var second) -> {
                        form.put("first", half(first, Optional.empty(), List.of()));
                        form.put("second", half(second, Optional.empty(), List.of()));
                    }
                    case ForkEvidence.TwoLeaves two -> {
                        putNumber(form, "index", two.index());
                        form.put("first", half(two.first(), Optional.of(two.firstLeaf()), two.firstPath()));
                        form.put("second", half(two.second(), Optional.of(two.secondLeaf()), two.secondPath()));
                    }
                }
                return new Json.Members(form);
            }));

    private static Json half(Note note, Optional<Hash> leaf, List<Hash> path) throws MalformedException {
        var form = new LinkedHashMap<String, Json>();
        putNote(form, note);
        putNumber(form, "size", Checkpoint.parse(note.text()).size());
        leaf.ifPresent(hash -> form.put("leaf", Json.of(hash.base64())));
        form.put("path", path(path));
        return new Json.Members(form);
    }

    static final Fuzz TRUST = Fuzz.of(
            Parts.JSON,
            List.of(Samples.trust()),
            List.of("[]", "{}", "null", ",", "\"witness\"", "\"mirror\"", "\"vkeys\":[],", "\"\""),
            both('T', input -> {
                var trust = TrustedKeys.parse(input);
                var logs = trust.logs().stream()
                        .map(log -> Json.object(
                                Json.member("origin", Json.of(log.log().origin().value())),
                                Json.member("vkeys", vkeys(log.log().keys())),
                                Json.member("proofKey", Json.of(log.proofKey().text()))));
                var cosigners = trust.cosigners().stream()
                        .map(cosigner -> Json.object(
                                Json.member("name", Json.of(cosigner.name())),
                                Json.member("vkey", Json.of(cosigner.key().vkey())),
                                Json.member("kind", Json.of(cosigner.kind().text()))));
                return Json.object(
                        Json.member("logs", Json.array(logs.toList())),
                        Json.member("cosigners", Json.array(cosigners.toList())),
                        Json.member("source", Json.of(trust.source())));
            }));

    private static Json vkeys(List<VerifierKey> keys) {
        return Json.texts(keys.stream().map(VerifierKey::vkey).toList());
    }

    private static final Fuzz.Target SECURED_BOTH = both('S', input -> {
        if (!(Json.parseStrict(input) instanceof Json.Members document)) {
            throw new MalformedException("no object");
        }
        return Json.of(DataIntegrity.verify(document).multikey().text());
    });

    /// As it stands, and signed by our key as it stands, whatever its form is.
    static final Fuzz SECURED =
            Fuzz.of(Parts.JSON, List.of(Samples.secured(), Samples.entry(2, "so ")), JSON_WORDS, input -> {
                var outcome = SECURED_BOTH.feed(input);
                try {
                    if (Json.parseStrict(input) instanceof Json.Members document
                            && document.get("proof").orElse(new Json.Null()) instanceof Json.Members options) {
                        outcome += "; "
                                + SECURED_BOTH.feed(DataIntegrity.sign(
                                                document.without("proof"), options.without("proofValue"), Samples.KEY)
                                        .canonical());
                    }
                } catch (MalformedException | IllegalArgumentException e) {
                    // no JSON, or too deep to be signed
                }
                return outcome;
            });

    private static String utf8(byte[] input) throws MalformedException {
        var text = new String(input, UTF_8);
        if (!Arrays.equals(text.getBytes(UTF_8), input)) {
            throw new MalformedException("not UTF-8");
        }
        return text;
    }

    @Test
    void json_isReadAlike() {
        assertThat(JSON.run(500)).containsKey("read");
        assertThat(CANONICAL.run(500)).containsKey("read");
    }

    @Test
    void entry_isReadAlike() {
        assertThat(ENTRY.run(800)).containsKey("read");
    }

    @Test
    void note_isReadAlike() {
        assertThat(NOTE.run(800)).containsKey("read");
        assertThat(VKEY.run(300)).containsKey("read");
    }

    @Test
    void receipt_isReadAlike() {
        assertThat(RECEIPT.run(600)).containsKey("read");
    }

    @Test
    void forkEvidence_isReadAlike() {
        assertThat(FORK.run(400)).containsKey("read");
    }

    @Test
    void trust_isReadAlike() {
        assertThat(TRUST.run(1_000)).containsKey("read");
    }

    @Test
    void securedDocument_isJudgedAlike() {
        assertThat(SECURED.run(400).keySet()).anyMatch(outcome -> outcome.startsWith("read"));
    }

    @Test
    void formsThatWereReadDifferently_areReadAlike() throws Exception {
        var secured = (Json.Members) Json.parse(Samples.secured());
        var proof = secured.object("proof", "sample");
        var plain = secured.without("@context");
        var context = Json.object(Json.member("a", Json.of(1)));
        var documents = List.of(
                secured.with("proof", proof.with("created", Json.of(5))),
                secured.with("proof", proof.with("created", Json.of("2026-02-30T00:00:00Z"))),
                secured.with("proof", proof.with("created", Json.of("24 November 2026"))),
                secured.with("proof", proof.with("created", Json.of("2026-11-24T12:00Z"))),
                secured.with("proof", proof.with("proofValue", Json.array(List.of(Json.of("z1"))))),
                secured.with("proof", proof.with("verificationMethod", Json.array(List.of(Json.of("did:key:z"))))),
                plain.with("proof", proof.with("@context", new Json.Null())),
                plain.with("@context", context).with("proof", proof.with("@context", context)));
        for (var document : documents) {
            SECURED.feed(document.canonical());
        }
        var entry = (Json.Members) Json.parse(Samples.entry(1, "so "));
        var id = entry.text("body", "sample");
        var ids = Json.texts(Collections.nCopies(900, id));
        for (var document : List.of(
                entry.without("body"),
                entry.with("verb", Json.of("adopt-charter")),
                entry.with("refs", Json.object(Json.member("a", ids))),
                entry.with("proof", entry.object("proof", "sample").with("proofPurpose", Json.of("authentication"))))) {
            ENTRY.feed(document.canonical());
        }
        var note = new String(Samples.checkpointBytes(), UTF_8);
        for (var text : List.of(
                note + "\u2014 stranger AAAAAAB=\n",
                note + "\u2014 stranger AAAAAAA\n",
                note.replaceFirst("[^\n]*", "a".repeat(256)))) {
            NOTE.feed(text.getBytes(UTF_8));
        }
        var trust = (Json.Members) Json.parse(Samples.trust());
        var log = trust.array("logs", "sample").getFirst();
        TRUST.feed(trust.with("logs", Json.array(List.of(log, log))).canonical());
        RECEIPT.feed(new String(Samples.receipt(), UTF_8)
                .replaceFirst("extra [^\n]*", "extra ")
                .getBytes(UTF_8));
    }
}
