package org.comity.bench;

import com.google.crypto.tink.subtle.Ed25519Sign;
import com.google.crypto.tink.subtle.Ed25519Verify;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Ed25519 by each provider on one thread, over 64 bytes, keys already made: what limits every log of signed acts.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SigningBench {
    /// Whose code.
    @Param({"jdk", "corretto", "conscrypt", "tink"})
    String provider = "jdk";

    private final byte[] message = Floors.noise(64, 3);

    @SuppressWarnings("NullAway.Init") // the parameter is known when JMH calls the method that sets it up
    private Scheme scheme;

    private byte[] signature = {};

    private interface Scheme {
        byte[] sign(byte[] message) throws GeneralSecurityException;

        boolean verify(byte[] message, byte[] signature) throws GeneralSecurityException;
    }

    /// Makes keys.
    @Setup
    public void keys() throws GeneralSecurityException {
        scheme = switch (provider) {
            case "tink" -> tink();
            case "jdk" -> jca(null, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
            case "corretto" ->
                jca(
                        loaded("AmazonCorrettoCryptoProvider"),
                        KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
            default -> conscrypt();
        };
        signature = scheme.sign(message);
    }

    /// One signature.
    @Benchmark
    public byte[] sign() throws GeneralSecurityException {
        return scheme.sign(message);
    }

    /// One verification, of a signature that holds.
    @Benchmark
    public boolean verify() throws GeneralSecurityException {
        if (!scheme.verify(message, signature)) {
            throw new GeneralSecurityException("the signature does not hold");
        }
        return true;
    }

    private static Provider loaded(String name) throws GeneralSecurityException {
        for (var found : ServiceLoader.load(Provider.class)) {
            if (found.getName().equals(name)) {
                return found;
            }
        }
        throw new GeneralSecurityException(name + " is not on the class path");
    }

    private static Scheme conscrypt() throws GeneralSecurityException {
        var conscrypt = org.conscrypt.Conscrypt.newProvider();
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var factory = KeyFactory.getInstance("Ed25519", conscrypt);
        return jca(
                conscrypt,
                new KeyPair(
                        factory.generatePublic(new java.security.spec.X509EncodedKeySpec(
                                pair.getPublic().getEncoded())),
                        factory.generatePrivate(new java.security.spec.PKCS8EncodedKeySpec(
                                pair.getPrivate().getEncoded()))));
    }

    private static Scheme jca(@org.jspecify.annotations.Nullable Provider of, KeyPair pair)
            throws GeneralSecurityException {
        var made = of == null ? Signature.getInstance("Ed25519") : Signature.getInstance("Ed25519", of);
        return new Scheme() {
            @Override
            public byte[] sign(byte[] message) throws GeneralSecurityException {
                made.initSign(pair.getPrivate());
                made.update(message);
                return made.sign();
            }

            @Override
            public boolean verify(byte[] message, byte[] signature) throws GeneralSecurityException {
                made.initVerify(pair.getPublic());
                made.update(message);
                return made.verify(signature);
            }
        };
    }

    private static Scheme tink() throws GeneralSecurityException {
        var pair = Ed25519Sign.KeyPair.newKeyPair();
        var signer = new Ed25519Sign(pair.getPrivateKey());
        var verifier = new Ed25519Verify(pair.getPublicKey());
        return new Scheme() {
            @Override
            public byte[] sign(byte[] message) throws GeneralSecurityException {
                return signer.sign(message);
            }

            @Override
            public boolean verify(byte[] message, byte[] signature) throws GeneralSecurityException {
                verifier.verify(signature, message);
                return true;
            }
        };
    }
}
