package org.comity.cli;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.comity.record.MalformedException;
import org.comity.record.json.Json;

/// The readers of the browser's verifier, run by Node: one process, asked again and again.
final class BrowserReaders {
    private static final Path ROOT =
            Path.of(System.getProperty("comity.root", "..")).toAbsolutePath();
    private static final int OLDEST_NODE = 20;
    private static final BrowserReaders STARTED = new BrowserReaders();

    private final DataOutputStream questions;
    private final DataInputStream answers;

    private BrowserReaders() {
        try {
            var process = new ProcessBuilder(
                            "node",
                            "--no-warnings",
                            ROOT.resolve("cli/src/test/js/readers.mjs").toString(),
                            ROOT.resolve("browser/src/main/resources/org/comity/browser/js")
                                    .toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            // It ends by itself when this process does: its input ends then.
            this.questions = new DataOutputStream(new java.io.BufferedOutputStream(process.getOutputStream()));
            this.answers = new DataInputStream(new java.io.BufferedInputStream(process.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BrowserReaders started() {
        return STARTED;
    }

    /// Whether this machine has a Node that is new enough.
    static boolean areHere() {
        try {
            var process = new ProcessBuilder("node", "--version").start();
            var version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8); // v20.20.2
            return Integer.parseInt(version.substring(1, version.indexOf('.'))) >= OLDEST_NODE;
        } catch (IOException e) {
            return false;
        }
    }

    /// What the reader of this letter makes of the bytes: `{"read": …}` or `{"refused": …, "why": …}`.
    synchronized Json.Members ask(char reader, byte[] bytes) {
        try {
            questions.writeByte(reader);
            questions.writeInt(bytes.length);
            questions.write(bytes);
            questions.flush();
            var line = new java.io.ByteArrayOutputStream();
            for (int b = answers.readUnsignedByte(); b != '\n'; b = answers.readUnsignedByte()) {
                line.write(b);
            }
            return (Json.Members) Json.parse(line.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }
}
