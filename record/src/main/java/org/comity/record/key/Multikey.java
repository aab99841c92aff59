package org.comity.record.key;

import java.util.Arrays;
import org.comity.record.MalformedException;

/// A public key as W3C Controlled Identifiers spell it: `z`, base 58, a prefix that names the kind, the key.
///
/// Compared by its text, which is unique for each key.
///
/// @param text such as `z6Mk…` for Ed25519 and `zDna…` for P-256
public record Multikey(String text) implements Comparable<Multikey> {
    private static final byte[] ED25519 = {(byte) 0xed, 0x01};
    private static final byte[] P256 = {(byte) 0x80, 0x24};
    private static final byte[] ED25519_SECRET = {(byte) 0x80, 0x26};

    /// Which algorithm a key is for.
    public enum Kind {
        ED25519,
        /// A compressed point of P-256, for passkeys.
        P256
    }

    /// @throws IllegalArgumentException if the text is not a Multikey of a kind above
    public Multikey {
        try {
            decoded(text);
        } catch (MalformedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /// @throws MalformedException if the text is not a Multikey of a kind above, or not in its one spelling
    public static Multikey parse(String text) throws MalformedException {
        decoded(text);
        return new Multikey(text);
    }

    static Multikey ed25519(byte[] key) {
        return new Multikey("z" + Base58.encode(Base58.concat(ED25519, key)));
    }

    /// Which algorithm this key is for.
    public Kind kind() {
        return text.startsWith("z6Mk") ? Kind.ED25519 : Kind.P256;
    }

    /// The Ed25519 key that this is.
    ///
    /// @throws MalformedException if it is of another kind, or refused by the rule of [Ed25519PublicKey]
    public Ed25519PublicKey ed25519() throws MalformedException {
        byte[] bytes = decoded(text);
        if (bytes[0] != ED25519[0]) {
            throw new MalformedException("the key " + text + " is not an Ed25519 key");
        }
        return Ed25519PublicKey.of(Arrays.copyOfRange(bytes, 2, bytes.length));
    }

    /// The seed that a Multikey of a secret Ed25519 key holds (prefix 0x80 0x26).
    static byte[] parseSecret(String text) throws MalformedException {
        if (!text.startsWith("z")) {
            throw new MalformedException("a secret key in Multikey form starts with z");
        }
        byte[] bytes = Base58.decode(text.substring(1));
        if (bytes.length != 34 || bytes[0] != ED25519_SECRET[0] || bytes[1] != ED25519_SECRET[1]) {
            throw new MalformedException("not a secret Ed25519 key in Multikey form");
        }
        return Arrays.copyOfRange(bytes, 2, 34);
    }

    static String secret(byte[] seed) {
        return "z" + Base58.encode(Base58.concat(ED25519_SECRET, seed));
    }

    private static byte[] decoded(String text) throws MalformedException {
        if (!text.startsWith("z") || text.length() > 64) {
            throw new MalformedException("not a Multikey: \"" + abridged(text) + "\"; expected z and base 58");
        }
        byte[] bytes = Base58.decode(text.substring(1));
        boolean ed25519 = bytes.length == 34 && bytes[0] == ED25519[0] && bytes[1] == ED25519[1];
        boolean p256 = bytes.length == 35 && bytes[0] == P256[0] && bytes[1] == P256[1];
        if (!ed25519 && !p256) {
            throw new MalformedException("not a Multikey of Ed25519 or P-256: \"" + text + "\"");
        }
        if (p256) {
            P256Point.requireOnCurve(Arrays.copyOfRange(bytes, 2, 35));
        }
        return bytes;
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
