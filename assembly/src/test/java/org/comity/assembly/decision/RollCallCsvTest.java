package org.comity.assembly.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.comity.assembly.MalformedException;
import org.comity.testkit.Choices;
import org.junit.jupiter.api.Test;

class RollCallCsvTest {
    private static final Majority GROUPED = new DoubleMajority(CountRule.TWO_THIRDS);
    private static final Majority WEIGHED = new WeightedMajority(CountRule.SIMPLE);

    @Test
    void parse_readsWhatPeopleWrite() throws Exception {
        var roll = parse("""
                Member,Vote,note
                Afghanistan,yes,
                "Bolivia, Plurinational State of",N,
                "Côte d""Ivoire" , Abstain ,

                Chad,x,"late,
                by train"
                Denmark,FOR,
                Egypt,against,
                Fiji,A,
                Ghana,Y,
                Haiti,absent,
                Iceland,no,
                """);
        assertThat(roll.ballots())
                .containsExactly(
                        new Ballot("Afghanistan", Choice.YES),
                        new Ballot("Bolivia, Plurinational State of", Choice.NO),
                        new Ballot("Côte d\"Ivoire", Choice.ABSTAIN),
                        new Ballot("Chad", Choice.ABSENT),
                        new Ballot("Denmark", Choice.YES),
                        new Ballot("Egypt", Choice.NO),
                        new Ballot("Fiji", Choice.ABSTAIN),
                        new Ballot("Ghana", Choice.YES),
                        new Ballot("Haiti", Choice.ABSENT),
                        new Ballot("Iceland", Choice.NO));
    }

    @Test
    void parse_readsAByteOrderMarkAndEveryLineEnd() throws Exception {
        var plain = parse("member,vote\nA,yes\nB,no\n");
        assertThat(parse("\uFEFFmember,vote\r\nA,yes\r\nB,no")).isEqualTo(plain);
        assertThat(parse("member,vote\rA,yes\rB,no\r")).isEqualTo(plain);
        assertThat(parse("vote,member\nyes,A\nno,B")).isEqualTo(plain);
    }

    @Test
    void parse_readsWeightsAndGroupsWhereTheRuleDoes() throws Exception {
        var weights = RollCallCsv.parse("v.csv", "member,vote,weight\nA,yes,0\nB,no,1000000000000\n", WEIGHED);
        assertThat(weights.ballots()).extracting(Ballot::weight).containsExactly(0L, 1_000_000_000_000L);
        var groups = RollCallCsv.parse("v.csv", "member,vote,group\nA,yes,North\nB,no,South\n", GROUPED);
        assertThat(groups.ballots()).extracting(Ballot::group).containsExactly("North", "South");
        var ignored = RollCallCsv.parse("v.csv", "member,vote,weight\nA,yes,heavy\n", CountRule.SIMPLE);
        assertThat(ignored.ballots()).extracting(Ballot::weight).containsExactly(1L);
    }

    @Test
    void parse_namesEveryWrongRowWithLineAndRemedy() {
        assertThat(problems("""
                        member,vote
                        Chad,yes
                        chad,no
                        Denmark,abstian
                        ,yes
                        Egypt
                        "a"b,no
                        Fiji "x",no
                        Ghana,
                        Bolivia, Plurinational State of,no
                        "Haiti,no
                        """, CountRule.SIMPLE))
                .containsExactly(
                        "v.csv:3: chad has voted on line 2; keep one of the two",
                        "v.csv:4: \"abstian\" is no vote: yes, no, abstain or absent. Did you mean \"abstain\"?",
                        "v.csv:5: no member; give its name or code",
                        "v.csv:6: one field where the heading has 2; put a name with a comma in it between double quotes",
                        "v.csv:7: text after a closing quote; write a quote within a field as two",
                        "v.csv:8: a double quote within a field; put the field between quotes and write the quote as two",
                        "v.csv:9: \"\" is no vote: yes, no, abstain or absent.",
                        "v.csv:10: 3 fields where the heading has 2; put a name with a comma in it between double quotes",
                        "v.csv:11: a quoted field without an end; close the double quote");
    }

    @Test
    void parse_namesMissingColumns() {
        assertThat(problems("member;vote\nA;yes\n", CountRule.SIMPLE))
                .containsExactly(
                        "v.csv:1: no column \"member\"; name it in the heading. Separate columns with commas.",
                        "v.csv:1: no column \"vote\"; name it in the heading. Separate columns with commas.");
        assertThat(problems("membre,vote\nA,yes\n", CountRule.SIMPLE))
                .containsExactly("v.csv:1: no column \"member\"; name it in the heading. Is \"membre\" meant?");
        assertThat(problems("member,vote\nA,yes\n", WEIGHED))
                .containsExactly("v.csv:1: no column \"weight\", which this rule reads; name it in the heading.");
        assertThat(problems("member,vote\nA,yes\n", GROUPED))
                .containsExactly("v.csv:1: no column \"group\", which this rule reads; name it in the heading.");
        assertThat(problems("member,vote,vote\nA,yes,no\n", CountRule.SIMPLE))
                .containsExactly("v.csv:1: two columns \"vote\"; keep one");
        assertThat(problems("", CountRule.SIMPLE))
                .containsExactly("v.csv:1: nothing in it; the first line is the heading member,vote");
        assertThat(problems("member,vote\n", CountRule.SIMPLE))
                .containsExactly("v.csv:1: no votes below the heading; one line for each member");
    }

    @Test
    void parse_takesWholeWeightsAndNamedGroupsOnly() {
        assertThat(problems("member,vote,weight\nA,yes,1.5\nB,yes,-1\nC,yes,\nD,yes,1000000000001\n", WEIGHED))
                .hasSize(4)
                .first()
                .isEqualTo("v.csv:2: \"1.5\" is no weight: a whole number from 0 to 1000000000000, in digits alone");
        assertThat(problems("member,vote,group\nA,yes,\n", GROUPED))
                .containsExactly("v.csv:2: no group; this rule reads one for every member");
    }

    @Test
    void parse_suggestsTheMemberThatWasMeant() {
        var wrong = catchThrowableOfType(
                MalformedException.class,
                () -> RollCallCsv.parse(
                        "v.csv",
                        "member,vote\nBurkina Fasso,yes\nAtlantis,no\nChad,yes\n",
                        CountRule.SIMPLE,
                        List.of("Burkina Faso", "Chad")));
        assertThat(wrong.problems())
                .containsExactly(
                        "v.csv:2: \"Burkina Fasso\" is not a member. Did you mean \"Burkina Faso\"?",
                        "v.csv:3: \"Atlantis\" is not a member.");
    }

    @Test
    void parse_listsAHundredProblemsAndCountsTheRest() {
        var text = new StringBuilder("member,vote\n");
        for (int i = 0; i < 150; i++) {
            text.append('m').append(i).append(",perhaps\n");
        }
        assertThat(problems(text.toString(), CountRule.SIMPLE))
                .hasSize(101)
                .last()
                .isEqualTo("v.csv: and 50 more");
    }

    @Test
    void parse_quotesNothingHarmfulToATerminal() {
        assertThat(problems("member,vote\nA,\u001b[31myes\nB\u0007,yes\nC,\u202esey\n", CountRule.SIMPLE))
                .hasSize(3)
                .noneMatch(problem -> problem.chars().anyMatch(c -> Character.isISOControl(c) || c == 0x202E));
    }

    @Test
    void parse_boundsItsInput() {
        assertThat(problems("member,vote\n" + " ".repeat(RollCallCsv.MOST_CHARACTERS), CountRule.SIMPLE))
                .containsExactly("v.csv: more than 16777216 characters; one roll call a file");
        var text = new StringBuilder("member,vote\n");
        for (int i = 0; i <= Roll.MOST_MEMBERS; i++) {
            text.append('m').append(i).append(",y\n");
        }
        assertThat(problems(text.toString(), CountRule.SIMPLE))
                .containsExactly("v.csv:100002: more than 100000 members");
        assertThat(problems("member,vote\nA" + ",".repeat(5_000), CountRule.SIMPLE))
                .containsExactly("v.csv:2: more than 1000 fields");
    }

    @Test
    void parse_takesAnyTextOrNamesItsProblems() {
        var pieces =
                List.of("member", "vote", ",", "\n", "\r", "\"", "yes", "no", "é", " ", "x", "\uFEFF", "weight", "7");
        Choices.some(87, 20_000, choices -> {
            var text = new StringBuilder(choices.yes() ? "member,vote,weight\n" : "");
            int length = choices.below(30);
            for (int i = 0; i < length; i++) {
                text.append(choices.of(pieces));
            }
            try {
                assertThat(RollCallCsv.parse("v.csv", text.toString(), WEIGHED).ballots())
                        .isNotEmpty();
            } catch (MalformedException e) {
                assertThat(e.problems()).isNotEmpty().allMatch(problem -> problem.startsWith("v.csv:"));
            }
        });
    }

    private static Roll parse(String text) throws MalformedException {
        return RollCallCsv.parse("v.csv", text, CountRule.SIMPLE);
    }

    private static List<String> problems(String text, Majority rule) {
        var wrong = catchThrowableOfType(MalformedException.class, () -> RollCallCsv.parse("v.csv", text, rule));
        return wrong.problems();
    }
}
