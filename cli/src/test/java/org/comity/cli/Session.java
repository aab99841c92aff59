package org.comity.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;

/// A terminal session: commands, what they say, and how they end, as a person reads it and as a script does.
final class Session {
    private final Path folder;
    private final StringBuilder transcript = new StringBuilder();

    /// @param folder where the files of the session lie; it is left out where the session is read
    Session(Path folder) {
        this.folder = folder;
    }

    /// How one command ended.
    record Ended(int exitCode, String out, String err) {}

    /// The command as a script runs it: neither stream is a terminal.
    static Ended run(String... arguments) {
        return new Session(Path.of("/nowhere")).enter(arguments);
    }

    /// Runs one command; a path below the folder may be given by its name there.
    Ended enter(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        transcript.append("$ ./comity ").append(String.join(" ", arguments)).append('\n');
        int exitCode = Main.run(
                Terminal.of(new PrintWriter(both(out, "")), new PrintWriter(both(err, "! ")), "", Map.of()), arguments);
        transcript.append("[exit ").append(exitCode).append("]\n\n");
        return new Ended(exitCode, out.toString(), err.toString());
    }

    /// A file of the session.
    String file(String name) {
        return folder.resolve(name).toString();
    }

    /// All so far; a line on standard error begins with `!`. What is another in every run, such as keys, is left out.
    String transcript() {
        return transcript
                .toString()
                .replace(folder + "/", "")
                .replaceAll("z6Mk[1-9A-HJ-NP-Za-km-z]{44}", "z6Mk…")
                .replaceAll("\"z[1-9A-HJ-NP-Za-km-z]{80,90}\"", "\"z…\"")
                .replaceAll("\"[A-Za-z0-9_-]{86}\"", "\"…\"")
                .replaceAll("[A-Za-z0-9+/]{43}=", "<base64 of 32 bytes>")
                .replaceAll("[0-9a-f]{64}", "<hex of 32 bytes>")
                .replaceAll("key [0-9a-f]{8}\\b", "key <8 digits>")
                .replaceAll("(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z", "<time>")
                .replaceAll("(?m)^(! )[0-9]+\\.[0-9] s$", "$1<seconds> s");
    }

    private Writer both(StringWriter one, String mark) {
        return new Writer() {
            private boolean isAtStart = true;

            @Override
            public void write(char[] characters, int offset, int length) {
                var text = new String(characters, offset, length);
                one.write(text);
                for (int i = 0; i < text.length(); i++) {
                    transcript.append(isAtStart ? mark : "").append(text.charAt(i));
                    isAtStart = text.charAt(i) == '\n';
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
