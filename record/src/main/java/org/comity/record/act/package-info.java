/// Acts: the signed statements of which everything official is made. Envelope version 0.
///
/// An act is a plain JSON document secured by Data Integrity `eddsa-jcs-2022`; the log entry is its canonical form,
/// byte for
/// byte. Deliberately lacks any knowledge of what verbs mean. Hold the W3C Recommendation *Data Integrity EdDSA
/// Cryptosuites* of May 2025 and RFC 8785 next to it.
package org.comity.record.act;
