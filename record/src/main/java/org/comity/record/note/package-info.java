/// Signed notes, the keys that verify them, checkpoints of logs and their cosignatures.
///
/// C2SP signed-note v1.0.0, tlog-checkpoint v1.0.0, tlog-cosignature v1.1.0-rc.1. Knows no files and no
/// network. Deliberately lacks ECDSA and RFC 6962 lines: they are lines of unknown keys here, and are left
/// aside.
package org.comity.record.note;
