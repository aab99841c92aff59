package org.comity.record.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.comity.record.witness.ForkingLog.LOG;
import static org.comity.record.witness.ForkingLog.MIRROR;
import static org.comity.record.witness.ForkingLog.NEVER;
import static org.comity.record.witness.ForkingLog.NOW;
import static org.comity.record.witness.ForkingLog.WITNESS;
import static org.comity.record.witness.ForkingLog.checkpoint;
import static org.comity.record.witness.ForkingLog.knows;
import static org.comity.record.witness.ForkingLog.nodes;
import static org.comity.record.witness.ForkingLog.request;
import static org.comity.record.witness.ForkingLog.seed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.key.MlDsa44PrivateKey;
import org.comity.record.merkle.MerkleHash;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.Cosigner;
import org.comity.record.note.KnownLog;
import org.comity.record.note.LogSigner;
import org.comity.record.note.Note;
import org.comity.record.note.Origin;
import org.comity.record.note.SignatureLine;
import org.comity.record.note.TrustedCheckpoint;
import org.comity.testkit.Choices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessTest {
    private final MemoryStore store = new MemoryStore();
    private final LogDirectory logs = knows(LOG.knownLog());
    private final Witness witness = new Witness(List.of(WITNESS), logs, store);
    private final Mirror mirror = new Mirror(List.of(MIRROR), logs, store);

    // The rules, in the order of the table of the specification.

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "old 0\n",
                "old 00\n\n$NOTE",
                "old +0\n\n$NOTE",
                "old -1\n\n$NOTE",
                "old\n\n$NOTE",
                "old \n\n$NOTE",
                "0\n\n$NOTE",
                "Old 0\n\n$NOTE",
                "old 9223372036854775808\n\n$NOTE",
                "old 0\n$NOTE",
                "old 0 \n\n$NOTE",
                "old 0\nAAAA\n\n$NOTE",
                "old 0\n\n",
                "old 0\n\n\n$NOTE",
                "old 0\n\ntext\n",
                "old 0\r\n\n$NOTE"
            })
    void rule1_aMalformedBodyIs400(String body) throws Exception {
        var answer = witness.addCheckpoint(
                body.replace("$NOTE", checkpoint(3, NEVER).toString()).getBytes(UTF_8), NOW);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Answer.Reason.MALFORMED));
    }

    @Test
    void rule1_moreThan63HashesOrBytesAre400() throws Exception {
        var note = checkpoint(3, NEVER);
        var most = new AddCheckpoint(0, java.util.Collections.nCopies(63, MerkleHash.EMPTY_ROOT), note);
        assertThat(AddCheckpoint.parse(most.bytes())).isEqualTo(most);
        var more = "old 0\n" + (MerkleHash.EMPTY_ROOT.base64() + "\n").repeat(64) + "\n" + note;
        assertThat(witness.addCheckpoint(more.getBytes(UTF_8), NOW).status()).isEqualTo(400);
        assertThat(witness.addCheckpoint(new byte[AddCheckpoint.MOST_BYTES + 1], NOW)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void rule1_aCheckpointWithExtensionLinesIs400() throws Exception {
        var text = checkpoint(3, NEVER).text() + "extension\n";
        var note = new Note(text, checkpoint(3, NEVER).signatures());
        assertThat(witness.addCheckpoint(new AddCheckpoint(0, List.of(), note).bytes(), NOW)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void rule2_anUnknownOriginIs404_evenWithAGoodSignature() throws Exception {
        var other = new LogSigner(new Origin("exercise.example/beta"), LOG.key(), LOG.postQuantumKey());
        var note = other.sign(0, MerkleHash.EMPTY_ROOT, NOW);
        assertThat(witness.addCheckpoint(new AddCheckpoint(0, List.of(), note).bytes(), NOW)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void rule2_aLogThatIsCalledLikeTheWitnessIs404() throws Exception {
        var origin = new Origin(WITNESS.name().value());
        var named = new LogSigner(origin, LOG.key(), LOG.postQuantumKey());
        var byOrigin = new Witness(List.of(WITNESS), knows(named.knownLog()), store);
        var note = named.sign(0, MerkleHash.EMPTY_ROOT, NOW);
        assertThat(byOrigin.addCheckpoint(new AddCheckpoint(0, List.of(), note).bytes(), NOW)
                        .status())
                .isEqualTo(404);
        var byKey = new Witness(
                List.of(WITNESS),
                knows(new KnownLog(LOG.origin(), named.knownLog().keys())),
                store);
        assertThat(byKey.addCheckpoint(request(0, 3, NEVER), NOW).status()).isEqualTo(404);
    }

    @Test
    void rule3_noLineOfTheLogOrOneThatFailsIs403() throws Exception {
        var note = checkpoint(3, NEVER);
        var strangers = new Note(note.text(), List.of(WITNESS.cosign(Checkpoint.parse(note.text()), NOW)));
        var failing = new Note(note.text(), checkpoint(4, NEVER).signatures());
        for (var bad : List.of(strangers, failing)) {
            // The old size is wrong as well, and says less.
            assertThat(witness.addCheckpoint(new AddCheckpoint(9, List.of(), bad).bytes(), NOW)
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void rule4_anOldSizeAboveTheCheckpointIs400() throws Exception {
        var answer = witness.addCheckpoint(new AddCheckpoint(4, List.of(), checkpoint(3, NEVER)).bytes(), NOW);
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Answer.Reason.OLD_SIZE_ABOVE_CHECKPOINT));
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void rule5_anotherOldSizeIs409WithTheSize() throws Exception {
        assertThat(witness.addCheckpoint(request(2, 3, NEVER), NOW)).isEqualTo(new Answer.OtherSize(0));
        assertThat(witness.addCheckpoint(request(0, 3, NEVER), NOW).status()).isEqualTo(200);
        var answer = witness.addCheckpoint(request(0, 5, NEVER), NOW);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).isEqualTo("3\n");
    }

    @Test
    void rule6_anEmptyTreeWithAnotherRootIs422() throws Exception {
        var note = LOG.sign(0, Hash.sha256(new byte[1]), NOW);
        assertThat(witness.addCheckpoint(new AddCheckpoint(0, List.of(), note).bytes(), NOW)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void rule7_aProofFromNothingIs422() throws Exception {
        var body = new AddCheckpoint(0, List.of(MerkleHash.EMPTY_ROOT), checkpoint(3, NEVER));
        assertThat(witness.addCheckpoint(body.bytes(), NOW).status()).isEqualTo(422);
    }

    @Test
    void rule8_anotherRootOfTheSameSizeIs422() throws Exception {
        witness.addCheckpoint(request(0, 3, NEVER), NOW);
        assertThat(witness.addCheckpoint(request(3, 3, 1), NOW).status()).isEqualTo(422);
        var withProof = new AddCheckpoint(3, List.of(MerkleHash.EMPTY_ROOT), checkpoint(3, NEVER));
        assertThat(witness.addCheckpoint(withProof.bytes(), NOW).status()).isEqualTo(422);
    }

    @Test
    void rule9_aHistoryThatIsNotExtendedIs422() throws Exception {
        witness.addCheckpoint(request(0, 3, NEVER), NOW);
        assertThat(witness.addCheckpoint(request(3, 7, 1), NOW).status()).isEqualTo(422);
        var withoutProof = new AddCheckpoint(3, List.of(), checkpoint(7, NEVER));
        assertThat(witness.addCheckpoint(withoutProof.bytes(), NOW).status()).isEqualTo(422);
        assertThat(witness.checkpoint(LOG.origin()).orElseThrow().text())
                .isEqualTo(checkpoint(3, NEVER).text());
    }

    @Test
    void rule10_allGoodIs200_storedBeforeTheAnswer() throws Exception {
        var answer = (Answer.Cosigned) witness.addCheckpoint(request(0, 3, NEVER), NOW);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(answer.lines().getFirst() + "\n");
        assertThat(witness.checkpoint(LOG.origin())).contains(answer.stored());
        var trusted = TrustedCheckpoint.verify(answer.stored(), LOG.knownLog(), witness.verifierKeys());
        assertThat(trusted.logLines()).hasSize(2);
        assertThat(trusted.cosignatures()).hasSize(1);
        assertThat(witness.addCheckpoint(request(3, 7, NEVER), NOW).status()).isEqualTo(200);
    }

    // What the rules are for.

    @Test
    void emptyTree_isCosigned_andGrownFrom() throws Exception {
        assertThat(witness.addCheckpoint(request(0, 0, NEVER), NOW).status()).isEqualTo(200);
        assertThat(witness.addCheckpoint(request(0, 4, NEVER), NOW).status()).isEqualTo(200);
    }

    @Test
    void sameSizeAgain_isARefreshWithANewTime() throws Exception {
        witness.addCheckpoint(request(0, 3, NEVER), NOW);
        var later = (Answer.Cosigned) witness.addCheckpoint(request(3, 3, NEVER), NOW.plusSeconds(60));
        assertThat(signedAt(later.stored())).isEqualTo(NOW.getEpochSecond() + 60);
    }

    @Test
    void time_neverGoesBack_whenTheClockDoes() throws Exception {
        witness.addCheckpoint(request(0, 3, NEVER), NOW);
        var answer = (Answer.Cosigned) witness.addCheckpoint(request(3, 5, NEVER), NOW.minusSeconds(3600));
        assertThat(signedAt(answer.stored())).isEqualTo(NOW.getEpochSecond());
    }

    private long signedAt(Note note) throws Exception {
        return note.verify(witness.verifierKeys())
                .lines()
                .getFirst()
                .signedAtSeconds()
                .orElseThrow();
    }

    @Test
    void lines_thatNobodyVerified_areNeitherStoredNorServed() throws Exception {
        var forged = new SignatureLine(
                WITNESS.name(),
                WITNESS.cosign(new Checkpoint(LOG.origin(), 9, MerkleHash.EMPTY_ROOT), NOW)
                        .encoded());
        var note = checkpoint(3, NEVER).with(List.of(forged));
        var answer = witness.addCheckpoint(new AddCheckpoint(0, List.of(), note).bytes(), NOW);
        assertThat(((Answer.Cosigned) answer).stored().signatures()).hasSize(3).doesNotContain(forged);
        assertThat(witness.addCheckpoint(request(3, 5, NEVER), NOW).status()).isEqualTo(200);
    }

    @Test
    void twoKeys_giveTwoLines() throws Exception {
        var postQuantum = new Cosigner.MlDsa44(WITNESS.name(), MlDsa44PrivateKey.ofSeed(seed(4)));
        var both = new Witness(List.of(WITNESS, postQuantum), logs, store);
        var answer = (Answer.Cosigned) both.addCheckpoint(request(0, 3, NEVER), NOW);
        assertThat(answer.lines()).hasSize(2);
        assertThat(answer.stored().verify(both.verifierKeys()).lines()).hasSize(2);
        assertThat(both.addCheckpoint(request(3, 5, NEVER), NOW).status()).isEqualTo(200);
        assertThatThrownBy(() -> new Witness(List.of(WITNESS, MIRROR), logs, store))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Witness(List.of(), logs, store)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAIL_AND_LOSE", "FAIL_BUT_KEEP"})
    void store_thatFails_givesNoLine_andTheStateIsReadAgain(MemoryStore.Failure failure) throws Exception {
        witness.addCheckpoint(request(0, 3, NEVER), NOW);
        store.failNext(failure);
        assertThatThrownBy(() -> witness.addCheckpoint(request(3, 5, NEVER), NOW))
                .isInstanceOf(IOException.class);
        boolean kept = failure == MemoryStore.Failure.FAIL_BUT_KEEP;
        assertThat(witness.addCheckpoint(request(3, 5, NEVER), NOW).status()).isEqualTo(kept ? 409 : 200);
        // Whatever happened, the other history has no place any more.
        assertThat(witness.addCheckpoint(request(3, 5, 4), NOW).status()).isEqualTo(409);
        assertThat(witness.addCheckpoint(request(5, 5, 4), NOW).status()).isEqualTo(422);
    }

    @Test
    void store_thatHoldsSomethingElse_isAFailureAndNothingIsSigned() throws Exception {
        witness.addCheckpoint(request(0, 3, NEVER), NOW);
        var stored = store.read(LOG.origin());
        var text = new String(stored.bytes(), UTF_8);
        store.put(LOG.origin(), text.replace("\n3\n", "\n2\n").getBytes(UTF_8));
        assertThatThrownBy(() -> witness.addCheckpoint(request(2, 5, NEVER), NOW))
                .isInstanceOf(IOException.class);
        store.put(LOG.origin(), text.substring(0, text.length() / 2).getBytes(UTF_8));
        assertThatThrownBy(() -> witness.addCheckpoint(request(3, 5, NEVER), NOW))
                .isInstanceOf(IOException.class);
    }

    @Test
    void secondRequest_betweenReadingAndStoring_winsAndTheFirstIsJudgedAnew() throws Exception {
        witness.addCheckpoint(request(0, 3, NEVER), NOW);
        store.interrupt(() -> {
            try {
                assertThat(witness.addCheckpoint(request(3, 5, NEVER), NOW).status())
                        .isEqualTo(200);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(witness.addCheckpoint(request(3, 6, 4), NOW)).isEqualTo(new Answer.OtherSize(5));
    }

    @Test
    void history_isOneHoweverRequestsCome() {
        Choices.some(20_261_127, 60, choices -> {
            var fresh = new Witness(List.of(WITNESS), logs, new MemoryStore());
            var cosigned = new ArrayList<Checkpoint>();
            for (int i = 0; i < 12; i++) {
                int newSize = choices.below(9);
                int fork = choices.yes() ? NEVER : choices.below(9);
                int oldSize = choices.below(newSize + 1);
                var answer = fresh.addCheckpoint(request(oldSize, newSize, fork), NOW.plusSeconds(i));
                if (answer instanceof Answer.Cosigned(var _, var stored)) {
                    cosigned.add(Checkpoint.parse(stored.text()));
                }
            }
            for (int i = 1; i < cosigned.size(); i++) {
                assertThat(cosigned.get(i).size())
                        .isGreaterThanOrEqualTo(cosigned.get(i - 1).size());
                assertThat(isOneHistory(cosigned.subList(0, i + 1))).isTrue();
            }
        });
    }

    /// Whether some choice of a fork gives all these roots.
    private static boolean isOneHistory(List<Checkpoint> cosigned) throws Exception {
        for (int fork = 0; fork <= 9; fork++) {
            boolean all = true;
            for (var checkpoint : cosigned) {
                all &= nodes(fork).root(checkpoint.size()).equals(checkpoint.root());
            }
            if (all) {
                return true;
            }
        }
        return false;
    }

    // The mirror beside it.

    @Test
    void mirror_signsOnlyWhatTheWitnessCosigned_onceAllIsStored() throws Exception {
        assertThat(mirror.cosign(LOG.origin(), 9, nodes(NEVER), NOW)).isEqualTo(new Mirror.Outcome.Behind(9, 0));
        witness.addCheckpoint(request(0, 5, NEVER), NOW);
        assertThat(mirror.cosign(LOG.origin(), 4, nodes(NEVER), NOW)).isEqualTo(new Mirror.Outcome.Behind(4, 5));
        assertThat(mirror.checkpoint(LOG.origin())).isEmpty();
        var note = ((Mirror.Outcome.Cosigned) mirror.cosign(LOG.origin(), 7, nodes(NEVER), NOW)).stored();
        assertThat(mirror.checkpoint(LOG.origin())).contains(note);
        var trusted = TrustedCheckpoint.verify(note, LOG.knownLog(), mirror.verifierKeys());
        assertThat(trusted.checkpoint().size()).isEqualTo(5);
        assertThat(trusted.cosignatures()).hasSize(1);
        assertThat(note.signatures())
                .as("the log's lines and the mirror's only")
                .hasSize(3);
        assertThat(witness.checkpoint(LOG.origin()).orElseThrow().signatures()).hasSize(3);
    }

    @Test
    void mirror_signsNothingThatItsEntriesDoNotHashTo() throws Exception {
        witness.addCheckpoint(request(0, 5, NEVER), NOW);
        assertThat(mirror.cosign(LOG.origin(), 5, nodes(2), NOW)).isInstanceOf(Mirror.Outcome.Inconsistent.class);
        assertThat(mirror.checkpoint(LOG.origin())).isEmpty();
    }

    @Test
    void mirror_neverGoesBack_andKeepsWhatItHadWhileItFetches() throws Exception {
        witness.addCheckpoint(request(0, 5, NEVER), NOW);
        mirror.cosign(LOG.origin(), 5, nodes(NEVER), NOW);
        witness.addCheckpoint(request(5, 8, NEVER), NOW);
        assertThat(mirror.cosign(LOG.origin(), 6, nodes(NEVER), NOW)).isEqualTo(new Mirror.Outcome.Behind(6, 8));
        assertThat(sizeOf(mirror.checkpoint(LOG.origin()))).isEqualTo(5);
        assertThat(mirror.cosign(LOG.origin(), 8, nodes(NEVER), NOW)).isInstanceOf(Mirror.Outcome.Cosigned.class);
        assertThat(sizeOf(mirror.checkpoint(LOG.origin()))).isEqualTo(8);
        // A state in which the witness is behind its mirror is nobody's to mend by signing.
        var mirrored = mirror.checkpoint(LOG.origin()).orElseThrow();
        store.put(
                LOG.origin(),
                CosignedState.nothing()
                        .withWitnessed(checkpoint(5, NEVER))
                        .withMirrored(mirrored)
                        .bytes());
        assertThat(mirror.cosign(LOG.origin(), 9, nodes(NEVER), NOW)).isInstanceOf(Mirror.Outcome.Inconsistent.class);
    }

    @Test
    void mirror_whoseStoredEntriesChanged_signsNothing() throws Exception {
        witness.addCheckpoint(request(0, 5, NEVER), NOW);
        mirror.cosign(LOG.origin(), 5, nodes(NEVER), NOW);
        var other = LOG.sign(8, nodes(2).root(8), NOW);
        store.put(
                LOG.origin(),
                CosignedState.nothing()
                        .withWitnessed(other)
                        .withMirrored(mirror.checkpoint(LOG.origin()).orElseThrow())
                        .bytes());
        assertThat(mirror.cosign(LOG.origin(), 8, nodes(2), NOW))
                .isInstanceOfSatisfying(
                        Mirror.Outcome.Inconsistent.class,
                        outcome -> assertThat(outcome.why()).contains("not those mirrored before"));
    }

    @Test
    void mirror_ofAnUnknownLogOrOneCalledLikeIt_signsNothing() throws Exception {
        var unknown = new Origin("exercise.example/beta");
        assertThat(mirror.cosign(unknown, 5, nodes(NEVER), NOW)).isEqualTo(new Mirror.Outcome.UnknownLog(unknown));
        var named =
                new KnownLog(new Origin(MIRROR.name().value()), LOG.knownLog().keys());
        assertThat(new Mirror(List.of(MIRROR), knows(named), store).cosign(named.origin(), 5, nodes(NEVER), NOW))
                .isEqualTo(new Mirror.Outcome.UnknownLog(named.origin()));
    }

    @ParameterizedTest
    @EnumSource(names = {"FAIL_AND_LOSE", "FAIL_BUT_KEEP"})
    void mirror_whoseStoreFails_givesNoLine(MemoryStore.Failure failure) throws Exception {
        witness.addCheckpoint(request(0, 5, NEVER), NOW);
        store.failNext(failure);
        assertThatThrownBy(() -> mirror.cosign(LOG.origin(), 5, nodes(NEVER), NOW))
                .isInstanceOf(IOException.class);
        assertThat(mirror.cosign(LOG.origin(), 5, nodes(NEVER), NOW.plusSeconds(1)))
                .isInstanceOf(Mirror.Outcome.Cosigned.class);
    }

    @Test
    void mirror_overtakenByTheWitness_looksAgain() throws Exception {
        witness.addCheckpoint(request(0, 5, NEVER), NOW);
        store.interrupt(() -> {
            try {
                witness.addCheckpoint(request(5, 8, NEVER), NOW);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(mirror.cosign(LOG.origin(), 6, nodes(NEVER), NOW)).isEqualTo(new Mirror.Outcome.Behind(6, 8));
    }

    // What is stored, and what comes in.

    @Test
    void state_andItsBytes_areInverse_andEveryCutOrChangedByteIsSeen() throws Exception {
        witness.addCheckpoint(request(0, 5, NEVER), NOW);
        var witnessed = store.read(LOG.origin());
        assertThat(CosignedState.parse(witnessed.bytes())).isEqualTo(witnessed).hasSameHashCodeAs(witnessed);
        assertThat(witnessed.witnessedSize()).isEqualTo(5);
        mirror.cosign(LOG.origin(), 5, nodes(NEVER), NOW);
        var both = store.read(LOG.origin());
        assertThat(CosignedState.parse(both.bytes())).isEqualTo(both).isNotEqualTo(witnessed);
        byte[] bytes = both.bytes();
        for (int i = 0; i < bytes.length; i++) {
            byte[] cut = Arrays.copyOf(bytes, i);
            assertThatThrownBy(() -> CosignedState.parse(cut)).isInstanceOf(MalformedException.class);
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> CosignedState.parse(changed)).isInstanceOf(MalformedException.class);
        }
        assertThat(CosignedState.nothing().witnessedSize()).isZero();
        assertThatThrownBy(() -> CosignedState.nothing().bytes()).isInstanceOf(IllegalStateException.class);
    }

    private static long sizeOf(Optional<Note> note) throws MalformedException {
        return Checkpoint.parse(note.orElseThrow().text()).size();
    }
}
