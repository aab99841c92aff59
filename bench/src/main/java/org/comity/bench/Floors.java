package org.comity.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.List;

/// What the machine can do at most: the least that must happen, done by the plainest loop.
final class Floors {
    private Floors() {}

    /// Waits until the disk has all that was written before, so that nobody pays for what another left behind.
    static void settle() throws IOException, InterruptedException {
        if (new ProcessBuilder("sync").start().waitFor() != 0) {
            throw new IOException("sync failed");
        }
    }

    /// Seconds to write batches of these sizes to a fresh file below `folder`, one `fdatasync` after each.
    ///
    /// The faster of two tries: what a disk still does for another file, long after a `sync`, would flatter us.
    static double disk(Path folder, List<Integer> batchBytes) throws Exception {
        double first = once(folder, batchBytes);
        return Math.min(first, once(folder, batchBytes));
    }

    private static double once(Path folder, List<Integer> batchBytes) throws Exception {
        var file = Files.createTempFile(folder, "floor", ".segment");
        int largest = batchBytes.stream().mapToInt(Integer::intValue).max().orElse(0);
        var bytes = noise(largest, 1);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            return Stopwatch.seconds(() -> {
                for (int size : batchBytes) {
                    write(channel, ByteBuffer.wrap(bytes, 0, size));
                }
            });
        } finally {
            Files.delete(file);
        }
    }

    /// Milliseconds of each of `count` writes of `size` bytes with its own `fdatasync`, sorted.
    static double[] lone(Path folder, int count, int size) throws Exception {
        var file = Files.createTempFile(folder, "floor", ".segment");
        var bytes = noise(size, 2);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            return Stopwatch.eachMillis(count, () -> write(channel, ByteBuffer.wrap(bytes)));
        } finally {
            Files.delete(file);
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    /// A signature as a verifier wants it, nothing left to decode.
    static final class Signed {
        private final PublicKey key;
        private final byte[] message;
        private final byte[] signature;

        Signed(PublicKey key, byte[] message, byte[] signature) {
            this.key = key;
            this.message = message;
            this.signature = signature;
        }
    }

    /// Seconds to verify so many signatures and to make so many SHA-256 hashes on all cores, going round those given.
    static double signaturesAndHashes(List<Signed> signatures, int verifications, List<byte[]> hashed, int hashes)
            throws Exception {
        return Stopwatch.seconds(() -> {
            Cores.all(verifications, () -> {
                Signature verifier = Provider.signature();
                return at -> {
                    var one = signatures.get(at % signatures.size());
                    verifier.initVerify(one.key);
                    verifier.update(one.message);
                    if (!verifier.verify(one.signature)) {
                        throw new IllegalStateException("signature " + at + " does not hold");
                    }
                };
            });
            Cores.all(hashes, () -> {
                var digest = MessageDigest.getInstance("SHA-256");
                return at -> digest.digest(hashed.get(at % hashed.size()));
            });
        });
    }

    /// Bytes that do not compress, the same for the same seed.
    static byte[] noise(int size, long seed) {
        var bytes = new byte[size];
        new java.util.SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }
}
