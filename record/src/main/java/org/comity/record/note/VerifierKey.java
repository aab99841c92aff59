package org.comity.record.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.key.Ed25519PublicKey;
import org.comity.record.key.MlDsa44PublicKey;

/// A key that verifies signature lines, with its name and what its signatures mean.
///
/// Written as a *vkey*: `<name>+<8 hex digits of the key id>+<base64 of type and key>`.
public sealed interface VerifierKey {
    /// Signs the text of notes. Type 0x01.
    record Ed25519(KeyName name, Ed25519PublicKey key) implements VerifierKey {
        @Override
        public byte type() {
            return 0x01;
        }

        @Override
        public byte[] keyBytes() {
            return key.bytes();
        }

        @Override
        public String toString() {
            return vkey();
        }
    }

    /// Cosigns checkpoints, with the time. Type 0x04. What is signed does not hold the name: one key, one
    /// cosigner.
    record Ed25519Cosigner(KeyName name, Ed25519PublicKey key) implements VerifierKey {
        @Override
        public byte type() {
            return 0x04;
        }

        @Override
        public byte[] keyBytes() {
            return key.bytes();
        }

        @Override
        public String toString() {
            return vkey();
        }
    }

    /// Signs or cosigns checkpoints, with the time. Type 0x06. What is signed holds the name.
    record MlDsa44(KeyName name, MlDsa44PublicKey key) implements VerifierKey {
        @Override
        public byte type() {
            return 0x06;
        }

        @Override
        public byte[] keyBytes() {
            return key.bytes();
        }

        @Override
        public String toString() {
            return vkey();
        }
    }

    /// As it stands on the key's signature lines.
    KeyName name();

    /// Which algorithm and which meaning: C2SP signed-note, *Signature types*.
    byte type();

    /// What people call the algorithm.
    default String algorithm() {
        return switch (this) {
            case Ed25519 _, Ed25519Cosigner _ -> "Ed25519";
            case MlDsa44 _ -> "ML-DSA-44";
        };
    }

    /// The public key alone. Two vkeys with the same bytes here are the same key under two names or types.
    byte[] keyBytes();

    /// The first four bytes of SHA-256(name, newline, type, key): with the name it tells whose line a line is.
    default int keyId() {
        var start = (name() + "\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(
                        Hash.sha256(start, new byte[] {type()}, keyBytes()).bytes())
                .getInt();
    }

    /// The text form.
    default String vkey() {
        byte[] key = keyBytes();
        var typed = ByteBuffer.allocate(1 + key.length).put(type()).put(key).array();
        return name() + "+" + HexFormat.of().toHexDigits(keyId()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    /// Whether a line says that this key made it; both name and id must fit.
    default boolean isNamedBy(SignatureLine line) {
        return line.name().equals(name()) && line.keyId() == keyId();
    }

    /// Reads a vkey.
    ///
    /// @throws MalformedException if it is none, its id does not fit, or its type is not one of those above
    static VerifierKey parse(String vkey) throws MalformedException {
        // Only the first two: base64 has + of its own.
        var parts = vkey.split("\\+", 3);
        if (parts.length < 3) {
            throw new MalformedException("a vkey is <name>+<key id>+<base64>, found \"" + Text.abridged(vkey) + "\"");
        }
        var key = typed(KeyName.parse(parts[0]), decoded(parts[2]));
        // The id in upper case, or base64 in another spelling, would be a second vkey for the same key.
        if (!key.vkey().equals(vkey)) {
            throw new MalformedException("the vkey of " + key.name() + " is not in its one spelling, or its key id "
                    + Text.abridged(parts[1]) + " does not fit; it should be "
                    + HexFormat.of().toHexDigits(key.keyId()));
        }
        return key;
    }

    private static byte[] decoded(String base64) throws MalformedException {
        try {
            byte[] typed = Base64.getDecoder().decode(base64);
            if (typed.length > 1) {
                return typed;
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedException("the key in a vkey is not base64: \"" + Text.abridged(base64) + "\"", e);
        }
        throw new MalformedException("there is no key in the vkey");
    }

    private static VerifierKey typed(KeyName name, byte[] typed) throws MalformedException {
        byte[] key = Arrays.copyOfRange(typed, 1, typed.length);
        return switch (typed[0]) {
            case 0x01 -> new Ed25519(name, Ed25519PublicKey.of(key));
            case 0x04 -> new Ed25519Cosigner(name, Ed25519PublicKey.of(key));
            case 0x06 -> new MlDsa44(name, MlDsa44PublicKey.of(key));
            case 0x02 -> throw notRead(name, "ECDSA (type 0x02)");
            case 0x05 -> throw notRead(name, "RFC 6962 tree heads (type 0x05)");
            case (byte) 0xff -> throw notRead(name, "a type of its owner's own (0xff)");
            default ->
                throw notRead(name, "an unknown type, 0x" + HexFormat.of().toHexDigits(typed[0]));
        };
    }

    private static MalformedException notRead(KeyName name, String what) {
        return new MalformedException("the vkey of " + name + " is for " + what
                + "; read are Ed25519 (0x01), Ed25519 cosignatures (0x04) and ML-DSA-44 (0x06)");
    }
}
