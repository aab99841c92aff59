package org.comity.check.compare;

import java.util.List;

/// How much of what binds on one topic stands side by side with nothing on record that joins it.
///
/// For a topic *t* and a set of frameworks let *B(t)* be those that have a duty on *t* that binds. A pair of *B(t)* is
/// *joined* if a mapping is recorded between a binding duty of the one on *t* and a binding duty of the other on *t*
/// that says more than *intersects*: equal, subset or superset. Then
///
///     fragmentation(t) = (pairs of B(t) that are not joined) / (pairs of B(t))
///
/// and over all topics the two sums are divided. A topic with fewer than two such frameworks has no pair and no figure.
/// It measures the record: a pair that nobody has compared counts as not joined, and is told apart by `compared`.
/// Tensions and conflicts do not enter;
/// a tension is not a conflict, and neither makes a pair more or less joined.
///
/// @param topics those with a pair, in the order of the vocabulary
public record Fragmentation(List<OfTopic> topics) {
    public Fragmentation {
        topics = List.copyOf(topics);
    }

    /// The figure of one topic.
    ///
    /// @param topic its id
    /// @param frameworks how many have a binding duty on it
    /// @param pairs of these
    /// @param compared pairs for which anything is recorded, if only a part in common
    /// @param joined pairs for which a relation stronger than a part in common is recorded
    /// @param seenPairs pairs that remain if only duties count that were seen at a source
    /// @param seenJoined the joined ones among these, by mappings of which both ends were seen
    public record OfTopic(
            String topic, int frameworks, int pairs, int compared, int joined, int seenPairs, int seenJoined) {
        public int apart() {
            return pairs - joined;
        }

        /// Pairs with a part in common on record, and nothing that joins them.
        public int inPart() {
            return compared - joined;
        }

        /// Pairs of which nothing is on record.
        public int silent() {
            return pairs - compared;
        }

        public int seenApart() {
            return seenPairs - seenJoined;
        }
    }

    public int pairs() {
        return topics.stream().mapToInt(OfTopic::pairs).sum();
    }

    public int apart() {
        return topics.stream().mapToInt(OfTopic::apart).sum();
    }

    public int silent() {
        return topics.stream().mapToInt(OfTopic::silent).sum();
    }

    public int seenPairs() {
        return topics.stream().mapToInt(OfTopic::seenPairs).sum();
    }

    public int seenApart() {
        return topics.stream().mapToInt(OfTopic::seenApart).sum();
    }
}
