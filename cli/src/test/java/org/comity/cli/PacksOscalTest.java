package org.comity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PacksOscalTest {
    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final Terminal terminal =
            Terminal.of(new PrintWriter(out), new PrintWriter(new StringWriter()), "", Map.of());

    @Test
    void whatIsExported_isReadAgain_withoutDeviation() throws Exception {
        var target = folder.resolve("oscal");
        assertThat(new CommandLine(new PacksOscal.Export(terminal))
                        .execute("--oscal", target.toString(), "eu-ai-act", "kr-ai-basic-act"))
                .isZero();
        assertThat(target).isDirectoryContaining("glob:**/eu-ai-act.json");
        try (var files = Files.list(target)) {
            var read = files.map(Path::toString).sorted().toArray(String[]::new);
            assertThat(new CommandLine(new PacksOscal.Read(terminal)).execute(read))
                    .isZero();
        }
        terminal.flush();
        assertThat(out.toString())
                .contains("catalogs: 2", "resolves to ")
                .doesNotContain("not as the schema", "leads nowhere", "not resolved");
    }
}
