package org.comity.record.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Objects;
import java.util.Set;

/// Files and folders that are there after a power loss: what returns is durable, bytes and name.
///
/// The force of a file makes its bytes durable, not its name; that takes a force of the folder that holds it. A call
/// that throws may have happened or not.
public final class DurableFiles {
    private DurableFiles() {}

    /// Makes a folder and what is missing above it.
    public static void makeFolder(Path folder) throws IOException {
        // Nothing is put into a folder before its own name is durable. So one that holds something is, and all above
        // it; of an empty one nobody knows, for who made it may have been stopped before the next line.
        var absolute = folder.toAbsolutePath();
        var parent = absolute.getParent();
        if (parent == null || holdsSomething(absolute)) {
            return;
        }
        makeFolder(parent);
        try {
            Files.createDirectory(absolute);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(absolute)) {
                throw e;
            }
        }
        syncFolder(parent);
    }

    private static boolean holdsSomething(Path folder) throws IOException {
        try (var names = Files.newDirectoryStream(folder)) {
            return names.iterator().hasNext();
        } catch (NoSuchFileException _) {
            return false;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /// Puts this content in the place of what is there, whole or not at all.
    ///
    /// @param attributes the file has from its first moment, such as who may read it
    public static void write(Path file, byte[] content, FileAttribute<?>... attributes) throws IOException {
        makeFolder(parent(file));
        var fresh = fresh(file);
        Files.deleteIfExists(fresh);
        try (var channel =
                FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            writeAll(channel, ByteBuffer.wrap(content));
            channel.force(true);
        }
        move(fresh, file);
    }

    /// Moves a file or folder, into a folder that is there.
    public static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(parent(to));
    }

    /// Makes the names in a folder durable, as they are now.
    public static void syncFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static Path parent(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    /// Where a file is written before it takes its place.
    static Path fresh(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    static void writeAll(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
