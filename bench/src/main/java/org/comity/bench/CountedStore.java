package org.comity.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.comity.record.log.Store;

/// A store that notes how many bytes each force of an appended file made durable, so that the floor can do the same.
final class CountedStore implements Store {
    private final Store store;
    private final List<Integer> batches = new ArrayList<>();

    CountedStore(Store store) {
        this.store = store;
    }

    /// The sizes since the last time this was asked, in bytes.
    synchronized List<Integer> takeBatches() {
        var taken = List.copyOf(batches);
        batches.clear();
        return taken;
    }

    private synchronized void note(int bytes) {
        batches.add(bytes);
    }

    @Override
    public Appender append(String name) throws IOException {
        var appender = store.append(name);
        return new Appender() {
            private int bytes;

            @Override
            public void write(ByteBuffer... buffers) throws IOException {
                for (var buffer : buffers) {
                    bytes += buffer.remaining();
                }
                appender.write(buffers);
            }

            @Override
            public void force() throws IOException {
                appender.force();
                note(bytes);
                bytes = 0;
            }

            @Override
            public void close() throws IOException {
                appender.close();
            }
        };
    }

    @Override
    public String place() {
        return store.place();
    }

    @Override
    public Closeable lock() throws IOException {
        return store.lock();
    }

    @Override
    public int read(String name, long offset, ByteBuffer into) throws IOException {
        return store.read(name, offset, into);
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        return store.read(name);
    }

    @Override
    public long size(String name) throws IOException {
        return store.size(name);
    }

    @Override
    public void replace(String name, byte[] content) throws IOException {
        store.replace(name, content);
    }

    @Override
    public void rewrite(String name, long offset, byte[] content) throws IOException {
        store.rewrite(name, offset, content);
    }

    @Override
    public void derive(String name, ByteBuffer content) throws IOException {
        store.derive(name, content);
    }

    @Override
    public void retain(String folder, Set<String> names) throws IOException {
        store.retain(folder, names);
    }

    @Override
    public void truncate(String name, long size) throws IOException {
        store.truncate(name, size);
    }

    @Override
    public long roomBytes() throws IOException {
        return store.roomBytes();
    }
}
