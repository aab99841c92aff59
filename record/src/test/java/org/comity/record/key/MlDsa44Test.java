package org.comity.record.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.Vectors;
import org.comity.record.json.Json;
import org.comity.testkit.Zeros;
import org.junit.jupiter.api.Test;

class MlDsa44Test {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void wycheproof_isAnsweredAsPublished() throws Exception {
        var file = (Json.Members) Vectors.json("mldsa44/wycheproof_mldsa_44_verify_test.json.gz");
        var count = new TreeMap<String, Integer>();
        for (var item : file.array("testGroups", "file")) {
            var group = (Json.Members) item;
            byte[] key = HEX.parseHex(group.text("publicKey", "group"));
            for (var each : group.array("tests", "group")) {
                var test = (Json.Members) each;
                if (test.get("ctx").isPresent() && !test.text("ctx", "test").isEmpty()) {
                    count.merge("not run: has a context", 1, Integer::sum);
                    continue;
                }
                var result = test.text("result", "test");
                byte[] message = HEX.parseHex(test.text("msg", "test"));
                byte[] signature = HEX.parseHex(test.text("sig", "test"));
                assertThat(holds(key, message, signature))
                        .as("test " + test.whole("tcId", "test"))
                        .isEqualTo(result.equals("valid"));
                count.merge(result, 1, Integer::sum);
            }
        }
        assertThat(count).isEqualTo(Map.of("valid", 75, "invalid", 98, "not run: has a context", 7));
    }

    /// Another implementation of FIPS 204 reads the seed in its PKCS#8 form (RFC 9881) and signs for our key.
    @Test
    void seed_givesTheKeyThatAnotherImplementationMakesOfIt() throws Exception {
        var corretto = Ed25519.corretto();
        assumeTrue(corretto.isPresent(), "not run: needs the native library");
        var seed = HEX.parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        byte[] pkcs8 = Encodings.join(HEX.parseHex("3034020100300b060960864801650304031104228020"), seed);
        var theirs = KeyFactory.getInstance("ML-DSA", corretto.get()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        var signer = Signature.getInstance("ML-DSA", corretto.get());
        signer.initSign(theirs);
        signer.update(new byte[] {1, 2, 3});
        MlDsa44PrivateKey.ofSeed(seed).publicKey().verify(new byte[] {1, 2, 3}, signer.sign());
    }

    @Test
    void sign_isVerifiedAndSaysOtherwiseEachTime() throws Exception {
        var key = MlDsa44PrivateKey.ofSeed(new byte[32]);
        byte[] message = {1, 2, 3};
        byte[] signature = key.sign(message);
        assertThat(signature).hasSize(MlDsa44PublicKey.SIGNATURE_BYTES).isNotEqualTo(key.sign(message));
        key.publicKey().verify(message, signature);
        assertThatThrownBy(() -> key.publicKey().verify(new byte[] {1, 2}, signature))
                .isInstanceOf(UnverifiedException.class);
        for (int length : new int[] {0, 2_419, 2_421}) {
            assertThatThrownBy(() -> key.publicKey().verify(message, Arrays.copyOf(signature, length)))
                    .isInstanceOf(UnverifiedException.class);
        }
        for (int at = 0; at < signature.length; at += 97) {
            byte[] changed = signature.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> key.publicKey().verify(message, changed)).isInstanceOf(UnverifiedException.class);
        }
    }

    @Test
    void sign_withoutChanceSaysTheSameEachTime() throws Exception {
        var key = MlDsa44PrivateKey.ofSeed(new byte[32]).hedgedBy(new Zeros());
        byte[] message = {1, 2, 3};
        byte[] signature = key.sign(message);
        assertThat(signature).isEqualTo(key.sign(message)).isNotEqualTo(key.sign(new byte[] {1, 2, 4}));
        key.publicKey().verify(message, signature);
    }

    @Test
    void spellings_leadBackToTheSameKey() throws Exception {
        var key = MlDsa44PrivateKey.generate(new SecureRandom());
        assertThat(MlDsa44PrivateKey.parseSecret(key.secretText()).publicKey()).isEqualTo(key.publicKey());
        assertThat(MlDsa44PublicKey.parse(key.publicKey().text()))
                .isEqualTo(key.publicKey())
                .hasSameHashCodeAs(key.publicKey());
        assertThat(MlDsa44PublicKey.of(key.publicKey().bytes())).isEqualTo(key.publicKey());
        assertThat(key.toString()).doesNotContain(key.secretText());
    }

    @Test
    void wrongKeys_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> MlDsa44PrivateKey.ofSeed(new byte[33]));
        for (int length : new int[] {0, 1_311, 1_313}) {
            assertThatThrownBy(() -> MlDsa44PublicKey.of(new byte[length])).isInstanceOf(MalformedException.class);
        }
        var text = MlDsa44PrivateKey.ofSeed(new byte[32]).publicKey().text();
        for (var wrong : new String[] {"", text + "=", text + "A", text.substring(1), "+" + text.substring(1)}) {
            assertThatThrownBy(() -> MlDsa44PublicKey.parse(wrong)).isInstanceOf(MalformedException.class);
        }
        // 32 bytes leave two bits of the last letter unused: "A" and "B" would read alike.
        var secret = MlDsa44PrivateKey.ofSeed(new byte[32]).secretText();
        for (var wrong : new String[] {"", secret + "=", secret.substring(1), secret.replaceFirst("A$", "B")}) {
            assertThatThrownBy(() -> MlDsa44PrivateKey.parseSecret(wrong)).isInstanceOf(MalformedException.class);
        }
    }

    private static boolean holds(byte[] key, byte[] message, byte[] signature) {
        try {
            MlDsa44PublicKey.of(key).verify(message, signature);
            return true;
        } catch (MalformedException | UnverifiedException _) {
            return false;
        }
    }
}
