package org.comity.assembly.archive;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;

/*
 * An immutable sorted map in two levels: a spine of chunks, each a run of entries in key order. An addition copies one
 * chunk and the spine, and shares all the rest with the map before. For what an archive holds (thousands to a million
 * roll calls, mostly added in ascending order) this costs a few hundred nanoseconds; a balanced tree would be asymptotically
 * better and three times the code.
 */

/// Values in the order of their keys; each addition gives a new map that shares nearly all of the old one.
final class SortedChunks<K extends Comparable<K>, V> {
    private static final int LARGEST_CHUNK = 256;

    private record Entry<K, V>(K key, V value) {}

    private final List<List<Entry<K, V>>> chunks;
    private final int[] startOf;
    private final int size;

    private SortedChunks(List<List<Entry<K, V>>> chunks) {
        this.chunks = chunks;
        this.startOf = new int[chunks.size()];
        int sum = 0;
        for (int i = 0; i < startOf.length; i++) {
            startOf[i] = sum;
            sum += chunks.get(i).size();
        }
        this.size = sum;
    }

    static <K extends Comparable<K>, V> SortedChunks<K, V> empty() {
        return new SortedChunks<>(List.of());
    }

    Optional<V> get(K key) {
        if (chunks.isEmpty()) {
            return Optional.empty();
        }
        var chunk = chunks.get(chunkFor(key));
        int at = search(chunk, key);
        return at < 0 ? Optional.empty() : Optional.of(chunk.get(at).value());
    }

    /// With one more key.
    ///
    /// @throws IllegalArgumentException if the key is there
    SortedChunks<K, V> plus(K key, V value) {
        var more = new ArrayList<>(chunks);
        var entry = new Entry<>(key, value);
        if (chunks.isEmpty()) {
            more.add(List.of(entry));
            return new SortedChunks<>(more);
        }
        int which = chunkFor(key);
        var chunk = chunks.get(which);
        int at = search(chunk, key);
        if (at >= 0) {
            throw new IllegalArgumentException("there already: " + key);
        }
        int place = -1 - at;
        if (chunk.size() == LARGEST_CHUNK && place == LARGEST_CHUNK && which == chunks.size() - 1) {
            // What comes in ascending order leaves full chunks behind.
            more.add(List.of(entry));
            return new SortedChunks<>(more);
        }
        var longer = new ArrayList<>(chunk);
        longer.add(place, entry);
        if (longer.size() <= LARGEST_CHUNK) {
            more.set(which, longer);
        } else {
            int half = longer.size() / 2;
            more.set(which, new ArrayList<>(longer.subList(0, half)));
            more.add(which + 1, new ArrayList<>(longer.subList(half, longer.size())));
        }
        return new SortedChunks<>(more);
    }

    List<V> values() {
        return new Values();
    }

    /// The last chunk that begins at or before the key, or the first.
    private int chunkFor(K key) {
        int low = 0;
        int high = chunks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (chunks.get(middle).getFirst().key().compareTo(key) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static <K extends Comparable<K>, V> int search(List<Entry<K, V>> chunk, K key) {
        int low = 0;
        int high = chunk.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = chunk.get(middle).key().compareTo(key);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1 - low;
    }

    private final class Values extends AbstractList<V> implements RandomAccess {
        @Override
        public V get(int index) {
            java.util.Objects.checkIndex(index, size);
            int found = java.util.Arrays.binarySearch(startOf, index);
            int which = found >= 0 ? found : -2 - found;
            return chunks.get(which).get(index - startOf[which]).value();
        }

        @Override
        public int size() {
            return size;
        }
    }
}
