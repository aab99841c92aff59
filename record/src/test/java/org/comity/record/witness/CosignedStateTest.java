package org.comity.record.witness;

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

import java.util.List;
import org.comity.record.UnverifiedException;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.Cosigner;
import org.comity.record.note.Note;
import org.comity.record.note.SignatureLine;
import org.comity.record.note.VerifierKey;
import org.junit.jupiter.api.Test;

/// What a keeper concludes from what it cosigned, and from its own lines elsewhere.
class CosignedStateTest {
    private static final List<VerifierKey> WITNESS_KEYS = List.of(WITNESS.verifierKey());
    private static final List<VerifierKey> MIRROR_KEYS = List.of(MIRROR.verifierKey());

    @Test
    void vouchedFor_isTheStateThatWasLost() throws Exception {
        var store = new MemoryStore();
        var before = cosigned(store, 5);
        var published =
                before.witnessed().orElseThrow().with(ownLines(before.mirrored().orElseThrow()));
        assertThat(CosignedState.vouchedFor(published, LOG.knownLog(), WITNESS_KEYS, MIRROR_KEYS))
                .isEqualTo(before);
    }

    @Test
    void vouchedFor_isNoMoreThanTheLinesThatAreThere() throws Exception {
        var before = cosigned(new MemoryStore(), 5);
        var witnessed = before.witnessed().orElseThrow();
        assertThat(CosignedState.vouchedFor(witnessed, LOG.knownLog(), WITNESS_KEYS, MIRROR_KEYS))
                .isEqualTo(CosignedState.nothing().withWitnessed(witnessed));
        assertThat(CosignedState.vouchedFor(checkpoint(5, NEVER), LOG.knownLog(), WITNESS_KEYS, MIRROR_KEYS))
                .isEqualTo(CosignedState.nothing());
        var strangers = new Cosigner.Ed25519(WITNESS.name(), Ed25519PrivateKey.ofSeed(seed(9)));
        var elsewhere = checkpoint(5, NEVER)
                .with(List.of(
                        strangers.cosign(Checkpoint.parse(checkpoint(5, NEVER).text()), NOW)));
        assertThat(CosignedState.vouchedFor(elsewhere, LOG.knownLog(), WITNESS_KEYS, MIRROR_KEYS))
                .isEqualTo(CosignedState.nothing());
    }

    @Test
    void vouchedFor_withTheMirrorsLineAlone_isWitnessedToo() throws Exception {
        var mirrored = cosigned(new MemoryStore(), 5).mirrored().orElseThrow();
        var state = CosignedState.vouchedFor(mirrored, LOG.knownLog(), WITNESS_KEYS, MIRROR_KEYS);
        assertThat(state.mirrored()).contains(mirrored);
        assertThat(state.witnessedSize()).isEqualTo(5);
        assertThat(CosignedState.parse(state.bytes())).isEqualTo(state);
    }

    @Test
    void vouchedFor_aForgedLineOrAnUnsignedCheckpoint_isNothingToGoOnFrom() throws Exception {
        var forged = new SignatureLine(
                WITNESS.name(),
                WITNESS.cosign(Checkpoint.parse(checkpoint(4, NEVER).text()), NOW)
                        .encoded());
        var tampered = checkpoint(5, NEVER).with(List.of(forged));
        assertThatThrownBy(() -> CosignedState.vouchedFor(tampered, LOG.knownLog(), WITNESS_KEYS, MIRROR_KEYS))
                .isInstanceOf(UnverifiedException.class);
        var unsigned = new Note(
                checkpoint(5, NEVER).text(),
                ownLines(cosigned(new MemoryStore(), 5).witnessed().orElseThrow()));
        assertThatThrownBy(() -> CosignedState.vouchedFor(unsigned, LOG.knownLog(), WITNESS_KEYS, MIRROR_KEYS))
                .isInstanceOf(UnverifiedException.class);
    }

    @Test
    void evidenceAgainst_anotherRootOfASizeThatWasWitnessedOrMirrored_convinces() throws Exception {
        var store = new MemoryStore();
        cosigned(store, 5);
        new Witness(List.of(WITNESS), knows(LOG.knownLog()), store).addCheckpoint(request(5, 7, NEVER), NOW);
        var state = store.read(LOG.origin());
        for (int size : List.of(5, 7)) {
            var evidence =
                    state.evidenceAgainst(LOG.knownLog(), checkpoint(size, 2)).orElseThrow();
            var proven = evidence.verify(LOG.knownLog());
            assertThat(List.of(
                            proven.first().checkpoint().root(),
                            proven.second().checkpoint().root()))
                    .containsExactlyInAnyOrder(nodes(NEVER).root(size), nodes(2).root(size));
            assertThat(evidence.first().signatures())
                    .as("the log's lines and nobody else's")
                    .hasSize(2);
        }
    }

    @Test
    void evidenceAgainst_anotherSizeOrTheSameTree_isNone() throws Exception {
        var state = cosigned(new MemoryStore(), 5);
        for (var other : List.of(checkpoint(4, 2), checkpoint(6, 2), checkpoint(5, NEVER))) {
            assertThat(state.evidenceAgainst(LOG.knownLog(), other)).isEmpty();
        }
        assertThat(CosignedState.nothing().evidenceAgainst(LOG.knownLog(), checkpoint(5, 2)))
                .isEmpty();
    }

    @Test
    void evidenceAgainst_aCheckpointThatTheLogDidNotSign_isNone() throws Exception {
        var state = cosigned(new MemoryStore(), 5);
        var forged = new Note(checkpoint(5, 2).text(), checkpoint(5, NEVER).signatures());
        assertThatThrownBy(() -> state.evidenceAgainst(LOG.knownLog(), forged)).isInstanceOf(UnverifiedException.class);
    }

    private static CosignedState cosigned(MemoryStore store, int size) throws Exception {
        new Witness(List.of(WITNESS), knows(LOG.knownLog()), store).addCheckpoint(request(0, size, NEVER), NOW);
        new Mirror(List.of(MIRROR), knows(LOG.knownLog()), store).cosign(LOG.origin(), size, nodes(NEVER), NOW);
        return store.read(LOG.origin());
    }

    private static List<SignatureLine> ownLines(Note note) {
        return note.signatures().subList(2, note.signatures().size());
    }
}
