package org.comity.record.key;

import java.math.BigInteger;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;

/// A public Ed25519 key (RFC 8032), by the one rule that all nodes share.
///
/// State is a fold over signed acts, so two nodes that differ about one signature have forked, and correct libraries do
/// differ on odd keys and signatures. So there is no such object for a key that is not canonically encoded, is no point
/// of the curve, or has small order; a signature needs S < L; the equation is the one without cofactor.
public final class Ed25519PublicKey {
    /// Length of a key in bytes.
    public static final int SIZE_BYTES = 32;

    /// Length of a signature in bytes.
    public static final int SIGNATURE_BYTES = 64;

    private static final HexFormat HEX = HexFormat.of();

    /// The y coordinates of the eight points of small order, little-endian, without the bit for the sign of x. The
    /// other
    /// encodings of these points (there are 14) are not canonical, and refused for that or with these.
    private static final Set<String> SMALL_ORDER = Set.of(
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a");

    /// L, the order of the base point, little-endian: RFC 8032 section 5.1.
    private static final byte[] ORDER =
            HEX.parseHex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");

    /// The prime of the field, and the constant of the curve: RFC 8032 section 5.1.
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    private static final BigInteger D = BigInteger.valueOf(-121_665)
            .multiply(BigInteger.valueOf(121_666).modInverse(P))
            .mod(P);

    private final byte[] bytes;
    private final Multikey multikey;
    private final PublicKey key;

    private Ed25519PublicKey(byte[] bytes, Multikey multikey) {
        this.bytes = bytes;
        this.multikey = multikey;
        this.key = Ed25519.publicKey(bytes);
    }

    /// @throws MalformedException if these are not 32 bytes, not a canonical encoding, not a point, or of small order
    public static Ed25519PublicKey of(byte[] encoded) throws MalformedException {
        byte[] bytes = encoded.clone();
        requireSound(bytes);
        return new Ed25519PublicKey(bytes, Multikey.ed25519(bytes));
    }

    /// The same where the Multikey is at hand already.
    static Ed25519PublicKey of(byte[] bytes, Multikey multikey) throws MalformedException {
        requireSound(bytes);
        return new Ed25519PublicKey(bytes, multikey);
    }

    /// Vouches for the message.
    ///
    /// @throws UnverifiedException if this key did not make this signature over exactly this message
    public void verify(byte[] message, byte[] signature) throws UnverifiedException {
        verify(verifier(Ed25519.next()), message, signature);
    }

    /// @param verifier one of [#verifier]
    void verify(Signature verifier, byte[] message, byte[] signature) throws UnverifiedException {
        if (signature.length != SIGNATURE_BYTES) {
            throw new UnverifiedException("an Ed25519 signature has 64 bytes, not " + signature.length);
        }
        if (!hasSmallScalar(signature)) {
            throw new UnverifiedException("the signature's S is not below the group order");
        }
        if (!Ed25519.holds(verifier, message, signature)) {
            throw new UnverifiedException("the signature does not hold for key " + multikey);
        }
    }

    /// Ready for signatures of this key, one after the other, until one does not hold.
    Signature verifier(Provider provider) {
        return Ed25519.verifier(provider, key);
    }

    /// The same answer from a provider of one's choice.
    boolean holds(Provider provider, byte[] message, byte[] signature) {
        return signature.length == SIGNATURE_BYTES
                && hasSmallScalar(signature)
                && Ed25519.holds(verifier(provider), message, signature);
    }

    /// The 32 bytes, as a copy.
    public byte[] bytes() {
        return bytes.clone();
    }

    public Multikey multikey() {
        return multikey;
    }

    /// Who computes where there are many signatures: the native provider that was found, or the JDK.
    public static String provider() {
        return Ed25519.provider();
    }

    private static void requireSound(byte[] encoded) throws MalformedException {
        if (encoded.length != SIZE_BYTES) {
            throw new MalformedException("an Ed25519 key has 32 bytes, not " + encoded.length);
        }
        byte[] littleEndian = encoded.clone();
        littleEndian[31] &= 0x7f;
        if (SMALL_ORDER.contains(HEX.formatHex(littleEndian))) {
            throw new MalformedException("the Ed25519 key has small order");
        }
        var y = new BigInteger(1, reversed(littleEndian));
        if (y.compareTo(P) >= 0) {
            throw new MalformedException("the Ed25519 key is not canonically encoded");
        }
        if (!isOnCurve(y)) {
            throw new MalformedException("the Ed25519 key is not a point of the curve");
        }
    }

    /// Whether some x has x² · (d·y² + 1) = y² - 1. (With x = 0 that is y = ±1 alone, refused before.) The product of
    /// the
    /// two sides is a square whenever their quotient is, and needs no inverse; Euler's criterion tells.
    private static boolean isOnCurve(BigInteger y) {
        var square = y.multiply(y).mod(P);
        var u = square.subtract(BigInteger.ONE);
        var v = D.multiply(square).add(BigInteger.ONE);
        return u.multiply(v).mod(P).modPow(P.shiftRight(1), P).equals(BigInteger.ONE);
    }

    /// Whether S, the second half, little-endian, is below L.
    private static boolean hasSmallScalar(byte[] signature) {
        for (int i = 31; i >= 0; i--) {
            int difference = (signature[32 + i] & 0xff) - (ORDER[i] & 0xff);
            if (difference != 0) {
                return difference < 0;
            }
        }
        return false;
    }

    private static byte[] reversed(byte[] bytes) {
        var reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ed25519PublicKey that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// The Multikey.
    @Override
    public String toString() {
        return multikey.text();
    }
}
