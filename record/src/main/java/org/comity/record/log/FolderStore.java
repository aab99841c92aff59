package org.comity.record.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Files in a folder of a local disk.
public final class FolderStore implements Store {
    private final Path folder;
    private volatile @Nullable FileStore disk;

    /// The folder is made when something is written.
    public FolderStore(Path folder) {
        this.folder = folder;
    }

    public Path folder() {
        return folder;
    }

    @Override
    public Closeable lock() throws IOException {
        Files.createDirectories(folder);
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // this process has it: the same answer as for another
        }
        if (lock == null) {
            channel.close();
            throw new IOException(folder + " is in use by another process; it has one writer. Stop that one first.");
        }
        return channel;
    }

    @Override
    public Appender append(String name) throws IOException {
        return new ChannelAppender(
                FileChannel.open(folder.resolve(name), StandardOpenOption.WRITE, StandardOpenOption.APPEND));
    }

    @Override
    public void rewrite(String name, long offset, byte[] content) throws IOException {
        var file = folder.resolve(name);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.position(offset);
            writeAll(channel, ByteBuffer.wrap(content));
            channel.force(true);
        }
        syncFolder(parent(file));
    }

    @Override
    public int read(String name, long offset, ByteBuffer into) throws IOException {
        try (var channel = FileChannel.open(folder.resolve(name), StandardOpenOption.READ)) {
            int total = 0;
            while (into.hasRemaining()) {
                int n = channel.read(into, offset + total);
                if (n < 0) {
                    break;
                }
                total += n;
            }
            return total;
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public long size(String name) throws IOException {
        try {
            return Files.size(folder.resolve(name));
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    @Override
    public void replace(String name, byte[] content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(parent(file));
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try (var channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            writeAll(channel, ByteBuffer.wrap(content));
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(parent(file));
    }

    @Override
    public void derive(String name, byte[] content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(parent(file));
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void remove(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    @Override
    public List<String> list(String below) throws IOException {
        try (var files = Files.list(folder.resolve(below))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException | java.nio.file.NotDirectoryException e) {
            return List.of();
        }
    }

    @Override
    public void truncate(String name, long size) throws IOException {
        try (var channel = FileChannel.open(folder.resolve(name), StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    @Override
    public long roomBytes() throws IOException {
        var known = disk;
        if (known == null) {
            Files.createDirectories(folder);
            // Finding it reads the system's table of disks, which takes longer than writing an act.
            known = Files.getFileStore(folder);
            disk = known;
        }
        return known.getUsableSpace();
    }

    private static Path parent(Path file) {
        return java.util.Objects.requireNonNull(file.getParent());
    }

    /// Without this a new name may be gone after a power loss although its content was forced.
    private static void syncFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void writeAll(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private record ChannelAppender(FileChannel channel) implements Appender {
        @Override
        public void write(ByteBuffer... buffers) throws IOException {
            for (var buffer : buffers) {
                writeAll(channel, buffer);
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
