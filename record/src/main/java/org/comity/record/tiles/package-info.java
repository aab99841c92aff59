/// The files in which a log is served: C2SP tlog-tiles.
///
/// Names, forms and bounds of hash tiles and entry bundles, and proofs made from them. Knows no disk and no
/// network.
package org.comity.record.tiles;
