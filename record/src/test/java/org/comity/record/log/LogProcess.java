package org.comity.record.log;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.comity.record.Hash;

/*
 * A process of its own that appends, for tests that kill it and for counting from outside:
 *
 *   strace -f -c -e trace=fsync,fdatasync java -cp record/target/classes:record/target/test-classes \
 *       org.comity.record.log.LogProcess FOLDER 1 1000
 *
 * One writer must show one fdatasync for each append; with 64 writers (`64 1000`) far fewer than one for each. A few fsync come
 * from opening.
 */

/// Appends and says on its standard output what was acknowledged.
final class LogProcess {
    private LogProcess() {}

    /// @param arguments a folder, how many writers, how many entries each; signs along the way if there is a fourth
    public static void main(String[] arguments) throws Exception {
        int writers = Integer.parseInt(arguments[1]);
        int each = Integer.parseInt(arguments[2]);
        boolean publishes = arguments.length > 3;
        PrintStream out = System.out;
        try (var log = Log.open(new FolderStore(Path.of(arguments[0])))) {
            out.println("open " + log.durableSize());
            var written = new AtomicLong();
            var threads = new java.util.ArrayList<Thread>();
            for (int i = 0; i < writers; i++) {
                threads.add(Thread.ofVirtual().start(() -> append(log, each, written, out)));
            }
            while (publishes) {
                log.publish((size, root) -> seal(size, root, out));
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
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] seal(long size, Hash root, PrintStream out) {
        out.println("signed " + size + " " + root);
        return (size + " " + root).getBytes(StandardCharsets.US_ASCII);
    }
}
