package org.comity.node.align;

import org.comity.check.pack.Framework;
import org.comity.check.pack.Provision;

/// A provision where it stands: a passage of a framework.
public record Passage(Framework framework, Provision provision) {
    /// `<framework>#<provision>`, by which packs name it.
    public String reference() {
        return framework.id() + "#" + provision.id();
    }
}
