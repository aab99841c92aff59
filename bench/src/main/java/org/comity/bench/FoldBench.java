package org.comity.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.comity.assembly.Act;
import org.comity.assembly.ActId;
import org.comity.assembly.Assembly;
import org.comity.assembly.BodyId;
import org.comity.assembly.BodyName;
import org.comity.assembly.Content;
import org.comity.assembly.Digest;
import org.comity.assembly.Effect;
import org.comity.assembly.Filed;
import org.comity.assembly.Language;
import org.comity.assembly.Multikey;
import org.comity.assembly.Origin;
import org.comity.assembly.Subject;
import org.comity.assembly.Verb;
import org.comity.assembly.Wording;
import org.comity.assembly.archive.ArchiveAct;
import org.comity.assembly.archive.MemberCode;
import org.comity.assembly.archive.OfficialTotals;
import org.comity.assembly.archive.RecordDate;
import org.comity.assembly.archive.RollCallId;
import org.comity.assembly.archive.Source;
import org.comity.assembly.archive.SourceFile;
import org.comity.assembly.archive.Vote;
import org.comity.assembly.body.BodyAct;
import org.comity.assembly.body.BodyKind;
import org.comity.assembly.body.Charter;
import org.comity.assembly.body.Founder;
import org.comity.assembly.body.Keeper;
import org.comity.assembly.body.LogKeys;
import org.comity.assembly.body.Mandate;
import org.comity.assembly.body.Standing;
import org.comity.assembly.decision.Choice;
import org.comity.assembly.decision.CountRule;
import org.comity.assembly.decision.DecisionRule;
import org.comity.record.Hash;

/// Votes a second through the fold, on one thread, entries already decoded; the state is taken once at the end. The
/// floor
/// counts the same votes out of byte arrays.
final class FoldBench {
    static final Map<String, String> DEFAULTS = Map.of("roll-calls", "1000", "members", "193", "rounds", "3");

    private static final BodyName NAME = new BodyName("bench.archive");
    private static final Origin IMPORTER = Origin.of("bench.archive/importer");
    private static final Origin KEEPER = Origin.of("bench.archive/keeper");
    private static final Source SOURCE =
            new Source(new SourceFile(digest("file"), "votes.csv", "CC0-1.0", LocalDate.of(2026, 11, 24)), 1, 1);
    private static final List<Choice> CHOICES = List.of(Choice.YES, Choice.NO, Choice.ABSTAIN, Choice.ABSENT);

    private final Options options;
    private final PrintStream figures;
    private final PrintStream words;

    FoldBench(Options options, PrintStream figures, PrintStream words) {
        this.options = options;
        this.figures = figures;
        this.words = words;
    }

    void run() throws Exception {
        int rollCalls = options.number("roll-calls");
        int members = options.number("members");
        var choices = choices(rollCalls, members);
        var entries = entries(choices);
        long votes = (long) rollCalls * members;
        for (int round = 0; round < options.number("rounds"); round++) {
            var assembly = new Assembly();
            double seconds = Stopwatch.seconds(() -> {
                for (var entry : entries) {
                    if (!(assembly.after(entry) instanceof Effect.Took)) {
                        throw new IllegalStateException("entry " + entry.entryIndex() + " had no effect");
                    }
                }
                assembly.state();
            });
            var counted = new long[CHOICES.size()];
            double floor = Stopwatch.seconds(() -> {
                for (var call : choices) {
                    for (byte choice : call) {
                        counted[choice]++;
                    }
                }
            });
            requireSame(assembly, counted);
            Figure.of("fold")
                    .with("rollCalls", rollCalls)
                    .with("votes", votes)
                    .with("round", round)
                    .with("seconds", seconds)
                    .with("votesPerSecond", votes / seconds)
                    .with("entriesPerSecond", entries.size() / seconds)
                    .with("floorSeconds", floor)
                    .with("ratio", seconds / floor)
                    .say(figures, words);
        }
    }

    /// The floor counted what the fold counted; and so neither can be optimised away.
    private static void requireSame(Assembly assembly, long[] counted) {
        var archive = assembly.state().body(body()).orElseThrow().archive().orElseThrow();
        long yes = archive.rollCalls().stream()
                .mapToLong(call -> call.count().yes())
                .sum();
        if (yes != counted[0]) {
            throw new IllegalStateException("the fold counted " + yes + " times yes, the floor " + counted[0]);
        }
    }

    private static byte[][] choices(int rollCalls, int members) {
        var random = new SplittableRandom(20_261_124);
        var choices = new byte[rollCalls][members];
        for (var call : choices) {
            for (int i = 0; i < call.length; i++) {
                call[i] = (byte) random.nextInt(CHOICES.size());
            }
        }
        return choices;
    }

    private static List<Filed> entries(byte[][] choices) {
        var entries = new ArrayList<Filed>();
        add(entries, body().charter(), key("root"), new BodyAct.AdoptCharter(charter(), keys()));
        add(entries, id("grant"), key("root"), new BodyAct.GrantMandate(mandate()));
        var members = new ArrayList<MemberCode>();
        for (int i = 0; i < choices[0].length; i++) {
            var code = new MemberCode("M%04d".formatted(i));
            members.add(code);
            add(
                    entries,
                    id(code.value()),
                    key("delegate"),
                    new ArchiveAct.AttestParty(code, "State " + i, Wording.NONE, 1, 80, List.of(SOURCE)));
        }
        for (int i = 0; i < choices.length; i++) {
            add(entries, id("roll call " + i), key("delegate"), rollCall(1 + i, choices[i], members));
        }
        return entries;
    }

    private static void add(List<Filed> entries, ActId id, Multikey approvedBy, Act act) {
        entries.add(new Filed(id, body(), IMPORTER, entries.size(), key("log"), List.of(approvedBy), act));
    }

    private static ArchiveAct.AttestRollCall rollCall(int number, byte[] choices, List<MemberCode> members) {
        var votes = new ArrayList<Vote>();
        for (int i = 0; i < choices.length; i++) {
            votes.add(new Vote(members.get(i), CHOICES.get(choices[i])));
        }
        return new ArchiveAct.AttestRollCall(
                new RollCallId(number),
                1 + number / 100,
                new RecordDate(1946 + number / 100 % 80, 1 + number % 12, OptionalInt.empty()),
                "R/" + number,
                "TITLE " + number,
                "To adopt draft " + number,
                new TreeSet<>(Set.of(new Subject("hr"))),
                Set.of(),
                OfficialTotals.NONE,
                votes,
                Optional.empty(),
                List.of(SOURCE));
    }

    private static Charter charter() {
        return new Charter(
                NAME,
                BodyKind.ARCHIVE,
                Wording.of("en", "A benchmark"),
                List.of(new Language("en")),
                List.of(new Founder(IMPORTER.party(), Wording.of("en", "Importer"), Standing.MEMBER, key("root"))),
                List.of(new Keeper(KEEPER, "Operator", key("keeper"), "witness+vkey", "mirror+vkey")),
                "v0",
                new TreeMap<>(Map.of(Subject.PUBLIC_RECORD, DecisionRule.plenary(CountRule.SIMPLE))),
                new TreeMap<>(),
                new TreeMap<>());
    }

    private static Mandate mandate() {
        return new Mandate(
                key("delegate"),
                new TreeSet<>(List.of(Verb.ATTEST_PARTY, Verb.ATTEST_ROLL_CALL)),
                new TreeSet<>(),
                Optional.empty(),
                "Importer",
                new Content(digest("name"), 12, "text/plain"));
    }

    private static LogKeys keys() {
        return new LogKeys(key("root"), key("log"), key("post-quantum"));
    }

    /// The fold compares keys and computes nothing with them: any text of their form will do.
    private static Multikey key(String label) {
        return new Multikey("z6Mk" + digest(label).hex().replace('0', 'z').substring(0, 44));
    }

    private static BodyId body() {
        return new BodyId(id("adopt-charter"));
    }

    private static ActId id(String label) {
        return new ActId(digest(label));
    }

    private static Digest digest(String label) {
        return Digest.of(Hash.sha256(label.getBytes(StandardCharsets.UTF_8)).hex());
    }
}
