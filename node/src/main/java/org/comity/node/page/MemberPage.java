package org.comity.node.page;

import java.util.List;

/// How one member voted.
///
/// @param counts over all its roll calls; `members` is how many list it
/// @param filter what the list below leaves; its `member` is empty, the page names it
/// @param years that can be chosen
/// @param closest members that voted most like it, the most alike first
/// @param farthest members that voted least like it, the least alike first
/// @param leastCommon how many common votes a member needs to be in those two lists
public record MemberPage(
        Frame frame,
        MemberRef member,
        int firstYear,
        int lastYear,
        Counts counts,
        Filter filter,
        List<Integer> years,
        Paging paging,
        List<Vote> votes,
        List<Agreement> closest,
        List<Agreement> farthest,
        int leastCommon)
        implements Page {
    public MemberPage {
        years = List.copyOf(years);
        votes = List.copyOf(votes);
        closest = List.copyOf(closest);
        farthest = List.copyOf(farthest);
    }

    /// One ballot of the member.
    public record Vote(DecisionRow decision, Position position) {}

    /// How often two members took the same position.
    ///
    /// @param same votes in which both were for, both against, or both abstained
    /// @param common votes in which both took part
    public record Agreement(MemberRef member, int same, int common) {}
}
