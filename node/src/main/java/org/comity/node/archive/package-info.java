/// Archives: bodies rebuilt from the public record. Reads the record's files, and files what they say as attestations.
@org.jspecify.annotations.NullMarked
package org.comity.node.archive;
