package org.comity.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.comity.check.report.TextReport;

/// Where a command speaks: answers on standard output, everything else on standard error; colour and a moving line of
/// progress only where a person looks.
///
/// What is said may quote files of strangers. Control characters steer a terminal, and marks of direction make it show
/// one text as another: they are spelled as JSON spells them, so that an answer in JSON says the same as before.
final class Terminal {
    /// Which of the two streams are terminals, as the launcher knows: `out`, `err`, or both.
    private static final String PROPERTY = "comity.terminal";

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean personAtOut;
    private final boolean personAtErr;
    private boolean showsProgress;

    private Terminal(PrintWriter out, PrintWriter err, boolean personAtOut, boolean personAtErr) {
        this.out = out;
        this.err = err;
        this.personAtOut = personAtOut;
        this.personAtErr = personAtErr;
    }

    /// @param terminals which streams are terminals: has `out`, `err`, both, or neither of these words
    /// @param environment where `NO_COLOR` (no-color.org) or a dumb `TERM` ask for text alone
    static Terminal of(PrintWriter out, PrintWriter err, String terminals, Map<String, String> environment) {
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(environment.get("TERM"));
        return new Terminal(out, err, !plain && terminals.contains("out"), !plain && terminals.contains("err"));
    }

    static Terminal system() {
        return of(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                System.getProperty(PROPERTY, ""),
                System.getenv());
    }

    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8));
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    boolean hasPersonAtOut() {
        return personAtOut;
    }

    /// The answer, or one line of it.
    void say(String text) {
        clearProgress();
        out.println(harmless(text));
    }

    /// A line of the answer with its end in bold type.
    void say(String start, String end) {
        clearProgress();
        out.println(harmless(start) + (personAtOut ? "\u001b[1m" + harmless(end) + "\u001b[0m" : harmless(end)));
    }

    /// One line about the work: a warning, an address, an error.
    void note(String line) {
        clearProgress();
        // What was said before stands before it on a screen, too.
        out.flush();
        err.println(harmless(line));
        err.flush();
    }

    /// A line of a report, in its style.
    void say(TextReport.Line line) {
        clearProgress();
        out.println(
                switch (personAtOut ? line.style() : TextReport.Style.PLAIN) {
                    case PLAIN -> harmless(line.text());
                    case TITLE -> styled("1", line.text());
                    case HEADING -> styled("1;4", line.text());
                    case ALARM -> styled("31", line.text());
                    case QUIET -> styled("2", line.text());
                });
    }

    private static String styled(String style, String text) {
        return "\u001b[" + style + "m" + harmless(text) + "\u001b[0m";
    }

    /// The start of a line that the person ends.
    void prompt(String text) {
        clearProgress();
        out.flush();
        err.print(text);
        err.flush();
    }

    /// Replaces the line of progress, which whatever is said next takes away; silent where nobody looks.
    void progress(String line) {
        if (personAtErr) {
            err.print("\r" + harmless(line) + "\u001b[K");
            err.flush();
            showsProgress = true;
        }
    }

    private void clearProgress() {
        if (showsProgress) {
            err.print("\r\u001b[K");
            err.flush();
            showsProgress = false;
        }
    }

    void flush() {
        out.flush();
        err.flush();
    }

    private static String harmless(String text) {
        var harmless = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            if (isHarmful((char) c)) {
                harmless.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                harmless.append((char) c);
            }
        });
        return harmless.toString();
    }

    private static boolean isHarmful(char c) {
        return Character.isISOControl(c) && c != '\n'
                || c >= 0x202a && c <= 0x202e
                || c >= 0x2066 && c <= 0x2069
                || c == 0x061c
                || c == 0x200e
                || c == 0x200f;
    }
}
