package org.comity.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A real file system in memory that can be filled; without the right to mount it a test is counted as not run.
///
/// @param folder where it is mounted
public record SmallDisk(Path folder) implements Closeable {
    private static final int MIB = 1 << 20;

    /// Mounts one of so many MiB on a new folder.
    public static SmallDisk mount(Path folder, int mib) throws IOException {
        Files.createDirectory(folder);
        assumeTrue(
                runs("mount", "-t", "tmpfs", "-o", "size=" + mib + "m", "tmpfs", folder.toString()),
                "not run: needs the right to mount a small file system, to fill it");
        return new SmallDisk(folder);
    }

    /// Somebody else takes all room but this.
    public void leave(int bytes) throws IOException {
        try (var file = FileChannel.open(
                folder.resolve("filler"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND)) {
            for (long more = room() - bytes; more > 0; more = room() - bytes) {
                file.write(ByteBuffer.allocate((int) Math.min(more, MIB)));
            }
        }
    }

    private long room() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /// Gives back what was taken.
    public void makeRoom() throws IOException {
        Files.delete(folder.resolve("filler"));
    }

    @Override
    public void close() throws IOException {
        runs("umount", folder.toString());
    }

    private static boolean runs(String... command) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException _) {
            // There is no such command here.
            return false;
        }
        process.getInputStream().readAllBytes();
        return process.onExit().join().exitValue() == 0;
    }
}
