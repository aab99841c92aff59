/// Where record and assembly meet: payloads of envelopes on one side, acts of the fold on the other.
///
/// Each payload has one form, read, written and described here and nowhere else; the tables of `docs/formats/` are made
/// of
/// it.
@org.jspecify.annotations.NullMarked
package org.comity.node.act;
