package org.comity.node.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comity.check.compare.Comparison;
import org.comity.check.compare.Coverage;
import org.comity.check.compare.Fragmentation;
import org.comity.check.pack.Framework;
import org.comity.node.align.Pull;

/// A few frameworks beside one another; without a choice, how much of all of them is joined on record.
///
/// @param chosen ids, two to four, or none
/// @param choices all frameworks, to choose from
/// @param titles of the topics, in English, by id
/// @param comparison of the chosen ones
/// @param pulls the divergences between them, with their passages
/// @param fragmentation of the chosen ones, or of all
public record ComparePage(
        Frame frame,
        List<String> chosen,
        List<Framework> choices,
        Map<String, String> titles,
        Optional<Comparison> comparison,
        List<Pull> pulls,
        Fragmentation fragmentation)
        implements Page {
    public static final int MOST = 4;

    public ComparePage {
        chosen = List.copyOf(chosen);
        choices = List.copyOf(choices);
        pulls = List.copyOf(pulls);
    }

    public List<Coverage> coverage() {
        return comparison.map(Comparison::coverage).orElse(List.of());
    }

    /// The framework chosen in this place; empty where none is.
    public String chosen(int place) {
        return place < chosen.size() ? chosen.get(place) : "";
    }

    /// The address's query, after its question mark; empty without one.
    public String query() {
        return Links.compareQuery(chosen);
    }

    /// How wide the parts of a bar are, in hundredths of its length.
    ///
    /// @param part of `whole`
    public static int width(int part, int whole) {
        return whole == 0 ? 0 : Math.round(100f * part / whole);
    }
}
