package org.comity.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.comity.check.Answer;
import org.comity.check.dossier.Dossier;
import org.comity.check.dossier.DossierReader;
import org.comity.check.fact.Value;
import org.comity.check.finding.Check;
import org.comity.check.pack.Packs;
import org.comity.check.predicate.Cel;
import org.comity.check.predicate.Predicate;
import org.comity.check.predicate.Program;

/// One dossier against all packs, on one thread, and the same predicates by dev.cel in turns with it.
final class CheckBench {
    static final Map<String, String> DEFAULTS = Map.of(
            "packs", "../packs",
            "dossiers", "../../shared/facts/frameworks/examples",
            "mixed", "50",
            "times", "2000",
            "rounds", "5");

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private final Options options;
    private final PrintStream figures;
    private final PrintStream words;

    CheckBench(Options options, PrintStream figures, PrintStream words) {
        this.options = options;
        this.figures = figures;
        this.words = words;
    }

    void run() throws Exception {
        var packs = Packs.read(options.path("packs"));
        var asked = asked(packs);
        var distinct = List.copyOf(new LinkedHashSet<>(asked));
        var terms = packs.terms();
        var peer = new CelPeer(Cel.of(terms.vocabulary(), terms.derivations(), distinct), distinct);
        var numbers = distinct.stream().mapToInt(packs.program()::number).toArray();
        var dossiers = dossiers(packs);
        var runs = new LinkedHashMap<String, List<Figure>>();
        for (int round = 0; round <= options.number("rounds"); round++) {
            for (var each : dossiers.entrySet()) {
                var figure = measured(each.getValue(), packs, numbers, peer)
                        .with("asked", asked.size())
                        .with("distinct", distinct.size());
                if (round > 0) { // the first warms up
                    runs.computeIfAbsent(each.getKey(), _ -> new ArrayList<>()).add(figure);
                }
            }
        }
        runs.forEach((name, each) ->
                Figure.medians("check", each, NUMBERS).with("dossiers", name).say(figures, words));
    }

    private static final List<String> NUMBERS = List.of(
            "asked", "distinct", "unknownShare", "micros", "celMicros", "ratioToCel", "checkMicros", "reasonsMicros");

    /// What each provision asks, in full: whether it applies, from when, and whose it is.
    private static List<Predicate> asked(Packs packs) {
        var asked = new ArrayList<Predicate>();
        for (var framework : packs.frameworks()) {
            for (var provision : framework.provisions()) {
                asked.add(provision.applies());
                provision.variants().forEach(variant -> asked.add(variant.when()));
                provision
                        .bearers()
                        .forEach(bearer -> asked.add(packs.terms().bearers().get(bearer)));
            }
        }
        return asked;
    }

    private Map<String, List<Dossier>> dossiers(Packs packs) throws Exception {
        var read = new ArrayList<Dossier>();
        var named = new LinkedHashMap<String, List<Dossier>>();
        try (var files = Files.list(options.path("dossiers"))) {
            for (var file : files.sorted().toList()) {
                var name = String.valueOf(file.getFileName());
                if (name.endsWith(".yaml") && !name.equals("cases.yaml")) {
                    var dossier = DossierReader.read(name, Files.readAllBytes(file), packs);
                    read.add(dossier);
                    named.put(name, List.of(dossier));
                }
            }
        }
        named.put("mixed", mixed(read));
        return named;
    }

    /// Each fact from one of the dossiers by chance, or left out.
    private List<Dossier> mixed(List<Dossier> read) {
        var chance = new SplittableRandom(1);
        var mixed = new ArrayList<Dossier>();
        for (int i = 0; i < options.number("mixed"); i++) {
            var facts = new TreeMap<String, Value>();
            for (var dossier : read) {
                dossier.facts().forEach((name, value) -> {
                    if (chance.nextInt(3) > 0) {
                        facts.put(name, value);
                    }
                });
            }
            mixed.add(new Dossier("mixed", Optional.empty(), facts, new TreeMap<>()));
        }
        return mixed;
    }

    private Figure measured(List<Dossier> dossiers, Packs packs, int[] numbers, CelPeer peer) throws Exception {
        int times = options.number("times") / dossiers.size();
        long[] unknown = {0};
        double ours = cpuSeconds(() -> {
            for (int i = 0; i < times; i++) {
                for (var dossier : dossiers) {
                    unknown[0] += unknown(packs.program().evaluate(dossier.facts()), numbers);
                }
            }
        });
        var prepared = new ArrayList<List<CelPeer.Prepared>>();
        for (var dossier : dossiers) {
            prepared.add(peer.prepare(dossier.facts()));
        }
        double theirs = cpuSeconds(() -> {
            for (int i = 0; i < times; i++) {
                for (var each : prepared) {
                    CelPeer.evaluate(each);
                }
            }
        });
        long[] findings = {0};
        double check = cpuSeconds(() -> {
            for (int i = 0; i < times; i++) {
                for (var dossier : dossiers) {
                    findings[0] += Check.of(packs, dossier, DAY).findings().size();
                }
            }
        });
        int fewer = Math.max(1, times / 100);
        double reasons = cpuSeconds(() -> {
            for (int i = 0; i < fewer; i++) {
                for (var dossier : dossiers) {
                    Check.of(packs, dossier, DAY)
                            .findings()
                            .forEach(finding ->
                                    findings[0] += finding.why().open().size());
                }
            }
        });
        double count = (double) times * dossiers.size();
        return Figure.of("check")
                .with("unknownShare", unknown[0] / count / numbers.length)
                .with("micros", 1e6 * ours / count)
                .with("celMicros", 1e6 * theirs / count)
                .with("ratioToCel", theirs / ours)
                .with("checkMicros", 1e6 * check / count)
                .with("reasonsMicros", 1e6 * reasons / (fewer * dossiers.size()));
    }

    /// The processor's time of this thread, so that neighbours on the machine count little.
    private static double cpuSeconds(Stopwatch.Work work) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        work.run();
        return (threads.getCurrentThreadCpuTime() - start) / 1e9;
    }

    private static int unknown(Program.Evaluation evaluation, int[] numbers) {
        int unknown = 0;
        for (int number : numbers) {
            if (evaluation.answer(number) == Answer.UNKNOWN) {
                unknown++;
            }
        }
        return unknown;
    }
}
