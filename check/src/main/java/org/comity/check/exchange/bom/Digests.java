package org.comity.check.exchange.bom;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whether a digest can be one at all.
final class Digests {
    private static final Map<String, Integer> HEX_DIGITS = Map.ofEntries(
            Map.entry("md5", 32),
            Map.entry("sha1", 40),
            Map.entry("sha224", 56),
            Map.entry("sha256", 64),
            Map.entry("sha384", 96),
            Map.entry("sha512", 128),
            Map.entry("sha3256", 64),
            Map.entry("sha3384", 96),
            Map.entry("sha3512", 128));
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]*");

    private Digests() {}

    /// What is wrong with it, if anything; of an algorithm that is not known here nothing is said.
    static Optional<String> objection(String algorithm, String digest) {
        var digits = HEX_DIGITS.get(algorithm.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
        if (digits == null) {
            return Optional.empty();
        }
        if (digest.matches("https?:.*")) {
            return Optional.of(
                    "an address stands where the " + algorithm + " digest should: compute it, or leave it out");
        }
        if (!HEX.matcher(digest).matches()) {
            return Optional.of("no " + algorithm + " digest: it is written in hexadecimal digits");
        }
        return digest.length() == digits
                ? Optional.empty()
                : Optional.of("has " + digest.length() + " digits, and " + algorithm + " has " + digits
                        + ": compute the digest again");
    }
}
