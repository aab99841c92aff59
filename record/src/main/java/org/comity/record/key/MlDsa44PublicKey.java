package org.comity.record.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;

/// A public ML-DSA-44 key (FIPS 204), used pure and with an empty context.
public final class MlDsa44PublicKey {
    /// Length of a key in bytes.
    public static final int SIZE_BYTES = 1_312;

    /// Length of a signature in bytes.
    public static final int SIGNATURE_BYTES = 2_420;

    static final byte[] X509_PREFIX = HexFormat.of().parseHex("30820532300b060960864801650304031103820521" + "00");

    private final byte[] bytes;
    private final PublicKey key;

    private MlDsa44PublicKey(byte[] bytes, PublicKey key) {
        this.bytes = bytes;
        this.key = key;
    }

    /// @throws MalformedException if these are not 1,312 bytes
    public static MlDsa44PublicKey of(byte[] encoded) throws MalformedException {
        if (encoded.length != SIZE_BYTES) {
            throw new MalformedException("an ML-DSA-44 key has 1,312 bytes, not " + encoded.length);
        }
        try {
            var key = KeyFactory.getInstance("ML-DSA-44")
                    .generatePublic(new X509EncodedKeySpec(Base58.concat(X509_PREFIX, encoded)));
            return new MlDsa44PublicKey(encoded.clone(), key);
        } catch (GeneralSecurityException e) {
            throw new MalformedException("not an ML-DSA-44 key: " + e.getMessage(), e);
        }
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

    /// @throws UnverifiedException if this key did not make this signature over exactly this message
    public void verify(byte[] message, byte[] signature) throws UnverifiedException {
        try {
            if (signature.length == SIGNATURE_BYTES) {
                var verifier = Signature.getInstance("ML-DSA-44");
                verifier.initVerify(key);
                verifier.update(message);
                if (verifier.verify(signature)) {
                    return;
                }
            }
        } catch (GeneralSecurityException e) {
            throw new UnverifiedException("the ML-DSA-44 signature does not hold: " + e.getMessage());
        }
        throw new UnverifiedException("the ML-DSA-44 signature does not hold");
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
