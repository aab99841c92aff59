package org.comity.record.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.Vectors;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.key.MlDsa44PrivateKey;
import org.comity.testkit.Fuzz;
import org.comity.testkit.Parts;
import org.junit.jupiter.api.Test;

/// Hostile notes, checkpoints, signature lines and vkeys.
class NoteFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final LogSigner LOG = new LogSigner(
            new Origin("exercise.example/alpha"),
            Ed25519PrivateKey.ofSeed(new byte[32]),
            MlDsa44PrivateKey.ofSeed(new byte[32]));
    private static final Note SIGNED = LOG.sign(5, Hash.sha256(), NOW);
    private static final Cosigner WITNESS = new Cosigner.Ed25519(
            new KeyName("keeper.example/witness"),
            Ed25519PrivateKey.ofSeed(Hash.sha256().bytes()));
    private static final Note SHORT =
            new Note(SIGNED.text(), SIGNED.signatures().subList(0, 1));
    private static final Note COSIGNED =
            SHORT.with(List.of(WITNESS.cosign(new Checkpoint(LOG.origin(), 5, Hash.sha256()), NOW)));
    private static final List<VerifierKey> KEYS = keys();

    private static List<VerifierKey> keys() {
        var keys = new ArrayList<>(LOG.knownLog().keys());
        keys.add(WITNESS.verifierKey());
        return keys;
    }

    static final Fuzz NOTE = Fuzz.of(
            Parts.LINES,
            List.of(
                    SHORT.bytes(),
                    COSIGNED.bytes(),
                    SIGNED.bytes(),
                    Vectors.bytes("tlog/tessera-15/checkpoint.15"),
                    Vectors.bytes("tlog/tessera-15/checkpoint.0"),
                    "\n\n\u2014 a AAAAAAA=\n".getBytes(UTF_8)),
            List.of("\n", "\n\n", "\u00e2\u0080\u0094 ", " ", "+", "=", "AAAAAAA=", "\u0000", "\u00c2\u0085", "5"),
            NoteFuzzTest::note);

    private static String note(byte[] input) {
        try {
            var note = Note.parse(input);
            assertThat(input).hasSizeLessThanOrEqualTo(Note.MOST_BYTES);
            assertThat(note.signatures()).hasSizeBetween(1, Note.MOST_SIGNATURES);
            assertThat(note.bytes()).isEqualTo(input);
            var checkpoint = Checkpoint.parse(note.text());
            assertThat(checkpoint).hasToString(note.text());
            note.verify(KEYS);
            assertThat(note.text()).isEqualTo(SIGNED.text());
            return "verified";
        } catch (MalformedException | UnverifiedException e) {
            return Fuzz.complaint(e).replaceAll("named .*|of .*", "*");
        }
    }

    @Test
    void note_isRefusedOrReadInItsOneSpelling() {
        assertThat(NOTE.run(2_500)).containsKey("verified").hasSizeGreaterThan(6);
    }

    static final Fuzz LINE = Fuzz.of(
            Parts.FIELDS,
            List.of(
                    SHORT.signatures().getFirst().toString().getBytes(UTF_8),
                    "example.org/alpha".getBytes(UTF_8),
                    SIGNED.text().getBytes(UTF_8),
                    "a.b/cd/2".getBytes(UTF_8)),
            List.of("\u00e2\u0080\u0094 ", " ", "+", "=", "AAAAAAA=", "AB==", "a.", "/b", "/2", "9", "-", "\n"),
            NoteFuzzTest::line);

    /// A signature line, a name, an origin, a checkpoint: small texts, fed to the reader of each.
    private static String line(byte[] input) throws CharacterCodingException {
        var text = new String(input, UTF_8);
        var outcome = new StringBuilder();
        outcome.append(went(() -> {
            var line = SignatureLine.parse(text);
            assertThat(line).hasToString(text).isEqualTo(SignatureLine.parse(line.toString()));
            line.keyId();
            try {
                assertThat(line.signature()).isNotEmpty();
            } catch (UnverifiedException e) {
                assertThat(e).hasMessageContaining("one spelling");
            }
        }));
        outcome.append(went(() -> {
            var name = KeyName.parse(text);
            assertThat(name.value()).isEqualTo(text).doesNotContain(" ", "+", "\n");
            assertThat(text.getBytes(UTF_8)).hasSizeBetween(1, 255);
            new Origin(name.value()); // Relies on: every key name may be an origin.
        }));
        outcome.append(went(() -> {
            assertThat(Origin.parse(text).value()).isEqualTo(text).doesNotContain("\n");
            assertThat(text.getBytes(UTF_8)).hasSizeBetween(1, 255);
        }));
        outcome.append(went(() -> {
            var origin = Origin.parseOurs(text);
            assertThat(origin.keyName().value())
                    .isEqualTo(text)
                    .doesNotContain("..")
                    .isASCII();
        }));
        outcome.append(went(() -> {
            var checkpoint = Checkpoint.parse(text);
            assertThat(checkpoint).hasToString(text).isEqualTo(Checkpoint.parse(checkpoint.toString()));
            assertThat(checkpoint.size()).isNotNegative();
        }));
        // Whatever was read is text that goes out again as it came: no half of a surrogate pair, no replacement.
        if (outcome.indexOf("read") >= 0) {
            assertThat(UTF_8.newEncoder().encode(java.nio.CharBuffer.wrap(text)))
                    .isEqualTo(ByteBuffer.wrap(text.getBytes(UTF_8)));
        }
        return outcome.toString();
    }

    @Test
    void smallTexts_areRefusedOrReadInTheirOneSpelling() {
        assertThat(String.join("\n", LINE.run(1_500).keySet())).contains("read;read", "read;");
    }

    static final Fuzz VKEY = Fuzz.of(
            Parts.FIELDS,
            KEYS.stream().map(key -> key.vkey().getBytes(UTF_8)).toList(),
            List.of("+", "=", "A", "AQ", "BA", "Bg", "/", "00000000"),
            NoteFuzzTest::vkey);

    private static String vkey(byte[] input) {
        var text = new String(input, UTF_8);
        return went(() -> {
            var key = VerifierKey.parse(text);
            assertThat(key.vkey()).isEqualTo(text);
            assertThat(VerifierKey.parse(key.vkey())).isEqualTo(key);
            assertThat(key.keyBytes()).hasSize(key.type() == 6 ? 1_312 : 32);
        });
    }

    @Test
    void vkey_isRefusedOrReadInItsOneSpelling() {
        assertThat(VKEY.run(2_000)).containsKey("read;").hasSizeGreaterThan(6);
    }

    @FunctionalInterface
    private interface Reading {
        void run() throws MalformedException;
    }

    private static String went(Reading reading) {
        try {
            reading.run();
            return "read;";
        } catch (MalformedException e) {
            return Fuzz.complaint(e).replaceAll("named .*|of .*", "*") + ";";
        }
    }
}
