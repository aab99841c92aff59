/// One party's append-only log on disk: durable before acknowledged, re-hashed before signed, refused when damaged.
///
/// Knows bytes, trees and tiles; [org.comity.record.log.ActLog] alone knows that entries are acts. Deliberately lacks a
/// timer: one force gathers what came while the one before it ran.
package org.comity.record.log;
