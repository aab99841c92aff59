package org.comity.record.key;

import java.security.PrivateKey;
import java.security.SecureRandom;
import org.comity.record.MalformedException;

/// A secret Ed25519 key (RFC 8032). Never printed.
public final class Ed25519PrivateKey {
    private final byte[] seed;
    private final PrivateKey key;
    private final Ed25519PublicKey publicKey;

    private Ed25519PrivateKey(byte[] seed, PrivateKey key, Ed25519PublicKey publicKey) {
        this.seed = seed;
        this.key = key;
        this.publicKey = publicKey;
    }

    /// The key that follows from this seed (RFC 8032, section 5.1.5).
    ///
    /// @throws IllegalArgumentException if the seed does not have 32 bytes
    public static Ed25519PrivateKey ofSeed(byte[] seed) {
        if (seed.length != 32) {
            throw new IllegalArgumentException("an Ed25519 seed has 32 bytes, not " + seed.length);
        }
        try {
            var publicKey = Ed25519PublicKey.of(Ed25519.publicBytes(seed));
            return new Ed25519PrivateKey(seed.clone(), Ed25519.privateKey(seed), publicKey);
        } catch (MalformedException e) {
            throw new IllegalStateException("this JDK makes no good Ed25519 key of a seed", e);
        }
    }

    public static Ed25519PrivateKey generate(SecureRandom random) {
        var seed = new byte[32];
        random.nextBytes(seed);
        return ofSeed(seed);
    }

    /// Reads a secret key in Multikey form.
    public static Ed25519PrivateKey parseMultikey(String text) throws MalformedException {
        return ofSeed(Multikey.parseSecret(text));
    }

    /// The secret itself, in Multikey form, for a file that only its owner reads.
    public String secretMultikey() {
        return Multikey.secret(seed);
    }

    public Ed25519PublicKey publicKey() {
        return publicKey;
    }

    /// 64 bytes; the same message always gives the same ones.
    public byte[] sign(byte[] message) {
        return Ed25519.sign(key, message);
    }

    @Override
    public String toString() {
        return "secret key of " + publicKey;
    }
}
