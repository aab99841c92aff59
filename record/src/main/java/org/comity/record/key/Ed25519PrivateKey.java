package org.comity.record.key;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import org.comity.record.MalformedException;

/// A secret Ed25519 key (RFC 8032). Never printed.
public final class Ed25519PrivateKey {
    private static final byte[] PKCS8_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final byte[] seed;
    private final PrivateKey key;
    private final Ed25519PublicKey publicKey;

    private Ed25519PrivateKey(byte[] seed, PrivateKey key, Ed25519PublicKey publicKey) {
        this.seed = seed;
        this.key = key;
        this.publicKey = publicKey;
    }

    /// @throws IllegalArgumentException if the seed does not have 32 bytes
    public static Ed25519PrivateKey ofSeed(byte[] seed) {
        if (seed.length != 32) {
            throw new IllegalArgumentException("an Ed25519 seed has 32 bytes, not " + seed.length);
        }
        try {
            var key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base58.concat(PKCS8_PREFIX, seed)));
            return new Ed25519PrivateKey(seed.clone(), key, Ed25519PublicKey.of(publicBytes(seed)));
        } catch (GeneralSecurityException | MalformedException e) {
            throw new IllegalStateException("this JDK makes no Ed25519 key of a seed", e);
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
        try {
            var signer = Ed25519Provider.signature();
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (InvalidKeyException | java.security.SignatureException e) {
            throw new IllegalStateException("signing failed", e);
        }
    }

    /// The JDK derives a public key only while it generates a pair: so it is made to "draw" this seed.
    private static byte[] publicBytes(byte[] seed) throws GeneralSecurityException {
        var generator = java.security.KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(java.security.spec.NamedParameterSpec.ED25519, new GivenRandom(seed));
        var point = ((EdECPublicKey) generator.generateKeyPair().getPublic()).getPoint();
        var bytes = new byte[32];
        byte[] y = point.getY().toByteArray(); // big-endian
        for (int i = 0; i < Math.min(32, y.length); i++) {
            bytes[i] = y[y.length - 1 - i];
        }
        if (point.isXOdd()) {
            bytes[31] |= (byte) 0x80;
        }
        return bytes;
    }

    @Override
    public String toString() {
        return "secret key of " + publicKey;
    }
}
