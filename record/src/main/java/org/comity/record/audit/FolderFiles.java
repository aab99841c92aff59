package org.comity.record.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.comity.record.log.FolderStore;
import org.comity.record.log.LastSigned;
import org.comity.record.log.SegmentReader;
import org.comity.record.log.Store;
import org.comity.record.note.Note;
import org.comity.record.tiles.EntryBundle;
import org.comity.record.tiles.TilePath;

/// A log's files in a folder.
record FolderFiles(Path folder) implements LogFiles {
    static final String CHECKPOINT = "checkpoint";

    @Override
    public String place() {
        return folder.toString();
    }

    @Override
    public Optional<byte[]> checkpoint() throws IOException {
        return start(folder.resolve(CHECKPOINT), Note.MOST_BYTES);
    }

    @Override
    public Optional<byte[]> read(TilePath path) throws IOException {
        return start(folder.resolve(path.toString()), EntryBundle.MOST_BYTES);
    }

    @Override
    public Optional<Store> store() {
        return Files.exists(folder.resolve(SegmentReader.FILE)) || Files.exists(folder.resolve(LastSigned.FILE))
                ? Optional.of(new FolderStore(folder))
                : Optional.empty();
    }

    /// One byte more than may be there: enough to see that it is too much.
    private static Optional<byte[]> start(Path file, int mostBytes) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var bytes = ByteBuffer.allocate((int) Math.min(channel.size(), mostBytes + 1L));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // a read may give less than there is
            }
            return Optional.of(Arrays.copyOf(bytes.array(), bytes.position()));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }
}
