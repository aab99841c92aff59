/// The `comity` command: one file a command. It speaks to people and to scripts; what it knows it asks of the rooms.
@org.jspecify.annotations.NullMarked
package org.comity.cli;
