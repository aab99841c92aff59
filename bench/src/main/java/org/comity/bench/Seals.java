package org.comity.bench;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.comity.record.Hash;
import org.comity.record.key.Ed25519PrivateKey;

/// Checkpoints of a log that nobody but a benchmark reads.
final class Seals {
    private static final Ed25519PrivateKey KEY = Acts.logSecret();

    private Seals() {}

    static byte[] seal(long size, Hash root) {
        var text = Acts.ORIGIN + "\n" + size + "\n" + root.base64() + "\n";
        byte[] signature = KEY.sign(text.getBytes(StandardCharsets.UTF_8));
        return (text + "\n— " + Acts.ORIGIN + " " + Base64.getEncoder().encodeToString(signature) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
