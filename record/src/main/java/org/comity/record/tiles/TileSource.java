package org.comity.record.tiles;

import java.io.IOException;
import java.util.Optional;

/// Wherever the files of a log come from: a folder, a web server, memory.
@FunctionalInterface
public interface TileSource {
    /// The bytes at this path, or nothing if there is no such file.
    Optional<byte[]> read(TilePath path) throws IOException;

    /// The bytes at this path, or the first part of the full tile that has come in the place of a partial one.
    ///
    /// @throws IOException if there is neither
    default byte[] require(TilePath path) throws IOException {
        var found = read(path);
        if (found.isPresent()) {
            return found.get();
        }
        if (!path.isFull()) {
            var full = read(path.full());
            if (full.isPresent()) {
                return full.get();
            }
        }
        throw new java.nio.file.NoSuchFileException(path.toString());
    }
}
