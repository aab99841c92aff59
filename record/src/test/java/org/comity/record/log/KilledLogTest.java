package org.comity.record.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.comity.record.merkle.CompactRange;
import org.comity.record.merkle.MerkleHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real process that is killed while it writes. `-Dcomity.kills=200` kills as often.
class KilledLogTest {
    private static final int KILLS = Integer.getInteger("comity.kills", 4);

    @TempDir
    Path folder;

    private final Map<Long, String> acknowledged = new HashMap<>();
    private final TreeMap<Long, String> signed = new TreeMap<>();

    private Process start(int writers) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Path.of("target", "classes") + File.pathSeparator + Path.of("target", "test-classes"),
                        LogProcess.class.getName(),
                        folder.toString(),
                        Integer.toString(writers),
                        "1000000",
                        "publish"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void processKilledAtAnyInstant_losesNothingAcknowledgedAndForksNothingSigned() throws Exception {
        var random = new SplittableRandom(20_261_124);
        for (int round = 0; round < KILLS; round++) {
            var process = start(1 + random.nextInt(8));
            try (var lines = process.inputReader(US_ASCII)) {
                // Killed when it has said so much; it goes on writing until the signal comes.
                for (int i = random.nextInt(2_000); i >= 0; i--) {
                    note(lines.readLine());
                }
                // By its handle: the process object would close what it has still to say.
                process.toHandle().destroyForcibly();
                process.waitFor();
                noteRest(lines);
            }
            verify(round);
        }
        assertThat(acknowledged).isNotEmpty();
        assertThat(signed).isNotEmpty();
    }

    private void noteRest(BufferedReader lines) throws IOException {
        var whole = new StringBuilder();
        for (int c = lines.read(); c >= 0; c = lines.read()) {
            whole.append((char) c);
        }
        // A line that is cut was not said.
        int end = whole.lastIndexOf("\n");
        if (end > 0) {
            whole.substring(0, end).lines().forEach(this::note);
        }
    }

    private void note(String line) {
        var words = line.split(" ", -1);
        switch (words[0]) {
            case "acknowledged" -> acknowledged.put(Long.parseLong(words[1]), words[2]);
            case "signed" -> {
                var before = signed.put(Long.parseLong(words[1]), words[2]);
                assertThat(before).as("root signed for size " + words[1]).isIn(null, words[2]);
            }
            default -> assertThat(words[0]).isEqualTo("open");
        }
    }

    private void verify(int round) throws Exception {
        try (var log = Log.open(new FolderStore(folder))) {
            var found = new HashMap<Long, String>();
            var tree = new CompactRange();
            log.forEach((index, entry) -> {
                found.put(index, new String(entry, US_ASCII));
                tree.append(MerkleHash.leaf(entry));
                var root = signed.get(index + 1);
                assertThat(root)
                        .as("signed at size " + (index + 1))
                        .isIn(null, tree.root().hex());
            });
            assertThat(found).as("round " + round).containsAllEntriesOf(acknowledged);
            assertThat(log.size()).isGreaterThanOrEqualTo(signed.isEmpty() ? 0 : signed.lastKey());
        }
    }

    @Test
    void secondProcess_isStoppedAndToldWhy() throws Exception {
        var process = start(1);
        try (var lines = process.inputReader(US_ASCII)) {
            assertThat(lines.readLine()).isEqualTo("open 0");
            assertThatThrownBy(() -> Log.open(new FolderStore(folder)))
                    .isInstanceOf(IOException.class)
                    .hasMessage(folder + " is in use by another process; it has one writer. Stop that one first.");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
