package org.comity.assembly.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.comity.assembly.decision.Step.Quantity;
import org.comity.assembly.decision.Step.Relation;
import org.comity.assembly.decision.Step.Term;

/// The majorities that ask only how many voted how. One member, one vote.
public enum CountRule implements Majority {
    /// More for than against, of those present and voting: UN Charter 18(3), rule 85; "majority of the votes cast",
    /// ICAO 48(c), WTO IX:1.
    SIMPLE("simple", Base.PRESENT_AND_VOTING, 1, 2, true),
    /// UN Charter 18(2), rule 83; Vienna Convention 9(2).
    TWO_THIRDS("two-thirds", Base.PRESENT_AND_VOTING, 2, 3, false),
    /// Abstentions weigh against it: IMO Convention 62(b).
    TWO_THIRDS_PRESENT("two-thirds-present", Base.PRESENT, 2, 3, false),
    /// More than half of all members: ICAO 52 (council).
    ABSOLUTE_MAJORITY("absolute-majority", Base.MEMBERS, 1, 2, true),
    /// UN Charter 108; Rome Statute 121(3).
    TWO_THIRDS_OF_MEMBERS("two-thirds-of-members", Base.MEMBERS, 2, 3, false),
    /// WTO IX:2, IX:3; OSPAR 13(1).
    THREE_FOURTHS_OF_MEMBERS("three-fourths-of-members", Base.MEMBERS, 3, 4, false),
    /// ICAO 93 speaks of a four-fifths vote of the assembly: read as of those present and voting.
    FOUR_FIFTHS("four-fifths", Base.PRESENT_AND_VOTING, 4, 5, false),
    /// The same share of all members.
    FOUR_FIFTHS_OF_MEMBERS("four-fifths-of-members", Base.MEMBERS, 4, 5, false),
    /// Of the parties' instruments, so of all members: Rome Statute 121(4).
    SEVEN_EIGHTHS_OF_MEMBERS("seven-eighths-of-members", Base.MEMBERS, 7, 8, false),
    /// More than half of all members, and nobody against: CTBT VII(6).
    NO_NEGATIVE_VOTE("no-negative-vote", Base.MEMBERS, 1, 2, true);

    /// Of what a share is taken. The three differ, and mistaking one for another has changed outcomes.
    enum Base {
        PRESENT_AND_VOTING(Quantity.PRESENT_AND_VOTING),
        PRESENT(Quantity.PRESENT),
        MEMBERS(Quantity.MEMBERS);

        private final Quantity quantity;

        Base(Quantity quantity) {
            this.quantity = quantity;
        }

        long of(Count count) {
            return switch (this) {
                case PRESENT_AND_VOTING -> count.presentAndVoting();
                case PRESENT -> count.present();
                case MEMBERS -> count.members();
            };
        }
    }

    private final String code;
    private final Base base;
    private final long numerator;
    private final long denominator;
    private final boolean more;

    CountRule(String code, Base base, long numerator, long denominator, boolean more) {
        this.code = code;
        this.base = base;
        this.numerator = numerator;
        this.denominator = denominator;
        this.more = more;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Needs needs() {
        return Needs.VOTES;
    }

    @Override
    public Outcome decide(Roll roll) {
        return decide(roll.count());
    }

    public Outcome decide(Count count) {
        var steps = steps(count);
        var result = steps.stream().allMatch(Step::holds) ? Outcome.Result.ADOPTED : Outcome.Result.REJECTED;
        return new Outcome(result, count, neededBesideOthers(count), needed(count), steps);
    }

    /// Whether the count adopts: what [#decide(Count)] says, without writing down why.
    public boolean adopts(Count count) {
        if (count.presentAndVoting() == 0) {
            return false;
        }
        return switch (this) {
            case SIMPLE -> count.yes() > count.no();
            case NO_NEGATIVE_VOTE -> count.no() == 0 && shareHolds(count);
            default -> shareHolds(count);
        };
    }

    private boolean shareHolds(Count count) {
        long left = Math.multiplyExact(denominator, count.yes());
        long right = Math.multiplyExact(numerator, base.of(count));
        return more ? left > right : left >= right;
    }

    private List<Step> steps(Count count) {
        var steps = new ArrayList<Step>();
        if (count.presentAndVoting() == 0) {
            steps.add(isNotZero(count.presentAndVoting(), Quantity.PRESENT_AND_VOTING, ""));
        }
        if (this == SIMPLE) {
            steps.add(moreForThanAgainst(count, ""));
        } else {
            steps.add(new Step(
                    new Term(denominator, Quantity.YES, count.yes()),
                    more ? Relation.GREATER : Relation.AT_LEAST,
                    new Term(numerator, base.quantity, base.of(count)),
                    ""));
        }
        if (this == NO_NEGATIVE_VOTE) {
            steps.add(new Step(
                    new Term(1, Quantity.NO, count.no()), Relation.EQUAL, new Term(1, Quantity.NUMBER, 0), ""));
        }
        return steps;
    }

    static Step isNotZero(long value, Quantity quantity, String group) {
        return new Step(new Term(1, quantity, value), Relation.GREATER, new Term(1, Quantity.NUMBER, 0), group);
    }

    static Step moreForThanAgainst(Count count, String group) {
        return new Step(
                new Term(1, Quantity.YES, count.yes()), Relation.GREATER, new Term(1, Quantity.NO, count.no()), group);
    }

    private OptionalLong neededBesideOthers(Count count) {
        if (this == NO_NEGATIVE_VOTE && count.no() > 0) {
            return OptionalLong.empty();
        }
        return switch (base) {
            case MEMBERS -> needed(count);
            case PRESENT -> OptionalLong.of(against(Math.addExact(count.no(), count.abstain())));
            case PRESENT_AND_VOTING -> OptionalLong.of(against(count.no()));
        };
    }

    /// The fewest votes y with y : (y + others) at or above the share; more than it where the rule says *more*.
    private long against(long others) {
        long left = denominator - numerator;
        long right = Math.multiplyExact(numerator, others);
        return Math.max(1, more ? Math.floorDiv(right, left) + 1 : Math.ceilDiv(right, left));
    }

    private OptionalLong needed(Count count) {
        long whole = base.of(count);
        if (whole == 0 || (this == NO_NEGATIVE_VOTE && count.no() > 0)) {
            return OptionalLong.empty();
        }
        long right = Math.multiplyExact(numerator, whole);
        return OptionalLong.of(more ? Math.floorDiv(right, denominator) + 1 : Math.ceilDiv(right, denominator));
    }
}
