package org.comity.record.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.comity.record.MalformedException;
import org.comity.testkit.Choices;
import org.junit.jupiter.api.Test;

class MultikeyTest {
    private static final String ED25519 = "z6MkrureWwuCDc6ugJneErTppnUFWksCGJ6SRkTh1rjBA7FF";
    private static final String P256 = "zDnaeWnkYHg57Mkr3QoQ6ni6sT8LKDwoNivRm9nQCK8VhED67";

    @Test
    void base58_isThePublishedSpelling() throws Exception {
        // draft-msporny-base58, section 5.
        spelled("2NEpo7TZRRrLZSi2U", "Hello World!".getBytes(StandardCharsets.US_ASCII));
        spelled(
                "USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z",
                "The quick brown fox jumps over the lazy dog.".getBytes(StandardCharsets.US_ASCII));
        spelled("11233QC4", HexFormat.of().parseHex("0000287fb4cd"));
        spelled("", new byte[0]);
        spelled("111", new byte[3]);
    }

    @Test
    void base58_isDivisionByFiftyEight() {
        Choices.some(58, 2_000, choices -> {
            byte[] bytes = choices.bytes(choices.below(70));
            var number = new BigInteger(1, bytes);
            var text = Base58.encode(bytes);
            var back = BigInteger.ZERO;
            for (int i = 0; i < text.length(); i++) {
                int digit = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".indexOf(text.charAt(i));
                back = back.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
            }
            assertThat(back).isEqualTo(number);
            assertThat(Base58.decode(text)).isEqualTo(bytes);
        });
    }

    @Test
    void base58_hasOneTextForEachBytes() {
        var letters = List.of("1", "2", "9", "A", "Z", "a", "z");
        Choices.all(choices -> {
            var text = new StringBuilder();
            for (int i = choices.below(5); i > 0; i--) {
                text.append(choices.of(letters));
            }
            assertThat(Base58.encode(Base58.decode(text.toString()))).isEqualTo(text.toString());
        });
    }

    @Test
    void base58_refusesWhatItsAlphabetLacks() {
        for (var text : List.of("0", "O", "I", "l", "a b", "a\n", "+", "\u00e9", "\u0131", "\ud83d\ude02")) {
            assertThatThrownBy(() -> Base58.decode(text)).isInstanceOf(MalformedException.class);
        }
        assertThatThrownBy(() -> Base58.decode("z".repeat(Base58.MOST_CHARACTERS + 1)))
                .isInstanceOf(MalformedException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> Base58.encode(new byte[Base58.MOST_CHARACTERS + 1]));
    }

    @Test
    void parse_readsBothKinds() throws Exception {
        assertThat(Multikey.parse(ED25519).kind()).isEqualTo(Multikey.Kind.ED25519);
        assertThat(Multikey.parse(ED25519).ed25519().multikey()).isEqualTo(Multikey.parse(ED25519));
        assertThat(Multikey.parse(ED25519).key()).hasSize(32);
        assertThat(Multikey.parse(P256).kind()).isEqualTo(Multikey.Kind.P256);
        assertThat(Multikey.parse(P256).key()).hasSize(33);
        assertThatThrownBy(() -> Multikey.parse(P256).ed25519()).isInstanceOf(MalformedException.class);
    }

    @Test
    void kind_isTheOneOfTheFirstTwoBytes() {
        // The spelling is looked at for speed; here the bytes are asked, at both ends of what a key can be.
        for (int last : new int[] {0x00, 0xff}) {
            var key = new byte[32];
            java.util.Arrays.fill(key, (byte) last);
            assertThat(Multikey.ed25519(key).kind()).isEqualTo(Multikey.Kind.ED25519);
        }
    }

    @Test
    void parse_refusesWhatIsNoKey() {
        for (var text : List.of(
                "",
                "z",
                "z1",
                "x" + ED25519.substring(1),
                ED25519.substring(0, 47),
                ED25519 + "1",
                " " + ED25519,
                "z".repeat(60_000),
                spelled(new byte[34]),
                spelled(0xed01, new byte[31]),
                spelled(0xed01, new byte[33]),
                spelled(0xec01, new byte[32]),
                spelled(0x8026, new byte[32]))) {
            assertThatThrownBy(() -> Multikey.parse(text))
                    .isInstanceOf(MalformedException.class)
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
            assertThatIllegalArgumentException().isThrownBy(() -> new Multikey(text));
        }
    }

    @Test
    void parse_refusesPointsThatAreNotOnP256() throws Exception {
        byte[] good = Multikey.parse(P256).key();
        byte[] opposite = good.clone();
        opposite[0] ^= 1;
        assertThat(Multikey.parse(spelled(0x8024, opposite)).key()).isEqualTo(opposite);
        for (byte form : new byte[] {0, 1, 4, 6, (byte) 0x82}) {
            byte[] other = good.clone();
            other[0] = form;
            assertThatThrownBy(() -> Multikey.parse(spelled(0x8024, other))).isInstanceOf(MalformedException.class);
        }
        byte[] beyond = HexFormat.of().parseHex("02ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
        assertThatThrownBy(() -> Multikey.parse(spelled(0x8024, beyond))).isInstanceOf(MalformedException.class);
        // y² of x = 0, 1, 2 … is a square for about half of them.
        int points = 0;
        for (int x = 0; x < 64; x++) {
            var small = new byte[33];
            small[0] = 2;
            small[32] = (byte) x;
            points += isRead(spelled(0x8024, small)) ? 1 : 0;
        }
        assertThat(points).isBetween(20, 44);
    }

    @Test
    void knownKeys_areReadOnce() throws Exception {
        var known = new KnownKeys();
        var key = Multikey.parse(ED25519);
        assertThat(known.ed25519(key)).isSameAs(known.ed25519(Multikey.parse(ED25519)));
        assertThatThrownBy(() -> known.ed25519(Multikey.parse(P256))).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> known.ed25519(Multikey.ed25519(new byte[32]))).isInstanceOf(MalformedException.class);
    }

    private static boolean isRead(String text) {
        try {
            Multikey.parse(text);
            return true;
        } catch (MalformedException _) {
            return false;
        }
    }

    private static void spelled(String text, byte[] bytes) throws MalformedException {
        assertThat(Base58.encode(bytes)).isEqualTo(text);
        assertThat(Base58.decode(text)).isEqualTo(bytes);
    }

    private static String spelled(byte[] bytes) {
        return "z" + Base58.encode(bytes);
    }

    private static String spelled(int prefix, byte[] key) {
        return spelled(Encodings.join(new byte[] {(byte) (prefix >> 8), (byte) prefix}, key));
    }
}
