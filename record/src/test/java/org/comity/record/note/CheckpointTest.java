package org.comity.record.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.key.MlDsa44PrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts that are signed, and the names and keys beside them, have one spelling each.
class CheckpointTest {
    private static final String ROOT = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    @Test
    void parse_andWrite_areInverse() throws Exception {
        for (var size : new String[] {"0", "1", "9223372036854775807"}) {
            var text = "a.example/b\n" + size + "\n" + ROOT + "\n";
            assertThat(Checkpoint.parse(text)).hasToString(text);
        }
        assertThat(Checkpoint.parse("a\n0\n" + ROOT + "\n").isEmptyTree()).isTrue();
        assertThat(Checkpoint.parse("a\n1\n" + ROOT + "\n").isEmptyTree()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "05",
                "+5",
                "-1",
                "-0",
                "",
                " 5",
                "5 ",
                "5.0",
                "0x5",
                "five",
                "9223372036854775808",
                "\u0665",
                "99999999999999999999999"
            })
    void parse_refusesEveryOtherSpellingOfASize(String size) {
        assertThatThrownBy(() -> Checkpoint.parse("a.example/b\n" + size + "\n" + ROOT + "\n"))
                .isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a\n",
                "a\n5\n",
                "a\n5\n" + ROOT,
                "\n5\n" + ROOT + "\n",
                "a\n5\n" + ROOT + "\n\n",
                "a\n5\n" + ROOT + "\nextension\n",
                "a\n5\n" + ROOT + "\none\ntwo\n",
                "a\n5\n\n",
                "a\n5\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n",
                "a\n5\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
                "a\n5\n47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "a\n5\nAAAA\n"
            })
    void parse_refusesWhatIsNoCheckpoint(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void checkpoint_hasNoNegativeSize() throws Exception {
        var root = Hash.parseBase64(ROOT);
        assertThatThrownBy(() -> new Checkpoint(new Origin("a"), -1, root))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void origin_isOneLineOfAtMost255Bytes() throws Exception {
        assertThat(Origin.parse("é".repeat(127))).hasToString("é".repeat(127));
        assertThatThrownBy(() -> Origin.parse("é".repeat(128))).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Origin.parse("")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Origin.parse("a\nb")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Origin.parse("a\ud800")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new Origin("go.sum database tree").keyName())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unga.archive/importer",
                "exercise.example/alpha",
                "a.b.c/de",
                "exercise.example/alpha/2",
                "a.bc/de/23",
                "a.bc/de/123456789"
            })
    void origin_ofOurs_isBodyAndPartyAndPerhapsEpoch(String origin) throws Exception {
        assertThat(Origin.parseOurs(origin).keyName()).hasToString(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unga/importer",
                "unga.archive",
                "unga.archive/",
                "/importer",
                "unga.archive/Importer",
                "unga.archive/a b",
                "unga.archive/x",
                "unga.archive/importer/1",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.archive/importer",
                "unga.archive/importer/02",
                "unga.archive/importer/",
                "unga..archive/importer",
                "-unga.archive/importer",
                "https://unga.archive/importer",
                "go.sum database tree"
            })
    void origin_ofOurs_hasNoOtherForm(String origin) {
        assertThatThrownBy(() -> Origin.parseOurs(origin)).isInstanceOf(MalformedException.class);
    }

    @Test
    void keyName_hasNoSpaceOfUnicodeAndAtMost255Bytes() throws Exception {
        assertThat(KeyName.parse("ключ.example/é")).hasToString("ключ.example/é");
        for (var name :
                new String[] {"", " ", "a b", "a+b", "a\tb", "a\u00a0b", "a\u1680b", "a\u202fb", "a\u0085", "\ud800"}) {
            assertThatThrownBy(() -> KeyName.parse(name)).as(name).isInstanceOf(MalformedException.class);
        }
        assertThatThrownBy(() -> KeyName.parse("x".repeat(256))).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new KeyName("a b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void vkey_andKey_areInverse() throws Exception {
        var name = new KeyName("keeper.example/k");
        var ed25519 = Ed25519PrivateKey.ofSeed(new byte[32]).publicKey();
        var mlDsa = MlDsa44PrivateKey.ofSeed(new byte[32]).publicKey();
        for (var key : new VerifierKey[] {
            new VerifierKey.Ed25519(name, ed25519),
            new VerifierKey.Ed25519Cosigner(name, ed25519),
            new VerifierKey.MlDsa44(name, mlDsa)
        }) {
            assertThat(VerifierKey.parse(key.vkey())).isEqualTo(key).hasToString(key.vkey());
        }
    }

    @Test
    void vkey_inAnotherSpellingOrWithAnotherId_isRefused() {
        var vkey = new VerifierKey.Ed25519(
                        new KeyName("k"), Ed25519PrivateKey.ofSeed(new byte[32]).publicKey())
                .vkey();
        var parts = vkey.split("\\+", 3);
        var wrong = new String[] {
            "",
            "k",
            "k+" + parts[1],
            "+" + parts[1] + "+" + parts[2],
            "l+" + parts[1] + "+" + parts[2],
            "k+" + parts[1].toUpperCase(java.util.Locale.ROOT) + "+" + parts[2],
            "k+00000000+" + parts[2],
            "k+" + parts[1] + "0+" + parts[2],
            "k+" + parts[1] + "+",
            "k+" + parts[1] + "+AQ==",
            "k+" + parts[1] + "+!",
            vkey + "AAAA",
            vkey + "\n",
            " " + vkey
        };
        for (var text : wrong) {
            assertThatThrownBy(() -> VerifierKey.parse(text)).as(text).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void vkey_ofATypeThatIsNotRead_saysWhich() {
        var says = java.util.Map.of(
                (byte) 0x02,
                "ECDSA",
                (byte) 0x05,
                "RFC 6962",
                (byte) 0xff,
                "0xff",
                (byte) 0x03,
                "0x03",
                (byte) 0xfa,
                "0xfa");
        says.forEach((type, word) -> {
            var typed = new byte[33];
            typed[0] = type;
            var vkey = "k+00000000+" + Base64.getEncoder().encodeToString(typed);
            assertThatThrownBy(() -> VerifierKey.parse(vkey))
                    .isInstanceOf(MalformedException.class)
                    .hasMessageContaining(word);
        });
    }
}
