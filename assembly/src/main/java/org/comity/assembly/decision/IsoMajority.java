package org.comity.assembly.decision;

import java.util.ArrayList;
import java.util.OptionalLong;
import org.comity.assembly.decision.Step.Quantity;
import org.comity.assembly.decision.Step.Relation;
import org.comity.assembly.decision.Step.Term;

/// ISO and IEC on a draft standard: two thirds of the participating members that vote are for it, and not more than a
/// quarter of all votes cast are against. Participating members have the group [#PARTICIPATING], others any other.
public record IsoMajority() implements Majority {
    /// As ISO calls them: P-members.
    public static final String PARTICIPATING = "P";

    static final String NAME = "iso-draft-standard";

    @Override
    public String code() {
        return NAME;
    }

    @Override
    public Needs needs() {
        return Needs.GROUPS;
    }

    @Override
    public Outcome decide(Roll roll) {
        var all = roll.count();
        var groups = roll.groupCounts();
        if (groups.containsKey("")) {
            throw new IllegalArgumentException("a member without group, under " + code());
        }
        var participating = groups.getOrDefault(PARTICIPATING, Count.NONE);
        var steps = new ArrayList<Step>();
        if (participating.presentAndVoting() == 0) {
            steps.add(CountRule.isNotZero(0, Quantity.PRESENT_AND_VOTING, PARTICIPATING));
        }
        steps.add(new Step(
                new Term(3, Quantity.YES, participating.yes()),
                Relation.AT_LEAST,
                new Term(2, Quantity.PRESENT_AND_VOTING, participating.presentAndVoting()),
                PARTICIPATING));
        steps.add(new Step(
                new Term(4, Quantity.NO, all.no()),
                Relation.AT_MOST,
                new Term(1, Quantity.PRESENT_AND_VOTING, all.presentAndVoting()),
                ""));
        boolean adopted = steps.stream().allMatch(Step::holds);
        return new Outcome(
                adopted ? Outcome.Result.ADOPTED : Outcome.Result.REJECTED,
                all,
                OptionalLong.empty(),
                OptionalLong.empty(),
                steps);
    }
}
