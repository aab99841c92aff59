package org.comity.record.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.Vectors;
import org.comity.record.json.Json;
import org.comity.record.key.Base58;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.key.Multikey;
import org.junit.jupiter.api.Test;

/// The example of the W3C Recommendation, with every intermediate value that it gives.
class DataIntegrityTest {
    @Test
    void keys_areTheExamples() throws Exception {
        assertThat(key().publicKey().multikey()).hasToString(keyPair().text("publicKeyMultibase", "keyPair"));
        assertThat(key().secretMultikey()).isEqualTo(keyPair().text("privateKeyMultibase", "keyPair"));
    }

    @Test
    void everyStepOfSigning_isTheExamples() throws Exception {
        var document = object("unsigned.json");
        var options = object("proofConfigJCS.json");
        assertThat(text(document.canonical())).isEqualTo(text("canonDocJCS.txt"));
        assertThat(text(options.canonical())).isEqualTo(text("proofCanonJCS.txt"));
        assertThat(Hash.sha256(document.canonical())).hasToString(text("docHashJCS.txt"));
        assertThat(Hash.sha256(options.canonical())).hasToString(text("proofHashJCS.txt"));
        byte[] signed = DataIntegrity.hashData(options, document);
        assertThat(HexFormat.of().formatHex(signed)).isEqualTo(text("combinedHashJCS.txt"));
        byte[] signature = key().sign(signed);
        assertThat(HexFormat.of().formatHex(signature)).isEqualTo(text("sigHexJCS.txt"));
        assertThat("z" + Base58.encode(signature)).isEqualTo(text("sigBTC58JCS.txt"));
    }

    @Test
    void sign_copiesTheContextAndGivesTheSignedExample() throws Exception {
        var options = object("proofConfigJCS.json").without("@context");
        assertThat(DataIntegrity.sign(object("unsigned.json"), options, key())).isEqualTo(object("signedJCS.json"));
    }

    @Test
    void verify_takesTheSignedExample() throws Exception {
        assertThat(DataIntegrity.verify(object("signedJCS.json"))).isEqualTo(key().publicKey());
    }

    @Test
    void verify_takesADocumentWhoseContextsGoOn() throws Exception {
        // Section 3.3.2, step 4: the proof's contexts come first, and the document is hashed with the proof's.
        var signed = object("signedJCS.json");
        var more = new java.util.ArrayList<>(signed.array("@context", "document"));
        more.add(Json.of("https://example.com/more"));
        DataIntegrity.verify(signed.with("@context", Json.array(more)), key().publicKey());
    }

    @Test
    void verify_refusesOtherContexts() throws Exception {
        var signed = object("signedJCS.json");
        var contexts = signed.array("@context", "document");
        for (var other : List.of(
                Json.array(contexts.reversed()),
                Json.array(contexts.subList(0, 1)),
                contexts.getFirst(),
                Json.array(List.of()))) {
            refused(signed.with("@context", other), MalformedException.class);
        }
        refused(signed.without("@context"), MalformedException.class);
    }

    @Test
    void verify_takesADocumentWithoutContext() throws Exception {
        var signed = DataIntegrity.sign(Json.object(Json.member("a", Json.of(1))), key());
        assertThat(DataIntegrity.verify(signed)).isEqualTo(key().publicKey());
        assertThat(signed.object("proof", "document").members()).doesNotContainKeys("@context", "created");
        // A context that nobody signed changes the document.
        refused(signed.with("@context", Json.of("https://example.com")), UnverifiedException.class);
    }

    @Test
    void verify_seesEveryChangedMember() throws Exception {
        var signed = object("signedJCS.json");
        for (var name : signed.without("proof", "@context").members().keySet()) {
            refused(signed.with(name, Json.of("changed")), UnverifiedException.class);
            refused(signed.without(name), UnverifiedException.class);
        }
        refused(signed.with("added", Json.of("")), UnverifiedException.class);
        refused(proof(signed, "created", Json.of("2023-02-24T23:36:39Z")), UnverifiedException.class);
        refused(proof(signed, "expires", Json.of("2123-02-24T23:36:39Z")), UnverifiedException.class);
        var other = Ed25519PrivateKey.ofSeed(new byte[32]).publicKey();
        assertThatThrownBy(() -> DataIntegrity.verify(signed, other)).isInstanceOf(UnverifiedException.class);
    }

    @Test
    void verify_refusesWhatIsNoSuchProof() throws Exception {
        var signed = object("signedJCS.json");
        var value = signed.object("proof", "document").text("proofValue", "proof");
        refused(signed.without("proof"), MalformedException.class);
        refused(signed.with("proof", Json.array(List.of(signed.object("proof", "d")))), MalformedException.class);
        refused(proof(signed, "type", Json.of("Ed25519Signature2020")), MalformedException.class);
        refused(proof(signed, "cryptosuite", Json.of("eddsa-rdfc-2022")), MalformedException.class);
        refused(proof(signed, "proofPurpose", Json.of("authentication")), MalformedException.class);
        refused(proof(signed, "created", Json.of("2023-02-31T00:00:00Z")), MalformedException.class);
        refused(proof(signed, "created", Json.of("yesterday")), MalformedException.class);
        for (var other : List.of(
                "2023-02-24T23:36Z",
                "2023-02-24T24:00:00Z",
                "+12023-02-24T23:36:39Z",
                "2023-02-24T23:36:39",
                "2023-02-24t23:36:39z")) {
            refused(proof(signed, "created", Json.of(other)), MalformedException.class);
        }
        refused(proof(signed, "created", Json.of(1)), MalformedException.class);
        for (var wrong : List.of(
                "", "z", value.substring(1), "u" + value.substring(1), value + "1", value.substring(0, 80), "z0")) {
            refused(proof(signed, "proofValue", Json.of(wrong)), MalformedException.class);
        }
        for (var name : List.of("type", "cryptosuite", "proofPurpose", "verificationMethod", "proofValue")) {
            refused(signed.with("proof", signed.object("proof", "d").without(name)), MalformedException.class);
        }
    }

    @Test
    void didKey_namesOneKeyTwice() throws Exception {
        var key = key().publicKey().multikey().text();
        var other = Multikey.parse("z6MkrureWwuCDc6ugJneErTppnUFWksCGJ6SRkTh1rjBA7FF")
                .text();
        for (var method : List.of(
                "did:key:" + key,
                "did:key:" + key + "#",
                "did:key:" + key + "#" + other,
                "did:key:" + key + "#" + key + "#" + key,
                "did:web:" + key + "#" + key,
                key + "#" + key,
                "#",
                "")) {
            assertThatThrownBy(() -> DataIntegrity.didKey(method)).isInstanceOf(MalformedException.class);
        }
    }

    private static void refused(Json.Members signed, Class<? extends Exception> as) {
        assertThatThrownBy(() -> DataIntegrity.verify(signed, key().publicKey()))
                .isInstanceOf(as);
    }

    private static Json.Members proof(Json.Members signed, String name, Json value) throws MalformedException {
        return signed.with("proof", signed.object("proof", "document").with(name, value));
    }

    private static Ed25519PrivateKey key() throws MalformedException {
        return Ed25519PrivateKey.parseMultikey(keyPair().text("privateKeyMultibase", "keyPair"));
    }

    private static Json.Members keyPair() throws MalformedException {
        return object("keyPair.json");
    }

    private static Json.Members object(String file) throws MalformedException {
        return (Json.Members) Vectors.json("eddsa-jcs-2022/" + file);
    }

    private static String text(String file) {
        return text(Vectors.bytes("eddsa-jcs-2022/" + file)).strip();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
