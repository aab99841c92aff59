package org.comity.record.witness;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.comity.record.MalformedException;
import org.comity.record.note.Origin;

/// Keeps the promise of the interface in memory, as bytes; can be told to fail in both ways in which a write
/// can.
final class MemoryStore implements CosignedStore {
    private final Map<Origin, byte[]> stored = new HashMap<>();
    private Failure next = Failure.NONE;
    private Runnable beforeReplace = () -> {};

    enum Failure {
        NONE,
        FAIL_AND_LOSE,
        FAIL_BUT_KEEP
    }

    void failNext(Failure failure) {
        next = failure;
    }

    /// Runs once, between somebody's reading and storing.
    void interrupt(Runnable somebodyElse) {
        beforeReplace = somebodyElse;
    }

    void put(Origin log, byte[] bytes) {
        stored.put(log, bytes);
    }

    @Override
    public synchronized CosignedState read(Origin log) throws IOException {
        try {
            return stored.containsKey(log) ? CosignedState.parse(stored.get(log)) : CosignedState.nothing();
        } catch (MalformedException e) {
            throw new IOException("damaged", e);
        }
    }

    @Override
    public synchronized boolean replace(Origin log, CosignedState expected, CosignedState state) throws IOException {
        var somebodyElse = beforeReplace;
        beforeReplace = () -> {};
        somebodyElse.run();
        var failure = next;
        next = Failure.NONE;
        if (failure == Failure.FAIL_AND_LOSE) {
            throw new IOException("lost");
        }
        if (!read(log).equals(expected)) {
            return false;
        }
        stored.put(log, state.bytes());
        if (failure == Failure.FAIL_BUT_KEEP) {
            throw new IOException("kept");
        }
        return true;
    }
}
