package org.comity.record.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.json.Json;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.testkit.Golden;
import org.junit.jupiter.api.Test;

/// What an entry must be, and that nothing about it can be changed unseen.
class EntryTest {
    private static final Ed25519PrivateKey LOG_KEY = Ed25519PrivateKey.ofSeed(new byte[32]);

    static Json.Members example() throws MalformedException {
        return (Json.Members) Json.parse(Golden.bytes("docs/formats/examples/entry.json"));
    }

    @Test
    void everyOneByteChange_isSeen() throws Exception {
        byte[] good = example().canonical();
        var entry = Entry.parse(good);
        byte[] signed = entry.signedData();
        int stillRead = 0;
        int seen = 0;
        for (int at = 0; at < good.length; at++) {
            for (int by = 1; by < 256; by++) {
                byte[] changed = good.clone();
                changed[at] ^= (byte) by;
                try {
                    var other = Entry.parse(changed);
                    stillRead++;
                    if (Arrays.equals(other.signedData(), signed)
                            && other.proof().equals(entry.proof())) {
                        throw new AssertionError("byte " + at + " changed by " + by + ", and nobody sees it");
                    }
                    if (Integer.bitCount(by) == 1) {
                        assertThatThrownBy(other::verifyProof).isInstanceOf(UnverifiedException.class);
                    }
                } catch (MalformedException _) {
                    seen++;
                }
            }
        }
        // In signatures, digests and texts most other letters still make an entry, which then does not verify.
        assertThat(stillRead).isGreaterThan(20_000);
        assertThat(seen + stillRead).isEqualTo(good.length * 255);
    }

    @Test
    void everyTruncation_isRefused() throws Exception {
        byte[] good = example().canonical();
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> Entry.parse(cut)).isInstanceOf(MalformedException.class);
        }
        assertThatThrownBy(() -> Entry.parse(Arrays.copyOf(good, good.length + 1)))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void members_areExactlyTheListedOnes() throws Exception {
        for (var name : example().members().keySet()) {
            refused(example().without(name), "\"" + name + "\"");
            for (Json other : List.of(Json.of(1), new Json.Null(), Json.of(true), Json.array(List.of(Json.of(1))))) {
                refused(example().with(name, other), "");
            }
        }
        refused(example().with("added", Json.of(1)), "\"added\" is not known");
        refused(example().with("x".repeat(50_000), Json.of(1)), "is not known");
    }

    /// Otherwise an act could be said again in another body of that name.
    @Test
    void body_isNamedByEveryActButTheFoundingOne() throws Exception {
        var founding = example().with("verb", Json.of("adopt-charter"));
        refused(founding, "names none");
        assertThat(read(founding.without("body")).act().body()).isEmpty();
        refused(example().without("body"), "\"body\" is missing");
    }

    @Test
    void type_isOfThisVersion() throws Exception {
        refused(example().with("type", Json.of("comity.act/v1")), "this reader knows comity.act/v0");
    }

    @Test
    void log_hasTheShapeOfAnOrigin() throws Exception {
        for (var log : List.of(
                "",
                "exercise.example",
                "exercise.example/",
                "/alpha",
                "exercise/alpha",
                "Exercise.example/alpha",
                "exercise.example/Alpha",
                "exercise.example/alpha/",
                "exercise.example/alpha/0",
                "exercise.example/alpha/01",
                "exercise.example/alpha/1", // a second name of the first epoch
                "a".repeat(64) + ".example/alpha",
                "exercise.example/alpha/2/2",
                "exercise..example/alpha",
                "-a.example/alpha",
                "a-.example/alpha",
                "https://exercise.example/alpha",
                "exercise.example/alpha\n",
                "exercise.example/\u0430lpha", // a Cyrillic letter
                "a.".repeat(30_000) + "a/alpha")) {
            refused(example().with("log", Json.of(log)), "not the origin of a log");
        }
        assertThat(read(example().with("log", Json.of("a-1.b.c/alpha-1/12")))
                        .act()
                        .party())
                .isEqualTo("alpha-1");
    }

    @Test
    void verb_hasTheShapeOfOne() throws Exception {
        for (var verb :
                List.of("", "Cast", "cast_ballot", "-cast", "cast-", "cast--ballot", "cast ballot", "a1", "\n")) {
            refused(example().with("verb", Json.of(verb)), "not a verb");
        }
        refused(example().with("verb", Json.of("a".repeat(60_000))), "not a verb");
    }

    @Test
    void created_isARealDateInWholeSecondsOfUtc() throws Exception {
        for (var created : List.of(
                "",
                "2026-11-23T09:58:30.0Z",
                "2026-11-23T09:58:30+00:00",
                "2026-11-23t09:58:30z",
                "2026-11-23 09:58:30Z",
                "2026-11-23T09:58Z",
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-11-31T00:00:00Z",
                "2026-11-23T24:00:00Z",
                "2026-11-23T23:59:60Z",
                "2026-11-23T09:60:00Z",
                "+12026-11-23T09:58:30Z",
                "\u0662\u0660\u0662\u0666-11-23T09:58:30Z")) {
            refused(example().with("created", Json.of(created)), "");
        }
        for (var created : List.of("2024-02-29T00:00:00Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z")) {
            var entry = read(example().with("created", Json.of(created)));
            assertThat(entry.act().created()).hasToString(created);
        }
    }

    @Test
    void digests_areLowerCaseHex() throws Exception {
        var body = example().text("body", "example");
        for (var wrong : List.of("", body.substring(1), body + "0", body.toUpperCase(java.util.Locale.ROOT), "x")) {
            refused(example().with("body", Json.of(wrong)), "");
            refused(example().with("refs", Json.object(Json.member("proposal", Json.of(wrong)))), "");
        }
    }

    @Test
    void refs_nameOneActIdOrSeveral() throws Exception {
        var one = Json.of("00".repeat(32));
        var two = Json.of("11".repeat(32));
        var refs = Json.object(Json.member("one", one), Json.member("more", Json.array(List.of(two, one))));
        var entry = read(example().with("refs", refs));
        assertThat(entry.act().refs().get("one")).hasSize(1);
        assertThat(entry.act().refs().get("more"))
                .extracting(ActId::toString)
                .containsExactly("11".repeat(32), "00".repeat(32));
        assertThat(entry.act().toJson().object("refs", "act")).isEqualTo(refs);
        assertThat(read(example().with("refs", Json.object())).act().refs()).isEmpty();
        for (Json wrong : List.of(
                Json.array(List.of()), // says nothing
                Json.array(List.of(one)), // a second spelling of one
                Json.array(List.of(one, Json.of(1))),
                Json.array(List.of(one, Json.array(List.of(two)))),
                Json.of(1),
                new Json.Null(),
                Json.object())) {
            refused(example().with("refs", Json.object(Json.member("proposal", wrong))), "");
        }
        for (var name : List.of("", "1", "a b", "a-b", "a".repeat(64), "\u00e9")) {
            refused(example().with("refs", Json.object(Json.member(name, one))), "");
        }
    }

    @Test
    void approvals_areSortedEachKeyOnceAndAtMostSixteen() throws Exception {
        var approvals = example().array("approvals", "example");
        refused(example().with("approvals", Json.array(approvals.reversed())), "sorted by key");
        refused(
                example().with("approvals", Json.array(List.of(approvals.getFirst(), approvals.getFirst()))),
                "each key once");
        var act = read(example()).act();
        var keys = new ArrayList<Ed25519PrivateKey>();
        for (int i = 1; i <= 17; i++) {
            keys.add(Ed25519PrivateKey.ofSeed(Hash.sha256(new byte[] {(byte) i}).bytes()));
        }
        var sixteen = act.approvedBy(keys.subList(0, 16)).sign(LOG_KEY);
        assertThat(sixteen.verifyApprovals().held()).hasSize(16).isSorted();
        assertThatIllegalArgumentException().isThrownBy(() -> act.approvedBy(keys));
        assertThatIllegalArgumentException().isThrownBy(() -> act.approvedBy(List.of(keys.get(0), keys.get(0))));
        var many = new ArrayList<Json>();
        keys.stream()
                .map(key -> act.approvedBy(List.of(key)).approvals().getFirst())
                .sorted(java.util.Comparator.comparing(Approval::key))
                .forEach(approval -> many.add(ApprovalForms.APPROVAL.write(approval)));
        refused(example().with("approvals", Json.array(many)), "must be a list of 0 to 16");
    }

    @Test
    void approval_isExactlyOfItsKind() throws Exception {
        var ed25519 = (Json.Members) example().array("approvals", "example").get(0);
        var passkey = (Json.Members) example().array("approvals", "example").get(1);
        for (var approval : List.of(ed25519, passkey)) {
            for (var name : approval.members().keySet()) {
                refusedApproval(approval.without(name));
                refusedApproval(approval.with(name, Json.of(1)));
                if (!name.equals("authenticatorData") && !name.equals("clientData")) {
                    refusedApproval(approval.with(name, Json.of("")));
                }
            }
            refusedApproval(approval.with("added", Json.of("")));
            var signature = approval.text("signature", "approval");
            for (var wrong : List.of(
                    signature + "==",
                    signature.substring(4),
                    signature + "AAAA",
                    respelled(signature),
                    Base64.getEncoder().encodeToString(Base64.getUrlDecoder().decode(signature)))) {
                refusedApproval(approval.with("signature", Json.of(wrong)));
            }
        }
        refusedApproval(ed25519.with("kind", Json.of("rsa")));
        refusedApproval(ed25519.with("key", Json.of(passkey.text("key", "approval"))));
        refusedApproval(passkey.with("clientData", Json.of("A".repeat(2_732)))); // 2,049 bytes
        assertThatThrownBy(() -> ApprovalForms.APPROVAL.read(Json.of("approval")))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void proof_isExactlyTheOneOfTheEnvelope() throws Exception {
        var proof = example().object("proof", "example");
        for (var name : proof.members().keySet()) {
            refused(example().with("proof", proof.without(name)), "\"" + name + "\"");
            refused(example().with("proof", proof.with(name, Json.of("x"))), "proof");
        }
        for (var name : List.of("created", "domain", "challenge", "@context", "id", "previousProof", "expires")) {
            refused(example().with("proof", proof.with(name, Json.of("2026-11-23T09:58:30Z"))), "not known");
        }
        refused(example().with("proof", Json.array(List.of(proof))), "must be an object");
        var passkey = "zDnaeWnkYHg57Mkr3QoQ6ni6sT8LKDwoNivRm9nQCK8VhED67";
        refused(
                example()
                        .with("proof", proof.with("verificationMethod", Json.of("did:key:" + passkey + "#" + passkey))),
                "not an Ed25519 key");
    }

    @Test
    void keyThatTheRuleRefuses_isASignatureThatDoesNotHold() throws Exception {
        // A Multikey of the point of order one, for which anybody can sign.
        var weak = "z6MkeXATEjyXENzBXBxgC5EHk2JE5aqd7qMGGtDpLUH1e2Sj";
        var entry = read(example()
                .with(
                        "proof",
                        example()
                                .object("proof", "example")
                                .with("verificationMethod", Json.of("did:key:" + weak + "#" + weak))));
        assertThatThrownBy(entry::verifyProof)
                .isInstanceOf(UnverifiedException.class)
                .hasMessageContaining("small order");
        var approval = ((Json.Members) example().array("approvals", "example").get(0)).with("key", Json.of(weak));
        var approved = read(example().with("approvals", Json.array(List.of(approval))));
        assertThatThrownBy(approved::verifyApprovals)
                .isInstanceOf(UnverifiedException.class)
                .hasMessageContaining("small order");
    }

    @Test
    void passkey_isReportedAsNotVerified() throws Exception {
        var found = read(example()).verifyApprovals();
        assertThat(found.held()).hasSize(1);
        assertThat(found.notVerified())
                .singleElement()
                .satisfies(passkey -> assertThat(found.held()).doesNotContain(passkey.key()));
    }

    @Test
    void otherApprovals_giveAnotherEntryOfTheSameAct() throws Exception {
        var act = read(example()).act();
        var one = act.approvedBy(List.of()).sign(LOG_KEY);
        var other = act.approvedBy(List.of(LOG_KEY)).sign(LOG_KEY);
        assertThat(one.id())
                .isEqualTo(other.id())
                .isEqualTo(act.id())
                .isEqualTo(read(example()).id());
        assertThat(one.hash()).isNotEqualTo(other.hash());
        one.verifyProof(LOG_KEY.publicKey());
        other.verifyProof();
        assertThat(other.verifyApprovals().held())
                .containsExactly(LOG_KEY.publicKey().multikey());
        // An approval of one act is none of another.
        var moved = new Act(act.body(), act.origin(), "open-dialogue", act.created(), act.refs(), act.payload());
        var stolen = new ApprovedAct(moved, other.approvals()).sign(LOG_KEY);
        assertThatThrownBy(stolen::verifyApprovals).isInstanceOf(UnverifiedException.class);
    }

    @Test
    void proof_ofAnotherKeyIsRefused() throws Exception {
        var entry = read(example());
        assertThatThrownBy(() -> entry.verifyProof(LOG_KEY.publicKey()))
                .isInstanceOf(UnverifiedException.class)
                .hasMessageContaining("not of z6Mk");
    }

    @Test
    void slices_giveTheDigestsThatWritingGives() throws Exception {
        var entry = read(example());
        assertThat(entry.id()).isEqualTo(entry.act().id());
        assertThat(entry.signedData())
                .isEqualTo(DataIntegrity.hashData(
                        example().object("proof", "example").without("proofValue"),
                        example().without("proof")));
        DataIntegrity.verify(entry.document());
    }

    @Test
    void sign_makesNoEntryThatNobodyCouldRead() throws Exception {
        var good = read(example()).act();
        Json deep = Json.of(1);
        for (int i = 0; i < 63; i++) {
            deep = Json.array(List.of(deep));
        }
        for (var payload : List.of(
                Json.object(Json.member("text", Json.of("a".repeat(65_000)))),
                Json.object(Json.member("share", Json.of(0.5))),
                Json.object(Json.member("deep", deep)))) {
            var act = new Act(good.body(), good.origin(), good.verb(), good.created(), good.refs(), payload);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> act.approvedBy(List.of()).sign(LOG_KEY));
        }
        // A signature is 86 to 88 letters of base 58, so that the bound is met within two letters.
        int room = Entry.MOST_BYTES - signed(good, 0).bytes().length;
        assertThat(signed(good, room - 2).bytes()).hasSizeBetween(Entry.MOST_BYTES - 4, Entry.MOST_BYTES);
        assertThatIllegalArgumentException().isThrownBy(() -> signed(good, room + 3));
    }

    @Test
    void acts_areReadInAnySpellingBeforeTheyAreSigned() throws Exception {
        var approved = ApprovedAct.parse(example().without("proof").indented().getBytes(StandardCharsets.UTF_8));
        assertThat(approved.toJson()).isEqualTo(example().without("proof"));
        var act = Act.parse(example().without("proof", "approvals").canonical());
        assertThat(act).isEqualTo(approved.act());
        assertThatThrownBy(() -> Act.parse(example().canonical())).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> ApprovedAct.parse(example().canonical())).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> ApprovedAct.parse("[]".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Act.parse("1".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void content_isCommittedToWithItsSalt() throws Exception {
        byte[] salt = Hash.sha256().bytes();
        byte[] content = {1, 2, 3};
        var commitment = Content.commit(salt, content);
        assertThat(commitment.commitment())
                .isEqualTo(Hash.sha256("comity content v0\n".getBytes(StandardCharsets.US_ASCII), salt, content));
        commitment.verify(salt, content);
        byte[] otherSalt = salt.clone();
        otherSalt[31] ^= 1;
        assertThatThrownBy(() -> commitment.verify(otherSalt, content)).isInstanceOf(UnverifiedException.class);
        assertThatThrownBy(() -> commitment.verify(salt, new byte[] {1, 2})).isInstanceOf(UnverifiedException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> Content.commit(new byte[31], content));
    }

    private static Entry signed(Act act, int letters) {
        var payload = Json.object(Json.member("text", Json.of("a".repeat(letters))));
        return new Act(act.body(), act.origin(), act.verb(), act.created(), act.refs(), payload)
                .approvedBy(List.of())
                .sign(LOG_KEY);
    }

    private static Entry read(Json.Members document) throws MalformedException {
        return Entry.parse(document.canonical());
    }

    private static void refused(Json.Members document, String message) {
        assertThatThrownBy(() -> read(document))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
    }

    private static void refusedApproval(Json.Members approval) {
        assertThatThrownBy(() -> ApprovalForms.APPROVAL.read(approval)).isInstanceOf(MalformedException.class);
    }

    /// 64 bytes leave four bits of the last letter unused: the next letter reads alike.
    private static String respelled(String base64) {
        char last = base64.charAt(base64.length() - 1);
        return base64.substring(0, base64.length() - 1) + (char) (last + 1);
    }
}
