package org.comity.node.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comity.check.fact.Fact;
import org.comity.check.pack.EvidenceKind;
import org.comity.node.align.Passage;
import org.comity.node.align.Pull;
import org.comity.node.align.Relation;

/// One provision: what, of whom, when, to whom, what shows it, and how it stands to others.
///
/// @param topics their titles by id
/// @param facts that decide whether it applies
/// @param kinds the kinds of evidence by id
/// @param previous the id of the provision before it in the text; empty if it is the first
/// @param next likewise
public record ProvisionPage(
        Frame frame,
        Passage passage,
        Map<String, String> topics,
        List<Asked> facts,
        Map<String, EvidenceKind> kinds,
        List<Relation> relations,
        List<Pull> pulls,
        String previous,
        String next)
        implements Page {
    public ProvisionPage {
        facts = List.copyOf(facts);
        kinds = Map.copyOf(kinds);
        relations = List.copyOf(relations);
        pulls = List.copyOf(pulls);
    }

    /// A fact that the predicate asks for.
    ///
    /// @param rule how it follows from others, in the notation; empty if a person states it
    /// @param source of that rule
    public record Asked(Fact fact, Optional<String> rule, String source) {}
}
