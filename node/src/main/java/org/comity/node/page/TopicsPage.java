package org.comity.node.page;

import java.util.List;

/// What the frameworks speak of.
public record TopicsPage(Frame frame, List<Row> rows) implements Page {
    public TopicsPage {
        rows = List.copyOf(rows);
    }

    /// @param title in English
    /// @param frameworks how many have a provision of it
    /// @param binding how many of its provisions bind
    public record Row(String id, String title, int frameworks, Seen seen, long binding) {}

    /// The most frameworks that any topic has: the full length of a bar.
    public int mostFrameworks() {
        return rows.stream().mapToInt(Row::frameworks).max().orElse(1);
    }
}
