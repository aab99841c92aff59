package org.comity.node.page;

import java.util.List;
import java.util.Map;
import org.comity.check.pack.Framework;
import org.comity.node.align.Passage;
import org.comity.node.align.Pull;

/// One framework: what it is, its days, its provisions, and how they stand to those of others.
///
/// @param digest of its pack, SHA-256; empty if the pack came without a file
/// @param byTopic whether the provisions stand by their first topic rather than in the order of the text
/// @param groups the provisions
/// @param topics their titles by id
/// @param counterparts the frameworks to whose provisions its own were compared
public record FrameworkPage(
        Frame frame,
        Framework framework,
        String digest,
        boolean byTopic,
        List<Group> groups,
        Map<String, String> topics,
        List<Counterpart> counterparts,
        List<Pull> pulls,
        Timeline timeline)
        implements Page {
    public FrameworkPage {
        groups = List.copyOf(groups);
        counterparts = List.copyOf(counterparts);
        pulls = List.copyOf(pulls);
    }

    /// Provisions under one topic, or all of them where `topic` is empty.
    public record Group(String topic, List<Passage> passages) {
        public Group {
            passages = List.copyOf(passages);
        }
    }

    /// Another framework, and how many pairs of provisions stand how to each other.
    ///
    /// @param partly pairs that have a part in common only, or of which this one asks less
    public record Counterpart(Framework other, long equal, long superset, long partly) {}
}
