package org.comity.testkit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A parser of outside bytes, and what it is fed: good inputs, cut, too long, too deep, in wrong encodings, with
/// pieces moved and hostile names put in.
///
/// The target says in a word how an input went; an input with an outcome that was not seen before joins the corpus,
/// so that the next ones start from it. In an ordinary run a fixed number of inputs comes from a fixed seed; with
/// `-Dcomity.fuzz.seconds=600` it goes on for that long, from another seed each time. [Guided] feeds the same targets
/// guided by coverage. A failure prints the input.
public final class Fuzz {
    /// How many seconds to go on; without it the run is short and always the same.
    public static final String SECONDS = "comity.fuzz.seconds";

    /// The longest that one input may take, in seconds of one processor: far more than any needs, far less than an
    /// attack.
    private static final long MOST_SECONDS = 10;

    /// After so many seconds on the wall an input is taken for one without end.
    private static final long STUCK_SECONDS = 60;

    /// The most memory that one input may cause to be taken, all of it counted, freed or not: so much, and so much a
    /// byte.
    private static final long MOST_BYTES = 256L << 20;

    private static final long MOST_BYTES_EACH = 4_096;

    /// As the command starts Java: what overflows here overflows there.
    private static final long STACK_BYTES = 512L << 10;

    private static final int MOST_OUTCOMES = 5_000;
    private static final int LARGEST_KEPT_BYTES = 1 << 12;
    /// Beyond the bound of every format but those that are read as a stream or in pieces.
    private static final int OVERSIZED_BYTES = 9 << 18;
    private static final int PRINTED_BYTES = 4_096;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final List<byte[]> seeds;
    private final List<byte[]> words;
    private final Parts parts;
    private final Target target;

    private Fuzz(List<byte[]> seeds, List<byte[]> words, Parts parts, Target target) {
        this.seeds = seeds;
        this.words = words;
        this.parts = parts;
        this.target = target;
    }

    /// @param parts how an input falls into pieces that can be moved
    /// @param seeds good inputs, at least one
    /// @param words of the format, one character a byte
    public static Fuzz of(Parts parts, List<byte[]> seeds, List<String> words, Target target) {
        var bytes = words.stream()
                .map(word -> word.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
        return new Fuzz(List.copyOf(seeds), bytes, parts, target);
    }

    /// What is fed. It throws when the code under test did wrong; refusing an input is not wrong.
    @FunctionalInterface
    public interface Target {
        /// How it went, in a word that is the same for like inputs: `accepted`, or a complaint without its numbers.
        String feed(byte[] input) throws Exception;
    }

    /// A complaint as an outcome: without what differs from input to input, and what it quotes.
    public static String complaint(Throwable refusal) {
        return String.valueOf(refusal.getMessage())
                .replaceAll("(?s)\".*", "\"")
                .replaceAll("'.'|0x..|[0-9]+|z[1-9A-Za-z]{20,}|[A-Za-z0-9+/=]{24,}", "*");
    }

    /// Feeds the seeds and all that is cut from the first of them, a few monsters, and then `runs` changed inputs,
    /// or as many as the time holds that [#SECONDS] gives.
    ///
    /// @return the outcomes and how often each came, so that a test can ask whether the interesting ones did
    public Map<String, Long> run(int runs) {
        long seconds = Long.getLong(SECONDS, 0);
        var run = new Run(seconds > 0 ? System.nanoTime() : 1);
        var task = new FutureTask<>(() -> run.all(runs, seconds));
        var thread = new Thread(null, task, "fuzz", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        while (true) {
            try {
                return task.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException _) {
                run.requireProgress();
            } catch (ExecutionException e) {
                throw new AssertionError("seed " + run.seed + ": " + e.getMessage(), e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    /// Feeds one input and asks that it took no more time and memory than an input may.
    ///
    /// @throws AssertionError if the target failed
    public String feed(byte[] input) {
        long memory = THREADS.getCurrentThreadAllocatedBytes();
        long time = THREADS.getCurrentThreadCpuTime();
        String outcome;
        try {
            outcome = target.feed(input.clone());
        } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(printed(input), e);
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(THREADS.getCurrentThreadCpuTime() - time);
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - memory;
        if (seconds >= MOST_SECONDS || bytes > MOST_BYTES + MOST_BYTES_EACH * input.length) {
            throw new AssertionError("took " + seconds + " s and " + bytes + " bytes of memory: " + printed(input));
        }
        return outcome;
    }

    /// Feeds the seeds and asks nothing: the first to come pays for what is loaded once.
    void warmUp() {
        for (byte[] seed : seeds) {
            try {
                target.feed(seed.clone());
            } catch (Exception | AssertionError e) {
                return; // feeding it again tells
            }
        }
    }

    List<byte[]> seeds() {
        return seeds;
    }

    List<byte[]> words() {
        return words;
    }

    private static String printed(byte[] input) {
        return "input of " + input.length + " bytes "
                + HexFormat.of().formatHex(input, 0, Math.min(input.length, PRINTED_BYTES))
                + (input.length > PRINTED_BYTES ? "…" : "");
    }

    /// One run. It feeds in a thread of its own, which may never come back.
    private final class Run {
        private final Map<String, Long> outcomes = new HashMap<>();
        private final List<byte[]> corpus = new ArrayList<>(seeds);
        private final long seed;
        private volatile byte[] current = {};
        private volatile long since = System.nanoTime();

        Run(long seed) {
            this.seed = seed;
        }

        Map<String, Long> all(int runs, long seconds) {
            var mutator = new Mutator(new SplittableRandom(seed), corpus, words, parts);
            seeds.forEach(this::next);
            byte[] first = seeds.getFirst();
            for (int length = 0; length < Math.min(first.length, 256); length++) {
                next(Arrays.copyOf(first, length));
            }
            for (var piece : List.of(first, new byte[] {'['}, new byte[] {' '}, new byte[] {'\n'})) {
                next(Mutator.repeated(piece, OVERSIZED_BYTES));
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            long fed = 0;
            while (seconds > 0 ? System.nanoTime() < end : fed < runs) {
                next(mutator.next());
                fed++;
            }
            if (seconds > 0) {
                System.getLogger(Fuzz.class.getName())
                        .log(System.Logger.Level.INFO, "{0} inputs, {1} outcomes", fed, outcomes.size());
            }
            return new TreeMap<>(outcomes);
        }

        private void next(byte[] input) {
            current = input;
            since = System.nanoTime();
            var outcome = feed(input);
            boolean fresh = outcomes.size() < MOST_OUTCOMES && outcomes.merge(outcome, 1L, Long::sum) == 1;
            if (fresh && input.length <= LARGEST_KEPT_BYTES) {
                corpus.add(input);
            }
        }

        void requireProgress() {
            if (System.nanoTime() - since > TimeUnit.SECONDS.toNanos(STUCK_SECONDS)) {
                throw new AssertionError(
                        "seed " + seed + ": no end after " + STUCK_SECONDS + " s: " + printed(current));
            }
        }
    }
}
