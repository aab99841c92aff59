package org.comity.record.tiles;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import org.comity.record.MalformedException;

/// Wherever the files of a log come from: a folder, a web server, memory.
@FunctionalInterface
public interface TileSource {
    /// The bytes at this path, or nothing if there is no such file.
    Optional<byte[]> read(TilePath path) throws IOException;

    /// The bytes at this path, or those of the full tile that has come in the place of a partial one.
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
        throw new NoSuchFileException(path.toString());
    }

    /// The entries of a bundle, as many as its path says, also if the full one has come in its place.
    ///
    /// @throws IOException if it is not there
    /// @throws MalformedException if it is not a bundle of so many entries
    default List<byte[]> entries(TilePath path) throws IOException, MalformedException {
        var exact = read(path);
        return exact.isPresent()
                ? EntryBundle.parse(exact.get(), path.width())
                : EntryBundle.parse(require(path.full()), TilePath.FULL).subList(0, path.width());
    }
}
