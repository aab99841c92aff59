package org.comity.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comity.record.audit.Audit;
import org.comity.record.audit.Contents;
import org.comity.record.audit.LogFiles;
import org.comity.record.audit.Trust;
import org.comity.record.log.FolderStore;
import org.comity.record.log.Log;
import org.comity.record.note.KnownLog;
import org.comity.record.note.Origin;
import org.comity.record.note.VerifierKey;

/// A whole audit of a log of signed acts, from disk. The floor verifies as many signatures and makes as many hashes, on
/// all
/// cores, with everything at hand.
final class AuditBench {
    static final Map<String, String> DEFAULTS = Map.of("dir", "target/bench-data/audit", "acts", "5000", "rounds", "2");

    /// So many acts are at hand for the floor; it goes round them, and so needs no memory that the audit would not.
    private static final int SAMPLE = 4096;

    /// Of each act nobody can spare the leaf hash, the act id that approvals sign, and the hash that the proof signs.
    private static final int HASHES = 3;

    private final Options options;
    private final PrintStream figures;
    private final PrintStream words;

    AuditBench(Options options, PrintStream figures, PrintStream words) {
        this.options = options;
        this.figures = figures;
        this.words = words;
    }

    void run() throws Exception {
        int acts = options.number("acts");
        var folder = Folders.fresh(options.path("dir").resolve("log"));
        make(folder, acts);
        for (int round = 0; round < options.number("rounds"); round++) {
            System.gc(); // what making the log left behind is not the audit's
            resetPeaks();
            var audit = new Audit(new Known(), Contents.ACTS, (_, _, _) -> {});
            long start = System.nanoTime();
            var report = audit.log(LogFiles.in(folder));
            double seconds = (System.nanoTime() - start) / 1e9;
            double peak = peakMebibytes();
            if (!report.isClean() || report.size() != acts || report.signatures() != 2L * acts) {
                throw new IllegalStateException("the audit says " + report);
            }
            double floor = floor(acts);
            Figure.of("audit")
                    .with("acts", acts)
                    .with("round", round)
                    .with("seconds", seconds)
                    .with("actsPerSecond", acts / seconds)
                    .with("peakHeapMebibytes", peak)
                    .with("largestHeapMebibytes", Runtime.getRuntime().maxMemory() / 1048576.0)
                    .with("provider", Provider.name())
                    .with("cores", Cores.COUNT)
                    .with("floorSeconds", floor)
                    .with("ratio", seconds / floor)
                    .say(figures, words);
        }
    }

    private static double floor(int acts) throws Exception {
        var sample = Acts.entries(0, Math.min(acts, SAMPLE));
        var signatures = Acts.signatures(sample);
        return Floors.signaturesAndHashes(signatures, 2 * acts, sample, HASHES * acts);
    }

    private void make(Path folder, int acts) throws Exception {
        try (var log = Log.open(new FolderStore(folder))) {
            for (int at = (int) log.durableSize(); at < acts; at = (int) log.durableSize()) {
                log.append(Acts.entries(at, Math.min(acts, at + 4096)));
                words.println("made " + log.durableSize() + " of " + acts);
            }
            log.publish(Seals::seal);
        }
    }

    /// Heap in use at the worst moment, garbage included: bound it with `-Xmx` to see how little is enough.
    private static double peakMebibytes() {
        long bytes = 0;
        for (var pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                bytes += pool.getPeakUsage().getUsed();
            }
        }
        return bytes / 1048576.0;
    }

    private static void resetPeaks() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(java.lang.management.MemoryPoolMXBean::resetPeakUsage);
    }

    /// Knows the log's keys from elsewhere, and nothing more.
    private static final class Known implements Trust {
        @Override
        public Optional<KnownLog> log(Origin origin) {
            return Optional.of(Seals.SIGNER.knownLog());
        }

        @Override
        public List<VerifierKey> cosigners(Origin origin) {
            return List.of();
        }

        @Override
        public List<Seen> seen(Origin origin) {
            return List.of();
        }
    }
}
