/// In and out: bills of materials, cards, OSCAL and registers. The only part of the room that knows JSON beyond what
/// YAML reads.
package org.comity.check.exchange;
