package org.comity.record.tiles;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.comity.record.MalformedException;

/// The address of a tile or of an entry bundle below a log's prefix: C2SP tlog-tiles, *Parameters* and *Merkle
/// tree*.
///
/// @param level of a hash tile, 0 to 63; [#ENTRIES] for an entry bundle
/// @param index which tile of its level, from 0 to below 2^55
/// @param width how many hashes or entries it holds: 256 if full, else 1 to 255
public record TilePath(int level, long index, int width) {
    /// How many hashes or entries a full tile holds.
    public static final int FULL = 256;

    /// Stands for the level of entry bundles.
    public static final int ENTRIES = -1;

    private static final int HIGHEST_LEVEL = 63;

    /// The path has room for larger ones; but what they hold would lie beyond 2^63-1, the last index there is.
    private static final long HIGHEST_INDEX = Long.MAX_VALUE / FULL;

    private static final Pattern FORM =
            Pattern.compile("tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    /// @throws IllegalArgumentException if no tile has this address
    public TilePath {
        if (level < ENTRIES
                || level > HIGHEST_LEVEL
                || index < 0
                || index > HIGHEST_INDEX
                || width < 1
                || width > FULL) {
            throw new IllegalArgumentException("no tile: level " + level + ", index " + index + ", width " + width);
        }
    }

    /// The bundle of the first `width` entries from `index * 256` on.
    public static TilePath entries(long index, int width) {
        return new TilePath(ENTRIES, index, width);
    }

    /// Reads a path such as `tile/0/x001/x234/067` or `tile/entries/273.p/112`.
    ///
    /// @throws MalformedException if it is not one, or not in its one spelling
    public static TilePath parse(String path) throws MalformedException {
        var matcher = FORM.matcher(path);
        if (matcher.matches()) {
            var level = matcher.group(1);
            var width = matcher.group(3);
            int number = level.equals("entries") ? ENTRIES : Integer.parseInt(level);
            long index = Long.parseLong(matcher.group(2).replace("x", "").replace("/", ""));
            int count = width == null ? FULL : Integer.parseInt(width);
            if (number <= HIGHEST_LEVEL && index <= HIGHEST_INDEX && (width == null || count < FULL)) {
                var parsed = new TilePath(number, index, count);
                if (parsed.toString().equals(path)) {
                    return parsed;
                }
            }
        }
        throw new MalformedException(
                "not the path of a tile: \"" + (path.length() > 80 ? path.substring(0, 80) + "…" : path) + "\"");
    }

    public boolean isEntries() {
        return level == ENTRIES;
    }

    public boolean isFull() {
        return width == FULL;
    }

    /// The full tile in this place.
    public TilePath full() {
        return new TilePath(level, index, FULL);
    }

    /// The path of the folder that holds what there was in this place before it was full.
    public String partialsFolder() {
        return full() + ".p";
    }

    /// The index of its first hash or entry within its level.
    public long first() {
        return index * FULL;
    }

    /// How many tiles of this level a tree of `size` entries has, full and partial.
    public static long count(int level, long size) {
        return Math.ceilDiv(at(level, size), FULL);
    }

    /// The tile at this place as a tree of `size` entries implies it.
    ///
    /// @throws IllegalArgumentException if the tree has no such tile
    public static TilePath in(int level, long index, long size) {
        long hashes = at(level, size);
        return new TilePath(level, index, (int) Math.min(FULL, hashes - index * FULL));
    }

    /// The partial tiles and bundle of a tree of `size` entries, bundle first.
    public static List<TilePath> partials(long size) {
        var partials = new ArrayList<TilePath>();
        for (int level = ENTRIES; level < 8; level++) {
            long hashes = at(level, size);
            if (hashes % FULL != 0) {
                partials.add(in(level, hashes / FULL, size));
            }
        }
        return partials;
    }

    /// All tiles and bundles of a tree of `size` entries, made one after the other as they are asked for: the
    /// bundles, then each level from the leaves up, each from the left.
    public static Stream<TilePath> all(long size) {
        return IntStream.range(ENTRIES, 8)
                .boxed()
                .flatMap(level -> LongStream.range(0, count(level, size)).mapToObj(index -> in(level, index, size)));
    }

    /// How many hashes level `level` of a tree of `size` entries has: only complete subtrees have one.
    public static long at(int level, long size) {
        int shift = 8 * Math.max(level, 0);
        return shift > 62 ? 0 : size >> shift;
    }

    /// The path below the log's prefix.
    @Override
    public String toString() {
        var groups = new StringBuilder(threeDigits(index));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            groups.insert(0, "x" + threeDigits(rest) + "/");
        }
        return "tile/" + (isEntries() ? "entries" : level) + "/" + groups + (isFull() ? "" : ".p/" + width);
    }

    private static String threeDigits(long number) {
        return Long.toString(1000 + number % 1000).substring(1);
    }
}
