/// How a body is founded and who may act in it: charter, parties, keepers, keys, mandates.
///
/// Acts: [BodyAct]. State: [Body]. Rules: [LogState]. Every rule here looks at the charter and at one log alone, so
/// that logs may be folded in any order once the charter is known.
package org.comity.assembly.body;
