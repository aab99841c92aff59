package org.comity.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.comity.check.pack.Packs;
import org.comity.node.data.PacksData;
import org.comity.record.MalformedException;
import org.comity.record.json.Json;

/// The modules of the page that checks a system, run by Node: one process, asked again and again.
final class BrowserChecker implements AutoCloseable {
    private static final Path ROOT =
            Path.of(System.getProperty("comity.root", "..")).toAbsolutePath();

    private final Process process;
    private final Writer questions;
    private final BufferedReader answers;

    private BrowserChecker(Process process) {
        this.process = process;
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /// @param file where the packs are written for it
    static BrowserChecker start(Packs packs, Path file) throws IOException {
        Files.write(file, PacksData.of(packs).canonical());
        return new BrowserChecker(new ProcessBuilder(
                        "node",
                        "--no-warnings",
                        ROOT.resolve("cli/src/test/js/checker.mjs").toString(),
                        ROOT.resolve("browser/src/main/resources/org/comity/browser/js")
                                .toString(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /// @param deep whether questions and reasons are wanted too
    Json.Members check(String yaml, String day, boolean deep) throws IOException, MalformedException {
        var question = Json.object(
                Json.member("yaml", Json.of(yaml)),
                Json.member("day", Json.of(day)),
                Json.member("deep", Json.of(deep)));
        questions.write(new String(question.canonical(), StandardCharsets.UTF_8) + "\n");
        questions.flush();
        return (Json.Members) Json.parse(answers.readLine().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        questions.close();
        process.onExit().join();
    }
}
