package org.comity.node.page;

import java.util.List;

/// The vocabulary: every fact that a predicate may ask for.
public record FactsPage(Frame frame, List<Row> rows) implements Page {
    public FactsPage {
        rows = List.copyOf(rows);
    }

    /// @param asking how many provisions ask for it by name
    public record Row(ProvisionPage.Asked asked, int asking) {
        /// The first part of the name, by which the vocabulary is sorted.
        public String family() {
            var name = asked.fact().name();
            return name.substring(0, name.indexOf('.'));
        }
    }
}
