package org.comity.record.key;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import org.comity.record.MalformedException;

/// A secret ML-DSA-44 key (FIPS 204), kept as its seed. Never printed.
public final class MlDsa44PrivateKey {
    private final byte[] seed;
    private final PrivateKey key;
    private final MlDsa44PublicKey publicKey;

    private MlDsa44PrivateKey(byte[] seed, PrivateKey key, MlDsa44PublicKey publicKey) {
        this.seed = seed;
        this.key = key;
        this.publicKey = publicKey;
    }

    /// @throws IllegalArgumentException if the seed does not have 32 bytes
    public static MlDsa44PrivateKey ofSeed(byte[] seed) {
        if (seed.length != 32) {
            throw new IllegalArgumentException("an ML-DSA-44 seed has 32 bytes, not " + seed.length);
        }
        try {
            var generator = KeyPairGenerator.getInstance("ML-DSA-44");
            generator.initialize(NamedParameterSpec.ML_DSA_44, new GivenRandom(seed));
            var pair = generator.generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            var publicKey = MlDsa44PublicKey.of(
                    Arrays.copyOfRange(encoded, encoded.length - MlDsa44PublicKey.SIZE_BYTES, encoded.length));
            return new MlDsa44PrivateKey(seed.clone(), pair.getPrivate(), publicKey);
        } catch (GeneralSecurityException | MalformedException e) {
            throw new IllegalStateException("this JDK makes no ML-DSA-44 key of a seed", e);
        }
    }

    public static MlDsa44PrivateKey generate(SecureRandom random) {
        var seed = new byte[32];
        random.nextBytes(seed);
        return ofSeed(seed);
    }

    /// Reads a seed as [#secretText] writes it.
    public static MlDsa44PrivateKey parseSecret(String text) throws MalformedException {
        try {
            byte[] seed = Base64.getUrlDecoder().decode(text);
            if (seed.length == 32) {
                return ofSeed(seed);
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedException("not an ML-DSA-44 seed in base64url", e);
        }
        throw new MalformedException("an ML-DSA-44 seed has 32 bytes");
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
        try {
            var signer = Signature.getInstance("ML-DSA-44");
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing failed", e);
        }
    }

    @Override
    public String toString() {
        return "secret key of " + publicKey;
    }
}
