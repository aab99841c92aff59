package org.comity.record.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.comity.record.log.SegmentReader;
import org.comity.record.log.Store;

/// The entries as the segment has them, in order. Has one owner.
final class SegmentCopy {
    private final String log;
    private final Store store;
    private final Findings findings;
    private final long size;
    private long at = SegmentReader.START;
    private long nextFirst;
    private boolean isReadable = true;

    /// What was read of the batches and not taken yet.
    private List<PlacedEntry> ahead = new ArrayList<>();

    private int taken;

    SegmentCopy(String log, Store store, Findings findings) throws IOException {
        this.log = log;
        this.store = store;
        this.findings = findings;
        this.size = store.size(SegmentReader.FILE);
    }

    /// The entries from `first` on, `width` of them, or nothing if the segment does not have them all.
    Optional<List<PlacedEntry>> take(long first, int width) throws IOException {
        while (isReadable && nextFirst < first + width) {
            readBatch();
        }
        var found = new ArrayList<PlacedEntry>(width);
        while (taken < ahead.size() && ahead.get(taken).index() < first + width) {
            found.add(ahead.get(taken++));
        }
        if (taken == ahead.size()) {
            ahead = new ArrayList<>();
            taken = 0;
        }
        return found.size() == width ? Optional.of(found) : Optional.empty();
    }

    /// Reads on to the end of the file.
    void finish(long signedSize) throws IOException {
        while (isReadable) {
            readBatch();
            ahead = new ArrayList<>();
            taken = 0;
        }
        if (nextFirst < signedSize && at == size) {
            findings.add(new Finding.OlderSegment(log, SegmentReader.FILE, size, nextFirst, signedSize));
        }
    }

    private void readBatch() throws IOException {
        switch (SegmentReader.at(store, at, nextFirst, size)) {
            case SegmentReader.Found.Good good -> accept(good);
            case SegmentReader.Found.Unsound(var batch, var what) -> {
                damaged(batch.end(), what);
                accept(batch);
            }
            case SegmentReader.Found.Bad(var what) -> {
                damaged(size, what);
                isReadable = false;
            }
            case SegmentReader.Found.End() -> isReadable = false;
        }
    }

    private void damaged(long end, String what) {
        findings.add(new Finding.SegmentDamaged(log, SegmentReader.FILE, new ByteRange(at, end), nextFirst, what));
    }

    /// Takes the entries of a batch as far as their lengths lead; a batch whose checksum does not fit may mislead.
    private void accept(SegmentReader.Found.Good batch) {
        ahead = new ArrayList<>(ahead.subList(taken, ahead.size()));
        taken = 0;
        byte[] bytes = batch.bytes();
        int place = 0;
        for (int i = 0; i < batch.count() && place + 2 <= bytes.length; i++) {
            int length = (bytes[place] & 0xff) << 8 | bytes[place + 1] & 0xff;
            int left = Math.min(length, bytes.length - place - 2);
            ahead.add(new PlacedEntry(
                    nextFirst + i, bytes, place + 2, left, SegmentReader.FILE, batch.contentStart() + place));
            place += 2 + left;
        }
        nextFirst += batch.count();
        at = batch.end();
    }
}
