package org.comity.cli;

/// Ends a command with one line for the person and an exit code for the script.
final class CliException extends Exception {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    CliException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
