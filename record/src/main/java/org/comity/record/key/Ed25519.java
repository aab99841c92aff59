package org.comity.record.key;

import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/*
 * Who computes Ed25519: Amazon Corretto Crypto Provider where its native library loads, else the JDK. Under the rule of
 * Ed25519PublicKey both give the same answers, which the tests ask them on every edge case known; the first is about
 * twenty times as fast. But to load it takes longer than to compute a few signatures without it, and a node that starts
 * needs a few: so the JDK begins, and native code takes over from whoever needs many.
 *
 * Corretto is an optional jar, so nothing here is linked to its classes, and there is no reflection of ours. Its jar
 * declares a java.security.Provider service; we ask the service loader for the one of that class name (others are not
 * even made) and keep it to ourselves, without registering it: nobody else's choice of providers changes. Before it is
 * taken it has to sign, to accept and to refuse like the first test of RFC 8032, so that a library that does not load,
 * or computes wrongly on this machine, is passed by.
 *
 * A Signature object is made for each signature: half a microsecond of about 37. So there is no pool, no lock and no
 * thread-local, which matters where each request has a virtual thread of its own. Who verifies thousands in a row has a
 * SerialVerifier.
 *
 * Keys are made by the JDK's KeyFactory: Corretto registers none for Ed25519 by default, and takes the JDK's. All
 * providers are named, so that whatever else is installed in the process never answers for us.
 */
final class Ed25519 {
    /// Set to `jdk` before the first use to do without native code.
    static final String PROPERTY = "comity.crypto";

    private static final String NAME = "Ed25519";
    private static final String JDK = "SunEC";
    private static final String CORRETTO = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    // SEQUENCE { SEQUENCE { OID 1.3.101.112 } BIT STRING … } and, for PKCS#8, version, OID, OCTET STRING { OCTET STRING
    // … }.
    private static final byte[] X509_PREFIX = Encodings.hex("302a300506032b6570032100");
    private static final byte[] PKCS8_PREFIX = Encodings.hex("302e020100300506032b657004220420");

    /// So many signatures the JDK computes before native code is loaded.
    private static final int FEW = 32;

    private static final AtomicInteger COMPUTED = new AtomicInteger();

    /// Native code, where it loads; looked for on first use.
    private static final class Many {
        private static final Provider PROVIDER = choose(System.getProperty(PROPERTY));
    }

    private Ed25519() {}

    /// Who computes where there are many signatures, as it calls itself.
    static String provider() {
        return Many.PROVIDER.getName() + " " + Many.PROVIDER.getVersionStr();
    }

    /// Who computes the next signature.
    static Provider next() {
        if (COMPUTED.get() >= FEW) {
            return Many.PROVIDER;
        }
        COMPUTED.incrementAndGet();
        return jdk();
    }

    /// A key of bytes that passed the screen.
    static PublicKey publicKey(byte[] bytes) {
        try {
            return KeyFactory.getInstance(NAME, JDK)
                    .generatePublic(new X509EncodedKeySpec(Encodings.join(X509_PREFIX, bytes)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK refuses an Ed25519 key that passed the screen", e);
        }
    }

    static PrivateKey privateKey(byte[] seed) {
        try {
            return KeyFactory.getInstance(NAME, JDK)
                    .generatePrivate(new PKCS8EncodedKeySpec(Encodings.join(PKCS8_PREFIX, seed)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK refuses an Ed25519 seed of 32 bytes", e);
        }
    }

    static byte[] publicBytes(byte[] seed) {
        var pair = FixedSeed.keyPair(NamedParameterSpec.ED25519, JDK, seed);
        return Encodings.after(X509_PREFIX, pair.getPublic());
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        return sign(next(), key, message);
    }

    static byte[] sign(Provider provider, PrivateKey key, byte[] message) {
        try {
            var signer = Signature.getInstance(NAME, provider);
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(provider.getName() + " cannot sign with Ed25519", e);
        }
    }

    /// Ready for signatures of this key, one after the other, until one does not hold.
    static Signature verifier(Provider provider, PublicKey key) {
        try {
            var verifier = Signature.getInstance(NAME, provider);
            verifier.initVerify(key);
            return verifier;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(provider.getName() + " cannot check Ed25519", e);
        }
    }

    static boolean holds(Signature verifier, byte[] message, byte[] signature) {
        try {
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException _) {
            return false; // how the JDK says that R is no point
        }
    }

    static Provider jdk() {
        Provider provider = Security.getProvider(JDK);
        if (provider == null) {
            throw new IllegalStateException("this JDK lacks " + JDK);
        }
        return provider;
    }

    /// Corretto's provider, if its jar is there, its native library loads and it computes rightly.
    static Optional<Provider> corretto() {
        try {
            return ServiceLoader.load(Provider.class, Ed25519.class.getClassLoader()).stream()
                    .filter(service -> service.type().getName().equals(CORRETTO))
                    .map(ServiceLoader.Provider::get)
                    .filter(Ed25519::computesRightly)
                    .findFirst();
        } catch (ServiceConfigurationError | LinkageError e) {
            return passedBy(e);
        }
    }

    static Provider choose(@Nullable String setting) {
        return "jdk".equals(setting) ? jdk() : corretto().orElseGet(Ed25519::jdk);
    }

    /// RFC 8032, section 7.1, test 1; then the same signature over another message.
    private static boolean computesRightly(Provider provider) {
        byte[] seed = Encodings.hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        byte[] key = Encodings.hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        byte[] expected = Encodings.hex("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33b"
                + "acc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        try {
            return Arrays.equals(sign(provider, privateKey(seed), new byte[0]), expected)
                    && holds(verifier(provider, publicKey(key)), new byte[0], expected)
                    && !holds(verifier(provider, publicKey(key)), new byte[1], expected);
        } catch (RuntimeException | LinkageError e) {
            return passedBy(e).isPresent();
        }
    }

    private static Optional<Provider> passedBy(Throwable reason) {
        System.getLogger(Ed25519.class.getName())
                .log(Level.INFO, "native Ed25519 cannot be used here, the JDK does the work", reason);
        return Optional.empty();
    }
}
