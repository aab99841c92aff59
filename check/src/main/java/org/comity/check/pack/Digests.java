package org.comity.check.pack;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which packs they are, to the byte: SHA-256 in hexadecimal.
///
/// @param whole over one line for each file, in the order of their paths: digest, two spaces, path, as `sha256sum`
///     prints them; so `sha256sum` computes it without us
/// @param files of the bytes of each file, by its path below the folder, such as `frameworks/eu-ai-act.yaml`; the path
/// of
///     a file that was added begins with the number of its folder, such as `1/frameworks/our-rules.yaml`
public record Digests(String whole, SortedMap<String, String> files) {
    public Digests {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    static Digests of(Map<String, String> files) {
        var lines = new StringBuilder();
        new TreeMap<>(files)
                .forEach((path, digest) ->
                        lines.append(digest).append("  ").append(path).append('\n'));
        return new Digests(of(lines.toString().getBytes(StandardCharsets.UTF_8)), new TreeMap<>(files));
    }

    static String of(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Of the pack with this framework.
    public Optional<String> framework(String id) {
        var path = "frameworks/" + id + ".yaml";
        return files.entrySet().stream()
                .filter(file -> file.getKey().equals(path) || file.getKey().endsWith("/" + path))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
