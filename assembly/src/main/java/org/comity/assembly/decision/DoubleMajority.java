package org.comity.assembly.decision;

import java.util.ArrayList;
import java.util.OptionalLong;

/// A majority overall and, in every group, more for than against: Montreal Protocol 2(9)(c), 10(9).
///
/// A group in which nobody votes has no majority.
public record DoubleMajority(CountRule overall) implements Majority {
    static final String NAME = "double-majority";

    @Override
    public String code() {
        return overall == CountRule.TWO_THIRDS ? NAME : NAME + ":" + overall.code();
    }

    @Override
    public Needs needs() {
        return Needs.GROUPS;
    }

    @Override
    public Outcome decide(Roll roll) {
        var whole = overall.decide(roll.count());
        var steps = new ArrayList<>(whole.steps());
        roll.groupCounts().forEach((group, count) -> {
            if (group.isEmpty()) {
                throw new IllegalArgumentException("a member without group, under " + code());
            }
            steps.add(CountRule.moreForThanAgainst(count, group));
        });
        boolean adopted = steps.stream().allMatch(Step::holds);
        return new Outcome(
                adopted ? Outcome.Result.ADOPTED : Outcome.Result.REJECTED,
                whole.count(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                steps);
    }
}
