/// Where record and assembly meet: payloads of envelopes on one side, acts of the fold on the other.
///
/// Each payload has one form, written and read here and nowhere else; `docs/formats/` shows each by example.
@org.jspecify.annotations.NullMarked
package org.comity.node.act;
