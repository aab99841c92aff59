package org.comity.node.page;

/// What the ballots amount to under one rule, as the fold computed it.
///
/// @param needed the least number of votes for that would do; 0 if the roster does not let it be known
public record Result(Rule rule, int needed, boolean adopted) {
    /// How many votes for are missing; 0 if none.
    public int missing(Counts counts) {
        return adopted ? 0 : Math.max(0, needed - counts.yes());
    }
}
