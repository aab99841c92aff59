package org.comity.record.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A program of `interop/go`, built without the network. Where Go or its modules are missing, tests that need it do not
/// run.
final class GoProgram {
    private static final Map<String, String> OFFLINE =
            Map.of("GOPROXY", "off", "GOFLAGS", "-mod=readonly -buildvcs=false", "GOTOOLCHAIN", "local");

    private final Path file;

    private GoProgram(Path file) {
        this.file = file;
    }

    /// What a program said, and how it ended.
    record Run(int code, String output) {}

    static GoProgram build(String name, Path into) throws IOException, InterruptedException {
        var go = find();
        assumeTrue(go.isPresent(), "not run: needs Go, to let another implementation verify ours");
        var sources = Path.of(System.getProperty("comity.root", ".."), "interop", "go");
        var modules = run(sources, List.of(go.get(), "mod", "download"));
        assumeTrue(
                modules.code == 0,
                "not run: Go's modules are not in its cache; run 'go mod download' in interop/go once");
        var file = into.resolve(name);
        var built = run(sources, List.of(go.get(), "build", "-o", file.toString(), "./" + name));
        assertThat(built.code).as(built.output).isZero();
        return new GoProgram(file);
    }

    Run run(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(file.toString());
        command.addAll(arguments);
        return run(Path.of("."), command);
    }

    private static Run run(Path folder, List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(OFFLINE);
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private static Optional<String> find() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(path.split(File.pathSeparator, -1)), Stream.of("/usr/local/go/bin"))
                .map(folder -> Path.of(folder, "go"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
