package org.comity.record.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.Vectors;
import org.comity.record.json.Json;
import org.junit.jupiter.api.Test;

class Ed25519Test {
    private static final HexFormat HEX = HexFormat.of();
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    @Test
    void seeds_giveThePublishedKeys() throws Exception {
        var file = (Json.Members) Vectors.json("did-key/ed25519.json");
        for (var did : file.members().keySet()) {
            var vector = file.object(did, "file");
            var key = Ed25519PrivateKey.ofSeed(HEX.parseHex(vector.text("seed", did)));
            var base58 = vector.object("verificationKeyPair", did).text("publicKeyBase58", did);
            assertThat("did:key:" + key.publicKey().multikey()).isEqualTo(did);
            assertThat(key.publicKey().bytes()).isEqualTo(Base58.decode(base58));
            assertThat(Multikey.parse(did.substring("did:key:".length())).ed25519())
                    .isEqualTo(key.publicKey());
        }
        assertThat(file.members()).hasSize(3);
    }

    @Test
    void signature_isTheSameFromEveryProvider() throws Exception {
        var seed = HEX.parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        byte[] expected = HEX.parseHex("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33b"
                + "acc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        for (var provider : Ed25519VectorsTest.providers()) {
            assertThat(Ed25519.sign(provider, Ed25519.privateKey(seed), new byte[0]))
                    .as(provider.getName())
                    .isEqualTo(expected);
        }
        assertThat(Ed25519PrivateKey.ofSeed(seed).sign(new byte[0])).isEqualTo(expected);
    }

    @Test
    void nativeLibrary_isTakenWhereItsJarIs() {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "not run: the native library of the tests is for Linux on x86-64");
        assertThat(Ed25519.corretto()).isPresent();
        assertThat(Ed25519.choose(null).getName()).isEqualTo("AmazonCorrettoCryptoProvider");
    }

    @Test
    void switch_keepsToTheJdk() {
        assertThat(Ed25519.choose("jdk")).isEqualTo(Ed25519.jdk());
        assertThat(java.security.Security.getProvider("AmazonCorrettoCryptoProvider"))
                .as("nobody else's providers change")
                .isNull();
    }

    @Test
    void key_ofSmallOrderIsRefusedInAllFourteenEncodings() {
        var encodings = List.of(
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff");
        assertThat(encodings).hasSize(14).allSatisfy(hex -> assertRefused(HEX.parseHex(hex)));
    }

    @Test
    void key_notBelowThePrimeIsRefused() {
        for (int i = 0; i < 19; i++) {
            assertRefused(SlowEd25519.encoded(P.add(BigInteger.valueOf(i)), false));
            assertRefused(SlowEd25519.encoded(P.add(BigInteger.valueOf(i)), true));
        }
    }

    @Test
    void key_isTakenIfTheJudgeTakesIt() {
        int taken = 0;
        for (int i = 0; i < 200; i++) {
            for (byte[] key : List.of(
                    SlowEd25519.encoded(BigInteger.valueOf(i), i % 2 == 0),
                    SlowEd25519.encoded(P.subtract(BigInteger.valueOf(i + 1)), i % 2 == 1))) {
                boolean good = SlowEd25519.isGoodKey(key);
                if (good) {
                    taken++;
                    assertThat(read(key).bytes()).isEqualTo(key);
                } else {
                    assertRefused(key);
                }
            }
        }
        assertThat(taken).isBetween(150, 250); // half of all y belong to a point
    }

    @Test
    void key_hasThirtyTwoBytes() {
        for (int length : new int[] {0, 31, 33, 64}) {
            assertRefused(new byte[length]);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Ed25519PrivateKey.ofSeed(new byte[31]));
    }

    @Test
    void verify_seesEveryOneBitChange() {
        var key = Ed25519PrivateKey.ofSeed(new byte[32]);
        byte[] message = {1, 2, 3};
        byte[] signature = key.sign(message);
        for (int bit = 0; bit < signature.length * 8; bit++) {
            byte[] changed = signature.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> key.publicKey().verify(message, changed)).isInstanceOf(UnverifiedException.class);
        }
        for (int length : new int[] {0, 63, 65}) {
            assertThatThrownBy(() -> key.publicKey().verify(message, Arrays.copyOf(signature, length)))
                    .isInstanceOf(UnverifiedException.class);
        }
        assertThatThrownBy(() -> key.publicKey().verify(new byte[] {1, 2}, signature))
                .isInstanceOf(UnverifiedException.class);
    }

    @Test
    void generate_drawsFromTheGivenSource() throws Exception {
        var key = Ed25519PrivateKey.generate(new SecureRandom());
        var other = Ed25519PrivateKey.generate(new SecureRandom());
        assertThat(key.publicKey()).isNotEqualTo(other.publicKey());
        key.publicKey().verify(new byte[5], key.sign(new byte[5]));
        assertThat(Ed25519PrivateKey.parseMultikey(key.secretMultikey()).publicKey())
                .isEqualTo(key.publicKey());
    }

    @Test
    void secret_isNeverPrinted() {
        var key = Ed25519PrivateKey.ofSeed(new byte[32]);
        assertThat(key.toString()).contains(key.publicKey().multikey().text()).doesNotContain(key.secretMultikey());
        var almost = key.secretMultikey().replaceFirst("z3u2", "z3u0");
        assertThatThrownBy(() -> Ed25519PrivateKey.parseMultikey(almost))
                .isInstanceOf(MalformedException.class)
                .hasNoCause()
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(almost.substring(4, 12)));
        for (var text : List.of("", "z", "z1", key.publicKey().multikey().text(), key.secretMultikey() + "1")) {
            assertThatThrownBy(() -> Ed25519PrivateKey.parseMultikey(text)).isInstanceOf(MalformedException.class);
        }
    }

    private static Ed25519PublicKey read(byte[] key) {
        try {
            return Ed25519PublicKey.of(key);
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertRefused(byte[] key) {
        assertThatThrownBy(() -> Ed25519PublicKey.of(key))
                .as(HEX.formatHex(key))
                .isInstanceOf(MalformedException.class);
    }
}
