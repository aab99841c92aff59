package org.comity.node.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The members of a body: equal tiles and a table.
public record MembersPage(Frame frame, List<Row> rows) implements Page {
    public MembersPage {
        rows = List.copyOf(rows);
    }

    /// How many seats have ended.
    public int past() {
        return (int) rows.stream().filter(Row::past).count();
    }

    /// The record's name of each member by its code.
    public Map<String, String> names() {
        return rows.stream().map(Row::member).collect(Collectors.toUnmodifiableMap(MemberRef::code, MemberRef::name));
    }

    /// One member.
    ///
    /// @param firstYear of its first roll call here
    /// @param lastYear of its last
    /// @param rollCalls how many roll calls list it
    /// @param past whether the seat, under this code, has ended
    public record Row(MemberRef member, int firstYear, int lastYear, int rollCalls, boolean past) {}
}
