package org.comity.assembly.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.comity.assembly.Effect;
import org.comity.assembly.Scene;
import org.comity.assembly.Subject;
import org.comity.assembly.body.BodyKind;
import org.comity.assembly.decision.CountRule;
import org.comity.testkit.Shared;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every roll call of the General Assembly that is at hand, against results that nobody here computed.
class UngaVotesTest {
    private static List<Map<String, String>> oracle = List.of();
    private static List<Map<String, String>> cases = List.of();
    private static Archive archive = Archive.empty();

    @BeforeAll
    static void foldAllRollCalls() throws IOException {
        var folder = Shared.require("data/unga-votes");
        oracle = rows(folder.resolve("oracle.csv"));
        cases = rows(folder.resolve("two_thirds_cases.csv"));
        var scene = Scene.founded(BodyKind.ARCHIVE);
        for (var member : rows(folder.resolve("members.csv"))) {
            var code = field(member, "member");
            assertThat(scene.fileByDelegate(Scene.IMPORTER, code, Scene.attestParty(code)))
                    .isEqualTo(new Effect.Took());
        }
        for (var act : rollCalls(folder)) {
            assertThat(scene.fileByDelegate(Scene.IMPORTER, "roll call " + act.rollCall(), act))
                    .isEqualTo(new Effect.Took());
        }
        archive = scene.archive();
    }

    @Test
    void rollCalls_haveTheResultsOfTheOracle() {
        assertThat(archive.rollCalls()).hasSize(4_252);
        assertThat(oracle).hasSize(4_252).allSatisfy(row -> {
            var call = call(row, "rcid");
            var count = call.count();
            assertThat(call.session()).isEqualTo(number(row, "session"));
            assertThat(count.yes()).isEqualTo(number(row, "yes"));
            assertThat(count.no()).isEqualTo(number(row, "no"));
            assertThat(count.abstain()).isEqualTo(number(row, "abstain"));
            assertThat(count.absent()).isEqualTo(number(row, "absent"));
            assertThat(count.members()).isEqualTo(number(row, "members"));
            assertThat(count.presentAndVoting()).isEqualTo(number(row, "present_and_voting"));
            assertThat(count.yes() == count.no() ? "1" : "0").isEqualTo(field(row, "tie"));
            assertThat(result(call, CountRule.SIMPLE)).isEqualTo(field(row, "simple_majority"));
            assertThat(result(call, CountRule.TWO_THIRDS)).isEqualTo(field(row, "two_thirds"));
            assertThat(call.differences().isEmpty() ? "1" : "0").isEqualTo(field(row, "totals_match"));
            assertThat(call.flags().contains(RollCallFlag.ROSTER_INCOMPLETE))
                    .isEqualTo(field(row, "flags").contains("roster_incomplete"));
        });
    }

    @Test
    void governingMajority_isNamedInTheTwelveCasesAndNowhereElse() {
        var named = archive.rollCalls().stream()
                .filter(call -> call.governing().isPresent())
                .toList();
        assertThat(named).hasSize(12);
        assertThat(cases).hasSize(12).allSatisfy(row -> {
            var call = call(row, "governed_rcid");
            var outcome = call.governingOutcome().orElseThrow();
            assertThat(outcome.adopted() ? "ADOPTED" : "NOT_ADOPTED").isEqualTo(field(row, "expected"));
            assertThat(call.governing().orElseThrow().majority().code().replace('-', '_'))
                    .isEqualTo(field(row, "threshold").replace("simple_majority", "simple"));
            assertThat(call.rulesDisagree() ? "1" : "0").isEqualTo(field(row, "rules_disagree"));
            assertThat(outcome.count().yes()).isEqualTo(number(row, "yes"));
            assertThat(outcome.count().no()).isEqualTo(number(row, "no"));
            assertThat(outcome.count().abstain()).isEqualTo(number(row, "abstain"));
        });
    }

    @Test
    void results_areSharedOutAsTheSourceSays() {
        var results =
                archive.rollCalls().stream().collect(Collectors.groupingBy(RollCall::results, Collectors.counting()));
        assertThat(results)
                .containsEntry(RollCall.Results.UNDER_BOTH, 3_828L)
                .containsEntry(RollCall.Results.UNDER_SIMPLE_ONLY, 184L)
                .containsEntry(RollCall.Results.UNDER_NEITHER, 240L);
        assertThat(archive.rollCalls().stream()
                        .filter(call -> !call.differences().isEmpty()))
                .hasSize(13);
    }

    @Test
    void votes_areThoseOfTheSource() {
        long votes = archive.rollCalls().stream()
                .mapToLong(call -> call.votes().size())
                .sum();
        assertThat(votes).isEqualTo(639_113);
    }

    private static String result(RollCall call, CountRule rule) {
        return call.outcome(rule).adopted() ? "ADOPTED" : "NOT_ADOPTED";
    }

    private static RollCall call(Map<String, String> row, String column) {
        return archive.rollCall(new RollCallId((int) number(row, column))).orElseThrow();
    }

    private static List<ArchiveAct.AttestRollCall> rollCalls(Path folder) throws IOException {
        var votes = new TreeMap<String, List<Vote>>();
        for (var row : rows(folder.resolve("votes.csv.gz"))) {
            votes.computeIfAbsent(field(row, "rcid"), _ -> new ArrayList<>())
                    .add(new Vote(
                            new MemberCode(field(row, "member")),
                            Scene.choice(field(row, "vote").charAt(0))));
        }
        var flags = new TreeMap<String, String>();
        oracle.forEach(row -> flags.put(field(row, "rcid"), field(row, "flags")));
        var governing = new TreeMap<String, Governing>();
        for (var row : cases) {
            var rule = field(row, "threshold").equals("two_thirds") ? CountRule.TWO_THIRDS : CountRule.SIMPLE;
            governing.put(field(row, "governed_rcid"), new Governing(rule, field(row, "evidence")));
        }
        var acts = new ArrayList<ArchiveAct.AttestRollCall>();
        for (var row : rows(folder.resolve("roll_calls.csv"))) {
            var rcid = field(row, "rcid");
            acts.add(new ArchiveAct.AttestRollCall(
                    new RollCallId(Integer.parseInt(rcid)),
                    (int) number(row, "session"),
                    date(row),
                    field(row, "unres"),
                    field(row, "short"),
                    field(row, "description"),
                    new TreeSet<>(subjects(field(row, "issues"))),
                    flags(row, flags.getOrDefault(rcid, "")),
                    new OfficialTotals(
                            total(row, "official_yes"), total(row, "official_no"), total(row, "official_abstain")),
                    votes.getOrDefault(rcid, List.of()),
                    Optional.ofNullable(governing.get(rcid)),
                    List.of(new Source(Scene.FILE, 2, 2))));
        }
        return acts;
    }

    private static RecordDate date(Map<String, String> row) {
        var date = LocalDate.parse(field(row, "date"));
        return field(row, "date_precision").equals("day")
                ? RecordDate.ofDay(date)
                : RecordDate.ofMonth(date.getYear(), date.getMonthValue());
    }

    private static List<Subject> subjects(String issues) {
        return issues.isEmpty()
                ? List.of()
                : java.util.Arrays.stream(issues.split(";", -1))
                        .map(Subject::new)
                        .toList();
    }

    private static Set<RollCallFlag> flags(Map<String, String> row, String more) {
        var flags = new TreeSet<RollCallFlag>();
        if (field(row, "amendment").equals("1")) {
            flags.add(RollCallFlag.AMENDMENT);
        }
        if (field(row, "paragraph").equals("1")) {
            flags.add(RollCallFlag.PARAGRAPH);
        }
        if (more.contains("roster_incomplete")) {
            flags.add(RollCallFlag.ROSTER_INCOMPLETE);
        }
        if (more.contains("fragment_record")) {
            flags.add(RollCallFlag.FRAGMENT);
        }
        return flags;
    }

    private static OptionalInt total(Map<String, String> row, String column) {
        var text = field(row, column);
        return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }

    private static long number(Map<String, String> row, String column) {
        return Long.parseLong(field(row, column));
    }

    private static String field(Map<String, String> row, String column) {
        return java.util.Objects.requireNonNull(row.get(column), column);
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                var reader = new BufferedReader(new InputStreamReader(
                        file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes,
                        StandardCharsets.UTF_8))) {
            var heading = fields(java.util.Objects.requireNonNull(reader.readLine()));
            var rows = new ArrayList<Map<String, String>>();
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                var fields = fields(line);
                var row = new LinkedHashMap<String, String>();
                for (int i = 0; i < heading.size(); i++) {
                    row.put(heading.get(i), fields.get(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /// These files have no line break within a field.
    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
