/// Every page that people read: a record with exactly what the page shows, a typed template, six bundles of words.
///
/// Knows nothing of where the values come from, so that each page can be rendered and looked at alone. It never says
/// that something is verified: pages leave the node unchecked, and only the reader's browser may change that.
@org.jspecify.annotations.NullMarked
package org.comity.node.page;
