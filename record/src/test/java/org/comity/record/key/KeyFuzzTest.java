package org.comity.record.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.Provider;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.testkit.Fuzz;
import org.comity.testkit.Parts;
import org.junit.jupiter.api.Test;

/// Hostile spellings of keys, and hostile keys.
class KeyFuzzTest {
    private static final Ed25519PrivateKey SECRET =
            Ed25519PrivateKey.ofSeed(Hash.sha256().bytes());
    private static final MlDsa44PrivateKey POST_QUANTUM =
            MlDsa44PrivateKey.ofSeed(Hash.sha256().bytes());

    private static final Optional<Provider> OTHER = Ed25519.corretto();

    static final Fuzz TEXT = Fuzz.of(
            Parts.NONE,
            List.of(
                    ascii(SECRET.publicKey().multikey().text()),
                    ascii(SECRET.secretMultikey()),
                    ascii("zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169"),
                    ascii(POST_QUANTUM.secretText()),
                    ascii(POST_QUANTUM.publicKey().text()),
                    ascii("z" + Base58.encode(new byte[] {0, 0, 1, 2, 3}))),
            List.of("z", "z6Mk", "zDn", "1", "111", "0", "O", "I", "l", "_", "-", "=", "zzzzzzzz"),
            KeyFuzzTest::text);

    private static byte[] ascii(String text) {
        return text.getBytes(UTF_8);
    }

    /// The same text to the reader of each spelling.
    private static String text(byte[] input) {
        var text = new String(input, UTF_8);
        var outcome = new StringBuilder();
        outcome.append(went(() -> {
            byte[] bytes = Base58.decode(text);
            assertThat(text).hasSizeLessThanOrEqualTo(Base58.MOST_CHARACTERS);
            assertThat(Base58.encode(bytes)).isEqualTo(text);
        }));
        outcome.append(went(() -> {
            var key = Multikey.parse(text);
            assertThat(key.text()).isEqualTo(text);
            assertThat(key.key()).hasSize(key.kind() == Multikey.Kind.ED25519 ? 32 : 33);
            if (key.kind() == Multikey.Kind.ED25519) {
                assertThat(key.ed25519().multikey()).isEqualTo(key);
            }
        }));
        outcome.append(went(() -> {
            var secret = Ed25519PrivateKey.parseMultikey(text);
            assertThat(secret.secretMultikey()).isEqualTo(text);
        }));
        outcome.append(went(() ->
                assertThat(MlDsa44PrivateKey.parseSecret(text).secretText()).isEqualTo(text)));
        outcome.append(
                went(() -> assertThat(MlDsa44PublicKey.parse(text).text()).isEqualTo(text)));
        outcome.append(went(() ->
                assertThat(MlDsa44PublicKey.parseMultikey(text).multikeyText()).isEqualTo(text)));
        return outcome.toString();
    }

    @Test
    void spelling_isRefusedOrTheOneOfItsKey() {
        var outcomes = TEXT.run(1_000).keySet();
        assertThat(outcomes).hasSizeGreaterThan(10);
        for (int reader = 0; reader < 5; reader++) {
            int at = reader;
            assertThat(outcomes).as("reader %d", at).anyMatch(outcome -> outcome.split("\\|", -1)[at].equals("read"));
        }
    }

    static final Fuzz BYTES = Fuzz.of(
            Parts.NONE,
            List.of(
                    SECRET.publicKey().bytes(),
                    new byte[32],
                    Arrays.copyOf(new byte[] {1}, 32),
                    signed(),
                    hex("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")),
            List.of("\u0000", "\u0001", "\u00ff", "\u007f", "\u0080", "\u00ec", "\u00ed", "\u00ee"),
            KeyFuzzTest::bytes);

    private static byte[] hex(String text) {
        return java.util.HexFormat.of().parseHex(text);
    }

    /// A key, a signature by it, and the message `abc`.
    private static byte[] signed() {
        return Encodings.join(
                Encodings.join(SECRET.publicKey().bytes(), SECRET.sign("abc".getBytes(UTF_8))), "abc".getBytes(UTF_8));
    }

    /// 32 bytes of a key; what follows is a signature and its message. Both providers must say the same.
    private static String bytes(byte[] input) {
        try {
            var key = Ed25519PublicKey.of(Arrays.copyOf(input, Math.min(input.length, 32)));
            assertThat(key.bytes()).isEqualTo(Arrays.copyOf(input, 32));
            assertThat(Multikey.parse(key.multikey().text()).ed25519()).isEqualTo(key);
            if (input.length < 96) {
                return "a key";
            }
            byte[] signature = Arrays.copyOfRange(input, 32, 96);
            byte[] message = Arrays.copyOfRange(input, 96, Math.min(input.length, 200));
            boolean holds = key.holds(Ed25519.jdk(), message, signature);
            OTHER.ifPresent(
                    other -> assertThat(key.holds(other, message, signature)).isEqualTo(holds));
            try {
                key.verify(message, signature);
                assertThat(holds).isTrue();
            } catch (UnverifiedException e) {
                assertThat(holds).isFalse();
            }
            return "a key; the signature holds: " + holds;
        } catch (MalformedException e) {
            return Fuzz.complaint(e);
        }
    }

    @Test
    void key_isRefusedOrOneByWhichBothProvidersAgree() {
        assertThat(BYTES.run(400))
                .containsKeys("a key", "a key; the signature holds: true", "a key; the signature holds: false")
                .hasSizeGreaterThan(5);
    }

    @FunctionalInterface
    private interface Reading {
        void run() throws MalformedException;
    }

    private static String went(Reading reading) {
        try {
            reading.run();
            return "read|";
        } catch (MalformedException e) {
            return Fuzz.complaint(e) + "|";
        }
    }
}
