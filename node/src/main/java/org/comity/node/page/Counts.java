package org.comity.node.page;

/// The ballots of a roll call, counted.
///
/// @param members how many members the record lists for that day
/// @param absent those who were listed and took no part
public record Counts(int members, int yes, int no, int abstain, int absent) {
    /// Those for and those against: who abstains is considered as not voting (rule 86).
    public int presentAndVoting() {
        return yes + no;
    }

    /// All who answered.
    public int present() {
        return yes + no + abstain;
    }

    /// The number of one position.
    public int of(Position position) {
        return switch (position) {
            case FOR -> yes;
            case AGAINST -> no;
            case ABSTAIN -> abstain;
            case NOT_VOTING -> absent;
        };
    }
}
