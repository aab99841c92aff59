package org.comity.assembly.decision;

import java.util.ArrayList;
import java.util.OptionalLong;
import org.comity.assembly.decision.Step.Quantity;
import org.comity.assembly.decision.Step.Relation;
import org.comity.assembly.decision.Step.Term;

/// 55 % of the members, at least fifteen of them, with 65 % of the population: Treaty on European Union 16(4).
///
/// A blocking minority takes at least four members; fewer who are not in favour block nothing, whatever their
/// population. That lifts the population's share only: 55 % and fifteen are asked all the same. The population stands
/// in the weights.
public record QualifiedMajority() implements Majority {
    static final String NAME = "qualified-majority";

    private static final long FEWEST_IN_FAVOUR = 15;
    private static final long FEWEST_TO_BLOCK = 4;

    @Override
    public String code() {
        return NAME;
    }

    @Override
    public Needs needs() {
        return Needs.WEIGHTS;
    }

    @Override
    public Outcome decide(Roll roll) {
        var count = roll.count();
        var people = roll.weightCount();
        var steps = new ArrayList<Step>();
        steps.add(new Step(
                new Term(100, Quantity.YES, count.yes()),
                Relation.AT_LEAST,
                new Term(55, Quantity.MEMBERS, count.members()),
                ""));
        steps.add(new Step(
                new Term(1, Quantity.YES, count.yes()),
                Relation.AT_LEAST,
                new Term(1, Quantity.NUMBER, FEWEST_IN_FAVOUR),
                ""));
        if (people.members() == 0) {
            steps.add(CountRule.isNotZero(0, Quantity.WEIGHT_OF_MEMBERS, ""));
        }
        var population = new Step(
                new Term(100, Quantity.WEIGHT_OF_YES, people.yes()),
                Relation.AT_LEAST,
                new Term(65, Quantity.WEIGHT_OF_MEMBERS, people.members()),
                "");
        var tooFewToBlock = new Step(
                new Term(1, Quantity.NOT_IN_FAVOUR, count.members() - count.yes()),
                Relation.LESS,
                new Term(1, Quantity.NUMBER, FEWEST_TO_BLOCK),
                "");
        // The last step stands in for the population where it holds, so it is shown only then.
        steps.add(!population.holds() && tooFewToBlock.holds() ? tooFewToBlock : population);
        boolean adopted = steps.stream().allMatch(Step::holds);
        return new Outcome(
                adopted ? Outcome.Result.ADOPTED : Outcome.Result.REJECTED,
                count,
                OptionalLong.empty(),
                OptionalLong.empty(),
                steps);
    }
}
