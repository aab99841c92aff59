package org.comity.record.act;

import java.nio.charset.StandardCharsets;
import org.comity.record.Hash;
import org.comity.record.UnverifiedException;

/// What an act holds of content that can be erased: a commitment.
///
/// @param commitment SHA-256 of `comity content v0`, a line feed, 32 random bytes and the content
public record Content(Hash commitment) {
    /// Length of the salt, in bytes.
    public static final int SALT_BYTES = 32;

    private static final byte[] PREFIX = "comity content v0\n".getBytes(StandardCharsets.US_ASCII);

    /// Commits to the content.
    ///
    /// @param salt 32 random bytes, kept with the content and erased with it
    public static Content commit(byte[] salt, byte[] content) {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("a salt has 32 bytes, not " + salt.length);
        }
        return new Content(Hash.sha256(PREFIX, salt, content));
    }

    /// Vouches for a packet: this is the content that was meant.
    public void verify(byte[] salt, byte[] content) throws UnverifiedException {
        if (!commit(salt, content).equals(this)) {
            throw new UnverifiedException("the content is not the one that the act commits to");
        }
    }
}
