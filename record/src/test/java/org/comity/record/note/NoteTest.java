package org.comity.record.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.key.MlDsa44PrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final LogSigner LOG = new LogSigner(
            new Origin("exercise.example/alpha"),
            Ed25519PrivateKey.ofSeed(new byte[32]),
            MlDsa44PrivateKey.ofSeed(new byte[32]));
    private static final Hash ROOT = Hash.sha256(new byte[] {7});
    private static final Note SIGNED = LOG.sign(5, ROOT, NOW);
    private static final Cosigner WITNESS =
            new Cosigner.Ed25519(new KeyName("keeper.example/witness"), Ed25519PrivateKey.ofSeed(seed(1)));

    /// With the Ed25519 line alone.
    private static final Note SHORT =
            new Note(SIGNED.text(), SIGNED.signatures().subList(0, 1));

    @Test
    void parse_everyOneBitChangeIsSeen() {
        byte[] good = SHORT.bytes();
        for (int i = 0; i < 8 * good.length; i++) {
            byte[] changed = good.clone();
            changed[i / 8] ^= (byte) (1 << (i % 8));
            assertThatThrownBy(() -> Note.parse(changed).verify(LOG.knownLog().keys()))
                    .as("bit %d", i)
                    .isInstanceOfAny(MalformedException.class, UnverifiedException.class);
        }
    }

    @Test
    void parse_everyCutIsSeen() {
        byte[] good = SHORT.bytes();
        for (int length = 0; length < good.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(good, length);
            assertThatThrownBy(() -> Note.parse(cut)).as("cut to %d", length).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void postQuantumLine_everyChangedByteIsSeen() {
        var alone = new Note(SIGNED.text(), SIGNED.signatures().subList(1, 2));
        byte[] good = alone.bytes();
        for (int i = 0; i < good.length; i += i < 200 ? 1 : 97) {
            byte[] changed = good.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> Note.parse(changed).verify(LOG.knownLog().keys()))
                    .as("byte %d", i)
                    .isInstanceOfAny(MalformedException.class, UnverifiedException.class);
        }
    }

    @Test
    void text_mayHaveEmptyLines_theLastOneSplits() throws Exception {
        var text = "one\n\n\ntwo\n\n";
        var note = new Note(text, SHORT.signatures());
        assertThat(Note.parse(note.bytes())).isEqualTo(note);
        assertThat(Note.parse(note.bytes()).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "text\n",
                "text\n\n",
                "text\n— a AAAAAAA=\n",
                "text\n\n— a AAAAAAA=",
                "text\n\n— a AAAAAAA=\n\n",
                "text\n\n- a AAAAAAA=\n",
                "text\n\n—a AAAAAAA=\n",
                "text\n\n—  AAAAAAA=\n",
                "text\n\n— a\n",
                "text\n\n— a \n",
                "text\n\n— a AAAA\n",
                "text\n\n— a AAAAAA==\n",
                "text\n\n— a AAAAAAA= \n",
                "text\n\n— a  AAAAAAA=\n",
                "text\n\n— a AAAAAAA_\n",
                "text\n\n— a+b AAAAAAA=\n",
                "text\n\n— a\u00a0b AAAAAAA=\n",
                "text\n\n— a\u2003b AAAAAAA=\n",
                "text\n\n— a\u2028b AAAAAAA=\n",
                "text\n\n— a\u3000b AAAAAAA=\n",
                "text\n\n— a\u0085b AAAAAAA=\n",
                "text\r\n\n— a AAAAAAA=\n",
                "te\u0000xt\n\n— a AAAAAAA=\n",
                "te\txt\n\n— a AAAAAAA=\n",
                "text\n\n— a AAAAAAA=\r\n",
                "text\n\n— a AAAAAAA=\nmore\n"
            })
    void parse_refusesWhatIsNoNote(String note) {
        assertThatThrownBy(() -> Note.parse(note.getBytes(UTF_8))).isInstanceOf(MalformedException.class);
    }

    @Test
    void parse_refusesWhatIsNotUtf8() {
        byte[] note = "text\n\n— a AAAAAAA=\n".getBytes(UTF_8);
        note[1] = (byte) 0xc0;
        assertThatThrownBy(() -> Note.parse(note))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void parse_takesSoManyLinesAndBytesAndNoMore() throws Exception {
        var line = SHORT.signatures().getFirst();
        var most = new Note("text\n", Collections.nCopies(Note.MOST_SIGNATURES, line));
        assertThat(Note.parse(most.bytes()).signatures()).hasSize(Note.MOST_SIGNATURES);
        byte[] more = (most + line.toString() + "\n").getBytes(UTF_8);
        assertThatThrownBy(() -> Note.parse(more))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("512");
        byte[] long_ = ("x".repeat(Note.MOST_BYTES) + "\n\n— a AAAAAAA=\n").getBytes(UTF_8);
        assertThatThrownBy(() -> Note.parse(long_))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("bytes");
    }

    @Test
    void note_thatCouldNotBeReadAgain_cannotBeMade() {
        var lines = SHORT.signatures();
        assertThatThrownBy(() -> new Note("no newline", lines)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Note("tab\t\n", lines)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Note("text\n", List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SignatureLine(new KeyName("a"), "AAAA"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void line_inAnotherSpellingOfBase64_isReadAndNeverVerifies() throws Exception {
        var text = SHORT.toString();
        int last = text.lastIndexOf('=') - 1;
        char next = (char) (text.charAt(last) + 1); // one of the bits that base64 leaves over
        var other = Note.parse((text.substring(0, last) + next + "=\n").getBytes(UTF_8));
        assertThatThrownBy(() -> other.verify(LOG.knownLog().keys()))
                .isInstanceOf(UnverifiedException.class)
                .hasMessageContaining("one spelling");
        var without = Note.parse(text.replace("=\n", "\n")
                .replace(ROOT.base64().replace("=", ""), ROOT.base64())
                .getBytes(UTF_8));
        assertThatThrownBy(() -> without.verify(LOG.knownLog().keys())).isInstanceOf(UnverifiedException.class);
    }

    @Test
    void line_ofAnUnknownKey_isLeftAside_evenIfNameOrIdIsKnown() throws Exception {
        var known = SHORT.signatures().getFirst();
        var sameName = SignatureLine.of(
                new VerifierKey.Ed25519(
                        known.name(), Ed25519PrivateKey.ofSeed(seed(9)).publicKey()),
                new byte[64]);
        var sameId = new SignatureLine(new KeyName("somebody.example"), known.encoded());
        var note = new Note(SHORT.text(), List.of(sameName, sameId, known));
        assertThat(note.verify(LOG.knownLog().keys()).lines())
                .extracting(VerifiedLine::line)
                .containsExactly(known);
        var strangers = new Note(SHORT.text(), List.of(sameName, sameId));
        assertThatThrownBy(() -> strangers.verify(LOG.knownLog().keys()))
                .isInstanceOf(UnverifiedException.class)
                .hasMessageContaining("no signature line by a known key");
    }

    @Test
    void line_ofAKnownKeyThatFails_refusesTheWholeNote() {
        var forged = SignatureLine.of(LOG.knownLog().keys().getFirst(), new byte[64]);
        var note = SIGNED.with(List.of(forged));
        assertThatThrownBy(() -> note.verify(LOG.knownLog().keys())).isInstanceOf(UnverifiedException.class);
    }

    @Test
    void cosignature_isOverTheTextThatTheSpecificationSays() throws Exception {
        var checkpoint = Checkpoint.parse(SIGNED.text());
        var line = WITNESS.cosign(checkpoint, NOW);
        var message = "cosignature/v1\ntime 1795514400\nexercise.example/alpha\n5\n" + ROOT.base64() + "\n";
        byte[] signature = line.signature();
        assertThat(signature).hasSize(72).startsWith(0, 0, 0, 0, 0x6b, 0x5, 0x60, 0x20);
        Ed25519PrivateKey.ofSeed(seed(1))
                .publicKey()
                .verify(message.getBytes(UTF_8), java.util.Arrays.copyOfRange(signature, 8, 72));
        var verified = new Note(SIGNED.text(), List.of(line)).verify(List.of(WITNESS.verifierKey()));
        assertThat(verified.lines().getFirst().signedAtSeconds()).hasValue(NOW.getEpochSecond());
    }

    @Test
    void postQuantumCosignature_isOverTheBytesThatTheSpecificationSays() {
        var message = SignedMessage.checkpoint(new Checkpoint(LOG.origin(), 5, ROOT), new KeyName("k"), 258);
        var expected = "subtree/v1\n\0" + "\u0001k" + "\0\0\0\0\0\0\u0001\u0002" + "\u0016exercise.example/alpha"
                + "\0\0\0\0\0\0\0\0" + "\0\0\0\0\0\0\0\u0005"
                + new String(ROOT.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(message).isEqualTo(expected.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    @Test
    void cosignature_withAnotherTimeOrLength_fails() throws Exception {
        var line = WITNESS.cosign(Checkpoint.parse(SIGNED.text()), NOW);
        byte[] later = line.signature();
        later[7]++;
        refused(later, "does not hold");
        byte[] tooLate = line.signature();
        tooLate[0] = (byte) 0x80;
        refused(tooLate, "which is no date");
        refused(java.util.Arrays.copyOf(line.signature(), 71), "72 bytes, not 71");
        refused(java.util.Arrays.copyOf(line.signature(), 73), "72 bytes, not 73");
        refused(new byte[1], "72 bytes, not 1");
    }

    private static void refused(byte[] signature, String why) {
        var note = new Note(SIGNED.text(), List.of(SignatureLine.of(WITNESS.verifierKey(), signature)));
        assertThatThrownBy(() -> note.verify(List.of(WITNESS.verifierKey())))
                .isInstanceOf(UnverifiedException.class)
                .hasMessageContaining(why);
    }

    @Test
    void postQuantumLine_isOverNothingButACheckpoint() {
        var line = SIGNED.signatures().get(1);
        var note = new Note("some text\n", List.of(line));
        assertThatThrownBy(() -> note.verify(LOG.knownLog().keys()))
                .isInstanceOf(UnverifiedException.class)
                .hasMessageContaining("is over no checkpoint");
    }

    @Test
    void cosignature_before1970SaysNothing() {
        var checkpoint = new Checkpoint(LOG.origin(), 5, ROOT);
        assertThatThrownBy(() -> WITNESS.cosign(checkpoint, Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LOG.sign(5, ROOT, Instant.EPOCH.minusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void log_signsWithBothKeysUnderItsOrigin() throws Exception {
        assertThat(SIGNED.signatures())
                .hasSize(2)
                .allMatch(line -> line.name().value().equals("exercise.example/alpha"));
        var trusted = TrustedCheckpoint.verify(SIGNED, LOG.knownLog(), List.of());
        assertThat(trusted.logLines().get(0).signedAtSeconds()).isEmpty();
        assertThat(trusted.logLines().get(1).signedAtSeconds()).hasValue(NOW.getEpochSecond());
        assertThat(trusted.checkpoint()).isEqualTo(new Checkpoint(LOG.origin(), 5, ROOT));
    }

    @Test
    void algorithm_isThatOfTheKey() {
        assertThat(LOG.knownLog().keys()).extracting(VerifierKey::algorithm).containsExactly("Ed25519", "ML-DSA-44");
        assertThat(WITNESS.verifierKey().algorithm()).isEqualTo("Ed25519");
    }

    @Test
    void trustedCheckpoint_keepsTheLinesThatHoldAndNoOther() throws Exception {
        var checkpoint = Checkpoint.parse(SIGNED.text());
        var stranger = new Cosigner.Ed25519(new KeyName("stranger.example"), Ed25519PrivateKey.ofSeed(seed(2)));
        var mirror = new Cosigner.MlDsa44(new KeyName("keeper.example/mirror"), MlDsa44PrivateKey.ofSeed(seed(3)));
        var note = SIGNED.with(List.of(
                stranger.cosign(checkpoint, NOW), WITNESS.cosign(checkpoint, NOW), mirror.cosign(checkpoint, NOW)));
        var trusted = TrustedCheckpoint.verify(
                Note.parse(note.bytes()), LOG.knownLog(), List.of(WITNESS.verifierKey(), mirror.verifierKey()));
        assertThat(trusted.cosignatures())
                .extracting(VerifiedLine::key)
                .containsExactly(WITNESS.verifierKey(), mirror.verifierKey());
        assertThat(trusted.note().signatures())
                .hasSize(4)
                .doesNotContain(note.signatures().get(2));
        assertThat(trusted.note().text()).isEqualTo(note.text());
    }

    @Test
    void trustedCheckpoint_needsTheLogItself() {
        var cosigned = new Note(SIGNED.text(), List.of(WITNESS.cosign(new Checkpoint(LOG.origin(), 5, ROOT), NOW)));
        assertThatThrownBy(() -> TrustedCheckpoint.verify(cosigned, LOG.knownLog(), List.of(WITNESS.verifierKey())))
                .isInstanceOf(UnverifiedException.class)
                .hasMessageContaining("did not sign");
        var another =
                new KnownLog(new Origin("exercise.example/beta"), LOG.knownLog().keys());
        assertThatThrownBy(() -> TrustedCheckpoint.verify(SIGNED, another, List.of()))
                .isInstanceOf(UnverifiedException.class)
                .hasMessageContaining("expected");
    }

    @Test
    void cosignature_behindTheYear9999_vouchesForNothing() throws Exception {
        var last = Instant.parse("9999-12-31T23:59:59Z");
        var checkpoint = new Checkpoint(LOG.origin(), 5, ROOT);
        var keys = List.of(WITNESS.verifierKey());
        assertThat(SHORT.with(List.of(WITNESS.cosign(checkpoint, last)))
                        .verify(keys)
                        .lines())
                .singleElement()
                .satisfies(line -> assertThat(line.signedAtSeconds()).hasValue(last.getEpochSecond()));
        for (var time : List.of(last.plusSeconds(1), Instant.MAX)) {
            var dated = SHORT.with(List.of(WITNESS.cosign(checkpoint, time)));
            assertThatThrownBy(() -> dated.verify(keys))
                    .isInstanceOf(UnverifiedException.class)
                    .hasMessageContaining("which is no date");
        }
    }

    private static byte[] seed(int first) {
        var seed = new byte[32];
        seed[0] = (byte) first;
        return seed;
    }
}
