package org.comity.record.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.comity.record.MalformedException;
import org.comity.record.note.KnownLog;
import org.comity.record.note.Origin;
import org.comity.record.note.TrustedCheckpoint;
import org.comity.record.note.VerifierKey;
import org.comity.record.proof.TrustedKeys.Cosigner;
import org.comity.record.proof.TrustedKeys.Kind;
import org.comity.record.proof.TrustedKeys.Log;
import org.junit.jupiter.api.Test;

class TrustedKeysTest {
    private static final KnownLog LOG = SmallLog.KEYS.knownLog();
    private static final Log TRUSTED =
            new Log(LOG, SmallLog.KEYS.key().publicKey().multikey());

    private static Cosigner cosigner(int number, String name, Kind kind) {
        return new Cosigner(name, SmallLog.cosigner(number).verifierKey(), kind);
    }

    private static TrustedKeys keys(Cosigner... cosigners) {
        return new TrustedKeys(List.of(TRUSTED), List.of(cosigners), "from an exercise");
    }

    @Test
    void parse_readsWhatWasWritten() throws Exception {
        var keys = keys(cosigner(1, "one/witness", Kind.WITNESS), cosigner(2, "one/mirror", Kind.MIRROR));
        var text = keys.toJson().indented();
        assertThat(TrustedKeys.parse(text.getBytes(UTF_8))).isEqualTo(keys);
    }

    @Test
    void parse_refusesWhatAVerifierCouldNotUse() {
        var good = keys(cosigner(1, "one/witness", Kind.WITNESS), cosigner(2, "one/mirror", Kind.MIRROR))
                .toJson()
                .indented();
        var postQuantum = LOG.keys().getLast().vkey();
        var bad = List.of(
                "",
                "[]",
                "{}",
                good.replace("\"source\"", "\"from\""),
                good.replaceFirst("\\{", "{\"more\": 1,"),
                good.replace("\"kind\": \"witness\"", "\"more\": 1, \"kind\": \"witness\""),
                good.replaceFirst("\"z6Mk[^\"]*\"", "\"zDnaeWnkYHg57Mkr3QoQ6ni6sT8LKDwoNivRm9nQCK8VhED67\""),
                good.replace("\"witness\"", "\"judge\""),
                good.replace("\"origin\"", "\"name\""),
                good.replace("exercise.example/alpha\"", "\""),
                good.replaceFirst("\"z6Mk[^\"]*\"", "\"z6MkNone\""),
                good.replaceFirst("\"logs\": \\[", "\"logs\": [1,"),
                good.replaceFirst("\"cosigners\": \\[", "\"cosigners\": [null,"),
                good.replaceFirst("\"vkeys\": \\[", "\"vkeys\": [7,"),
                good.replace(LOG.keys().getFirst().vkey(), postQuantum),
                good.replace(
                        SmallLog.cosigner(2).verifierKey().vkey(),
                        SmallLog.cosigner(1).verifierKey().vkey()),
                good.replace(
                        SmallLog.cosigner(2).verifierKey().vkey(),
                        LOG.keys().getFirst().vkey()));
        for (var text : bad) {
            assertThatThrownBy(() -> TrustedKeys.parse(text.getBytes(UTF_8)))
                    .as(text)
                    .isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void keys_haveEachLogAndEachSignerOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrustedKeys(List.of(TRUSTED, TRUSTED), List.of(), ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys(cosigner(1, "one", Kind.WITNESS), cosigner(1, "two", Kind.MIRROR)));
    }

    @Test
    void log_isFoundByItsOriginAndByTheKeyOfItsEntries() {
        var keys = keys();
        assertThat(keys.log(LOG.origin())).hasValue(TRUSTED);
        assertThat(keys.log(new Origin("exercise.example/beta"))).isEmpty();
        assertThat(keys.logOf(TRUSTED.proofKey())).hasValue(TRUSTED);
        assertThat(keys.logOf(SmallLog.cosigner(1).key().publicKey().multikey()))
                .isEmpty();
    }

    /// With n = 3f + 1 keepers: of mirrors 2f + 1, of witnesses f + 1.
    @Test
    void needed_isEnoughForOneHonestSigner() {
        assertThat(IntStream.rangeClosed(0, 10).map(Kind.MIRROR::needed))
                .containsExactly(0, 1, 2, 3, 3, 4, 5, 5, 6, 7, 7);
        assertThat(IntStream.rangeClosed(0, 10).map(Kind.WITNESS::needed))
                .containsExactly(0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4);
    }

    @Test
    void voices_countNamesAndNotKeys() throws Exception {
        var keys = keys(
                cosigner(1, "one", Kind.MIRROR),
                cosigner(2, "one", Kind.MIRROR),
                cosigner(3, "two", Kind.MIRROR),
                cosigner(4, "one", Kind.WITNESS));
        var checkpoint = TrustedCheckpoint.verify(
                SmallLog.of(3).cosigned(SmallLog.cosigner(1), SmallLog.cosigner(2)), LOG, keys.cosignerKeys());
        var voices = keys.voices(checkpoint);
        assertThat(voices)
                .containsExactly(new TrustedKeys.Voices(Kind.WITNESS, 0, 1), new TrustedKeys.Voices(Kind.MIRROR, 1, 2));
        assertThat(voices).noneMatch(TrustedKeys.Voices::areEnough);
        assertThat(new TrustedKeys.Voices(Kind.MIRROR, 2, 2).areEnough()).isTrue();
        assertThat(new TrustedKeys.Voices(Kind.MIRROR, 0, 0).areEnough()).isTrue();
    }

    @Test
    void cosigner_isNoKeyThatSignsWithoutATime() {
        VerifierKey log = LOG.keys().getFirst();
        assertThatIllegalArgumentException().isThrownBy(() -> new Cosigner("one", log, Kind.WITNESS));
    }
}
