package org.comity.record.log;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Reads the batches of a segment in order, without opening the log for writing.
public final class SegmentReader {
    /// The name of the segment in a log's folder.
    public static final String FILE = Log.SEGMENT;

    /// Where the first batch starts, in bytes.
    public static final long START = Batch.FILE_HEADER.length;

    private SegmentReader() {}

    /// What lies at one place of a segment.
    public sealed interface Found {
        /// A good batch.
        ///
        /// @param content its entries, each a length of two bytes and the bytes
        /// @param start where its header starts in the file
        record Good(long first, int count, ByteBuffer content, long start) implements Found {
            /// Where its entries start in the file.
            public long contentStart() {
                return start + Batch.HEADER_BYTES;
            }

            /// Where the next batch starts.
            public long end() {
                return contentStart() + content.remaining();
            }
        }

        /// A batch that has its form and its place; but its checksum does not fit.
        record Unsound(Good batch, String what) implements Found {}

        /// No batch that belongs here.
        record Bad(String what) implements Found {}

        /// Nothing: the file ends here.
        record End() implements Found {}
    }

    /// The batch that should start at `offset` with entry `first`, in a file of `size` bytes.
    public static Found at(Store store, long offset, long first, long size) throws IOException {
        if (offset == size) {
            return new Found.End();
        }
        var bytes = ByteBuffer.allocate(Batch.HEADER_BYTES);
        store.read(FILE, offset, bytes);
        var header = Batch.parse(bytes.flip());
        if (header == null) {
            return new Found.Bad("no batch of entries starts here");
        }
        if (header.first() != first) {
            return new Found.Bad(
                    "a batch starts here with entry " + header.first() + " where entry " + first + " must stand");
        }
        if (header.length() > size - offset - Batch.HEADER_BYTES) {
            return new Found.Bad(entries(header) + " are cut short");
        }
        var content = ByteBuffer.allocate(header.length());
        store.read(FILE, offset + Batch.HEADER_BYTES, content);
        content.flip();
        if (content.remaining() < header.length()) {
            return new Found.Bad(entries(header) + " are cut short");
        }
        var batch = new Found.Good(header.first(), header.count(), content.asReadOnlyBuffer(), offset);
        return Batch.holds(header, content)
                ? batch
                : new Found.Unsound(batch, "the bytes of " + entries(header) + " do not fit their checksum");
    }

    private static String entries(Batch.Header header) {
        return "entries " + header.first() + " to " + (header.first() + header.count() - 1);
    }

    /// Visits the entries from `first` on, which start at `offset`, up to the end of the batch that ends at `end`.
    static void read(Store store, long first, long offset, long end, Log.EntryVisitor visitor)
            throws IOException, DamagedException {
        long index = first;
        long at = offset;
        while (at < end) {
            switch (at(store, at, index, end)) {
                case Found.Good good -> {
                    index = visit(good, visitor);
                    at = good.end();
                }
                case Found.Unsound(var _, var what) -> throw new DamagedException(FILE + ", byte " + at + ": " + what);
                case Found.Bad(var what) -> throw new DamagedException(FILE + ", byte " + at + ": " + what);
                case Found.End() -> throw new IllegalStateException("before the end");
            }
        }
    }

    /// One entry of a good batch.
    static byte[] entry(Found.Good batch, long index) {
        var content = batch.content().duplicate();
        for (long at = batch.first(); at < index; at++) {
            content.position(content.position() + 2 + (content.getShort(content.position()) & 0xffff));
        }
        var entry = new byte[content.getShort() & 0xffff];
        content.get(entry);
        return entry;
    }

    /// Visits the entries of one batch; returns the index after the last.
    static long visit(Found.Good batch, Log.EntryVisitor visitor) throws IOException, DamagedException {
        long index = batch.first();
        var content = batch.content().duplicate();
        for (int i = 0; i < batch.count(); i++) {
            int length = content.remaining() < 2 ? -1 : content.getShort() & 0xffff;
            if (length < 0 || length > content.remaining()) {
                throw new DamagedException(
                        FILE + ": entry " + index + " runs past its batch, whose checksum fits: it was written so");
            }
            var entry = new byte[length];
            content.get(entry);
            visitor.visit(index++, entry);
        }
        if (content.hasRemaining()) {
            throw new DamagedException(
                    FILE + ": the batch before entry " + index + " holds bytes that belong to no entry");
        }
        return index;
    }
}
