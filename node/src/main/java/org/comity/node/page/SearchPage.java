package org.comity.node.page;

import java.util.List;
import org.comity.node.align.Finder;

/// What the packs have of some words.
///
/// @param words that were looked for; empty if nothing was
/// @param kind of what is looked for, a [Finder.Kind#key]; empty for any
/// @param exact whether everything shown has all of the words
/// @param meant the words that may have been meant; empty if none are nearer
public record SearchPage(
        Frame frame, String words, String kind, boolean exact, String meant, Paging paging, List<Finder.Hit> hits)
        implements Page {
    public SearchPage {
        hits = List.copyOf(hits);
    }

    /// Where a hit leads.
    public String address(Finder.Hit hit) {
        var links = frame.links();
        var id = hit.id();
        return switch (hit.kind()) {
            case FRAMEWORK -> links.framework(id);
            case PROVISION -> links.provision(id.substring(0, id.indexOf('#')), id.substring(id.indexOf('#') + 1));
            case TOPIC -> links.topic(id);
            case EVIDENCE -> links.evidenceKind(id);
            case FACT -> links.fact(id);
        };
    }

    /// The address of another page of the list, or of a search for other words.
    public String address(String otherWords, int page) {
        return frame.links().search() + "?q=" + Links.encode(otherWords) + (kind.isEmpty() ? "" : "&kind=" + kind)
                + (page == 1 ? "" : "&page=" + page);
    }
}
