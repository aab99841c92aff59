package org.comity.assembly.decision;

/// One member's vote, with what some rules ask about the member.
///
/// @param weight votes, inhabitants or consumption, as the rule reads it; 1 where the rule reads none
/// @param group the member's group, empty where the rule reads none
public record Ballot(String member, Choice choice, long weight, String group) {
    /// So that sums over [Roll#MOST_MEMBERS] members stay far from overflow.
    public static final long GREATEST_WEIGHT = 1_000_000_000_000L;

    public Ballot {
        if (member.isEmpty()) {
            throw new IllegalArgumentException("a ballot without member");
        }
        if (weight < 0 || weight > GREATEST_WEIGHT) {
            throw new IllegalArgumentException("a weight is from 0 to " + GREATEST_WEIGHT + ", not " + weight);
        }
    }

    public Ballot(String member, Choice choice) {
        this(member, choice, 1, "");
    }
}
