package org.comity.assembly.body;

import org.comity.assembly.Multikey;

/// The keys of a log as its first act and each rotation name them.
///
/// @param root offline: approves mandates and keys
/// @param log at the node: its proof stands on each entry
/// @param logPostQuantum at the node: its line stands on each checkpoint, beside that of `log`
public record LogKeys(Multikey root, Multikey log, Multikey logPostQuantum) {}
