package org.comity.record.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.comity.record.Hash;
import org.comity.record.merkle.CompactRange;
import org.comity.record.merkle.MerkleHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real process that is killed while it appends and publishes. `-Dcomity.kills=200` kills as often, and says at which
/// moments.
class KilledLogTest {
    private static final int KILLS = Integer.getInteger("comity.kills", 4);

    /// From so many kills on each moment must have been hit.
    private static final int MANY = 100;

    @TempDir
    Path folder;

    private final Map<Long, String> acknowledged = new HashMap<>();
    private final TreeMap<Long, String> signed = new TreeMap<>();
    private final EnumMap<Moment, Integer> moments = new EnumMap<>(Moment.class);
    private Moment publishing = Moment.BEFORE_A_CHECKPOINT;
    private Set<Path> unplacedBefore = Set.of();

    /// What the process was doing: one of the first three, and those of the others that it left a trace of.
    private enum Moment {
        /// Nothing was being published.
        BEFORE_A_CHECKPOINT,
        /// Entries were read back, tiles written, the tree kept as last signed.
        BEFORE_A_SIGNATURE,
        /// The signature was made and the checkpoint was on its way.
        AFTER_A_SIGNATURE,
        /// A file was written and had not taken its place.
        REPLACING_A_FILE,
        /// A batch was in the segment, and its writers had not been told.
        BEFORE_AN_ACKNOWLEDGEMENT,
        /// A batch was in the segment in part.
        WRITING_A_BATCH
    }

    @Test
    void processKilledAtAnyInstant_losesNothingAcknowledgedAndForksNothingSigned() throws Exception {
        var random = new SplittableRandom(20_261_124);
        for (int round = 0; round < KILLS; round++) {
            kill(random);
            moments.merge(publishing, 1, Integer::sum);
            requireTilesOfTheCheckpoint();
            verify(round);
        }
        assertThat(acknowledged).isNotEmpty();
        assertThat(signed).isNotEmpty();
        System.getLogger(KilledLogTest.class.getName())
                .log(
                        Level.INFO,
                        "{0} kills; {1} entries acknowledged and {2} trees signed are there; killed {3}",
                        KILLS,
                        acknowledged.size(),
                        signed.size(),
                        moments);
        if (KILLS >= MANY) {
            // A batch is being written for some microseconds only.
            assertThat(moments.keySet()).containsAll(EnumSet.complementOf(EnumSet.of(Moment.WRITING_A_BATCH)));
        }
    }

    private void kill(SplittableRandom random) throws IOException, InterruptedException {
        var process = new ProcessBuilder(LogProcess.command(folder, 1 + random.nextInt(8), 1_000_000, "publish"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        publishing = Moment.BEFORE_A_CHECKPOINT;
        try (var lines = process.inputReader(US_ASCII)) {
            for (int i = random.nextInt(2_000); i >= 0; i--) {
                note(lines.readLine());
            }
            // Lines come just after what they tell; the instant of the kill must not keep step with them.
            long end = System.nanoTime() + random.nextInt(3_000_000);
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            // By its handle: the process object would close what it has still to say.
            process.toHandle().destroyForcibly();
            process.waitFor();
            noteRest(lines);
        }
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
            case "open" -> {}
            case "acknowledged" -> acknowledged.put(Long.parseLong(words[1]), words[2]);
            case "publishing" -> publishing = Moment.BEFORE_A_SIGNATURE;
            case "signed" -> {
                var before = signed.put(Long.parseLong(words[1]), words[2]);
                assertThat(before).as("root signed for size " + words[1]).isIn(null, words[2]);
                publishing = Moment.AFTER_A_SIGNATURE;
            }
            case "published" -> publishing = Moment.BEFORE_A_CHECKPOINT;
            default -> throw new AssertionError(line);
        }
    }

    private void requireTilesOfTheCheckpoint() throws Exception {
        var visitor = new Visitor(folder);
        var checkpoint = visitor.checkpoint();
        if (checkpoint.isPresent()) {
            var words = checkpoint.get().split(" ", -1);
            visitor.requireTiles(Long.parseLong(words[0]), Hash.parseHex(words[1]));
        }
        try (var files = Files.walk(folder)) {
            var unplaced =
                    files.filter(file -> file.toString().endsWith(".new")).collect(Collectors.toSet());
            if (!unplacedBefore.containsAll(unplaced)) {
                moments.merge(Moment.REPLACING_A_FILE, 1, Integer::sum);
            }
            unplacedBefore = unplaced;
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
            if (found.size() > acknowledged.size()) {
                moments.merge(Moment.BEFORE_AN_ACKNOWLEDGEMENT, 1, Integer::sum);
            }
            if (log.notes().stream().anyMatch(note -> note.contains("put aside"))) {
                moments.merge(Moment.WRITING_A_BATCH, 1, Integer::sum);
            }
            // What nobody was told stays all the same; it is no news in the next round.
            acknowledged.putAll(found);
        }
    }

    @Test
    void secondProcess_isStoppedAndToldWhy() throws Exception {
        var process = new ProcessBuilder(LogProcess.command(folder, 1, 1_000_000))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
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
