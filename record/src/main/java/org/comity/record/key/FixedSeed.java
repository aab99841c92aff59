package org.comity.record.key;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;

/// Makes a key pair from its seed with the JDK's own generator.
///
/// The JDK has no call from a private key to its public key, and its PKCS#8 form of ML-DSA is the expanded key of
/// 2,560 bytes, so that a seed cannot come in that way at all. Its generators ask their source of chance for the 32
/// bytes of the seed, once, and for nothing else; here the source gives the seed, and anything else asked of it is an
/// error. The official vectors hold this to the standards.
final class FixedSeed extends SecureRandom {
    private static final long serialVersionUID = 1;

    private final byte[] seed;
    private boolean given;

    private FixedSeed(byte[] seed) {
        super(null, null);
        this.seed = seed;
    }

    static KeyPair keyPair(NamedParameterSpec algorithm, String provider, byte[] seed) {
        var source = new FixedSeed(seed);
        KeyPair pair;
        try {
            var generator = KeyPairGenerator.getInstance(algorithm.getName(), provider);
            generator.initialize(algorithm, source);
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot make keys of " + algorithm.getName(), e);
        }
        if (!source.given) {
            throw new IllegalStateException("this JDK's generator did not take the seed");
        }
        return pair;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        if (given || bytes.length != seed.length) {
            throw new IllegalStateException("this JDK's generator takes more than the seed");
        }
        given = true;
        System.arraycopy(seed, 0, bytes, 0, seed.length);
    }
}
