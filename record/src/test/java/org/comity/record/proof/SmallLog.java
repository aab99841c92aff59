package org.comity.record.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.comity.record.Hash;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.key.MlDsa44PrivateKey;
import org.comity.record.merkle.CompactRange;
import org.comity.record.merkle.InclusionProof;
import org.comity.record.merkle.MerkleHash;
import org.comity.record.merkle.NodeSource;
import org.comity.record.note.Cosigner;
import org.comity.record.note.KeyName;
import org.comity.record.note.LogSigner;
import org.comity.record.note.Note;
import org.comity.record.note.Origin;

/// A log in memory, and whoever cosigns it; the entries can be told to be others from some index on.
record SmallLog(List<String> entries) {
    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    static final LogSigner KEYS = new LogSigner(
            new Origin("exercise.example/alpha"), Ed25519PrivateKey.ofSeed(seed(1)), MlDsa44PrivateKey.ofSeed(seed(1)));

    /// Entries 0 to `size` - 1, other ones from `fork` on.
    static SmallLog of(int size, int fork) {
        var entries = new ArrayList<String>();
        for (int i = 0; i < size; i++) {
            entries.add((i < fork ? "entry " : "other entry ") + i);
        }
        return new SmallLog(entries);
    }

    static SmallLog of(int size) {
        return of(size, size);
    }

    static Cosigner.Ed25519 cosigner(int number) {
        return new Cosigner.Ed25519(
                new KeyName("keeper.example/" + number), Ed25519PrivateKey.ofSeed(seed(100 + number)));
    }

    byte[] entry(int index) {
        return entries.get(index).getBytes(UTF_8);
    }

    Hash leaf(int index) {
        return MerkleHash.leaf(entry(index));
    }

    NodeSource nodes() {
        return (level, index) -> {
            var range = new CompactRange();
            for (int i = (int) index << level; i < (int) (index + 1) << level; i++) {
                range.append(leaf(i));
            }
            return range.root();
        };
    }

    Note checkpoint() throws IOException {
        return KEYS.sign(entries.size(), nodes().root(entries.size()), NOW);
    }

    Note cosigned(Cosigner... cosigners) throws IOException {
        var note = checkpoint();
        var checkpoint =
                new org.comity.record.note.Checkpoint(KEYS.origin(), entries.size(), nodes().root(entries.size()));
        for (var cosigner : cosigners) {
            note = note.with(List.of(cosigner.cosign(checkpoint, NOW)));
        }
        return note;
    }

    InclusionProof inclusion(int index) throws IOException {
        return nodes().inclusion(index, entries.size());
    }

    static byte[] seed(int number) {
        var seed = new byte[32];
        seed[0] = (byte) number;
        return seed;
    }
}
