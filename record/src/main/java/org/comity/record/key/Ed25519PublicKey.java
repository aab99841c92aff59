package org.comity.record.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;

/// A public Ed25519 key (RFC 8032), by the one rule that all nodes share.
///
/// State is a fold over signed acts, so two nodes that differ about one signature have forked, and correct libraries do
/// differ on odd keys and signatures. So: a key that is not canonically encoded or has small order is refused once,
/// here;
/// a signature needs S < L; the equation is the one without cofactor.
public final class Ed25519PublicKey {
    /// Length of a key in bytes.
    public static final int SIZE_BYTES = 32;

    /// Length of a signature in bytes.
    public static final int SIGNATURE_BYTES = 64;

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] X509_PREFIX = HEX.parseHex("302a300506032b6570032100");

    /// The y coordinates of the eight points of small order, little-endian, without the bit for the sign of x.
    private static final Set<String> SMALL_ORDER = Set.of(
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a");

    /// L, the order of the base point, little-endian: RFC 8032 section 5.1.
    private static final byte[] ORDER =
            HEX.parseHex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");

    /// p = 2^255 - 19, little-endian.
    private static final byte[] FIELD =
            HEX.parseHex("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

    private final byte[] bytes;
    private final PublicKey key;

    private Ed25519PublicKey(byte[] bytes, PublicKey key) {
        this.bytes = bytes;
        this.key = key;
    }

    /// @throws MalformedException if these are not 32 bytes, not a canonical encoding, not a point, or of small order
    public static Ed25519PublicKey of(byte[] encoded) throws MalformedException {
        if (encoded.length != SIZE_BYTES) {
            throw new MalformedException("an Ed25519 key has 32 bytes, not " + encoded.length);
        }
        byte[] y = encoded.clone();
        y[31] &= 0x7f;
        if (!isBelow(y, 0, FIELD)) {
            throw new MalformedException("the Ed25519 key is not canonically encoded");
        }
        if (SMALL_ORDER.contains(HEX.formatHex(y))) {
            throw new MalformedException("the Ed25519 key has small order");
        }
        try {
            var key = KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base58.concat(X509_PREFIX, encoded)));
            return new Ed25519PublicKey(encoded.clone(), key);
        } catch (GeneralSecurityException e) {
            throw new MalformedException("not an Ed25519 key: " + e.getMessage(), e);
        }
    }

    /// Vouches for the message.
    ///
    /// @throws UnverifiedException if this key did not make this signature over exactly this message
    public void verify(byte[] message, byte[] signature) throws UnverifiedException {
        if (signature.length != SIGNATURE_BYTES) {
            throw new UnverifiedException("an Ed25519 signature has 64 bytes, not " + signature.length);
        }
        if (!isBelow(signature, 32, ORDER)) {
            throw new UnverifiedException("the signature's S is not below the group order");
        }
        try {
            var verifier = Ed25519Provider.signature();
            verifier.initVerify(key);
            verifier.update(message);
            if (verifier.verify(signature)) {
                return;
            }
        } catch (GeneralSecurityException e) {
            // A key or a signature that is no point: providers say so in different words, all of them mean no.
            throw new UnverifiedException("the signature does not hold for key " + multikey());
        }
        throw new UnverifiedException("the signature does not hold for key " + multikey());
    }

    /// The 32 bytes, as a copy.
    public byte[] bytes() {
        return bytes.clone();
    }

    public Multikey multikey() {
        return Multikey.ed25519(bytes);
    }

    /// Who computes: the JDK, or the native provider that was found.
    public static String provider() {
        return Ed25519Provider.name();
    }

    /// Whether the 32 little-endian bytes from `offset` on are a smaller number than `bound`.
    private static boolean isBelow(byte[] value, int offset, byte[] bound) {
        for (int i = 31; i >= 0; i--) {
            int difference = (value[offset + i] & 0xff) - (bound[i] & 0xff);
            if (difference != 0) {
                return difference < 0;
            }
        }
        return false;
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
        return multikey().text();
    }
}
