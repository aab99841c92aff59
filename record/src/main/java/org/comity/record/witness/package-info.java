/// What a cosigner checks before it signs another's checkpoint: the rules of a witness and of a mirror.
///
/// C2SP tlog-witness v1.0.0, and of tlog-mirror what a keeper that pulls needs. Knows no HTTP: a request is
/// bytes, an answer a value with a status. Deliberately lacks `sign-subtree` and `add-entries`.
package org.comity.record.witness;
