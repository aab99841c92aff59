package org.comity.assembly.decision;

import java.util.ArrayList;
import java.util.OptionalLong;
import org.comity.assembly.decision.Step.Quantity;
import org.comity.assembly.decision.Step.Relation;
import org.comity.assembly.decision.Step.Term;

/// Two thirds of those present and voting, who represent at least a share of a metric of all members, such as
/// consumption: Montreal Protocol 2A. The metric stands in the weights.
public record MetricMajority(Part share) implements Majority {
    static final String NAME = "two-thirds-and-metric";
    static final Part USUAL = new Part(2, 3);

    @Override
    public String code() {
        return share.equals(USUAL) ? NAME : NAME + ":" + share;
    }

    @Override
    public Needs needs() {
        return Needs.WEIGHTS;
    }

    @Override
    public Outcome decide(Roll roll) {
        var whole = CountRule.TWO_THIRDS.decide(roll.count());
        var metric = roll.weightCount();
        var steps = new ArrayList<>(whole.steps());
        if (metric.members() == 0) {
            steps.add(CountRule.isNotZero(0, Quantity.WEIGHT_OF_MEMBERS, ""));
        }
        steps.add(new Step(
                new Term(share.denominator(), Quantity.WEIGHT_OF_YES, metric.yes()),
                Relation.AT_LEAST,
                new Term(share.numerator(), Quantity.WEIGHT_OF_MEMBERS, metric.members()),
                ""));
        boolean adopted = steps.stream().allMatch(Step::holds);
        return new Outcome(
                adopted ? Outcome.Result.ADOPTED : Outcome.Result.REJECTED,
                whole.count(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                steps);
    }
}
