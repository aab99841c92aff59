package org.comity.assembly.decision;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The slow, obvious version of every majority: adds up one by one, divides into exact fractions, compares.
final class Judge {
    private final List<Ballot> ballots;
    private final boolean weighted;

    private Judge(List<Ballot> ballots, boolean weighted) {
        this.ballots = ballots;
        this.weighted = weighted;
    }

    /// A share of a whole; of nothing there is no share.
    private record Share(BigInteger part, BigInteger whole) {
        boolean isAtLeast(int numerator, int denominator) {
            return whole.signum() > 0 && compareTo(numerator, denominator) >= 0;
        }

        boolean isMoreThan(int numerator, int denominator) {
            return whole.signum() > 0 && compareTo(numerator, denominator) > 0;
        }

        private int compareTo(int numerator, int denominator) {
            return part.multiply(BigInteger.valueOf(denominator))
                    .compareTo(whole.multiply(BigInteger.valueOf(numerator)));
        }
    }

    static boolean adopts(Majority rule, Roll roll) {
        var heads = new Judge(roll.ballots(), false);
        var weights = new Judge(roll.ballots(), true);
        return switch (rule) {
            case CountRule count -> heads.adopts(count);
            case WeightedMajority(var over) -> weights.adopts(over);
            case DoubleMajority(var overall) -> heads.adopts(overall) && heads.everyGroupIsFor();
            case MetricMajority(var share) ->
                heads.adopts(CountRule.TWO_THIRDS)
                        && weights.inFavourOf(_ -> true).isAtLeast(share.numerator(), share.denominator());
            case QualifiedMajority _ -> heads.qualified(weights);
            case IsoMajority _ ->
                heads.group("P").adopts(CountRule.TWO_THIRDS)
                        && !new Share(heads.sum(Judge::isAgainst), heads.sum(Judge::votes)).isMoreThan(1, 4);
        };
    }

    private boolean adopts(CountRule rule) {
        if (sum(Judge::votes).signum() == 0) {
            return false;
        }
        return switch (rule) {
            case SIMPLE -> sum(Judge::isFor).compareTo(sum(Judge::isAgainst)) > 0;
            case TWO_THIRDS -> inFavourOf(Judge::votes).isAtLeast(2, 3);
            case TWO_THIRDS_PRESENT -> inFavourOf(Judge::isPresent).isAtLeast(2, 3);
            case ABSOLUTE_MAJORITY -> inFavourOf(_ -> true).isMoreThan(1, 2);
            case TWO_THIRDS_OF_MEMBERS -> inFavourOf(_ -> true).isAtLeast(2, 3);
            case THREE_FOURTHS_OF_MEMBERS -> inFavourOf(_ -> true).isAtLeast(3, 4);
            case FOUR_FIFTHS -> inFavourOf(Judge::votes).isAtLeast(4, 5);
            case FOUR_FIFTHS_OF_MEMBERS -> inFavourOf(_ -> true).isAtLeast(4, 5);
            case SEVEN_EIGHTHS_OF_MEMBERS -> inFavourOf(_ -> true).isAtLeast(7, 8);
            case NO_NEGATIVE_VOTE ->
                inFavourOf(_ -> true).isMoreThan(1, 2) && sum(Judge::isAgainst).signum() == 0;
        };
    }

    private boolean everyGroupIsFor() {
        return ballots.stream()
                .map(Ballot::group)
                .distinct()
                .allMatch(name -> group(name).adopts(CountRule.SIMPLE));
    }

    private boolean qualified(Judge people) {
        long inFavour = sum(Judge::isFor).longValueExact();
        if (inFavour < 15 || people.sum(_ -> true).signum() == 0) {
            return false;
        }
        boolean fewAgainst = ballots.size() - inFavour <= 3;
        return inFavourOf(_ -> true).isAtLeast(55, 100)
                && (fewAgainst || people.inFavourOf(_ -> true).isAtLeast(65, 100));
    }

    private Judge group(String name) {
        var members = ballots.stream().filter(b -> b.group().equals(name)).collect(Collectors.toList());
        return new Judge(members, weighted);
    }

    private Share inFavourOf(Predicate<Ballot> whole) {
        return new Share(sum(Judge::isFor), sum(whole));
    }

    private BigInteger sum(Predicate<Ballot> which) {
        var sum = BigInteger.ZERO;
        for (var ballot : ballots) {
            if (which.test(ballot)) {
                sum = sum.add(weighted ? BigInteger.valueOf(ballot.weight()) : BigInteger.ONE);
            }
        }
        return sum;
    }

    private static boolean isFor(Ballot ballot) {
        return ballot.choice() == Choice.YES;
    }

    private static boolean isAgainst(Ballot ballot) {
        return ballot.choice() == Choice.NO;
    }

    private static boolean votes(Ballot ballot) {
        return isFor(ballot) || isAgainst(ballot);
    }

    private static boolean isPresent(Ballot ballot) {
        return votes(ballot) || ballot.choice() == Choice.ABSTAIN;
    }
}
