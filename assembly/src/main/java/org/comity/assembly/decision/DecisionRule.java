package org.comity.assembly.decision;

import java.util.ArrayList;
import java.util.List;
import org.comity.assembly.decision.Step.Quantity;
import org.comity.assembly.decision.Step.Relation;
import org.comity.assembly.decision.Step.Term;

/// How a body decides one class of subjects: what its charter says.
///
/// @param tie what follows when a simple majority fails by a tie; under other rules a tie is a rejection like any
///     other
/// @param manyAbstentionsDefer whether more abstentions than half of all votes cast put the matter off to a later
///     meeting, at which they no longer do (UPU)
public record DecisionRule(Majority majority, Quorum quorum, Tie tie, boolean manyAbstentionsDefer) {
    /// What follows a tie.
    public enum Tie {
        /// A second vote at a later meeting within 48 hours; a second tie rejects: rule 95.
        SECOND_VOTE("second-vote"),
        /// Rejected at once: rule 133.
        REJECTS("rejects");

        private final String text;

        Tie(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /// Whether a question is voted on for the first time or again after a tie or a deferral.
    public enum Round {
        FIRST,
        SECOND
    }

    /// As the plenary decides: [Quorum#PLENARY], a tie is voted on again.
    public static DecisionRule plenary(Majority majority) {
        return new DecisionRule(majority, Quorum.PLENARY, Tie.SECOND_VOTE, false);
    }

    /// As a committee decides: [Quorum#COMMITTEE], a tie rejects.
    public static DecisionRule committee(Majority majority) {
        return new DecisionRule(majority, Quorum.COMMITTEE, Tie.REJECTS, false);
    }

    /// What the roll decides.
    ///
    /// @param registered how many registered as present; whoever voted or abstained is present even so
    public Outcome decide(Roll roll, long registered, Round round) {
        var plain = majority.decide(roll);
        var count = plain.count();
        var steps = new ArrayList<Step>();
        var quorate = quorum.toDeciding(Math.max(registered, count.present()), count.members());
        steps.add(quorate);
        if (!quorate.holds()) {
            return with(Outcome.Result.NO_QUORUM, plain, steps);
        }
        if (manyAbstentionsDefer && round == Round.FIRST) {
            var few = new Step(
                    new Term(2, Quantity.ABSTAIN, count.abstain()),
                    Relation.AT_MOST,
                    new Term(1, Quantity.PRESENT, count.present()),
                    "");
            steps.add(few);
            if (!few.holds()) {
                return with(Outcome.Result.DEFERRED, plain, steps);
            }
        }
        steps.addAll(plain.steps());
        boolean tied = majority == CountRule.SIMPLE && count.presentAndVoting() > 0 && count.yes() == count.no();
        boolean again = tied && tie == Tie.SECOND_VOTE && round == Round.FIRST;
        return with(again ? Outcome.Result.SECOND_VOTE : plain.result(), plain, steps);
    }

    private static Outcome with(Outcome.Result result, Outcome plain, List<Step> steps) {
        return new Outcome(result, plain.count(), plain.neededBesideOthers(), plain.needed(), steps);
    }
}
