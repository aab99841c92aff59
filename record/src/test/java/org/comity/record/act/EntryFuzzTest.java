package org.comity.record.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.Vectors;
import org.comity.record.json.Json;
import org.comity.record.key.Base58;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.testkit.Fuzz;
import org.comity.testkit.Parts;
import org.junit.jupiter.api.Test;

/// Hostile entries, acts and secured documents.
class EntryFuzzTest {
    private static final List<String> WORDS = List.of(
            "\"approvals\":[],",
            "\"body\":\"",
            "\"created\":\"2026-11-23T09:58:30Z\"",
            "\"kind\":\"ed25519\"",
            "\"kind\":\"webauthn\"",
            "\"log\":\"a.b/cd\"",
            "\"payload\":{}",
            "\"refs\":{}",
            "\"type\":\"comity.act/v0\"",
            "\"verb\":\"a\"",
            "\"@context\":[\"a\"],",
            "\"created\":\"2026-11-23T09:58:30+01:00\"",
            "null",
            "[",
            "]",
            "{",
            "}",
            ",",
            "\"",
            "00000000000000000000000000000000",
            "z6Mk",
            "zDna",
            "did:key:",
            "#",
            "/2",
            "-");

    private static final Ed25519PrivateKey KEY = Ed25519PrivateKey.ofSeed(new byte[32]);
    private static final Json.Members EXAMPLE = example();

    private static Json.Members example() {
        try {
            return EntryTest.example();
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<byte[]> entries() {
        try {
            var approvals = EXAMPLE.array("approvals", "example");
            return List.of(
                    EXAMPLE.canonical(),
                    EXAMPLE.without("body").canonical(),
                    EXAMPLE.with("approvals", Json.array(List.of())).canonical(),
                    EXAMPLE.with("approvals", Json.array(approvals.subList(0, 1)))
                            .canonical(),
                    EXAMPLE.with(
                                    "refs",
                                    Json.object(
                                            Json.member("a", Json.texts(List.of("00".repeat(32), "11".repeat(32))))))
                            .canonical());
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    static final Fuzz ENTRY = Fuzz.of(Parts.JSON, entries(), WORDS, EntryFuzzTest::entry);

    /// The judge of what is read: written anew from its parts it must be the same bytes, so that nothing in them was
    /// overlooked and nothing in the parts was made up.
    private static String entry(byte[] input) {
        try {
            var entry = Entry.parse(input);
            var proof = DataIntegrity.options(entry.logKey())
                    .with(
                            "proofValue",
                            Json.of("z"
                                    + Base58.encode(entry.proof().signature().toArray())));
            var written =
                    new ApprovedAct(entry.act(), entry.approvals()).toJson().with("proof", proof);
            assertThat(written.canonical()).isEqualTo(input).isEqualTo(entry.bytes());
            assertThat(entry.id()).isEqualTo(entry.act().id());
            assertThat(entry.hash()).isEqualTo(Hash.sha256(input));
            assertThat(input).hasSizeLessThanOrEqualTo(Entry.MOST_BYTES);
            return "read";
        } catch (MalformedException e) {
            return Fuzz.complaint(e);
        }
    }

    @Test
    void entry_isRefusedOrWrittenAsTheSameBytes() {
        assertThat(ENTRY.run(8_000)).containsKey("read").hasSizeGreaterThan(30);
    }

    static final Fuzz ACT = Fuzz.of(
            Parts.JSON,
            List.of(
                    EXAMPLE.without("approvals", "proof").canonical(),
                    EXAMPLE.without("proof").canonical(),
                    EXAMPLE.without("proof").indented().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            WORDS,
            EntryFuzzTest::act);

    /// An act before it stands in a log, in any spelling. One that can be signed is an entry.
    private static String act(byte[] input) {
        String outcome;
        try {
            var act = Act.parse(input);
            assertThat(Act.parse(act.toJson().canonical())).isEqualTo(act);
            assertThat(act.origin())
                    .isEqualTo(
                            act.bodyName() + act.origin().substring(act.origin().indexOf('/')));
            outcome = "an act; ";
        } catch (MalformedException e) {
            outcome = Fuzz.complaint(e) + "; ";
        }
        try {
            var approved = ApprovedAct.parse(input);
            byte[] canonical = approved.toJson().canonical();
            assertThat(ApprovedAct.parse(canonical)).isEqualTo(approved);
            assertThat(canonical).isEqualTo(Json.parseStrict(input).canonical());
            return outcome + signed(approved);
        } catch (MalformedException e) {
            return outcome + Fuzz.complaint(e);
        }
    }

    private static String signed(ApprovedAct approved) throws MalformedException {
        Entry entry;
        try {
            entry = approved.sign(KEY);
        } catch (IllegalArgumentException e) {
            return "approved, and no entry can hold it";
        }
        assertThat(entry.act()).isEqualTo(approved.act());
        assertThat(Entry.parse(entry.bytes()).approvals()).isEqualTo(approved.approvals());
        try {
            entry.verifyProof();
        } catch (UnverifiedException e) {
            throw new AssertionError(e);
        }
        return "approved and signed";
    }

    @Test
    void act_isRefusedOrCanBeWrittenAndSigned() {
        assertThat(ACT.run(3_000).keySet())
                .anyMatch(outcome -> outcome.startsWith("an act"))
                .anyMatch(outcome -> outcome.endsWith("approved and signed"))
                .hasSizeGreaterThan(30);
    }

    static final Fuzz SECURED = Fuzz.of(
            Parts.JSON,
            List.of(
                    Vectors.bytes("eddsa-jcs-2022/signedJCS.json"),
                    DataIntegrity.sign(EXAMPLE.without("proof"), KEY).canonical(),
                    DataIntegrity.sign(
                                    Json.object(Json.member("@context", Json.texts(List.of("a", "b")))),
                                    DataIntegrity.options(KEY.publicKey().multikey())
                                            .with("created", Json.of("2026-11-23T09:58:30Z")),
                                    KEY)
                            .canonical()),
            WORDS,
            EntryFuzzTest::secured);

    /// A document is read as it stands, and once more after our key signed what was made of it: then it must hold, or
    /// say what is wrong with its form.
    private static String secured(byte[] input) {
        Json.Members document;
        try {
            if (!(Json.parse(input) instanceof Json.Members members)) {
                return "no object";
            }
            document = members;
        } catch (MalformedException e) {
            return "no JSON";
        }
        return judged(document) + "; "
                + document.get("proof")
                        .filter(Json.Members.class::isInstance)
                        .map(Json.Members.class::cast)
                        .map(options -> DataIntegrity.sign(
                                document.without("proof"), options.without("proofValue", "@context"), KEY))
                        .map(EntryFuzzTest::judged)
                        .orElse("");
    }

    private static String judged(Json.Members secured) {
        try {
            var key = DataIntegrity.verify(secured);
            // What was signed is the document: with another member it no longer holds.
            var changed = secured.with("added by a stranger", Json.of(1));
            if (!changed.equals(secured)) {
                assertThat(judged(changed)).doesNotStartWith("holds");
            }
            return "holds" + (key.equals(KEY.publicKey()) ? "" : ", by another");
        } catch (MalformedException | UnverifiedException e) {
            return Fuzz.complaint(e);
        }
    }

    @Test
    void securedDocument_holdsAsItWasSignedAlone() {
        assertThat(SECURED.run(2_000).keySet())
                .anyMatch(outcome -> outcome.startsWith("holds, by another"))
                .anyMatch(outcome -> outcome.startsWith("holds;"))
                .hasSizeGreaterThan(15);
    }
}
