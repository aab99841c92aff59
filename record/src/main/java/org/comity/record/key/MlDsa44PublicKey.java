package org.comity.record.key;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;

/// A public ML-DSA-44 key (FIPS 204), used pure and with an empty context.
public final class MlDsa44PublicKey {
    /// Length of a key in bytes.
    public static final int SIZE_BYTES = 1_312;

    /// Length of a signature in bytes.
    public static final int SIGNATURE_BYTES = 2_420;

    private static final byte[] MULTICODEC = {(byte) 0x90, 0x24};

    private final byte[] bytes;
    private final PublicKey key;

    private MlDsa44PublicKey(byte[] bytes, PublicKey key) {
        this.bytes = bytes;
        this.key = key;
    }

    /// Every array of 1,312 bytes is a key (FIPS 204, algorithm 23).
    ///
    /// @throws MalformedException if these are not 1,312 bytes
    public static MlDsa44PublicKey of(byte[] encoded) throws MalformedException {
        if (encoded.length != SIZE_BYTES) {
            throw new MalformedException("an ML-DSA-44 key has 1,312 bytes, not " + encoded.length);
        }
        byte[] bytes = encoded.clone();
        return new MlDsa44PublicKey(bytes, MlDsa44.publicKey(bytes));
    }

    /// Reads base64url without padding, the spelling inside acts.
    public static MlDsa44PublicKey parse(String text) throws MalformedException {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) {
                return of(bytes);
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedException("an ML-DSA-44 key is base64url without padding", e);
        }
        throw new MalformedException("an ML-DSA-44 key is base64url without padding, in its one spelling");
    }

    /// Reads the Multikey form, multicodec `ml-dsa-44-pub` (0x1210).
    public static MlDsa44PublicKey parseMultikey(String text) throws MalformedException {
        byte[] bytes = text.startsWith("z") ? Base58.decode(text.substring(1)) : new byte[0];
        if (bytes.length != 2 + SIZE_BYTES || bytes[0] != MULTICODEC[0] || bytes[1] != MULTICODEC[1]) {
            throw new MalformedException("not an ML-DSA-44 key in Multikey form");
        }
        return of(java.util.Arrays.copyOfRange(bytes, 2, bytes.length));
    }

    /// The Multikey form: `z`, base 58, the prefix 0x90 0x24, the key.
    public String multikeyText() {
        byte[] prefixed = java.util.Arrays.copyOf(MULTICODEC, 2 + SIZE_BYTES);
        System.arraycopy(bytes, 0, prefixed, 2, SIZE_BYTES);
        return "z" + Base58.encode(prefixed);
    }

    /// @throws UnverifiedException if this key did not make this signature over exactly this message
    public void verify(byte[] message, byte[] signature) throws UnverifiedException {
        if (signature.length != SIGNATURE_BYTES) {
            throw new UnverifiedException("an ML-DSA-44 signature has 2,420 bytes, not " + signature.length);
        }
        if (!MlDsa44.holds(key, message, signature)) {
            throw new UnverifiedException("the ML-DSA-44 signature does not hold");
        }
    }

    /// The 1,312 bytes, as a copy.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// Base64url without padding.
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MlDsa44PublicKey that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "ML-DSA-44 key " + text().substring(0, 16) + "…";
    }
}
