package org.comity.record.key;

import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Base64;
import org.comity.record.MalformedException;

/// A secret ML-DSA-44 key (FIPS 204), kept as its seed. Never printed.
public final class MlDsa44PrivateKey {
    private final byte[] seed;
    private final PrivateKey key;
    private final MlDsa44PublicKey publicKey;
    private final SecureRandom hedge;

    private MlDsa44PrivateKey(byte[] seed, PrivateKey key, MlDsa44PublicKey publicKey, SecureRandom hedge) {
        this.seed = seed;
        this.key = key;
        this.publicKey = publicKey;
        this.hedge = hedge;
    }

    /// The key that follows from this seed (FIPS 204, algorithm 6; it calls the seed ξ).
    ///
    /// @throws IllegalArgumentException if the seed does not have 32 bytes
    public static MlDsa44PrivateKey ofSeed(byte[] seed) {
        if (seed.length != 32) {
            throw new IllegalArgumentException("an ML-DSA-44 seed has 32 bytes, not " + seed.length);
        }
        var pair = MlDsa44.keyPair(seed);
        return new MlDsa44PrivateKey(seed.clone(), pair.getPrivate(), MlDsa44.publicKey(pair), new SecureRandom());
    }

    public static MlDsa44PrivateKey generate(SecureRandom random) {
        var seed = new byte[32];
        random.nextBytes(seed);
        return ofSeed(seed);
    }

    /// The same key with another source of the 32 bytes that go into each signature (FIPS 204, algorithm 2; it calls
    /// them rnd). With zeros it signs deterministically, so that a file can be made again byte for byte.
    public MlDsa44PrivateKey hedgedBy(SecureRandom random) {
        return new MlDsa44PrivateKey(seed, key, publicKey, random);
    }

    /// Reads a seed as [#secretText] writes it.
    public static MlDsa44PrivateKey parseSecret(String text) throws MalformedException {
        try {
            byte[] seed = Base64.getUrlDecoder().decode(text);
            if (seed.length == 32
                    && Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(seed)
                            .equals(text)) {
                return ofSeed(seed);
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedException("not an ML-DSA-44 seed in base64url", e);
        }
        throw new MalformedException("an ML-DSA-44 seed is 32 bytes in base64url without padding");
    }

    /// The seed in base64url, for a file that only its owner reads.
    public String secretText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(seed);
    }

    public MlDsa44PublicKey publicKey() {
        return publicKey;
    }

    /// 2,420 bytes; hedged, so that the same message gives other ones each time.
    public byte[] sign(byte[] message) {
        return MlDsa44.sign(key, message, hedge);
    }

    @Override
    public String toString() {
        return "secret key of " + publicKey;
    }
}
