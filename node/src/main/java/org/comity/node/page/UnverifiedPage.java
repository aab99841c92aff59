package org.comity.node.page;

import java.util.List;
import org.comity.check.pack.Framework;
import org.comity.node.align.Passage;

/// Every provision that nobody has seen at a source, by framework.
///
/// @param seen of all provisions
/// @param binding how many of the unverified ones bind
public record UnverifiedPage(Frame frame, List<Group> groups, Seen seen, long binding) implements Page {
    public UnverifiedPage {
        groups = List.copyOf(groups);
    }

    public record Group(Framework framework, List<Passage> passages) {
        public Group {
            passages = List.copyOf(passages);
        }
    }
}
