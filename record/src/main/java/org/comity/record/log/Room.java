package org.comity.record.log;

import java.io.IOException;

/// How much room the disk has left on which files of ours lie.
public record Room(Store store) {
    /// Kept free, so that a full disk stops us before it tears anything.
    private static final long RESERVED_BYTES = 32L * 1024 * 1024;

    /// @param bytes that are about to be written, and once more as what is derived from them
    /// @throws NoRoomException if there is less; nothing was written then
    void require(long bytes) throws IOException {
        long room = store.roomBytes();
        if (room < RESERVED_BYTES + 2 * bytes) {
            throw new NoRoomException(store.place(), room, RESERVED_BYTES + 2 * bytes);
        }
    }

    /// Tells a full disk from one that fails: a write says of both only that it did not work.
    public IOException explained(IOException failure) {
        if (failure instanceof NoRoomException) {
            return failure;
        }
        try {
            long room = store.roomBytes();
            return room < RESERVED_BYTES ? new NoRoomException(store.place(), room, RESERVED_BYTES, failure) : failure;
        } catch (IOException e) {
            failure.addSuppressed(e);
            return failure;
        }
    }

    /// As [#explained(IOException)], and says what a disk that fails was doing.
    IOException explained(String what, IOException failure) {
        var explained = explained(failure);
        return explained instanceof NoRoomException
                ? explained
                : new IOException(what + ": " + failure.getMessage(), failure);
    }
}
