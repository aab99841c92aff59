package org.comity.bench;

import java.time.Instant;
import org.comity.record.Hash;
import org.comity.record.note.LogSigner;

/// Checkpoints with both lines of a log, as every real one has them.
final class Seals {
    static final LogSigner SIGNER = Acts.logSigner();

    private static final Instant NOW = Instant.ofEpochSecond(1_795_478_400L);

    private Seals() {}

    static byte[] seal(long size, Hash root) {
        return SIGNER.sign(size, root, NOW).bytes();
    }
}
