package org.comity.assembly.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.comity.assembly.decision.DecisionRule.Round;
import org.comity.assembly.decision.Outcome.Result;
import org.junit.jupiter.api.Test;

class DecisionRuleTest {
    private static final DecisionRule PLENARY = DecisionRule.plenary(CountRule.SIMPLE);
    private static final DecisionRule COMMITTEE = DecisionRule.committee(CountRule.SIMPLE);

    @Test
    void oneVote_adoptsWhenAMajorityOfTheMembersIsPresent() {
        // 193 members: quorum 97.
        assertThat(result(PLENARY, 1, 0, 192, 0, Round.FIRST)).isEqualTo(Result.ADOPTED);
        assertThat(result(PLENARY, 1, 0, 96, 96, Round.FIRST)).isEqualTo(Result.ADOPTED);
        assertThat(result(PLENARY, 1, 0, 95, 97, Round.FIRST)).isEqualTo(Result.NO_QUORUM);
    }

    @Test
    void quorum_countsWhoRegisteredAndDidNotVote() {
        assertThat(PLENARY.decide(roll(1, 0, 0, 192), 97, Round.FIRST).result()).isEqualTo(Result.ADOPTED);
        assertThat(PLENARY.decide(roll(1, 0, 0, 192), 96, Round.FIRST).result()).isEqualTo(Result.NO_QUORUM);
        assertThat(PLENARY.decide(roll(1, 0, 0, 192), 96, Round.FIRST).steps())
                .extracting(Step::toString)
                .containsExactly("2 × 96 > 193");
    }

    @Test
    void quorum_toOpenIsAThirdInPlenaryAndAQuarterInCommittee() {
        assertThat(Quorum.PLENARY.opens(65, 193)).isTrue();
        assertThat(Quorum.PLENARY.opens(64, 193)).isFalse();
        assertThat(Quorum.COMMITTEE.opens(49, 193)).isTrue();
        assertThat(Quorum.COMMITTEE.opens(48, 193)).isFalse();
        assertThat(Quorum.PLENARY.decides(97, 193)).isTrue();
        assertThat(Quorum.PLENARY.decides(5, 10)).isFalse();
    }

    @Test
    void tie_isVotedOnAgainInPlenaryAndThenRejects() {
        assertThat(result(PLENARY, 5, 5, 0, 0, Round.FIRST)).isEqualTo(Result.SECOND_VOTE);
        assertThat(result(PLENARY, 5, 5, 0, 0, Round.SECOND)).isEqualTo(Result.REJECTED);
        assertThat(result(COMMITTEE, 5, 5, 0, 0, Round.FIRST)).isEqualTo(Result.REJECTED);
    }

    @Test
    void tie_isARejectionLikeAnyOtherUnderOtherRules() {
        var twoThirds = DecisionRule.plenary(CountRule.TWO_THIRDS);
        assertThat(result(twoThirds, 5, 5, 0, 0, Round.FIRST)).isEqualTo(Result.REJECTED);
    }

    @Test
    void nobodyVoting_isNoTie() {
        assertThat(result(PLENARY, 0, 0, 10, 0, Round.FIRST)).isEqualTo(Result.REJECTED);
    }

    @Test
    void manyAbstentions_deferOnceWhereTheCharterSaysSo() {
        var postal = new DecisionRule(CountRule.SIMPLE, Quorum.NONE, DecisionRule.Tie.REJECTS, true);
        assertThat(result(postal, 4, 1, 5, 0, Round.FIRST))
                .as("half is not more than half")
                .isEqualTo(Result.ADOPTED);
        assertThat(result(postal, 4, 1, 6, 0, Round.FIRST)).isEqualTo(Result.DEFERRED);
        assertThat(result(postal, 4, 1, 6, 0, Round.SECOND)).isEqualTo(Result.ADOPTED);
        assertThat(result(DecisionRule.committee(CountRule.SIMPLE), 4, 1, 6, 0, Round.FIRST))
                .as("off unless the charter asks for it")
                .isEqualTo(Result.ADOPTED);
    }

    private static Result result(DecisionRule rule, int yes, int no, int abstain, int absent, Round round) {
        return rule.decide(roll(yes, no, abstain, absent), 0, round).result();
    }

    private static Roll roll(int yes, int no, int abstain, int absent) {
        var ballots = new ArrayList<Ballot>();
        for (int i = 0; i < yes + no + abstain + absent; i++) {
            var choice = i < yes
                    ? Choice.YES
                    : i < yes + no ? Choice.NO : i < yes + no + abstain ? Choice.ABSTAIN : Choice.ABSENT;
            ballots.add(new Ballot("m" + i, choice));
        }
        return new Roll(ballots);
    }
}
