package org.comity.node.page;

import java.util.List;
import java.util.Map;
import org.comity.check.pack.Framework;

/// Every framework, filtered: a map of equal tiles and a table.
///
/// @param all how many there are without the filter
/// @param frameworks those that the filter leaves
/// @param jurisdictions that can be chosen
/// @param topics that can be chosen, titles by id
/// @param reach for each country, by its code of three letters, what of all frameworks is its own
public record FrameworksPage(
        Frame frame,
        FrameworkFilter filter,
        int all,
        List<Framework> frameworks,
        Seen seen,
        List<String> jurisdictions,
        Map<String, String> topics,
        Map<String, Reach> reach)
        implements Page {
    public FrameworksPage {
        frameworks = List.copyOf(frameworks);
        jurisdictions = List.copyOf(jurisdictions);
        reach = Map.copyOf(reach);
    }

    /// How many frameworks are a country's own, by itself, its parts, or a union of which it is part.
    ///
    /// @param country its code of two letters
    /// @param jurisdiction under which the list has them
    public record Reach(String country, String jurisdiction, int frameworks) {
        /// The step of the scale, from 1 to 5.
        public int step() {
            return frameworks >= 10 ? 5 : frameworks >= 6 ? 4 : frameworks >= 3 ? 3 : frameworks == 2 ? 2 : 1;
        }
    }
}
