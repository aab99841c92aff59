package org.comity.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.comity.record.Hash;
import org.comity.record.key.MlDsa44PrivateKey;
import org.comity.record.note.LogSigner;
import org.comity.record.note.Origin;

/// Checkpoints with both lines of a log, as every real one has them.
final class Seals {
    static final LogSigner SIGNER = new LogSigner(
            new Origin(Acts.ORIGIN),
            Acts.logSecret(),
            MlDsa44PrivateKey.ofSeed(
                    Hash.sha256("comity bench".getBytes(StandardCharsets.UTF_8)).bytes()));

    private static final Instant NOW = Instant.ofEpochSecond(1_795_478_400L);

    private Seals() {}

    static byte[] seal(long size, Hash root) {
        return SIGNER.sign(size, root, NOW).bytes();
    }
}
