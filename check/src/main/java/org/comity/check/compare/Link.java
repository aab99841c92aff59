package org.comity.check.compare;

import org.comity.check.pack.Framework;
import org.comity.check.pack.Mapping;
import org.comity.check.pack.Provision;

/// A recorded mapping between two provisions, read from one end.
///
/// @param relation as read from `provision` to `otherProvision`
/// @param mapping as its author wrote it, maybe from the other end
public record Link(
        Framework framework,
        Provision provision,
        Framework other,
        Provision otherProvision,
        Mapping.Relation relation,
        Mapping mapping) {

    /// The same, read from the other end.
    Link reversed() {
        return new Link(other, otherProvision, framework, provision, relation.reversed(), mapping);
    }

    boolean runs(Framework from, Framework to) {
        return framework.id().equals(from.id()) && other.id().equals(to.id());
    }

    /// Whether both ends were seen at a source.
    public boolean seen() {
        return provision.verified() && otherProvision.verified();
    }

    /// Whether one of the ends holds all of the other, or they are the same: more than a part in common.
    public boolean joins() {
        return switch (relation) {
            case EQUAL, SUBSET, SUPERSET -> true;
            case INTERSECTS, NOT_RELATED -> false;
        };
    }
}
