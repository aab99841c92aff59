package org.comity.node.page;

import java.util.Collection;
import org.comity.check.pack.Provision;
import org.comity.node.align.Passage;

/// How many of some provisions were seen at a source.
public record Seen(long seen, long all) {
    public static Seen of(Collection<Passage> passages) {
        return ofProvisions(passages.stream().map(Passage::provision).toList());
    }

    public static Seen ofProvisions(Collection<Provision> provisions) {
        return new Seen(provisions.stream().filter(Provision::verified).count(), provisions.size());
    }
}
