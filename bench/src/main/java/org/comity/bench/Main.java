package org.comity.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `bench/run <name> [--option value]…`: figures on standard output, one JSON object a line, sentences on standard
/// error.
public final class Main {
    private static final Map<String, Benchmark> BENCHMARKS = benchmarks();

    private Main() {}

    @FunctionalInterface
    private interface Benchmark {
        void run(List<String> arguments) throws Exception;
    }

    private static Map<String, Benchmark> benchmarks() {
        var all = new TreeMap<String, Benchmark>();
        all.put("append-raw", arguments -> append(arguments).raw());
        all.put("append-acts", arguments -> append(arguments).acts());
        all.put("append-filed", arguments -> append(arguments).filed());
        all.put("append-lone", arguments -> append(arguments).lone());
        all.put("append-curve", arguments -> append(arguments).curve());
        all.put(
                "audit",
                arguments -> new AuditBench(new Options(AuditBench.DEFAULTS, arguments), System.out, System.err).run());
        all.put(
                "check",
                arguments -> new CheckBench(new Options(CheckBench.DEFAULTS, arguments), System.out, System.err).run());
        all.put(
                "fold",
                arguments -> new FoldBench(new Options(FoldBench.DEFAULTS, arguments), System.out, System.err).run());
        all.put(
                "proof",
                arguments -> new ProofBench(new Options(ProofBench.DEFAULTS, arguments), System.out, System.err).run());
        all.put(
                "start",
                arguments -> new StartBench(new Options(StartBench.DEFAULTS, arguments), System.out, System.err).run());
        all.put("jmh", arguments -> org.openjdk.jmh.Main.main(arguments.toArray(String[]::new)));
        return all;
    }

    private static AppendBench append(List<String> arguments) throws Exception {
        return new AppendBench(new Options(AppendBench.DEFAULTS, arguments), System.out, System.err);
    }

    /// @param arguments the name of a benchmark and its options
    public static void main(String[] arguments) throws Exception {
        var benchmark = arguments.length == 0 ? null : BENCHMARKS.get(arguments[0]);
        if (benchmark == null) {
            System.err.println("bench/run <" + String.join("|", BENCHMARKS.keySet()) + "> [--option value]…");
            System.exit(2);
            return;
        }
        benchmark.run(Arrays.asList(arguments).subList(1, arguments.length));
    }
}
