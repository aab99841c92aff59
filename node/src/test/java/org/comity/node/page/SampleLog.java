package org.comity.node.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A log of made-up entries with a true tree of hashes (RFC 6962), computed the slow way.
final class SampleLog {
    private final List<byte[]> leaves;

    private SampleLog(List<byte[]> leaves) {
        this.leaves = leaves;
    }

    static SampleLog of(long size) {
        var leaves = new ArrayList<byte[]>();
        for (int i = 0; i < size; i++) {
            leaves.add(sha256(new byte[] {0}, ("entry " + i).getBytes(StandardCharsets.UTF_8)));
        }
        return new SampleLog(leaves);
    }

    String root() {
        return hex(root(0, leaves.size()));
    }

    String entryHash(long index) {
        return hex(leaves.get((int) index));
    }

    /// The way from the entry to the root.
    List<ActPage.ProofStep> proof(long index) {
        var steps = new ArrayList<ActPage.ProofStep>();
        climb(index, 0, leaves.size(), steps);
        return steps;
    }

    private byte[] climb(long index, int from, int to, List<ActPage.ProofStep> steps) {
        if (to - from == 1) {
            return leaves.get(from);
        }
        int middle = from + Integer.highestOneBit(to - from - 1);
        var before = index >= middle;
        var mine = before ? climb(index, middle, to, steps) : climb(index, from, middle, steps);
        var other = before ? root(from, middle) : root(middle, to);
        var joined = before ? join(other, mine) : join(mine, other);
        steps.add(new ActPage.ProofStep(
                hex(other), before, before ? from : middle, before ? middle - 1 : to - 1, hex(joined)));
        return joined;
    }

    private byte[] root(int from, int to) {
        if (to - from == 1) {
            return leaves.get(from);
        }
        int middle = from + Integer.highestOneBit(to - from - 1);
        return join(root(from, middle), root(middle, to));
    }

    private static byte[] join(byte[] left, byte[] right) {
        return sha256(new byte[] {1}, left, right);
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
