package org.comity.record.audit;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.comity.record.log.Store;
import org.comity.record.note.Note;
import org.comity.record.tiles.EntryBundle;
import org.comity.record.tiles.TilePath;

/// A log's files below an address that the JDK can open: on the web, or anywhere else.
record UrlFiles(URI prefix) implements LogFiles {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int READ_MILLIS = 60_000;

    @Override
    public String place() {
        return prefix.toString();
    }

    @Override
    public Optional<byte[]> checkpoint() throws IOException {
        return start(FolderFiles.CHECKPOINT, Note.MOST_BYTES);
    }

    @Override
    public Optional<byte[]> read(TilePath path) throws IOException {
        return start(path.toString(), EntryBundle.MOST_BYTES);
    }

    @Override
    public Optional<Store> store() {
        return Optional.empty();
    }

    private Optional<byte[]> start(String path, int mostBytes) throws IOException {
        var connection = URI.create((prefix.toString().endsWith("/") ? prefix.toString() : prefix + "/") + path)
                .toURL()
                .openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        try (InputStream in = connection.getInputStream();
                InputStream plain = "gzip".equals(connection.getContentEncoding()) ? new GZIPInputStream(in) : in) {
            // One byte more than may be there: enough to see that it is too much.
            return Optional.of(plain.readNBytes(mostBytes + 1));
        } catch (FileNotFoundException _) {
            return Optional.empty();
        }
    }
}
