package org.comity.record.key;

import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/*
 * Who computes Ed25519. Amazon Corretto Crypto verifies fourteen times as fast as the JDK and gives the same answers under
 * the rule of Ed25519PublicKey (both are tested on every edge case known). It is native code, so it is a guest: used if it
 * is on the class path and its library loads here, and the JDK does the work otherwise.
 */
final class Ed25519Provider {
    /// Set to `jdk` to do without native code.
    static final String PROPERTY = "comity.crypto";

    private static final String CORRETTO = "AmazonCorrettoCryptoProvider";
    private static final @Nullable Provider CHOSEN = choose();

    private Ed25519Provider() {}

    /// The provider in use, as it calls itself.
    static String name() {
        return CHOSEN == null ? "JDK" : CHOSEN.getName() + " " + CHOSEN.getVersionStr();
    }

    static Signature signature() {
        try {
            return CHOSEN == null ? Signature.getInstance("Ed25519") : Signature.getInstance("Ed25519", CHOSEN);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks Ed25519", e);
        }
    }

    private static @Nullable Provider choose() {
        if ("jdk".equals(System.getProperty(PROPERTY))) {
            return null;
        }
        try {
            for (var provider : ServiceLoader.load(Provider.class, Ed25519Provider.class.getClassLoader())) {
                if (provider.getName().equals(CORRETTO) && works(provider)) {
                    return provider;
                }
            }
        } catch (java.util.ServiceConfigurationError | LinkageError e) {
            System.getLogger(Ed25519Provider.class.getName())
                    .log(System.Logger.Level.INFO, "native Ed25519 cannot be used here, the JDK does the work", e);
        }
        return null;
    }

    /// Whether it signs and verifies what the JDK's key factory made; a library for another machine fails here, once.
    private static boolean works(Provider provider) {
        try {
            var pair = java.security.KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var signer = Signature.getInstance("Ed25519", provider);
            signer.initSign(pair.getPrivate());
            var verifier = Signature.getInstance("Ed25519", provider);
            verifier.initVerify(pair.getPublic());
            return verifier.verify(signer.sign());
        } catch (GeneralSecurityException | RuntimeException | LinkageError e) {
            System.getLogger(Ed25519Provider.class.getName())
                    .log(System.Logger.Level.INFO, "native Ed25519 does not work here, the JDK does it", e);
            return false;
        }
    }
}
