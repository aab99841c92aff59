package org.comity.record.note;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.key.MlDsa44PrivateKey;

/// A key that says of another's checkpoint: at this time this is the largest consistent tree of that log I have
/// seen.
///
/// A mirror's key says in addition that all its entries are stored and served. Whoever calls [#cosign] has seen
/// to it.
public sealed interface Cosigner {
    /// Lines of type 0x04. The key is used for nothing else, and under no other name.
    record Ed25519(KeyName name, Ed25519PrivateKey key) implements Cosigner {
        @Override
        public VerifierKey verifierKey() {
            return new VerifierKey.Ed25519Cosigner(name, key.publicKey());
        }

        @Override
        public SignatureLine cosign(Checkpoint checkpoint, Instant at) {
            long time = seconds(at);
            return SignatureLine.of(
                    verifierKey(), timed(time, key.sign(SignedMessage.cosignature(checkpoint.toString(), time))));
        }
    }

    /// Lines of type 0x06.
    record MlDsa44(KeyName name, MlDsa44PrivateKey key) implements Cosigner {
        @Override
        public VerifierKey verifierKey() {
            return new VerifierKey.MlDsa44(name, key.publicKey());
        }

        @Override
        public SignatureLine cosign(Checkpoint checkpoint, Instant at) {
            long time = seconds(at);
            return SignatureLine.of(
                    verifierKey(), timed(time, key.sign(SignedMessage.checkpoint(checkpoint, name, time))));
        }
    }

    KeyName name();

    /// What others need to verify its lines.
    VerifierKey verifierKey();

    /// The signature line for a checkpoint.
    ///
    /// @param at cut to whole seconds
    /// @throws IllegalArgumentException if that is not after 1970: a time of 0 would say less
    SignatureLine cosign(Checkpoint checkpoint, Instant at);

    private static long seconds(Instant at) {
        if (at.getEpochSecond() < 1) {
            throw new IllegalArgumentException("a cosignature of " + at + "; it must be after 1970");
        }
        return at.getEpochSecond();
    }

    private static byte[] timed(long time, byte[] signature) {
        return ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(time)
                .put(signature)
                .array();
    }
}
