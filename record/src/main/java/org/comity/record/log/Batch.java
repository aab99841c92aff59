package org.comity.record.log;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/*
 * How batches lie in the segment file. Each is what one force made durable:
 *
 *   u32 magic   u32 entry count   u64 index of the first entry   u32 content length   u32 CRC-32C of the four and the content
 *   content: for each entry u16 length and its bytes, as in a bundle
 *
 * A batch is written only after the force of the one before it returned. So a bad batch with a good one behind it was
 * acknowledged and is damage; a bad one at the very end was never acknowledged and is a torn tail. The index in the header keeps
 * a good batch from being believed in another place.
 */
final class Batch {
    static final byte[] FILE_HEADER = "comity segment v0\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    static final int HEADER_BYTES = 24;

    /// The most that one force makes durable.
    static final int MOST_CONTENT_BYTES = 16 * 1024 * 1024;

    private static final int MAGIC = 0x434d5442; // "CMTB"

    private Batch() {}

    /// The header of a batch, behind the magic; big-endian.
    ///
    /// @param count how many entries the batch has, at least 1
    /// @param first index of the first of them in the log
    /// @param length of the content, in bytes
    /// @param checksum CRC-32C of the magic, of the three before and of the content
    record Header(int count, long first, int length, int checksum) {}

    static ByteBuffer header(int count, long first, ByteBuffer content) {
        var header = ByteBuffer.allocate(HEADER_BYTES)
                .putInt(MAGIC)
                .putInt(count)
                .putLong(first)
                .putInt(content.remaining());
        int checksum = checksum(header.array(), content.duplicate());
        return header.putInt(checksum).flip();
    }

    /// The header at the buffer's start, or null if these bytes are none.
    static @org.jspecify.annotations.Nullable Header parse(ByteBuffer bytes) {
        if (bytes.remaining() < HEADER_BYTES || bytes.getInt(0) != MAGIC) {
            return null;
        }
        var header = new Header(bytes.getInt(4), bytes.getLong(8), bytes.getInt(16), bytes.getInt(20));
        boolean sane = header.count > 0
                && header.first >= 0
                && header.length >= 2L * header.count
                && header.length <= MOST_CONTENT_BYTES;
        return sane ? header : null;
    }

    static boolean holds(Header header, ByteBuffer content) {
        var fields = ByteBuffer.allocate(HEADER_BYTES)
                .putInt(MAGIC)
                .putInt(header.count)
                .putLong(header.first)
                .putInt(header.length);
        return checksum(fields.array(), content.duplicate()) == header.checksum;
    }

    private static int checksum(byte[] fields, ByteBuffer content) {
        var sum = new CRC32C();
        sum.update(fields, 0, HEADER_BYTES - 4);
        sum.update(content);
        return (int) sum.getValue();
    }
}
