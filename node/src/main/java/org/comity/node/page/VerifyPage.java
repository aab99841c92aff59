package org.comity.node.page;

/// Where any receipt can be checked.
///
/// @param trust address of the keys that the check starts from, unless the reader brings others
public record VerifyPage(Frame frame, String trust) implements Page {}
