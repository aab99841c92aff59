package org.comity.record.audit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.comity.record.log.Store;
import org.comity.record.tiles.TileSource;

/// The files of one log, wherever they are. For several threads at once.
public interface LogFiles extends TileSource {
    /// Where that is, for messages.
    String place();

    /// The signed checkpoint, or nothing if there is none.
    Optional<byte[]> checkpoint() throws IOException;

    /// What the node that writes the log keeps besides: the segment and what it signed last. Nothing at a mirror or on
    /// the web.
    Optional<Store> store() throws IOException;

    /// A log in a folder.
    static LogFiles in(Path folder) {
        return new FolderFiles(folder);
    }

    /// A log below an address, without the `/` at its end; it may change while it is read.
    static LogFiles below(URI prefix) {
        return new UrlFiles(prefix);
    }
}
