package org.comity.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Where a command speaks: answers on standard output, everything else on standard error; colour and a moving line of
/// progress only where a person looks.
final class Terminal {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean person;

    Terminal(PrintStream out, PrintStream err, boolean person) {
        this.out = out;
        this.err = err;
        this.person = person;
    }

    @SuppressWarnings("SystemConsoleNull") // where neither side is a terminal JDK 25 gives null again
    static Terminal system() {
        boolean dumb = "dumb".equals(System.getenv("TERM")) || System.getenv("NO_COLOR") != null;
        var console = System.console();
        return new Terminal(
                new PrintStream(
                        new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8),
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8),
                console != null && console.isTerminal() && !dumb);
    }

    /// One line of the answer.
    void say(String line) {
        out.println(line);
    }

    /// One line about the work: a warning, an address, an error.
    void note(String line) {
        clearProgress();
        err.println(line);
    }

    /// Replaces the line of progress; silent where nobody looks.
    void progress(String line) {
        if (person) {
            err.print("\r" + line + "\u001b[K");
            err.flush();
        }
    }

    void clearProgress() {
        if (person) {
            err.print("\r\u001b[K");
        }
    }

    String bold(String text) {
        return person ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    void flush() {
        out.flush();
        err.flush();
    }
}
