package org.comity.node.page;

import java.util.List;
import org.comity.check.pack.EvidenceKind;

/// The kinds of evidence, those that serve in most territories first: the common floor.
public record EvidencePage(Frame frame, List<Row> rows) implements Page {
    public EvidencePage {
        rows = List.copyOf(rows);
    }

    /// @param territories the jurisdictions of the frameworks in which it serves a provision
    /// @param seen of the provisions that it serves
    public record Row(EvidenceKind kind, List<String> territories, int frameworks, Seen seen, long binding) {
        public Row {
            territories = List.copyOf(territories);
        }
    }

    /// The most territories that any kind reaches: the full length of a bar.
    public int mostTerritories() {
        return rows.stream().mapToInt(row -> row.territories().size()).max().orElse(1);
    }
}
