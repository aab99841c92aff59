package org.comity.cli;

/// A tool cannot answer what it was asked: where that is wrong, and what would be right. The agent reads it.
final class McpRefusal extends Exception {
    private static final long serialVersionUID = 1;

    McpRefusal(String message) {
        super(message);
    }
}
