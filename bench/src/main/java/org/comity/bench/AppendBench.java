package org.comity.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.comity.record.act.ApprovedAct;
import org.comity.record.act.Entry;
import org.comity.record.key.KnownKeys;
import org.comity.record.key.SerialVerifier;
import org.comity.record.log.ActLog;
import org.comity.record.log.FolderStore;
import org.comity.record.log.Log;

/*
 * Writers in a closed loop: each appends one entry and waits until it is durable. Meanwhile one thread publishes checkpoints every
 * 100 ms, as a node would (`--publish-millis`; 0: only at the end); its work is inside the figures. The floor writes the same bytes in the very batches that our group
 * commit made, with nothing else on the machine, and again in batches of as many entries as there are writers, which no group
 * commit can exceed here.
 */

/// Durable appends: of plain bytes, of signed acts verified on entry, by one writer alone, and into ever larger logs.
final class AppendBench {
    static final Map<String, String> DEFAULTS = Map.of(
            "dir", "target/bench-data",
            "entries", "4000",
            "bytes", "1024",
            "in-flight", "1024",
            "publish-millis", "100",
            "warm-up", "2000",
            "rounds", "1",
            "lone", "50",
            "sizes", "0,5000,10000",
            "curve-entries", "1000");

    private static final String SYSTEM = "comity";

    private final Options options;
    private final PrintStream figures;
    private final PrintStream words;
    private final Path folder;
    private int logs;

    AppendBench(Options options, PrintStream figures, PrintStream words) throws Exception {
        this.options = options;
        this.figures = figures;
        this.words = words;
        this.folder = Files.createDirectories(options.path("dir"));
    }

    /// What is done with one entry of a log that is being measured.
    @FunctionalInterface
    private interface Append {
        void run(Log log, int index) throws Exception;
    }

    void raw() throws Exception {
        int count = options.number("entries");
        var entries = noise(count);
        Append append = (log, at) -> log.append(entries.get(at));
        many("warm-up", Math.min(count, options.number("warm-up")), append);
        var runs = new ArrayList<Figure>();
        for (int round = 0; round < options.number("rounds"); round++) {
            var run = many("append-raw", count, append).with("entryBytes", options.number("bytes"));
            run.say(figures, words);
            runs.add(run);
        }
        Figure.medians("append-raw-median", runs, List.of("perSecond", "ratioToSameBatches", "ratioToFullBatches"))
                .say(figures, words);
    }

    /// Each act is parsed, proof and approval verified, and appended.
    void acts() throws Exception {
        int count = options.number("entries");
        var entries = Acts.entries(0, count);
        var signatures = Acts.signatures(entries);
        var keys = new KnownKeys();
        Append append = (log, at) -> {
            var entry = Entry.parse(entries.get(at));
            var verifier = new SerialVerifier(keys);
            entry.verifyProof(verifier);
            entry.verifyApprovals(verifier);
            log.append(entry.bytes());
        };
        int warmUp = Math.min(count, options.number("warm-up"));
        many("warm-up", warmUp, append);
        Floors.signaturesAndHashes(signatures, 2 * warmUp, entries, warmUp);
        var runs = new ArrayList<Figure>();
        for (int round = 0; round < options.number("rounds"); round++) {
            double floor = Floors.signaturesAndHashes(signatures, 2 * count, entries, count);
            var figure = many("append-acts", count, append);
            double disk = figure.number("floorSameBatchesSeconds");
            double seconds = figure.number("seconds");
            figure.with("entryBytes", entries.getFirst().length)
                    .with("provider", Provider.name())
                    .with("floorSignaturesSeconds", floor)
                    .with("ratioToSum", seconds / (disk + floor))
                    .with("ratioToLarger", seconds / Math.max(disk, floor))
                    .say(figures, words);
            runs.add(figure);
        }
        Figure.medians("append-acts-median", runs, List.of("perSecond", "ratioToSum", "ratioToLarger"))
                .say(figures, words);
    }

    /// As a node files what its own parties submit: the approval verified, the act looked up, the proof made. Batches
    /// of
    /// `in-flight` acts, one caller.
    void filed() throws Exception {
        int count = options.number("entries");
        int batch = options.number("in-flight");
        int warmUp = options.number("warm-up");
        var acts = Acts.approved(0, count);
        var others = Acts.approved(count, count + warmUp);
        try (var log = Log.open(new FolderStore(fresh()))) {
            var actLog = new ActLog(log, Acts.ORIGIN, Acts.logSecret());
            file(actLog, others, batch);
            double seconds = Stopwatch.seconds(() -> file(actLog, acts, batch));
            Figure.of("append-filed")
                    .with("system", SYSTEM)
                    .with("entries", count)
                    .with("atATime", batch)
                    .with("seconds", seconds)
                    .with("perSecond", count / seconds)
                    .with("provider", Provider.name())
                    .say(figures, words);
        }
    }

    private static void file(ActLog log, List<ApprovedAct> acts, int batch) throws Exception {
        for (int at = 0; at < acts.size(); at += batch) {
            log.file(acts.subList(at, Math.min(acts.size(), at + batch)));
        }
    }

    /// One writer alone, entry by entry, beside one write and one `fdatasync` of the same bytes.
    void lone() throws Exception {
        int count = options.number("lone");
        int size = options.number("bytes");
        var entries = noise(2 * count);
        var floor = Floors.lone(folder, count, size + 26);
        try (var log = Log.open(new FolderStore(fresh()))) {
            for (int i = 0; i < count; i++) {
                log.append(entries.get(count + i));
            }
            int[] next = {0};
            var took = Stopwatch.eachMillis(count, () -> log.append(entries.get(next[0]++)));
            Figure.of("append-lone")
                    .with("system", SYSTEM)
                    .with("entries", count)
                    .with("entryBytes", size)
                    .with("p50Millis", Stopwatch.percentile(took, 50))
                    .with("p99Millis", Stopwatch.percentile(took, 99))
                    .with("floorP50Millis", Stopwatch.percentile(floor, 50))
                    .with("floorP99Millis", Stopwatch.percentile(floor, 99))
                    .with("ratioP50", Stopwatch.percentile(took, 50) / Stopwatch.percentile(floor, 50))
                    .with("ratioP99", Stopwatch.percentile(took, 99) / Stopwatch.percentile(floor, 99))
                    .say(figures, words);
        }
    }

    /// The rate at which a log of each size takes entries, the time to publish it, and the time to open it again.
    void curve() throws Exception {
        int count = options.number("curve-entries");
        var folderOfLog = fresh();
        for (int size : options.numbers("sizes")) {
            double open;
            long start = System.nanoTime();
            try (var log = Log.open(new FolderStore(folderOfLog))) {
                open = (System.nanoTime() - start) / 1e9;
                long opened = log.durableSize();
                fill(log, size);
                log.publish(Seals::seal);
                var entries = noise(count);
                double seconds = Stopwatch.seconds(
                        () -> Cores.waiting(count, options.number("in-flight"), at -> log.append(entries.get(at))));
                double publish = Stopwatch.seconds(() -> log.publish(Seals::seal));
                Figure.of("append-curve")
                        .with("system", SYSTEM)
                        .with("entriesBefore", Math.max(size, opened))
                        .with("entries", count)
                        .with("entryBytes", options.number("bytes"))
                        .with("inFlight", options.number("in-flight"))
                        .with("perSecond", count / seconds)
                        .with("publishSeconds", publish)
                        .with("openedEntries", opened)
                        .with("openSeconds", open)
                        .say(figures, words);
            }
        }
    }

    /// Appends `count` entries by writers in a closed loop while checkpoints go out, then measures the disk floors.
    private Figure many(String bench, int count, Append append) throws Exception {
        int inFlight = options.number("in-flight");
        var store = new CountedStore(new FolderStore(fresh()));
        try (var log = Log.open(store)) {
            store.takeBatches();
            Floors.settle();
            var done = new AtomicBoolean();
            int pause = options.number("publish-millis");
            var publisher = Thread.ofPlatform().start(() -> {
                while (pause > 0 && !done.get()) {
                    publish(log);
                    LockSupport.parkNanos(pause * 1_000_000L);
                }
            });
            long start = System.nanoTime();
            Cores.waiting(count, inFlight, at -> append.run(log, at));
            double durable = (System.nanoTime() - start) / 1e9;
            log.publish(Seals::seal);
            double published = (System.nanoTime() - start) / 1e9;
            done.set(true);
            publisher.join();
            if (log.size() != count) {
                throw new IllegalStateException(log.size() + " entries are published, not " + count);
            }
            var batches = store.takeBatches();
            long bytes = batches.stream().mapToLong(Integer::longValue).sum();
            Floors.settle();
            double same = Floors.disk(folder, batches);
            double full = Floors.disk(folder, divide(bytes, Math.max(1, (int) (bytes * inFlight / count))));
            return Figure.of(bench)
                    .with("system", SYSTEM)
                    .with("entries", count)
                    .with("inFlight", inFlight)
                    .with("publishMillis", pause)
                    .with("perSecond", count / durable)
                    .with("seconds", durable)
                    .with("secondsUntilPublished", published)
                    .with("batches", batches.size())
                    .with("floorSameBatchesSeconds", same)
                    .with("floorFullBatchesSeconds", full)
                    .with("ratioToSameBatches", durable / same)
                    .with("ratioToFullBatches", durable / full);
        }
    }

    private static void publish(Log log) {
        try {
            log.publish(Seals::seal);
        } catch (java.io.IOException | org.comity.record.log.DamagedException e) {
            throw new IllegalStateException("publishing failed", e);
        }
    }

    private void fill(Log log, int size) throws Exception {
        int row = 4096;
        for (long at = log.durableSize(); at < size; at = log.durableSize()) {
            var entries = new ArrayList<byte[]>();
            for (long i = at; i < Math.min(size, at + row); i++) {
                entries.add(Floors.noise(options.number("bytes"), i));
            }
            log.append(entries);
        }
    }

    private static List<Integer> divide(long bytes, int batch) {
        var sizes = new ArrayList<Integer>();
        for (long left = bytes; left > 0; left -= batch) {
            sizes.add((int) Math.min(left, batch));
        }
        return sizes;
    }

    private List<byte[]> noise(int count) {
        var entries = new byte[count][];
        Arrays.setAll(entries, i -> Floors.noise(options.number("bytes"), i));
        return Arrays.asList(entries);
    }

    private Path fresh() throws Exception {
        return Folders.fresh(folder.resolve("log-" + logs++));
    }
}
