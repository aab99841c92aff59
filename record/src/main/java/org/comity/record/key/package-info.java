/// Keys and signatures: Ed25519 by one rule for all nodes, ML-DSA-44 (FIPS 204) for checkpoints, Multikey and
/// base58btc.
///
/// Deliberately lacks batch verification (compatible only with another rule), key derivation and key storage.
package org.comity.record.key;
