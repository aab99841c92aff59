package org.comity.assembly.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.comity.assembly.MalformedException;
import org.comity.testkit.Choices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MajorityTest {
    private static final DoubleMajority DOUBLE = new DoubleMajority(CountRule.TWO_THIRDS);
    private static final MetricMajority METRIC = new MetricMajority(new Part(2, 3));

    private static List<Majority> all() {
        var rules = new ArrayList<Majority>(Arrays.asList(CountRule.values()));
        for (var rule : CountRule.values()) {
            rules.add(new WeightedMajority(rule));
            rules.add(new DoubleMajority(rule));
        }
        rules.add(METRIC);
        rules.add(new MetricMajority(new Part(1, 2)));
        rules.add(new QualifiedMajority());
        rules.add(new IsoMajority());
        return rules;
    }

    // The vectors of the domain rules, section 3.
    @ParameterizedTest
    @CsvSource({
        "193, 1, 0, 192, simple, ADOPTED, ''",
        "193, 86, 42, 65, two-thirds, ADOPTED, 86",
        "193, 85, 43, 65, two-thirds, REJECTED, 86",
        "10, 6, 2, 2, two-thirds, ADOPTED, 6",
        "10, 6, 2, 2, two-thirds-present, REJECTED, 7",
        "9, 6, 3, 0, two-thirds, ADOPTED, 6",
        "10, 7, 0, 0, two-thirds-of-members, ADOPTED, 7",
        "10, 6, 0, 0, two-thirds-of-members, REJECTED, 7",
        "11, 8, 0, 0, two-thirds-of-members, ADOPTED, 8",
        "11, 7, 0, 0, two-thirds-of-members, REJECTED, 8",
        "100, 67, 33, 0, two-thirds-of-members, ADOPTED, 67",
        "100, 66, 34, 0, two-thirds-of-members, REJECTED, 67",
        "193, 129, 0, 0, two-thirds-of-members, ADOPTED, 129",
        "193, 128, 0, 0, two-thirds-of-members, REJECTED, 129",
        "166, 125, 41, 0, three-fourths-of-members, ADOPTED, 125",
        "166, 124, 0, 0, three-fourths-of-members, REJECTED, 125",
        "5, 4, 1, 0, three-fourths-of-members, ADOPTED, 4",
        "5, 3, 1, 1, three-fourths-of-members, REJECTED, 4",
        "10, 5, 5, 0, simple, REJECTED, 6",
    })
    void countRules_decideTheVectors(
            int members, int yes, int no, int abstain, String rule, Outcome.Result result, String needed)
            throws MalformedException {
        var outcome =
                ((CountRule) Majority.parse(rule)).decide(new Count(yes, no, abstain, members - yes - no - abstain));
        assertThat(outcome.result()).isEqualTo(result);
        if (!needed.isEmpty()) {
            assertThat(outcome.needed()).hasValue(Long.parseLong(needed));
        }
    }

    @Test
    void nobodyPresentAndVoting_adoptsNothingUnderAnyRule() {
        for (var rule : all()) {
            for (int members = 1; members <= 20; members++) {
                var ballots = new ArrayList<Ballot>();
                for (int i = 0; i < members; i++) {
                    ballots.add(new Ballot("m" + i, i % 3 == 2 ? Choice.ABSENT : Choice.ABSTAIN, 1, "P"));
                }
                assertThat(rule.decide(new Roll(ballots)).adopted())
                        .as(rule.code())
                        .isFalse();
            }
        }
    }

    @Test
    void doubleMajority_needsAMajorityInEveryGroup() {
        var split = roll("G1", 8, 2, 0, "G2", 3, 3, 0);
        var outcome = DOUBLE.decide(split);
        assertThat(CountRule.TWO_THIRDS.decide(split).needed()).hasValue(11);
        assertThat(outcome.result()).isEqualTo(Outcome.Result.REJECTED);
        assertThat(outcome.steps()).extracting(Step::toString).containsExactly("3 × 11 ≥ 2 × 16", "8 > 2", "3 > 3");
        assertThat(outcome.steps()).extracting(Step::holds).containsExactly(true, true, false);
        assertThat(outcome.steps()).extracting(Step::group).containsExactly("", "G1", "G2");

        assertThat(DOUBLE.decide(roll("G1", 8, 2, 0, "G2", 0, 0, 4)).result()).isEqualTo(Outcome.Result.REJECTED);
        assertThat(DOUBLE.decide(roll("G1", 8, 2, 0, "G2", 2, 1, 0)).result()).isEqualTo(Outcome.Result.ADOPTED);
    }

    @Test
    void iso_rejectsWhenMoreThanAQuarterOfAllVotesAreAgainst() {
        var outcome = new IsoMajority().decide(roll("P", 14, 4, 0, "O", 2, 2, 3));
        assertThat(outcome.steps()).extracting(Step::toString).containsExactly("3 × 14 ≥ 2 × 18", "4 × 6 ≤ 22");
        assertThat(outcome.result()).isEqualTo(Outcome.Result.REJECTED);
        assertThat(new IsoMajority().decide(roll("P", 14, 4, 0, "O", 6, 1, 3)).result())
                .isEqualTo(Outcome.Result.ADOPTED);
    }

    @Test
    void qualifiedMajority_cannotBeBlockedByThreeHoweverPopulous() {
        var ballots = new ArrayList<Ballot>();
        for (int i = 0; i < 24; i++) {
            ballots.add(new Ballot("small" + i, Choice.YES, 1, ""));
        }
        for (int i = 0; i < 3; i++) {
            ballots.add(new Ballot("large" + i, Choice.NO, 1_000, ""));
        }
        var three = new QualifiedMajority().decide(new Roll(ballots));
        assertThat(three.result()).isEqualTo(Outcome.Result.ADOPTED);
        assertThat(three.steps()).extracting(Step::toString).containsExactly("100 × 24 ≥ 55 × 27", "24 ≥ 15", "3 < 4");

        ballots.set(0, new Ballot("small0", Choice.ABSTAIN, 1, ""));
        var four = new QualifiedMajority().decide(new Roll(ballots));
        assertThat(four.result()).isEqualTo(Outcome.Result.REJECTED);
        assertThat(four.steps().getLast()).hasToString("100 × 23 ≥ 65 × 3024");
    }

    @Test
    void groups_areAskedForByTheRulesThatReadThem() {
        var without = new Roll(List.of(new Ballot("one", Choice.YES)));
        assertThatThrownBy(() -> DOUBLE.decide(without)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IsoMajority().decide(without)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyRule_decidesAsTheJudgeDoesInEverySmallWorld() {
        var rules = all();
        Choices.all(choices -> {
            var rule = choices.of(rules);
            int members = choices.below(5);
            var ballots = new ArrayList<Ballot>();
            for (int i = 0; i < members; i++) {
                var choice = choices.of(List.of(Choice.YES, Choice.NO, Choice.ABSTAIN, Choice.ABSENT));
                long weight = rule.needs() == Majority.Needs.WEIGHTS ? choices.below(3) : 1;
                var group = rule.needs() == Majority.Needs.GROUPS && choices.yes() ? "P" : "O";
                ballots.add(new Ballot("m" + i, choice, weight, group));
            }
            assertAsTheJudge(rule, new Roll(ballots));
        });
    }

    @Test
    void everyRule_decidesAsTheJudgeDoesInLargeWorlds() {
        var rules = all();
        Choices.some(19_460_110, 20_000, choices -> {
            int members = choices.below(60);
            var weights = choices.of(List.of(1L, 5L, 1_000_000L, Ballot.GREATEST_WEIGHT));
            int leaning = 1 + choices.below(9);
            var ballots = new ArrayList<Ballot>();
            for (int i = 0; i < members; i++) {
                var choice = choices.below(10) < leaning
                        ? Choice.YES
                        : choices.of(List.of(Choice.NO, Choice.ABSTAIN, Choice.ABSENT));
                long weight = weights - choices.below(1 + (int) Math.min(weights, 1_000_000));
                ballots.add(new Ballot("m" + i, choice, weight, choices.of(List.of("P", "O", "Q"))));
            }
            assertAsTheJudge(choices.of(rules), new Roll(ballots));
        });
    }

    private static void assertAsTheJudge(Majority rule, Roll roll) {
        var outcome = rule.decide(roll);
        assertThat(outcome.adopted()).as(rule.code()).isEqualTo(Judge.adopts(rule, roll));
        assertThat(outcome.steps().stream().allMatch(Step::holds))
                .as("its arithmetic says so")
                .isEqualTo(outcome.adopted());
        if (rule instanceof CountRule count) {
            assertThat(count.adopts(roll.count())).isEqualTo(outcome.adopted());
        }
    }

    @ParameterizedTest
    @EnumSource(CountRule.class)
    void neededBesideOthers_isTheFewestVotesThatAdopt(CountRule rule) {
        for (int no = 0; no < 9; no++) {
            for (int abstain = 0; abstain < 9; abstain++) {
                // Votes gained come from the absent where the rule counts members, so that their number stays.
                int members = 300;
                var found = OptionalLong.empty();
                for (int yes = 0; yes < 280 && found.isEmpty(); yes++) {
                    if (rule.adopts(new Count(yes, no, abstain, Math.max(0, members - yes - no - abstain)))) {
                        found = OptionalLong.of(yes);
                    }
                }
                assertThat(rule.decide(new Count(3, no, abstain, members - 3 - no - abstain))
                                .neededBesideOthers())
                        .as("%s against, %s abstaining", no, abstain)
                        .isEqualTo(found);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CountRule.class)
    void needed_isTheFewestVotesThatAdoptWhenTheBaseStays(CountRule rule) {
        for (int votes = 0; votes < 40; votes++) {
            var found = OptionalLong.empty();
            for (int yes = 0; yes <= votes && found.isEmpty(); yes++) {
                int rest = rule == CountRule.NO_NEGATIVE_VOTE ? 0 : votes - yes;
                if (rule.adopts(new Count(yes, rest, 0, votes - yes - rest))) {
                    found = OptionalLong.of(yes);
                }
            }
            int none = rule == CountRule.NO_NEGATIVE_VOTE ? 0 : votes;
            assertThat(rule.decide(new Count(0, none, 0, votes - none)).needed())
                    .as("of %s", votes)
                    .isEqualTo(found);
        }
    }

    @Test
    void members_areEqualUnderEveryRuleThatIsNotWeighted() {
        var rules = all().stream()
                .filter(rule -> !(rule instanceof WeightedMajority))
                .toList();
        Choices.some(2_019_451, 3_000, choices -> {
            var rule = choices.of(rules);
            int members = 1 + choices.below(24);
            var ballots = new ArrayList<Ballot>();
            var names = new ArrayList<String>();
            for (int i = 0; i < members; i++) {
                var choice = choices.of(List.of(Choice.YES, Choice.YES, Choice.NO, Choice.ABSTAIN, Choice.ABSENT));
                ballots.add(new Ballot("m" + i, choice, choices.below(4), choices.of(List.of("P", "O"))));
                names.add("m" + i);
            }
            Collections.shuffle(names, new Random(choices.below(1 << 20)));
            var permuted = new ArrayList<Ballot>();
            for (int i = 0; i < members; i++) {
                var ballot = ballots.get(i);
                permuted.add(new Ballot(names.get(i), ballot.choice(), ballot.weight(), ballot.group()));
            }
            Collections.shuffle(permuted, new Random(choices.below(1 << 20)));
            assertThat(rule.decide(new Roll(permuted))).isEqualTo(rule.decide(new Roll(ballots)));

            // Where a rule asks for votes alone, also who cast which vote makes no difference.
            if (rule instanceof CountRule) {
                var cast = new ArrayList<>(ballots.stream().map(Ballot::choice).toList());
                Collections.shuffle(cast, new Random(choices.below(1 << 20)));
                var exchanged = new ArrayList<Ballot>();
                for (int i = 0; i < members; i++) {
                    exchanged.add(new Ballot("m" + i, cast.get(i)));
                }
                assertThat(rule.decide(new Roll(exchanged))).isEqualTo(rule.decide(new Roll(ballots)));
            }
        });
    }

    @Test
    void weighted_isTheOneRuleUnderWhichMembersAreNotEqual() {
        var rule = new WeightedMajority(CountRule.SIMPLE);
        var heavyFor = new Roll(List.of(new Ballot("a", Choice.YES, 5, ""), new Ballot("b", Choice.NO, 1, "")));
        var heavyAgainst = new Roll(List.of(new Ballot("a", Choice.NO, 5, ""), new Ballot("b", Choice.YES, 1, "")));
        assertThat(rule.decide(heavyFor).adopted()).isTrue();
        assertThat(rule.decide(heavyAgainst).adopted()).isFalse();
        assertThat(rule.decide(heavyFor).steps().getFirst().left().quantity()).isEqualTo(Step.Quantity.WEIGHT_OF_YES);
    }

    @Test
    void sums_ofTheGreatestWeightsAreExact() {
        var ballots = new ArrayList<Ballot>();
        for (int i = 0; i < Roll.MOST_MEMBERS; i++) {
            ballots.add(new Ballot("m" + i, i < 87_500 ? Choice.YES : Choice.NO, Ballot.GREATEST_WEIGHT, ""));
        }
        var rule = new WeightedMajority(CountRule.SEVEN_EIGHTHS_OF_MEMBERS);
        assertThat(rule.decide(new Roll(ballots)).adopted()).isTrue();
        ballots.set(0, new Ballot("m0", Choice.YES, Ballot.GREATEST_WEIGHT - 1, ""));
        assertThat(rule.decide(new Roll(ballots)).adopted()).isFalse();
    }

    @Test
    void parse_findsEveryRuleByItsOneName() throws Exception {
        for (var rule : all()) {
            assertThat(Majority.parse(rule.code())).isEqualTo(rule);
        }
        for (var name : Majority.names()) {
            assertThat(Majority.parse(name).code()).isEqualTo(name);
        }
    }

    @Test
    void parse_hasNoSecondSpelling() {
        assertThatThrownBy(() -> Majority.parse("double-majority:two-thirds"))
                .hasMessage("the rule \"double-majority:two-thirds\" is written \"double-majority\"");
        for (var name : List.of("", "Simple", " simple", "two-thirds-and-metric:2/3", "two-thirds-and-metric:02/3")) {
            assertThatThrownBy(() -> Majority.parse(name)).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void parse_suggestsTheNearestName() {
        assertThatThrownBy(() -> Majority.parse("two-third"))
                .isInstanceOf(MalformedException.class)
                .hasMessageStartingWith("there is no rule \"two-third\". Did you mean \"two-thirds\"? Rules: simple, ");
        assertThatThrownBy(() -> Majority.parse("unanimity of the gods"))
                .hasMessageStartingWith("there is no rule \"unanimity of the gods\". Rules: simple, ");
        assertThatThrownBy(() -> Majority.parse("two-thirds-and-metric:3/2"))
                .hasMessage("a share is written as a fraction of at most 1, such as 2/3, not \"3/2\"");
    }

    private static Roll roll(
            String one, int yes, int no, int abstain, String other, int otherYes, int otherNo, int otherAbstain) {
        return new Roll(Stream.concat(ballots(one, yes, no, abstain), ballots(other, otherYes, otherNo, otherAbstain))
                .toList());
    }

    private static Stream<Ballot> ballots(String group, int yes, int no, int abstain) {
        var ballots = new ArrayList<Ballot>();
        for (int i = 0; i < yes + no + abstain; i++) {
            var choice = i < yes ? Choice.YES : i < yes + no ? Choice.NO : Choice.ABSTAIN;
            ballots.add(new Ballot(group + i, choice, 1, group));
        }
        return ballots.stream();
    }
}
