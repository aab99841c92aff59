package org.comity.record.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/// The files of one writer, a log or a keeper, as far as durability is concerned.
///
/// Names are relative, with `/` between folders. What is *derived* may be lost or torn by a crash; what was *forced* or
/// *replaced* may not. A call that throws may have happened or not: both must be survived.
public interface Store {
    /// Where it is, for people.
    String place();

    /// Takes the right to write, until the returned handle is closed.
    ///
    /// @throws IOException if somebody else has it
    Closeable lock() throws IOException;

    /// Opens a file that is there for appending at its end.
    Appender append(String name) throws IOException;

    /// Writes again, durably and with the file's name, what stands at this place already. After a failed force the
    /// system may
    /// take for written what the disk never got; only bytes that were written anew are forced anew.
    void rewrite(String name, long offset, byte[] content) throws IOException;

    /// Reads up to `into.remaining()` bytes from `offset` on; returns how many there were, 0 at the end or without a
    /// file.
    int read(String name, long offset, ByteBuffer into) throws IOException;

    /// The whole file, or nothing if there is none.
    Optional<byte[]> read(String name) throws IOException;

    /// Length in bytes; 0 if there is no such file.
    long size(String name) throws IOException;

    /// Puts this content in the place of the old, durably and at once: after a crash there is the one or the other.
    void replace(String name, byte[] content) throws IOException;

    /// Puts a file that can be computed again, with what remains in the buffer: readers see all of it or none, a crash
    /// may lose it.
    void derive(String name, ByteBuffer content) throws IOException;

    /// Removes the derived files directly below this folder, but those of these names; and the folder if nothing is
    /// left in it.
    void retain(String folder, Set<String> names) throws IOException;

    /// Cuts a file to its first `size` bytes; durable with the next force of what is written to it.
    void truncate(String name, long size) throws IOException;

    /// How many bytes can still be written here, as far as anybody knows.
    long roomBytes() throws IOException;

    /// Writes at the end of one file. After a failure it is never used again.
    interface Appender extends Closeable {
        /// Writes all the bytes of these buffers; durable only after [#force].
        void write(ByteBuffer... buffers) throws IOException;

        /// Returns when everything written is durable.
        void force() throws IOException;
    }
}
