package org.comity.record.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Files in a folder of a local disk.
public final class FolderStore implements Store {
    private static final Set<StandardOpenOption> DERIVED =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);

    private final Path folder;
    private volatile @Nullable FileStore disk;

    /// The folder is made when something is written.
    public FolderStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public String place() {
        return folder.toString();
    }

    @Override
    public Closeable lock() throws IOException {
        DurableFiles.makeFolder(folder);
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
            DurableFiles.writeAll(channel, ByteBuffer.wrap(content));
            channel.force(true);
        }
        DurableFiles.syncFolder(DurableFiles.parent(file));
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
        DurableFiles.write(folder.resolve(name), content);
    }

    @Override
    public void derive(String name, ByteBuffer content) throws IOException {
        var file = folder.resolve(name);
        var fresh = DurableFiles.fresh(file);
        try (var channel = openDerived(fresh)) {
            DurableFiles.writeAll(channel, content);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Its folder is there but for one file in thousands, so that is not asked first.
    private static FileChannel openDerived(Path file) throws IOException {
        try {
            return FileChannel.open(file, DERIVED);
        } catch (NoSuchFileException _) {
            Files.createDirectories(DurableFiles.parent(file));
            return FileChannel.open(file, DERIVED);
        }
    }

    @Override
    public void retain(String below, Set<String> names) throws IOException {
        var kept = folder.resolve(below);
        if (!Files.isDirectory(kept)) {
            return;
        }
        boolean isEmpty = true;
        try (var files = Files.newDirectoryStream(kept)) {
            for (var file : files) {
                if (names.contains(String.valueOf(file.getFileName()))) {
                    isEmpty = false;
                } else {
                    Files.deleteIfExists(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        if (isEmpty) {
            Files.deleteIfExists(kept);
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
            // The folder is perhaps not made yet.
            var there = folder.toAbsolutePath();
            for (var above = there.getParent(); above != null && !Files.exists(there); above = above.getParent()) {
                there = above;
            }
            // Finding it reads the system's table of disks, which takes longer than writing an act.
            known = Files.getFileStore(there);
            disk = known;
        }
        return known.getUsableSpace();
    }

    private record ChannelAppender(FileChannel channel) implements Appender {
        @Override
        public void write(ByteBuffer... buffers) throws IOException {
            for (var buffer : buffers) {
                DurableFiles.writeAll(channel, buffer);
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
