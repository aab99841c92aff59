package org.comity.record.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;

/// One signature line of a note, as it stands there; by itself it vouches for nothing.
///
/// @param name whose key made it, as it says
/// @param encoded base64 of the key id (4 bytes) and the signature
public record SignatureLine(KeyName name, String encoded) {
    static final String START = "— ";

    private static final int KEY_ID_BYTES = 4;

    /// @throws IllegalArgumentException if `encoded` is not base64 of at least five bytes
    public SignatureLine {
        if (Base64.getDecoder().decode(encoded).length <= KEY_ID_BYTES) {
            throw new IllegalArgumentException("no signature behind the key id");
        }
    }

    static SignatureLine of(VerifierKey key, byte[] signature) {
        var bytes = ByteBuffer.allocate(KEY_ID_BYTES + signature.length)
                .putInt(key.keyId())
                .put(signature)
                .array();
        return new SignatureLine(key.name(), Base64.getEncoder().encodeToString(bytes));
    }

    /// Reads a line without its newline.
    ///
    /// @throws MalformedException if it is none
    public static SignatureLine parse(String line) throws MalformedException {
        int space = line.indexOf(' ', START.length());
        if (!line.startsWith(START) || space < 0) {
            throw new MalformedException(
                    "a signature line is \"— <key name> <base64>\", found \"" + Text.abridged(line) + "\"");
        }
        var name = KeyName.parse(line.substring(START.length(), space));
        try {
            return new SignatureLine(name, line.substring(space + 1));
        } catch (IllegalArgumentException e) {
            throw new MalformedException(
                    "the signature of " + name + " is not base64 of a key id and a signature: \""
                            + Text.abridged(line.substring(space + 1)) + "\"",
                    e);
        }
    }

    /// Which key of that name made it, as it says.
    public int keyId() {
        return ByteBuffer.wrap(Base64.getDecoder().decode(encoded)).getInt();
    }

    /// The bytes behind the key id.
    ///
    /// Base64 has several spellings of the same bytes, and two spellings would be two notes with one meaning. A
    /// line in another spelling than the encoder's may be of a key that is not ours to judge, so it is no
    /// reason to refuse to read the note; but it verifies under no key.
    ///
    /// @throws UnverifiedException if the base64 is not in its one spelling
    byte[] signature() throws UnverifiedException {
        byte[] bytes = Base64.getDecoder().decode(encoded);
        if (!Base64.getEncoder().encodeToString(bytes).equals(encoded)) {
            throw new UnverifiedException("the signature line of " + name + " is not in the one spelling of base64");
        }
        return Arrays.copyOfRange(bytes, KEY_ID_BYTES, bytes.length);
    }

    /// The line, without newline.
    @Override
    public String toString() {
        return START + name + " " + encoded;
    }
}
