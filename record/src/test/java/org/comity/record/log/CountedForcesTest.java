package org.comity.record.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The forces that the system was really asked for, counted from outside the process.
class CountedForcesTest {
    private static final List<String> STRACE =
            List.of("strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=fsync,fdatasync");

    /// For the names that making a log puts into folders: the log's folder; the new segment, its bytes and its name;
    /// the same again when it is opened.
    private static final int WHEN_MADE = 5;

    @TempDir
    Path folder;

    @Test
    void oneWriter_forcesOncePerEntry() throws Exception {
        var counted = count(1, 200);
        assertThat(counted.batches()).isEqualTo(200);
        assertThat(counted.dataForces()).isEqualTo(200);
        assertThat(counted.otherForces()).isEqualTo(WHEN_MADE);
    }

    @Test
    void manyWriters_shareForces() throws Exception {
        var counted = count(64, 20);
        assertThat(counted.dataForces()).isEqualTo(counted.batches()).isLessThan(64 * 20 / 2);
        assertThat(counted.otherForces()).isEqualTo(WHEN_MADE);
    }

    /// @param dataForces calls of `fdatasync`
    /// @param otherForces calls of `fsync`
    private record Counted(int entries, int batches, int dataForces, int otherForces) {}

    private Counted count(int writers, int each) throws Exception {
        assumeTrue(runs(List.of("true")), "not run: needs strace, to count forces from outside");
        var log = folder.resolve("log");
        var trace = folder.resolve("trace");
        var command = new ArrayList<>(STRACE);
        command.addAll(List.of("-o", trace.toString()));
        command.addAll(LogProcess.command(log, writers, each));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
        assertThat(process.waitFor()).isZero();
        assertThat(said.lines().filter(line -> line.startsWith("acknowledged ")))
                .hasSize(writers * each);
        var calls = Files.readString(trace);
        var counted = new Counted(
                writers * each,
                batches(new FolderStore(log)),
                occurrences(" fdatasync(", calls),
                occurrences(" fsync(", calls));
        System.getLogger(CountedForcesTest.class.getName()).log(Level.INFO, "{0} writers: {1}", writers, counted);
        return counted;
    }

    private static boolean runs(List<String> program) throws InterruptedException {
        var command = new ArrayList<>(STRACE);
        command.addAll(program);
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static int occurrences(String call, String calls) {
        return (int)
                Pattern.compile(call, Pattern.LITERAL).matcher(calls).results().count();
    }

    private static int batches(Store store) throws IOException {
        long size = store.size(SegmentReader.FILE);
        long at = SegmentReader.START;
        long first = 0;
        int batches = 0;
        while (SegmentReader.at(store, at, first, size) instanceof SegmentReader.Found.Good good) {
            at = good.end();
            first += good.count();
            batches++;
        }
        assertThat(at).isEqualTo(size);
        return batches;
    }
}
