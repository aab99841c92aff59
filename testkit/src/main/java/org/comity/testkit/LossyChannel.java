package org.comity.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/// A file or a folder of a [LossyDisk], opened.
final class LossyChannel extends FileChannel {
    private final LossyDisk disk;
    private final LossyPath path;
    private final LossyNode node;
    private final boolean writes;
    private final boolean appends;
    private long position;

    LossyChannel(LossyDisk disk, LossyPath path, LossyNode node, boolean writes, boolean appends) {
        this.disk = disk;
        this.path = path;
        this.node = node;
        this.writes = writes;
        this.appends = appends;
    }

    private LossyFile file() throws IOException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
        return switch (node) {
            case LossyFile file -> file;
            case LossyFolder _ -> throw new IOException("Is a directory");
        };
    }

    private LossyFile fileToWrite() throws IOException {
        if (!writes) {
            throw new NonWritableChannelException();
        }
        return file();
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int read = disk.read(file(), position, into);
        position += Math.max(0, read);
        return read;
    }

    @Override
    public int read(ByteBuffer into, long at) throws IOException {
        return disk.read(file(), at, into);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        var file = fileToWrite();
        int length = from.remaining();
        if (appends) {
            position = file.size();
        }
        disk.write(file, position, from);
        int written = length - from.remaining();
        position += written;
        return written;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public FileChannel position(long to) {
        position = to;
        return this;
    }

    @Override
    public long size() throws IOException {
        return file().size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        disk.truncate(path, fileToWrite(), size);
        position = Math.min(position, size);
        return this;
    }

    @Override
    public void force(boolean withTimes) throws IOException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
        disk.force(path, node);
    }

    @Override
    public FileLock tryLock(long from, long size, boolean isShared) throws IOException {
        var file = fileToWrite();
        disk.lock(file, this);
        return new FileLock(this, from, size, isShared) {
            @Override
            public boolean isValid() {
                return disk.isLocked(file, LossyChannel.this);
            }

            @Override
            public void release() {
                disk.unlock(file, LossyChannel.this);
            }
        };
    }

    @Override
    protected void implCloseChannel() {
        if (node instanceof LossyFile file) {
            disk.unlock(file, this);
        }
    }

    @Override
    public int write(ByteBuffer from, long at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long at, long count, WritableByteChannel to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel from, long at, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long at, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long from, long size, boolean isShared) {
        throw new UnsupportedOperationException();
    }
}
