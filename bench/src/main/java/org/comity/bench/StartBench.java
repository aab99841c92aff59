package org.comity.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// From the command to the first whole page: `./comity serve` on a data folder that was served before, beside one page
/// of the
/// same framework with the same options for Java; each with and without the start-up cache, in turns.
final class StartBench {
    static final Map<String, String> DEFAULTS =
            Map.of("root", "..", "data", "target/bench-data/served", "runs", "1", "only", "both");

    private static final Pattern FLAGS = Pattern.compile("(?m)^flags=\"([^\"]*)\"");

    private final Options options;
    private final PrintStream figures;
    private final PrintStream words;
    private final Path root;

    StartBench(Options options, PrintStream figures, PrintStream words) throws IOException {
        this.options = options;
        this.figures = figures;
        this.words = words;
        this.root = options.path("root").toRealPath();
    }

    private record Contestant(String system, boolean cache, List<String> command) {}

    void run() throws Exception {
        var contestants = new ArrayList<Contestant>();
        if (!options.text("only").equals("comity")) {
            contestants.addAll(bare());
        }
        if (!options.text("only").equals("bare")) {
            contestants.addAll(comity());
        }
        var starts = new LinkedHashMap<Contestant, List<Served.Start>>();
        for (int run = 0; run < options.number("runs"); run++) {
            for (var contestant : contestants) {
                var start = start(contestant.command);
                starts.computeIfAbsent(contestant, _ -> new ArrayList<>()).add(start);
            }
        }
        starts.forEach(this::say);
        ratios(starts);
    }

    private Served.Start start(List<String> command) throws IOException, InterruptedException {
        try (var served = Served.start(root, command)) {
            return served.firstPage();
        }
    }

    /// The first start builds and makes the data folder; it is not measured.
    private List<Contestant> comity() throws Exception {
        var data = options.path("data").toAbsolutePath();
        Files.createDirectories(data);
        var serve = List.of(root.resolve("comity").toString(), "serve", "--port", "{port}", "--data", data.toString());
        start(serve);
        // The launcher hands these on behind its own, and the last one counts.
        var without = Stream.concat(Stream.of("env", "COMITY_JAVA_OPTIONS=-XX:AOTMode=off"), serve.stream())
                .toList();
        return List.of(new Contestant("comity serve", true, serve), new Contestant("comity serve", false, without));
    }

    private List<Contestant> bare() throws Exception {
        var target = root.resolve("bench/bare/target");
        String jars;
        try (var lib = Files.list(target.resolve("lib"))) {
            jars = lib.map(Path::toString).sorted().collect(Collectors.joining(":"));
        }
        var java = new ArrayList<String>();
        java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        var flags = FLAGS.matcher(Files.readString(root.resolve("comity")));
        if (!flags.find()) {
            throw new IOException("the launcher has no line flags=\"…\"");
        }
        java.addAll(List.of(flags.group(1).split(" ", -1)));
        var program = List.of(
                "-cp",
                target.resolve("comity-bench-bare-0.1.0-SNAPSHOT.jar") + ":" + jars,
                "org.comity.bench.bare.BareApplication",
                "--server.port={port}");
        var cache = target.resolve("bare.aot");
        try (var training = Served.start(root, command(java, "-XX:AOTCacheOutput=" + cache, program))) {
            training.firstPage();
            training.ask(20);
        }
        if (!Files.exists(cache)) {
            throw new IOException("no start-up cache was written to " + cache);
        }
        return List.of(
                new Contestant("bare Spring Boot page", true, command(java, "-XX:AOTCache=" + cache, program)),
                new Contestant("bare Spring Boot page", false, command(java, "-XX:AOTMode=off", program)));
    }

    private static List<String> command(List<String> java, String option, List<String> program) {
        var command = new ArrayList<>(java);
        command.add(option);
        command.addAll(program);
        return command;
    }

    private void say(Contestant contestant, List<Served.Start> starts) {
        Figure.of("start")
                .with("system", contestant.system)
                .with("cache", contestant.cache)
                .with("runs", starts.size())
                .with("seconds", median(starts, Served.Start::seconds))
                .with("cpuSeconds", median(starts, Served.Start::cpuSeconds))
                .with("rssMebibytes", median(starts, Served.Start::rssMebibytes))
                .say(figures, words);
    }

    private void ratios(Map<Contestant, List<Served.Start>> starts) {
        for (var ours : starts.keySet()) {
            for (var floor : starts.keySet()) {
                if (!ours.system.equals(floor.system)
                        && ours.cache == floor.cache
                        && ours.system.startsWith("comity")) {
                    Figure.of("start-ratio")
                            .with("cache", ours.cache)
                            .with("ratioSeconds", ratio(starts, ours, floor, Served.Start::seconds))
                            .with("ratioCpu", ratio(starts, ours, floor, Served.Start::cpuSeconds))
                            .with("ratioRss", ratio(starts, ours, floor, Served.Start::rssMebibytes))
                            .say(figures, words);
                }
            }
        }
    }

    private static double ratio(
            Map<Contestant, List<Served.Start>> starts,
            Contestant ours,
            Contestant floor,
            ToDoubleFunction<Served.Start> of) {
        return median(starts.getOrDefault(ours, List.of()), of) / median(starts.getOrDefault(floor, List.of()), of);
    }

    private static double median(List<Served.Start> starts, ToDoubleFunction<Served.Start> of) {
        return Stopwatch.median(starts.stream().mapToDouble(of).toArray());
    }
}
