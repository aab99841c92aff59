package org.comity.assembly.archive;

import org.comity.assembly.decision.Choice;

/// How alike two members voted, over the roll calls in which both took part. Absence is not abstention: it is left
/// out.
///
/// @param common roll calls in which both voted or abstained
/// @param identical of these, where both did the same
/// @param halfway of these, where one of the two abstained
public record Agreement(int common, int identical, int halfway) {
    /// No share is shown over fewer common votes.
    public static final int USUAL_MINIMUM = 10;

    public static final Agreement NONE = new Agreement(0, 0, 0);

    public Agreement {
        if (identical < 0 || halfway < 0 || identical + halfway > common) {
            throw new IllegalArgumentException(identical + " identical and " + halfway + " halfway of " + common);
        }
    }

    /// With one more roll call.
    public Agreement plus(Choice one, Choice other) {
        if (one == Choice.ABSENT || other == Choice.ABSENT) {
            return this;
        }
        if (one == other) {
            return new Agreement(common + 1, identical + 1, halfway);
        }
        boolean half = one == Choice.ABSTAIN || other == Choice.ABSTAIN;
        return new Agreement(common + 1, identical, halfway + (half ? 1 : 0));
    }

    /// Share of identical votes.
    ///
    /// @throws IllegalArgumentException if there is no common vote
    public Ratio identicalShare() {
        return new Ratio(identical, common);
    }

    /// Lijphart's index: an abstention beside a yes or a no is half agreement.
    ///
    /// @throws IllegalArgumentException if there is no common vote
    public Ratio lijphart() {
        return new Ratio(2L * identical + halfway, 2L * common);
    }

    /// Signorino and Ritter's S over yes 1, abstain 2, no 3: from -1, always opposed, to 1, always the same.
    ///
    /// One less twice the mean distance, distance as a share of the greatest possible, which is 2.
    ///
    /// @throws IllegalArgumentException if there is no common vote
    public Ratio similarity() {
        long distance = halfway + 2L * (common - identical - halfway);
        return new Ratio(common - distance, common);
    }
}
