/// Merkle trees of RFC 6962 and RFC 9162, SHA-256 only: hashes, compact ranges, proofs.
///
/// Knows hashes, not entries, files or signatures. Hold RFC 9162 section 2.1 next to it.
package org.comity.record.merkle;
