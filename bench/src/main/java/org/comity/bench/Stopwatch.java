package org.comity.bench;

import java.util.Arrays;

/// Seconds, and what stands in the middle and near the end of many of them.
final class Stopwatch {
    private Stopwatch() {}

    /// Work that may fail in any way: a benchmark then fails.
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    /// How long each of `count` runs takes, in milliseconds, sorted.
    static double[] eachMillis(int count, Work work) throws Exception {
        var took = new double[count];
        for (int i = 0; i < count; i++) {
            took[i] = 1000 * seconds(work);
        }
        Arrays.sort(took);
        return took;
    }

    static double percentile(double[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return percentile(sorted, 50);
    }
}
