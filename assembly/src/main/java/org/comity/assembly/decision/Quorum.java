package org.comity.assembly.decision;

/// How many of the members entitled to vote must be present, as a charter sets it.
///
/// @param toOpen at least this part, to open and to debate
/// @param toDecide for any decision
/// @param moreThan whether a decision asks for more than its part; otherwise for at least its part
public record Quorum(Part toOpen, Part toDecide, boolean moreThan) {
    /// A third to open, a majority of the members to decide: rule 67.
    public static final Quorum PLENARY = new Quorum(new Part(1, 3), new Part(1, 2), true);

    /// A quarter to open, a majority of the members to decide: rule 108.
    public static final Quorum COMMITTEE = new Quorum(new Part(1, 4), new Part(1, 2), true);

    /// Whoever is there.
    public static final Quorum NONE = new Quorum(new Part(0, 1), new Part(0, 1), false);

    /// Whether a meeting may open with so many present.
    public boolean opens(long present, long members) {
        return toOpening(present, members).holds();
    }

    /// Whether so many present may decide.
    public boolean decides(long present, long members) {
        return toDeciding(present, members).holds();
    }

    Step toOpening(long present, long members) {
        return step(toOpen, Step.Relation.AT_LEAST, present, members);
    }

    Step toDeciding(long present, long members) {
        return step(toDecide, moreThan ? Step.Relation.GREATER : Step.Relation.AT_LEAST, present, members);
    }

    private static Step step(Part part, Step.Relation relation, long present, long members) {
        return new Step(
                new Step.Term(part.denominator(), Step.Quantity.PRESENT, present),
                relation,
                new Step.Term(part.numerator(), Step.Quantity.MEMBERS, members),
                "");
    }
}
