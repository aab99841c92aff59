package org.comity.node.align;

import org.comity.check.pack.Mapping;

/// How a provision stands to another, read from its own end.
///
/// @param other the one that it is compared with
/// @param mapping as its author wrote it; its `relation` may be read from the other end
public record Relation(Passage other, Mapping.Relation relation, Mapping mapping) {
    /// Whether what shows one shows the other in full. A part in common is to be looked at, and never counted.
    public boolean carriesOver() {
        return relation == Mapping.Relation.EQUAL || relation == Mapping.Relation.SUPERSET;
    }
}
