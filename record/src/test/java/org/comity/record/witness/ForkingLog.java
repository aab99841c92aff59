package org.comity.record.witness;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.comity.record.Hash;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.key.MlDsa44PrivateKey;
import org.comity.record.merkle.CompactRange;
import org.comity.record.merkle.MerkleHash;
import org.comity.record.merkle.NodeSource;
import org.comity.record.note.Cosigner;
import org.comity.record.note.KeyName;
import org.comity.record.note.KnownLog;
import org.comity.record.note.LogSigner;
import org.comity.record.note.Note;
import org.comity.record.note.Origin;

/// A log that signs any history it is asked for, and a keeper's keys.
final class ForkingLog {
    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    static final LogSigner LOG = new LogSigner(
            new Origin("exercise.example/alpha"), Ed25519PrivateKey.ofSeed(seed(1)), MlDsa44PrivateKey.ofSeed(seed(1)));
    static final Cosigner WITNESS =
            new Cosigner.Ed25519(new KeyName("keeper.example/witness"), Ed25519PrivateKey.ofSeed(seed(2)));
    static final Cosigner MIRROR =
            new Cosigner.Ed25519(new KeyName("keeper.example/mirror"), Ed25519PrivateKey.ofSeed(seed(3)));

    /// The fork of the history that has none.
    static final int NEVER = Integer.MAX_VALUE;

    private static final Map<Hash, Note> SIGNED = new ConcurrentHashMap<>();

    private ForkingLog() {}

    static byte[] request(int oldSize, int newSize, int fork) throws IOException {
        var proof = oldSize == 0
                ? List.<Hash>of()
                : nodes(fork).consistency(oldSize, newSize).path();
        return new AddCheckpoint(oldSize, proof, checkpoint(newSize, fork)).bytes();
    }

    static Note checkpoint(int size, int fork) throws IOException {
        return SIGNED.computeIfAbsent(nodes(fork).root(size), root -> LOG.sign(size, root, NOW));
    }

    /// Hashes of a history whose entries are others from `fork` on.
    static NodeSource nodes(int fork) {
        return (level, index) -> {
            var range = new CompactRange();
            for (long i = index << level; i < (index + 1) << level; i++) {
                range.append(MerkleHash.leaf(new byte[] {(byte) i, (byte) (i < fork ? 0 : 1)}));
            }
            return range.root();
        };
    }

    static LogDirectory knows(KnownLog log) {
        return asked -> asked.equals(log.origin()) ? Optional.of(log) : Optional.empty();
    }

    static byte[] seed(int first) {
        var seed = new byte[32];
        seed[0] = (byte) first;
        return seed;
    }
}
