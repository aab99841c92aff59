package org.comity.node.page;

/// Where any receipt can be checked.
///
/// @param trust address of the keys that the check starts from, unless the reader brings others
/// @param command what checks a receipt without a browser
public record VerifyPage(Frame frame, String trust, String command) implements Page {}
