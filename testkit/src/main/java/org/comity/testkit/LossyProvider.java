package org.comity.testkit;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `java.nio.file.Files` asks of a [LossyDisk].
final class LossyProvider extends FileSystemProvider {
    private static final Set<OpenOption> KNOWN = Set.of(
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.APPEND,
            StandardOpenOption.CREATE,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.TRUNCATE_EXISTING);

    private final LossyDisk disk;

    LossyProvider(LossyDisk disk) {
        this.disk = disk;
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        if (!KNOWN.containsAll(options) || attributes.length > 0) {
            throw new UnsupportedOperationException("opening with " + options);
        }
        var lossy = (LossyPath) path;
        boolean isNew = options.contains(StandardOpenOption.CREATE_NEW);
        boolean writes = options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
        var node = isNew || options.contains(StandardOpenOption.CREATE) ? disk.create(lossy, isNew) : disk.node(lossy);
        if (writes && node instanceof LossyFolder) {
            throw new FileSystemException(path.toString(), null, "Is a directory");
        }
        var channel = new LossyChannel(disk, lossy, node, writes, options.contains(StandardOpenOption.APPEND));
        if (options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.truncate(0);
        }
        return channel;
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        var paths = new ArrayList<Path>();
        for (var name : disk.names((LossyPath) folder)) {
            var path = folder.resolve(name);
            if (filter.accept(path)) {
                paths.add(path);
            }
        }
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return paths.iterator();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        if (attributes.length > 0) {
            throw new UnsupportedOperationException("attributes of a folder");
        }
        disk.createFolder((LossyPath) folder);
    }

    @Override
    public void delete(Path path) throws IOException {
        disk.delete((LossyPath) path);
    }

    @Override
    public void move(Path from, Path to, CopyOption... options) throws IOException {
        var wanted = Set.of(options);
        // As rename(2) does: an atomic move takes the other's place whether asked to or not.
        disk.move((LossyPath) from, (LossyPath) to, wanted.contains(StandardCopyOption.ATOMIC_MOVE));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        disk.node((LossyPath) path);
        return ((LossyPath) path).files().store();
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        disk.node((LossyPath) path);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        var node = disk.node((LossyPath) path);
        return type.cast(new Attributes(node));
    }

    /// Length and kind; a lossy disk keeps no times.
    private record Attributes(LossyNode node) implements BasicFileAttributes {
        @Override
        public boolean isRegularFile() {
            return node instanceof LossyFile;
        }

        @Override
        public boolean isDirectory() {
            return node instanceof LossyFolder;
        }

        @Override
        public long size() {
            return switch (node) {
                case LossyFile file -> file.size();
                case LossyFolder _ -> 0;
            };
        }

        @Override
        public boolean isSymbolicLink() {
            return false;
        }

        @Override
        public boolean isOther() {
            return false;
        }

        @Override
        public FileTime lastModifiedTime() {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileTime lastAccessTime() {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileTime creationTime() {
            throw new UnsupportedOperationException();
        }

        @Override
        public @Nullable Object fileKey() {
            return null;
        }
    }

    @Override
    public String getScheme() {
        return "lossy";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void copy(Path from, Path to, CopyOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isSameFile(Path one, Path other) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isHidden(Path path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
        throw new UnsupportedOperationException();
    }
}
