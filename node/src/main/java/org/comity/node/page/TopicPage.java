package org.comity.node.page;

import java.util.List;
import org.comity.node.align.Passage;

/// One topic across frameworks.
///
/// @param title in English
public record TopicPage(Frame frame, String id, String title, List<Passage> passages, int frameworks) implements Page {
    public TopicPage {
        passages = List.copyOf(passages);
    }
}
