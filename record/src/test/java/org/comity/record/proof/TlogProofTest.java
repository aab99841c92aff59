package org.comity.record.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.merkle.InclusionProof;
import org.comity.record.note.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlogProofTest {
    private static final Policy POLICY = policy(0);

    private static Policy policy(int key) {
        return new Policy(
                List.of(new Policy.Log(SmallLog.KEYS.knownLog().keys().get(key), "")),
                List.of(new Policy.Witness("keeper", SmallLog.cosigner(1).verifierKey(), "")),
                List.of(),
                "keeper");
    }

    /// With the log's Ed25519 line and the witness's.
    private static TlogProof receipt() throws Exception {
        var log = SmallLog.of(7);
        var note = log.cosigned(SmallLog.cosigner(1));
        var few = new Note(
                note.text(), List.of(note.signatures().get(0), note.signatures().get(2)));
        return TlogProof.receipt(log.entry(3), log.inclusion(3), few);
    }

    @Test
    void receipt_holdsForEveryEntryOfASmallLog() throws Exception {
        for (int size = 1; size <= 12; size++) {
            var log = SmallLog.of(size);
            var note = log.cosigned(SmallLog.cosigner(1));
            for (int index = 0; index < size; index++) {
                var written = TlogProof.receipt(log.entry(index), log.inclusion(index), note);
                var read = TlogProof.parse(written.bytes());
                assertThat(read).isEqualTo(written).hasSameHashCodeAs(written).hasToString(written.toString());
                var verified = read.verify(POLICY);
                assertThat(verified.entry()).isEqualTo(log.entry(index));
                assertThat(verified.index()).isEqualTo(index);
                assertThat(verified.checkpoint().checkpoint().size()).isEqualTo(size);
            }
        }
    }

    @Test
    void verifiedProof_listsWhatEachStepShowed() throws Exception {
        var log = SmallLog.of(7);
        var keys = SmallLog.KEYS.knownLog().keys();
        var policy = new Policy(
                List.of(new Policy.Log(keys.get(0), ""), new Policy.Log(keys.get(1), "")),
                POLICY.witnesses(),
                List.of(),
                "keeper");
        var verified = TlogProof.receipt(log.entry(3), log.inclusion(3), log.cosigned(SmallLog.cosigner(1)))
                .verify(policy);
        assertThat(verified.steps()).hasSize(5);
        assertThat(verified.steps().get(0))
                .isInstanceOfSatisfying(
                        VerifiedProof.Step.LogSignature.class,
                        step -> assertThat(step.line().key()).isEqualTo(keys.get(0)));
        assertThat(verified.steps().get(1))
                .isInstanceOfSatisfying(
                        VerifiedProof.Step.LogSignature.class,
                        step -> assertThat(step.line().key()).isEqualTo(keys.get(1)));
        assertThat(verified.steps().get(2)).isInstanceOfSatisfying(VerifiedProof.Step.Cosignature.class, step -> {
            assertThat(step.witness()).isEqualTo("keeper");
            assertThat(step.line().signedAtSeconds()).hasValue(SmallLog.NOW.getEpochSecond());
        });
        assertThat(verified.steps().get(3)).isEqualTo(new VerifiedProof.Step.Quorum("keeper"));
        assertThat(verified.steps().get(4))
                .isEqualTo(new VerifiedProof.Step.Inclusion(
                        log.leaf(3), 3, 7, log.nodes().root(7)));
    }

    @Test
    void receipt_everyOneBitChangeIsSeen() throws Exception {
        byte[] good = receipt().bytes();
        for (int i = 0; i < 8 * good.length; i++) {
            byte[] changed = good.clone();
            changed[i / 8] ^= (byte) (1 << (i % 8));
            assertThatThrownBy(() -> TlogProof.parse(changed).verify(POLICY))
                    .as("bit %d", i)
                    .isInstanceOfAny(MalformedException.class, UnverifiedException.class);
        }
    }

    @Test
    void receipt_everyCutIsSeen() throws Exception {
        byte[] good = receipt().bytes();
        int witnessLine = new String(good, UTF_8).lastIndexOf("—");
        int witnessAt = new String(good, UTF_8).substring(0, witnessLine).getBytes(UTF_8).length;
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            // Without its last line it is a whole file, and lacks the quorum.
            assertThatThrownBy(() -> TlogProof.parse(cut).verify(POLICY))
                    .isInstanceOf(length == witnessAt ? UnverifiedException.class : MalformedException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c2sp.org/tlog-proof@v1\\n | c2sp.org/tlog-proof@v2\\n",
                "c2sp.org/tlog-proof@v1\\n | ''",
                "extra ZW50cnkgMw==\\n | extra \\n",
                "extra ZW50cnkgMw==\\n | extra ZW50cnkgMw=\\n",
                "extra ZW50cnkgMw==\\n | extra ZW50cnkgMx==\\n",
                "extra ZW50cnkgMw==\\n | extra  ZW50cnkgMw==\\n",
                "extra ZW50cnkgMw==\\n | extra ZW50cnkgMw==\\nextra ZW50cnkgMw==\\n",
                "index 3\\n | ''",
                "index 3\\n | index 03\\n",
                "index 3\\n | index +3\\n",
                "index 3\\n | index -3\\n",
                "index 3\\n | index 9223372036854775808\\n",
                "index 3\\n | index 3 \\n",
                "index 3\\n | Index 3\\n",
                "index 3\\n | index 3\\nindex 3\\n",
                "index 3\\n | index 3\\nAAAA\\n",
                "index 3\\n | index 3\\r\\n"
            })
    void parse_refusesWhatIsInAnotherForm(String part, String other) throws Exception {
        var text = receipt().toString();
        var good = part.strip().replace("\\n", "\n");
        assertThat(text).contains(good);
        var bad = text.replace(good, other.strip().replace("\\n", "\n").replace("\\r", "\r"));
        assertThatThrownBy(() -> TlogProof.parse(bad.getBytes(UTF_8))).isInstanceOf(MalformedException.class);
    }

    @Test
    void parse_takesAtMost63HashesAndSoManyBytes() throws Exception {
        var hash = SmallLog.of(1).leaf(0);
        var note = SmallLog.of(1).checkpoint();
        var most = TlogProof.of(new byte[0], new InclusionProof(0, 1, java.util.Collections.nCopies(63, hash)), note);
        assertThat(TlogProof.parse(most.bytes())).isEqualTo(most);
        var more = TlogProof.of(new byte[0], new InclusionProof(0, 1, java.util.Collections.nCopies(64, hash)), note);
        assertThatThrownBy(() -> TlogProof.parse(more.bytes())).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> TlogProof.parse(new byte[TlogProof.MOST_BYTES + 1]))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("at most");
    }

    @Test
    void proof_withoutExtra_needsTheEntryFromOutside() throws Exception {
        var log = SmallLog.of(7);
        var proof = TlogProof.of(new byte[0], log.inclusion(2), log.cosigned(SmallLog.cosigner(1)));
        assertThat(proof.toString()).doesNotContain("extra");
        assertThat(TlogProof.parse(proof.bytes()).verify(log.entry(2), POLICY).index())
                .isEqualTo(2);
        assertThatThrownBy(() -> proof.verify(POLICY)).isInstanceOf(UnverifiedException.class);
        assertThatThrownBy(() -> proof.verify(log.entry(3), POLICY)).isInstanceOf(UnverifiedException.class);
        assertThatThrownBy(() -> TlogProof.receipt(new byte[0], log.inclusion(2), proof.checkpoint()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void proof_ofAnotherIndexOrTree_isRefused() throws Exception {
        var log = SmallLog.of(7);
        var note = log.cosigned(SmallLog.cosigner(1));
        for (int index : new int[] {0, 1, 2, 4, 5, 6, 7, 100}) {
            var moved = new InclusionProof(index, 101, log.inclusion(3).path());
            var proof = TlogProof.receipt(log.entry(3), moved, note);
            assertThatThrownBy(() -> proof.verify(POLICY))
                    .as("index %d", index)
                    .isInstanceOfAny(UnverifiedException.class, MalformedException.class);
        }
        var another = TlogProof.receipt(
                log.entry(3), log.inclusion(3), SmallLog.of(7, 6).cosigned(SmallLog.cosigner(1)));
        assertThatThrownBy(() -> another.verify(POLICY)).isInstanceOf(UnverifiedException.class);
    }
}
