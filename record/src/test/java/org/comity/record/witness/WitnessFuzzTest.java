package org.comity.record.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.key.MlDsa44PrivateKey;
import org.comity.record.merkle.CompactRange;
import org.comity.record.merkle.MerkleHash;
import org.comity.record.merkle.NodeSource;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.Cosigner;
import org.comity.record.note.KeyName;
import org.comity.record.note.LogSigner;
import org.comity.record.note.Note;
import org.comity.record.note.Origin;
import org.comity.testkit.Fuzz;
import org.comity.testkit.Parts;
import org.junit.jupiter.api.Test;

/// Hostile requests to a witness, and hostile files of what it cosigned.
class WitnessFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final LogSigner LOG = new LogSigner(
            new Origin("exercise.example/alpha"),
            key(1),
            MlDsa44PrivateKey.ofSeed(Hash.sha256().bytes()));
    private static final Cosigner WITNESS = new Cosigner.Ed25519(new KeyName("keeper.example/witness"), key(2));
    private static final int NEVER = Integer.MAX_VALUE;

    private static Ed25519PrivateKey key(int number) {
        return Ed25519PrivateKey.ofSeed(Hash.sha256(new byte[] {(byte) number}).bytes());
    }

    /// Hashes of a history whose entries are others from `fork` on.
    private static NodeSource nodes(int fork) {
        return (level, index) -> {
            var range = new CompactRange();
            for (long i = index << level; i < (index + 1) << level; i++) {
                range.append(MerkleHash.leaf(new byte[] {(byte) i, (byte) (i < fork ? 0 : 1)}));
            }
            return range.root();
        };
    }

    private static Hash root(int size) {
        try {
            return nodes(NEVER).root(size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] request(int oldSize, int newSize, int fork) {
        try {
            var proof = oldSize == 0
                    ? List.<Hash>of()
                    : nodes(fork).consistency(oldSize, newSize).path();
            var note = LOG.sign(newSize, nodes(fork).root(newSize), NOW);
            return new AddCheckpoint(
                            oldSize,
                            proof,
                            new Note(note.text(), note.signatures().subList(0, 1)))
                    .bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static final Fuzz REQUEST = Fuzz.of(
            Parts.LINES,
            List.of(
                    request(3, 7, NEVER),
                    request(3, 3, NEVER),
                    request(3, 7, 1),
                    request(0, 4, NEVER),
                    request(0, 4, 0)),
            List.of("old ", "\n", "\n\n", "3", "7", "0", "AAAA", "\u00e2\u0080\u0094 "),
            WitnessFuzzTest::request);

    /// A witness that has cosigned three entries is asked.
    private static String request(byte[] input) throws IOException {
        var store = new MemoryStore();
        var witness = new Witness(
                List.of(WITNESS),
                asked -> asked.equals(LOG.origin()) ? Optional.of(LOG.knownLog()) : Optional.empty(),
                store);
        store.put(LOG.origin(), THREE);
        try {
            var request = AddCheckpoint.parse(input);
            assertThat(input).hasSizeLessThanOrEqualTo(AddCheckpoint.MOST_BYTES);
            assertThat(request.bytes()).isEqualTo(input);
            assertThat(AddCheckpoint.parse(request.bytes())).isEqualTo(request);
        } catch (MalformedException e) {
            assertThat(witness.addCheckpoint(input, NOW).status()).isEqualTo(400);
            return Fuzz.complaint(e).replaceAll("of .*", "*");
        }
        var answer = witness.addCheckpoint(input, NOW);
        if (answer instanceof Answer.Cosigned(var lines, var stored)) {
            var checkpoint = read(stored);
            assertThat(checkpoint.root()).isEqualTo(root((int) checkpoint.size()));
            assertThat(checkpoint.size()).isGreaterThanOrEqualTo(3);
            assertThat(lines).hasSize(1);
            assertThat(store.read(LOG.origin()).witnessed()).contains(stored);
        } else {
            assertThat(store.read(LOG.origin()).bytes()).isEqualTo(THREE);
        }
        return answer.status() + Fuzz.complaint(new IOException(answer.body())).replaceAll("named .*|of .*|— .*", "*");
    }

    private static final byte[] THREE = three();

    private static byte[] three() {
        var note = LOG.sign(3, root(3), NOW);
        return CosignedState.nothing()
                .withWitnessed(new Note(note.text(), note.signatures().subList(0, 1)))
                .bytes();
    }

    private static Checkpoint read(Note note) {
        try {
            return Checkpoint.parse(note.text());
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void request_isAnsweredAndNeverCosignsAnotherHistory() {
        assertThat(REQUEST.run(1_500).keySet())
                .anyMatch(outcome -> outcome.startsWith("200"))
                .anyMatch(outcome -> outcome.startsWith("403"))
                .anyMatch(outcome -> outcome.startsWith("409"))
                .anyMatch(outcome -> outcome.startsWith("422"))
                .hasSizeGreaterThan(8);
    }

    static final Fuzz STATE = Fuzz.of(
            Parts.LINES,
            List.of(THREE, both()),
            List.of("\n", "\n\n", "comity/cosigned/v0 ", "\u00e2\u0080\u0094 "),
            WitnessFuzzTest::states);

    private static byte[] both() {
        var note = LOG.sign(3, root(3), NOW);
        return CosignedState.nothing().withWitnessed(note).withMirrored(note).bytes();
    }

    /// As it stands, and with a head whose digest fits.
    private static String states(byte[] input) {
        return state(input) + "; " + state(mended(input));
    }

    private static String state(byte[] input) {
        try {
            var state = CosignedState.parse(input);
            assertThat(state.bytes()).isEqualTo(input);
            assertThat(CosignedState.parse(state.bytes())).isEqualTo(state);
            assertThat(state.witnessed()).isPresent();
            assertThat(state.witnessedSize()).isNotNegative();
            return "read";
        } catch (MalformedException e) {
            return Fuzz.complaint(e).replaceAll("of .*", "*");
        }
    }

    private static byte[] mended(byte[] input) {
        int head = new String(input, StandardCharsets.ISO_8859_1).indexOf("\n\n");
        byte[] notes = Arrays.copyOfRange(input, head < 0 ? 0 : head + 2, input.length);
        byte[] first = ("comity/cosigned/v0 " + Hash.sha256(notes).base64() + "\n\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(first, first.length + notes.length);
        System.arraycopy(notes, 0, all, first.length, notes.length);
        return all;
    }

    @Test
    void cosignedState_isReadAsItWasWrittenAlone() {
        assertThat(STATE.run(1_000).keySet()).contains("read; read").hasSizeGreaterThan(6);
    }
}
