package org.comity.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.comity.record.log.FolderStore;
import org.comity.record.log.Log;
import org.comity.record.merkle.MerkleHash;
import org.comity.record.tiles.TileHashes;
import org.comity.record.tiles.TilePath;

/// Inclusion proofs from disk, each from files opened for it alone, at growing sizes of the log. The floor reads the
/// same
/// files and does nothing with them.
final class ProofBench {
    static final Map<String, String> DEFAULTS =
            Map.of("dir", "target/bench-data/proof", "sizes", "1000,10000", "bytes", "64", "proofs", "200");

    private final Options options;
    private final PrintStream figures;
    private final PrintStream words;

    ProofBench(Options options, PrintStream figures, PrintStream words) {
        this.options = options;
        this.figures = figures;
        this.words = words;
    }

    void run() throws Exception {
        var folder = Folders.fresh(options.path("dir").resolve("log"));
        try (var log = Log.open(new FolderStore(folder))) {
            for (int size : options.numbers("sizes")) {
                if (log.durableSize() > size) {
                    throw new IllegalArgumentException("the sizes must grow: " + options.text("sizes"));
                }
                grow(log, size);
                log.publish(Seals::seal);
                measure(log, folder, size);
            }
        }
    }

    private void grow(Log log, int size) throws Exception {
        for (long at = log.durableSize(); at < size; at = log.durableSize()) {
            var entries = new ArrayList<byte[]>();
            for (long i = at; i < Math.min(size, at + 8192); i++) {
                entries.add(Floors.noise(options.number("bytes"), i));
            }
            log.append(entries);
        }
    }

    private void measure(Log log, Path folder, int size) throws Exception {
        int count = options.number("proofs");
        var random = new SplittableRandom(size);
        for (int i = 0; i < count; i++) {
            log.inclusion(random.nextInt(size)); // warm
        }
        var took = Stopwatch.eachMillis(count, () -> log.inclusion(random.nextInt(size)));
        int index = random.nextInt(size);
        log.inclusion(index).verify(MerkleHash.leaf(log.entry(index)), log.root());
        var floor = floor(log, folder, size, random, count);
        Figure.of("proof")
                .with("entriesBefore", size)
                .with("proofs", count)
                .with("p50Millis", Stopwatch.percentile(took, 50))
                .with("p99Millis", Stopwatch.percentile(took, 99))
                .with("floorP50Millis", Stopwatch.percentile(floor, 50))
                .with("floorP99Millis", Stopwatch.percentile(floor, 99))
                .with("ratioP50", Stopwatch.percentile(took, 50) / Stopwatch.percentile(floor, 50))
                .with("ratioP99", Stopwatch.percentile(took, 99) / Stopwatch.percentile(floor, 99))
                .say(figures, words);
    }

    private static double[] floor(Log log, Path folder, int size, SplittableRandom random, int count) throws Exception {
        var files = new ArrayList<List<Path>>();
        for (int i = 0; i < 2 * count; i++) {
            var read = new LinkedHashSet<TilePath>();
            new TileHashes(
                            path -> {
                                read.add(path);
                                return log.read(path);
                            },
                            size)
                    .inclusion(random.nextInt(size), size);
            files.add(read.stream().map(path -> folder.resolve(path.toString())).toList());
        }
        int[] next = {0};
        Stopwatch.Work work = () -> {
            for (var file : files.get(next[0]++)) {
                Files.readAllBytes(file);
            }
        };
        Stopwatch.eachMillis(count, work); // warm
        return Stopwatch.eachMillis(count, work);
    }
}
