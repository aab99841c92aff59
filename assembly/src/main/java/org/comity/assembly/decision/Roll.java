package org.comity.assembly.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// All members entitled to vote on one question, and what each did. Each member stands in it once.
public record Roll(List<Ballot> ballots) {
    public static final int MOST_MEMBERS = 100_000;

    public Roll {
        ballots = List.copyOf(ballots);
        if (ballots.size() > MOST_MEMBERS) {
            throw new IllegalArgumentException("more than " + MOST_MEMBERS + " members");
        }
        var members = new HashSet<String>();
        for (var ballot : ballots) {
            if (!members.add(ballot.member())) {
                throw new IllegalArgumentException(ballot.member() + " votes twice");
            }
        }
    }

    /// One member, one vote.
    public Count count() {
        return count(_ -> 1);
    }

    /// The same over the members' weights.
    public Count weightCount() {
        return count(Ballot::weight);
    }

    private Count count(ToLongFunction<Ballot> weight) {
        long yes = 0;
        long no = 0;
        long abstain = 0;
        long absent = 0;
        for (var ballot : ballots) {
            switch (ballot.choice()) {
                case YES -> yes += weight.applyAsLong(ballot);
                case NO -> no += weight.applyAsLong(ballot);
                case ABSTAIN -> abstain += weight.applyAsLong(ballot);
                case ABSENT -> absent += weight.applyAsLong(ballot);
            }
        }
        return new Count(yes, no, abstain, absent);
    }

    /// One member, one vote, group by group, groups in alphabetical order.
    public SortedMap<String, Count> groupCounts() {
        var groups = new TreeMap<String, List<Ballot>>();
        for (var ballot : ballots) {
            groups.computeIfAbsent(ballot.group(), _ -> new ArrayList<>()).add(ballot);
        }
        var counts = new TreeMap<String, Count>();
        groups.forEach((group, all) -> counts.put(group, new Roll(all).count()));
        return Collections.unmodifiableSortedMap(counts);
    }
}
