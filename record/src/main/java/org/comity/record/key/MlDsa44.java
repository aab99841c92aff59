package org.comity.record.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import org.comity.record.MalformedException;

/// ML-DSA-44 of the JDK, and the encodings that it wants. (The native library that is a guest for Ed25519 is slower.)
final class MlDsa44 {
    private static final String NAME = "ML-DSA-44";
    private static final String PROVIDER = "SUN";

    // SEQUENCE { SEQUENCE { OID 2.16.840.1.101.3.4.3.17 } BIT STRING … }, before the 1,312 bytes of the key.
    private static final byte[] X509_PREFIX = Encodings.hex("30820532300b06096086480165030403110382052100");

    private MlDsa44() {}

    static KeyPair keyPair(byte[] seed) {
        return FixedSeed.keyPair(NamedParameterSpec.ML_DSA_44, PROVIDER, seed);
    }

    static PublicKey publicKey(byte[] bytes) {
        try {
            return KeyFactory.getInstance(NAME, PROVIDER)
                    .generatePublic(new X509EncodedKeySpec(Encodings.join(X509_PREFIX, bytes)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK refuses an ML-DSA-44 key of the right length", e);
        }
    }

    static MlDsa44PublicKey publicKey(KeyPair pair) {
        try {
            return MlDsa44PublicKey.of(Encodings.after(X509_PREFIX, pair.getPublic()));
        } catch (MalformedException e) {
            throw new IllegalStateException("this JDK encodes ML-DSA-44 keys otherwise", e);
        }
    }

    static byte[] sign(PrivateKey key, byte[] message, SecureRandom hedge) {
        try {
            var signature = Signature.getInstance(NAME, PROVIDER);
            signature.initSign(key, hedge);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot sign with ML-DSA-44", e);
        }
    }

    static boolean holds(PublicKey key, byte[] message, byte[] signature) {
        try {
            var verifier = Signature.getInstance(NAME, PROVIDER);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException _) {
            return false; // such as hints that are not in order
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot check ML-DSA-44", e);
        }
    }
}
