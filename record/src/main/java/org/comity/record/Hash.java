package org.comity.record;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A SHA-256 digest: 32 bytes, immutable, compared by value.
///
/// Written in lower-case hex inside acts and in base64 inside notes; each spelling is accepted in one form only.
public final class Hash implements Comparable<Hash> {
    /// Length in bytes.
    public static final int SIZE_BYTES = 32;

    private static final HexFormat HEX = HexFormat.of();

    /// Never fed. To copy it costs less than to find the algorithm among the providers.
    private static final MessageDigest FRESH = fresh();

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The digest that these 32 bytes are; the array is copied.
    ///
    /// @throws IllegalArgumentException if there are not exactly 32 bytes
    public static Hash of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /// The digest that `length` bytes from `offset` on are; they are copied.
    ///
    /// @throws IllegalArgumentException if `length` is not 32
    public static Hash of(byte[] bytes, int offset, int length) {
        if (length != SIZE_BYTES) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + length);
        }
        return new Hash(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    /// The hash of what was fed to a SHA-256, which starts anew.
    public static Hash from(MessageDigest sha256) {
        return new Hash(sha256.digest());
    }

    /// SHA-256 of the parts, one after the other.
    public static Hash sha256(byte[]... parts) {
        var digest = newSha256();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return from(digest);
    }

    /// A fresh SHA-256, which every JDK must have.
    public static MessageDigest newSha256() {
        try {
            return (MessageDigest) FRESH.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the SHA-256 of this JDK cannot be copied", e);
        }
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-256", e);
        }
    }

    /// Reads 64 lower-case hex digits.
    public static Hash parseHex(String text) throws MalformedException {
        if (text.length() != 2 * SIZE_BYTES
                || !text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            throw new MalformedException("a digest is 64 lower-case hex digits, found \"" + abridged(text) + "\"");
        }
        return new Hash(HEX.parseHex(text));
    }

    /// Reads standard base64 with padding, in its one canonical spelling.
    public static Hash parseBase64(String text) throws MalformedException {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("a hash in base64, found \"" + abridged(text) + "\"", e);
        }
        if (bytes.length != SIZE_BYTES
                || !Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new MalformedException("a hash of 32 bytes in base64, found \"" + abridged(text) + "\"");
        }
        return new Hash(bytes);
    }

    /// The 32 bytes, as a copy.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// Writes the 32 bytes into `target` from `offset` on.
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, SIZE_BYTES);
    }

    /// Feeds the 32 bytes to a digest.
    public void updateTo(MessageDigest digest) {
        digest.update(bytes);
    }

    /// 64 lower-case hex digits.
    public String hex() {
        return HEX.formatHex(bytes);
    }

    /// Standard base64 with padding.
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public int compareTo(Hash other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// The hex form.
    @Override
    public String toString() {
        return hex();
    }

    private static String abridged(String text) {
        return text.length() <= 80 ? text : text.substring(0, 77) + "…";
    }
}
