package org.comity.record.log;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Reads the batches of a segment in order.
final class SegmentReader {
    private SegmentReader() {}

    /// What lies at one place of a segment.
    sealed interface Found {
        /// A good batch.
        record Good(Batch.Header header, ByteBuffer content, long end) implements Found {}

        /// No batch, or one whose checksum does not fit.
        record Bad(String what) implements Found {}

        /// Nothing: the file ends here.
        record End() implements Found {}
    }

    /// The batch that should start at `offset` with entry `first`.
    static Found at(Store store, long offset, long first, long size) throws IOException {
        if (offset == size) {
            return new Found.End();
        }
        var bytes = ByteBuffer.allocate(Batch.HEADER_BYTES);
        store.read(Log.SEGMENT, offset, bytes);
        var header = Batch.parse(bytes.flip());
        if (header == null) {
            return new Found.Bad("no batch of entries starts here");
        }
        if (header.first() != first) {
            return new Found.Bad(
                    "a batch starts here with entry " + header.first() + " where entry " + first + " must stand");
        }
        var content = ByteBuffer.allocate(header.length());
        store.read(Log.SEGMENT, offset + Batch.HEADER_BYTES, content);
        content.flip();
        if (content.remaining() < header.length()) {
            return new Found.Bad(
                    "the batch of entries " + first + " to " + (first + header.count() - 1) + " is cut short");
        }
        if (!Batch.holds(header, content)) {
            return new Found.Bad("the bytes of entries " + first + " to " + (first + header.count() - 1)
                    + " do not fit their checksum");
        }
        return new Found.Good(header, content, offset + Batch.HEADER_BYTES + header.length());
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
                case Found.Bad(var what) -> throw new DamagedException(Log.SEGMENT + ", byte " + at + ": " + what);
                case Found.End() -> throw new IllegalStateException("before the end");
            }
        }
    }

    /// Visits the entries of one batch; returns the index after the last.
    static long visit(Found.Good batch, Log.EntryVisitor visitor) throws IOException, DamagedException {
        long index = batch.header().first();
        var content = batch.content().duplicate();
        for (int i = 0; i < batch.header().count(); i++) {
            int length = content.remaining() < 2 ? -1 : content.getShort() & 0xffff;
            if (length < 0 || length > content.remaining()) {
                throw new DamagedException(Log.SEGMENT + ": entry " + index
                        + " runs past its batch, whose checksum fits: it was written so");
            }
            var entry = new byte[length];
            content.get(entry);
            visitor.visit(index++, entry);
        }
        if (content.hasRemaining()) {
            throw new DamagedException(
                    Log.SEGMENT + ": the batch before entry " + index + " holds bytes that belong to no entry");
        }
        return index;
    }
}
