package org.comity.record.note;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.comity.record.Hash;

/// The bytes that cosignatures are over: C2SP tlog-cosignature.
final class SignedMessage {
    private static final byte[] LABEL = "subtree/v1\n\0".getBytes(US_ASCII);

    private SignedMessage() {}

    /// *Ed25519 signed message*.
    static byte[] cosignature(String checkpointText, long time) {
        return ("cosignature/v1\ntime " + time + "\n" + checkpointText).getBytes(UTF_8);
    }

    /// *ML-DSA-44 signed message*, of a whole tree.
    static byte[] checkpoint(Checkpoint checkpoint, KeyName cosigner, long time) {
        byte[] name = cosigner.value().getBytes(UTF_8); // Relies on: names and origins have at most 255 bytes.
        byte[] origin = checkpoint.origin().value().getBytes(UTF_8);
        return ByteBuffer.allocate(LABEL.length + 1 + name.length + 8 + 1 + origin.length + 8 + 8 + Hash.SIZE_BYTES)
                .put(LABEL)
                .put((byte) name.length)
                .put(name)
                .putLong(time)
                .put((byte) origin.length)
                .put(origin)
                .putLong(0)
                .putLong(checkpoint.size())
                .put(checkpoint.root().bytes())
                .array();
    }
}
