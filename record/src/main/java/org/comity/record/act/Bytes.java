package org.comity.record.act;

import java.util.Arrays;
import java.util.Base64;
import org.comity.record.MalformedException;

/// Bytes inside an act, spelled in base64url without padding; immutable, compared by value.
public final class Bytes {
    private final byte[] value;

    private Bytes(byte[] value) {
        this.value = value;
    }

    public static Bytes of(byte[] value) {
        return new Bytes(value.clone());
    }

    /// @throws MalformedException if the text is not base64url without padding in its one spelling, or holds more bytes
    public static Bytes parse(String text, int mostBytes, String where) throws MalformedException {
        try {
            byte[] value = Base64.getUrlDecoder().decode(text);
            if (value.length <= mostBytes
                    && Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(value)
                            .equals(text)) {
                return new Bytes(value);
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedException(where + ": not base64url", e);
        }
        throw new MalformedException(
                where + ": must be base64url without padding, in its one spelling, of at most " + mostBytes + " bytes");
    }

    public byte[] toArray() {
        return value.clone();
    }

    public int length() {
        return value.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    /// Base64url without padding.
    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }
}
