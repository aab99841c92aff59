package org.comity.record.audit;

import java.util.ArrayList;
import java.util.List;
import org.comity.record.tiles.TilePath;

/// The entries of a bundle as far as it can be read, with their places.
///
/// @param entries at most as many as the path asks for
/// @param readBytes where the last of them ends
/// @param sizeBytes of the file
/// @param isWhole whether there are exactly as many, and nothing behind them
record Bundle(List<PlacedEntry> entries, int readBytes, int sizeBytes, boolean isWhole) {
    /// @param mayGoOn whether this may be the full bundle in the place of a partial one
    static Bundle read(TilePath path, byte[] bytes, boolean mayGoOn) {
        var entries = new ArrayList<PlacedEntry>(path.width());
        var file = path.toString();
        int at = 0;
        while (entries.size() < path.width() && at + 2 <= bytes.length) {
            int end = at + 2 + ((bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff);
            if (end > bytes.length) {
                break;
            }
            entries.add(new PlacedEntry(path.first() + entries.size(), bytes, at + 2, end - at - 2, file, at));
            at = end;
        }
        boolean isWhole = entries.size() == path.width() && (mayGoOn || at == bytes.length);
        return new Bundle(entries, at, bytes.length, isWhole);
    }
}
