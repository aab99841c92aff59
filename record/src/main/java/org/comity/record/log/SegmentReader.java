package org.comity.record.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.IntFunction;

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
            /// For reading alone.
            @Override
            public ByteBuffer content() {
                return content.asReadOnlyBuffer();
            }

            /// The content itself, not a copy, and perhaps more behind it: to be read alone.
            @SuppressWarnings("ByteBufferBackingArray") // it was allocated for this batch alone
            public byte[] bytes() {
                return content.array();
            }

            /// Where its entries start in the file.
            public long contentStart() {
                return start + Batch.HEADER_BYTES;
            }

            /// Where the next batch starts.
            public long end() {
                return contentStart() + content.limit();
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
        return at(store, offset, first, size, ByteBuffer::allocate);
    }

    /// @param buffers give one on the heap for so many bytes of content, or more
    private static Found at(Store store, long offset, long first, long size, IntFunction<ByteBuffer> buffers)
            throws IOException {
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
        var content = buffers.apply(header.length()).limit(header.length());
        store.read(FILE, offset + Batch.HEADER_BYTES, content);
        content.flip();
        if (content.remaining() < header.length()) {
            return new Found.Bad(entries(header) + " are cut short");
        }
        var batch = new Found.Good(header.first(), header.count(), content, offset);
        return Batch.holds(header, content)
                ? batch
                : new Found.Unsound(batch, "the bytes of " + entries(header) + " do not fit their checksum");
    }

    private static String entries(Batch.Header header) {
        return "entries " + header.first() + " to " + (header.first() + header.count() - 1);
    }

    /// One buffer for all batches that are read in a row: a fresh one for each, of a megabyte, is filled with zeros
    /// first
    /// and keeps the collector busy.
    private static final class KeptBuffer implements IntFunction<ByteBuffer> {
        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public ByteBuffer apply(int bytes) {
            if (buffer.capacity() < bytes) {
                buffer = ByteBuffer.allocate(bytes);
            }
            return buffer.clear();
        }
    }

    /// Sees an entry where it stands, after its length: `length` bytes from `offset` on, which are there only until it
    /// returns.
    @FunctionalInterface
    interface SliceVisitor {
        void visit(long index, byte[] bytes, int offset, int length) throws IOException;
    }

    /// Visits the entries from `first` on, which start at `offset`, up to the end of the batch that ends at `end`.
    static void read(Store store, long first, long offset, long end, SliceVisitor visitor)
            throws IOException, DamagedException {
        var buffer = new KeptBuffer();
        long index = first;
        long at = offset;
        while (at < end) {
            switch (at(store, at, index, end, buffer)) {
                case Found.Good good -> {
                    visit(good, visitor);
                    index += good.count();
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
        var content = batch.content();
        for (long at = batch.first(); at < index; at++) {
            content.position(content.position() + 2 + (content.getShort(content.position()) & 0xffff));
        }
        var entry = new byte[content.getShort() & 0xffff];
        content.get(entry);
        return entry;
    }

    /// Visits the entries of one batch.
    static void visit(Found.Good batch, SliceVisitor visitor) throws IOException, DamagedException {
        byte[] bytes = batch.bytes();
        int end = batch.content().limit();
        int at = 0;
        for (int i = 0; i < batch.count(); i++) {
            long index = batch.first() + i;
            int length = at + 2 > end ? -1 : (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
            if (length < 0 || length > end - at - 2) {
                throw new DamagedException(
                        FILE + ": entry " + index + " runs past its batch, whose checksum fits: it was written so");
            }
            visitor.visit(index, bytes, at + 2, length);
            at += 2 + length;
        }
        if (at < end) {
            throw new DamagedException(FILE + ": the batch before entry " + (batch.first() + batch.count())
                    + " holds bytes that belong to no entry");
        }
    }
}
