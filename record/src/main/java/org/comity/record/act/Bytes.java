package org.comity.record.act;

import java.util.Arrays;
import java.util.Base64;
import org.comity.record.MalformedException;
import org.comity.record.json.Kind;

/// Bytes inside an act, spelled in base64url without padding; immutable, compared by value.
public final class Bytes {
    private final byte[] value;

    private Bytes(byte[] value) {
        this.value = value;
    }

    public static Bytes of(byte[] value) {
        return new Bytes(value.clone());
    }

    /// Between so many and so many bytes, both included.
    static Kind<Bytes> kind(int least, int most) {
        var words = (least == most ? "" : least + " to ") + most + " bytes in base64url without padding";
        return Kind.spelled(
                words,
                text -> {
                    var bytes = new Bytes(Base64.getUrlDecoder().decode(text));
                    if (bytes.length() < least || bytes.length() > most) {
                        throw new MalformedException("must be " + words + ", not " + bytes.length());
                    }
                    return bytes;
                },
                Bytes::toString);
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
