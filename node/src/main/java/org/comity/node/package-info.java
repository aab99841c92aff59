/// One node: its data folder, its keys, the bodies that it carries. Asks the rooms and decides nothing.
@org.jspecify.annotations.NullMarked
package org.comity.node;
