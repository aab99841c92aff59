package org.comity.record.log;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.comity.record.Hash;

/// A process of its own that appends, and says on its standard output what was acknowledged and signed: for tests that
/// kill it, and for counting from outside.
final class LogProcess {
    private LogProcess() {}

    /// How to start it.
    ///
    /// @param writers append at the same time
    /// @param each how many entries each appends
    /// @param more `publish` to publish all the while
    static List<String> command(Path folder, int writers, int each, String... more) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Path.of("target", "classes") + File.pathSeparator + Path.of("target", "test-classes"),
                LogProcess.class.getName(),
                folder.toString(),
                Integer.toString(writers),
                Integer.toString(each)));
        command.addAll(List.of(more));
        return command;
    }

    public static void main(String[] arguments) throws Exception {
        int writers = Integer.parseInt(arguments[1]);
        int each = Integer.parseInt(arguments[2]);
        boolean publishes = arguments.length > 3;
        PrintStream out = System.out;
        try (var log = Log.open(new FolderStore(Path.of(arguments[0])))) {
            out.println("open " + log.durableSize());
            var written = new AtomicLong();
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < writers; i++) {
                threads.add(Thread.ofVirtual().start(() -> append(log, each, written, out)));
            }
            while (publishes) {
                out.println("publishing");
                log.publish((size, root) -> seal(size, root, out));
                out.println("published");
            }
            for (var thread : threads) {
                thread.join();
            }
        }
    }

    private static void append(Log log, int each, AtomicLong written, PrintStream out) {
        try {
            for (int i = 0; i < each; i++) {
                var text = "entry-" + written.getAndIncrement() + "-" + "x".repeat(i % 300);
                long index = log.append(List.of(text.getBytes(StandardCharsets.US_ASCII)));
                out.println("acknowledged " + index + " " + text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] seal(long size, Hash root, PrintStream out) {
        out.println("signed " + size + " " + root);
        return Visitor.text(size, root).getBytes(StandardCharsets.US_ASCII);
    }
}
