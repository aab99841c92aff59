package org.comity.node.align;

import org.comity.check.pack.Divergence;

/// Something that a provision pulls apart from.
///
/// @param own the provision from which it is read
/// @param otherSeen whether the text of the other was seen at a source
public record Pull(Passage own, Passage other, Divergence divergence, boolean ownSeen, boolean otherSeen) {}
