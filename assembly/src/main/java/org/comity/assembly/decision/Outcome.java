package org.comity.assembly.decision;

import java.util.List;
import java.util.OptionalLong;

/// What a vote decided, and by which arithmetic.
///
/// @param neededBesideOthers the fewest votes in favour that would have adopted it, had all the others stayed as they
///     are. It may be more than there are members; it is absent where no number would, or where it depends on whose
///     votes they are
/// @param needed the fewest votes in favour that adopt when the number on which the rule is based stays, as in "needs
///     86 of 128"; absent where it depends on whose votes they are
/// @param steps the comparisons in the order of the rule's text; all of them, whether or not they hold
public record Outcome(
        Result result, Count count, OptionalLong neededBesideOthers, OptionalLong needed, List<Step> steps) {
    /// What became of the question.
    public enum Result {
        ADOPTED("adopted"),
        REJECTED("rejected"),
        /// A tie: voted on again at a later meeting.
        SECOND_VOTE("second-vote"),
        /// Too many abstained: waits for a later meeting.
        DEFERRED("deferred"),
        /// Too few were present for any decision.
        NO_QUORUM("no-quorum");

        private final String text;

        Result(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    public Outcome {
        steps = List.copyOf(steps);
    }

    public boolean adopted() {
        return result == Result.ADOPTED;
    }
}
