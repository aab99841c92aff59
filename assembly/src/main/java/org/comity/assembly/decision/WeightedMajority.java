package org.comity.assembly.decision;

import java.util.List;
import org.comity.assembly.decision.Step.Quantity;
import org.comity.assembly.decision.Step.Term;

/// A rule of [CountRule] over weights instead of members: only where a charter says so. Members are not equal under
/// it.
///
/// `needed` and `neededBesideOthers` of its outcomes are weights.
public record WeightedMajority(CountRule over) implements Majority {
    static final String PREFIX = "weighted:";

    @Override
    public String code() {
        return PREFIX + over.code();
    }

    @Override
    public Needs needs() {
        return Needs.WEIGHTS;
    }

    @Override
    public Outcome decide(Roll roll) {
        var weighed = over.decide(roll.weightCount());
        List<Step> steps = weighed.steps().stream()
                .map(step -> new Step(weighed(step.left()), step.relation(), weighed(step.right()), step.group()))
                .toList();
        return new Outcome(weighed.result(), roll.count(), weighed.neededBesideOthers(), weighed.needed(), steps);
    }

    private static Term weighed(Term term) {
        var quantity = switch (term.quantity()) {
            case YES -> Quantity.WEIGHT_OF_YES;
            case NO -> Quantity.WEIGHT_OF_NO;
            case PRESENT_AND_VOTING -> Quantity.WEIGHT_OF_PRESENT_AND_VOTING;
            case PRESENT -> Quantity.WEIGHT_OF_PRESENT;
            case MEMBERS -> Quantity.WEIGHT_OF_MEMBERS;
            case NUMBER -> Quantity.NUMBER;
            case ABSTAIN,
                    NOT_IN_FAVOUR,
                    WEIGHT_OF_YES,
                    WEIGHT_OF_NO,
                    WEIGHT_OF_PRESENT_AND_VOTING,
                    WEIGHT_OF_PRESENT,
                    WEIGHT_OF_MEMBERS -> throw new AssertionError(term);
        };
        return new Term(term.factor(), quantity, term.value());
    }
}
