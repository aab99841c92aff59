package org.comity.assembly.decision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.comity.assembly.BodyName;
import org.comity.assembly.Digest;
import org.comity.assembly.Language;
import org.comity.assembly.MalformedException;
import org.comity.assembly.Multikey;
import org.comity.assembly.Origin;
import org.comity.assembly.PartyId;
import org.comity.assembly.Subject;
import org.comity.assembly.archive.MemberCode;
import org.comity.testkit.Fuzz;
import org.comity.testkit.Parts;
import org.junit.jupiter.api.Test;

/// Hostile tables of votes, and hostile names.
class RollCallFuzzTest {
    private static final List<Majority> RULES = List.of(
            CountRule.SIMPLE, new DoubleMajority(CountRule.TWO_THIRDS), new WeightedMajority(CountRule.TWO_THIRDS));

    static final Fuzz TABLE = Fuzz.of(
            Parts.FIELDS,
            List.of(
                    "member,vote,weight,group\nA,yes,1,North\nB,no,2,South\n\"C, of\",abstain,0,North\n"
                            .getBytes(UTF_8),
                    "\ufeffvote;member\r\nyes;A\r\n".getBytes(UTF_8),
                    "member,vote\rA,y\rB,x\r\"C\"\"D\nE\",For".getBytes(UTF_8)),
            List.of("member", "vote", "weight", "group", ",", "\n", "\r\n", "\"", "\"\"", "yes", "x", "1000000000000"),
            RollCallFuzzTest::table);

    private static String table(byte[] input) {
        var text = new String(input, UTF_8);
        var outcome = new StringBuilder();
        for (var rule : RULES) {
            try {
                var roll = RollCallCsv.parse("v.csv", text, rule);
                assertThat(RollCallCsv.parse("w.csv", written(roll), rule)).isEqualTo(roll);
                assertThat(roll.ballots()).hasSizeBetween(1, Roll.MOST_MEMBERS);
                var names = roll.ballots().stream().map(Ballot::member).toList();
                assertThat(RollCallCsv.parse("v.csv", text, rule, names)).isEqualTo(roll);
                outcome.append("read ").append(Math.min(roll.ballots().size(), 4));
            } catch (MalformedException e) {
                assertHarmless(e);
                outcome.append(Fuzz.complaint(new Exception(e.problems().getFirst())));
            }
            outcome.append("; ");
        }
        return outcome.toString();
    }

    private static String written(Roll roll) {
        return roll.ballots().stream()
                .map(ballot -> quoted(ballot.member()) + "," + ballot.choice().text() + "," + ballot.weight() + ","
                        + quoted(ballot.group()))
                .collect(Collectors.joining("\n", "member,vote,weight,group\n", "\n"));
    }

    private static String quoted(String field) {
        return "\"" + field.replace("\"", "\"\"") + "\"";
    }

    /// What is said of a hostile file names its lines, is bounded, and cannot steer the terminal that shows it.
    private static void assertHarmless(MalformedException refusal) {
        var problems = refusal.problems();
        assertThat(problems).hasSizeBetween(1, RollCallCsv.MOST_PROBLEMS + 1);
        for (var problem : problems) {
            assertThat(problem).startsWith("v.csv:").hasSizeLessThan(1_000);
            assertThat(problem.chars().noneMatch(Character::isISOControl))
                    .as(problem)
                    .isTrue();
            assertThat(problem.chars().noneMatch(c -> c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069))
                    .as(problem)
                    .isTrue();
        }
    }

    @Test
    void table_isRefusedLineByLineOrReadAsItIsWrittenAgain() {
        assertThat(TABLE.run(1_000).keySet())
                .anyMatch(outcome -> outcome.startsWith("read 3; read 3; read 3"))
                .anyMatch(outcome -> outcome.contains("quoted field without an end"))
                .hasSizeGreaterThan(20);
    }

    /// What makes a name of a text, or refuses it.
    @FunctionalInterface
    private interface Naming {
        Object of(String text) throws MalformedException;
    }

    private static final List<Naming> NAMINGS = List.of(
            text -> Majority.parse(text).code(),
            BodyName::new,
            PartyId::new,
            Origin::of,
            text -> Digest.of(text).hex(),
            Subject::new,
            Language::new,
            Multikey::new,
            MemberCode::new);

    static final Fuzz NAME = Fuzz.of(
            Parts.FIELDS,
            List.of(
                    "unga.archive/importer".getBytes(UTF_8),
                    "unga.archive".getBytes(UTF_8),
                    "double-majority:two-thirds".getBytes(UTF_8),
                    "metric:2/3".getBytes(UTF_8),
                    "00".repeat(32).getBytes(UTF_8),
                    ("z6Mk" + "a".repeat(44)).getBytes(UTF_8),
                    "public-record".getBytes(UTF_8),
                    "sr-Latn".getBytes(UTF_8),
                    "AFG".getBytes(UTF_8),
                    "abstain".getBytes(UTF_8)),
            List.of(
                    "a",
                    "-",
                    ".",
                    "/",
                    ":",
                    "2/3",
                    "z",
                    "A",
                    "0",
                    "weighted:",
                    "simple",
                    "two-thirds",
                    "metric",
                    "iso"),
            RollCallFuzzTest::name);

    private static String name(byte[] input) {
        var text = new String(input, UTF_8);
        var outcome = new StringBuilder();
        for (var naming : NAMINGS) {
            try {
                var name = naming.of(text);
                assertThat(name.toString())
                        .satisfiesAnyOf(
                                spelled -> assertThat(spelled).isEqualTo(text),
                                spelled -> assertThat(spelled).contains("=" + text + "]"));
                assertThat(text).isASCII().doesNotContain("..", "//");
                outcome.append('+');
            } catch (MalformedException | IllegalArgumentException e) {
                outcome.append('-');
            }
        }
        return outcome.toString();
    }

    @Test
    void name_isRefusedOrKeptAsItIs() {
        var outcomes = NAME.run(1_500).keySet();
        for (int i = 0; i < NAMINGS.size(); i++) {
            int at = i;
            assertThat(outcomes).as("name %d", i).anyMatch(outcome -> outcome.charAt(at) == '+');
        }
    }
}
