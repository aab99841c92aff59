package org.comity.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// Runs the tests of the modules where they run: in Node, if the machine has it.
class ModulesTest {
    private static final Path ROOM = Path.of(System.getProperty("comity.root", ".."), "browser");
    private static final int OLDEST_NODE = 20;

    @Test
    void modules_passTheirTests(TestReporter reporter) throws Exception {
        assumeTrue(nodeVersion() >= OLDEST_NODE, "not run: needs Node " + OLDEST_NODE + " or newer on the path");

        var run = run(List.of("node", "--no-warnings", "--test", "--test-reporter=tap", "src/test/js/"));

        assertThat(run.exitCode()).as(failures(run.output())).isZero();
        var counts = run.output()
                .lines()
                .filter(line -> line.matches("# (tests|pass|fail|skipped) [0-9]+"))
                .collect(Collectors.toMap(line -> line.split(" ", -1)[1], line -> line.split(" ", -1)[2]));
        assertThat(counts).containsEntry("fail", "0");
        assertThat(Integer.parseInt(counts.get("tests"))).isPositive();
        reporter.publishEntry(counts);
        run.output().lines().filter(line -> line.contains("# SKIP")).forEach(reporter::publishEntry);
    }

    /// What failed, each with the lines that say why.
    private static String failures(String tap) {
        return Pattern.compile("^not ok .*?^  \\.\\.\\.$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(tap)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining("\n"));
    }

    private static int nodeVersion() throws InterruptedException {
        try {
            var version = run(List.of("node", "--version")).output(); // v20.20.2
            return Integer.parseInt(version.substring(1, version.indexOf('.')));
        } catch (IOException _) {
            return 0;
        }
    }

    private static Run run(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(ROOM.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("COMITY_SHARED", System.getProperty("comity.shared", "../shared")));
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private record Run(int exitCode, String output) {}
}
