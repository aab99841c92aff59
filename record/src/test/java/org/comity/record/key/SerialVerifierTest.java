package org.comity.record.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.comity.record.UnverifiedException;
import org.comity.testkit.Choices;
import org.junit.jupiter.api.Test;

class SerialVerifierTest {
    private static final List<Ed25519PrivateKey> KEYS = List.of(key(1), key(2), key(3));

    @Test
    void verify_answersAsTheKeyItselfDoesInAnyOrderOfGoodAndBad() {
        Choices.some(20_261_128, 40, choices -> {
            var verifier = new SerialVerifier(new KnownKeys());
            for (int i = 0; i < 30; i++) {
                var key = KEYS.get(choices.below(KEYS.size()));
                byte[] message = {(byte) i, (byte) choices.below(4)};
                byte[] signature = key.sign(message);
                if (choices.below(3) == 0) {
                    signature[choices.below(64)] ^= (byte) (1 << choices.below(8));
                }
                assertThat(holds(() -> verifier.verify(key.publicKey().multikey(), message, signature)))
                        .isEqualTo(holds(() -> key.publicKey().verify(message, signature)));
            }
        });
    }

    @Test
    void verify_goesOnWithMoreKeysThanItPrepares() throws Exception {
        var verifier = new SerialVerifier(new KnownKeys());
        var keys = new ArrayList<Ed25519PrivateKey>();
        for (int i = 0; i < 70; i++) {
            keys.add(key(i));
        }
        byte[] message = {7};
        for (int round = 0; round < 2; round++) {
            for (var key : keys) {
                verifier.verify(key.publicKey().multikey(), message, key.sign(message));
            }
        }
    }

    @Test
    void verify_refusesAKeyOfAnotherKind() {
        var passkey = new Multikey("zDnaeWnkYHg57Mkr3QoQ6ni6sT8LKDwoNivRm9nQCK8VhED67");
        assertThatThrownBy(() -> new SerialVerifier(new KnownKeys()).verify(passkey, new byte[1], new byte[64]))
                .isInstanceOf(UnverifiedException.class)
                .hasMessageContaining("not an Ed25519 key");
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws UnverifiedException;
    }

    private static boolean holds(Attempt attempt) {
        try {
            attempt.run();
            return true;
        } catch (UnverifiedException _) {
            return false;
        }
    }

    private static Ed25519PrivateKey key(int number) {
        var seed = new byte[32];
        seed[0] = (byte) number;
        return Ed25519PrivateKey.ofSeed(seed);
    }
}
