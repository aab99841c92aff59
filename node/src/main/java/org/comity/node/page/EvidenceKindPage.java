package org.comity.node.page;

import java.util.List;
import org.comity.check.pack.EvidenceKind;
import org.comity.node.align.Passage;

/// One kind of evidence and the provisions that it serves.
///
/// @param passages for which it is needed, or is one of several that would do
/// @param territories the jurisdictions of their frameworks
public record EvidenceKindPage(Frame frame, EvidenceKind kind, List<Passage> passages, List<String> territories)
        implements Page {
    public EvidenceKindPage {
        passages = List.copyOf(passages);
        territories = List.copyOf(territories);
    }
}
