package org.comity.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `bench/run <name> [--option value]…`: figures on standard output, one JSON object a line, sentences on standard
/// error.
public final class Main {
    private static final Map<String, Benchmark> BENCHMARKS = new TreeMap<>(Map.of(
            "append-raw", arguments -> append(arguments).raw(),
            "append-acts", arguments -> append(arguments).acts(),
            "append-filed", arguments -> append(arguments).filed(),
            "append-lone", arguments -> append(arguments).lone(),
            "append-curve", arguments -> append(arguments).curve(),
            "audit",
                    arguments ->
                            new AuditBench(new Options(AuditBench.DEFAULTS, arguments), System.out, System.err).run(),
            "fold",
                    arguments ->
                            new FoldBench(new Options(FoldBench.DEFAULTS, arguments), System.out, System.err).run(),
            "proof",
                    arguments ->
                            new ProofBench(new Options(ProofBench.DEFAULTS, arguments), System.out, System.err).run(),
            "start",
                    arguments ->
                            new StartBench(new Options(StartBench.DEFAULTS, arguments), System.out, System.err).run(),
            "jmh", arguments -> org.openjdk.jmh.Main.main(arguments.toArray(String[]::new))));

    private Main() {}

    @FunctionalInterface
    private interface Benchmark {
        void run(List<String> arguments) throws Exception;
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
