/// Strict JSON and its canonical form: RFC 8785 (JCS) over I-JSON (RFC 7493).
///
/// Deliberately lacks streams, comments, lenient modes and object mapping. Hold RFC 8785 next to it.
package org.comity.record.json;
