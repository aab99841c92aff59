package org.comity.record.key;

import java.util.Arrays;
import org.comity.record.MalformedException;

/// A public key as W3C Controlled Identifiers spell it: `z`, base 58, a prefix that names the kind, the key.
///
/// Compared by its text, which is unique for each key.
///
/// @param text such as `z6Mk…` for Ed25519 and `zDna…` for P-256
public record Multikey(String text) implements Comparable<Multikey> {
    private static final int ED25519 = 0xed01;
    private static final int P256 = 0x8024;
    private static final int ED25519_SECRET = 0x8026;
    private static final int MOST_CHARACTERS = 64;

    /// Which algorithm a key is for.
    public enum Kind {
        ED25519,
        /// A compressed point of P-256, for passkeys.
        P256
    }

    /// @throws IllegalArgumentException if the text is not a Multikey of a kind above
    public Multikey {
        try {
            requireKnown(text);
        } catch (MalformedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /// Reads the one spelling of a key.
    ///
    /// An Ed25519 key is not judged here but in [#ed25519]: who only passes a key on has no use for a point.
    ///
    /// @throws MalformedException if the text is not a Multikey of a kind above, or a P-256 key is not a point
    public static Multikey parse(String text) throws MalformedException {
        try {
            return new Multikey(text);
        } catch (IllegalArgumentException e) {
            if (e.getCause() instanceof MalformedException malformed) {
                throw malformed;
            }
            throw e;
        }
    }

    static Multikey ed25519(byte[] key) {
        return new Multikey(encoded(ED25519, key));
    }

    /// Which algorithm this key is for.
    public Kind kind() {
        // 34 bytes that begin with 0xed01 always spell z6Mk, and nothing else that the constructor lets in does.
        return text.startsWith("z6Mk") ? Kind.ED25519 : Kind.P256;
    }

    /// The Ed25519 key that this is.
    ///
    /// @throws MalformedException if it is of another kind, or refused by the rule of [Ed25519PublicKey]
    public Ed25519PublicKey ed25519() throws MalformedException {
        if (kind() != Kind.ED25519) {
            throw new MalformedException("the key " + text + " is not an Ed25519 key");
        }
        return Ed25519PublicKey.of(key(Base58.decode(text.substring(1))), this);
    }

    /// The key without the prefix: 32 bytes for Ed25519, 33 for P-256, as a copy.
    public byte[] key() {
        try {
            return key(Base58.decode(text.substring(1)));
        } catch (MalformedException e) {
            throw new IllegalStateException("the constructor has read it before", e);
        }
    }

    /// The seed that a Multikey of a secret Ed25519 key holds (prefix 0x80 0x26).
    static byte[] parseSecret(String text) throws MalformedException {
        // No message repeats the text, nor a part of it, and none is kept as a cause.
        byte[] bytes;
        try {
            bytes = decoded(text);
        } catch (MalformedException _) {
            throw new MalformedException("a secret key in Multikey form is z and base 58");
        }
        if (bytes.length != 34 || prefix(bytes) != ED25519_SECRET) {
            throw new MalformedException("not a secret Ed25519 key in Multikey form");
        }
        return key(bytes);
    }

    static String secret(byte[] seed) {
        return encoded(ED25519_SECRET, seed);
    }

    private static void requireKnown(String text) throws MalformedException {
        byte[] bytes = decoded(text);
        boolean ed25519 = bytes.length == 34 && prefix(bytes) == ED25519;
        boolean p256 = bytes.length == 35 && prefix(bytes) == P256;
        if (!ed25519 && !p256) {
            throw new MalformedException("not a Multikey of Ed25519 or P-256: \"" + text + "\"");
        }
        if (p256) {
            P256Point.requireOnCurve(key(bytes));
        }
    }

    private static String encoded(int prefix, byte[] key) {
        return "z" + Base58.encode(Encodings.join(new byte[] {(byte) (prefix >> 8), (byte) prefix}, key));
    }

    private static byte[] decoded(String text) throws MalformedException {
        if (!text.startsWith("z") || text.length() > MOST_CHARACTERS) {
            throw new MalformedException("not a Multikey: \"" + abridged(text) + "\"; expected z and base 58");
        }
        return Base58.decode(text.substring(1));
    }

    private static int prefix(byte[] bytes) {
        return (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    }

    private static byte[] key(byte[] bytes) {
        return Arrays.copyOfRange(bytes, 2, bytes.length);
    }

    private static String abridged(String text) {
        return text.length() <= 80 ? text : text.substring(0, 77) + "…";
    }

    @Override
    public int compareTo(Multikey other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
