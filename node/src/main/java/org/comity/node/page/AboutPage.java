package org.comity.node.page;

/// What the record proves, and what it does not.
public record AboutPage(Frame frame) implements Page {}
