package org.comity.node.page;

import java.util.List;

/// Roll calls: searched, filtered, sorted, by pages.
///
/// @param all how many there are without the filter
/// @param years that can be chosen
/// @param members that can be chosen
/// @param positions how the chosen member stood, beside each row; empty if no member is chosen
public record DecisionsPage(
        Frame frame,
        Filter filter,
        long all,
        List<Integer> years,
        List<MemberRef> members,
        Paging paging,
        List<DecisionRow> rows,
        List<Position> positions)
        implements Page {
    public DecisionsPage {
        years = List.copyOf(years);
        members = List.copyOf(members);
        rows = List.copyOf(rows);
        positions = List.copyOf(positions);
        if (!positions.isEmpty() && positions.size() != rows.size()) {
            throw new IllegalArgumentException("a position for each row, or none");
        }
    }

    /// The member whose positions are shown.
    public MemberRef chosen() {
        return members.stream()
                .filter(member -> member.code().equals(filter.member()))
                .findFirst()
                .orElse(new MemberRef(filter.member(), filter.member()));
    }
}
