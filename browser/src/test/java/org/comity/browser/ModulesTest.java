package org.comity.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Runs the tests of the modules where they run, in Node if the machine has it, and tells of each as of one of ours.
class ModulesTest {
    private static final Path ROOM = Path.of(System.getProperty("comity.root", ".."), "browser");
    private static final int OLDEST_NODE = 20;

    /// A line of the Test Anything Protocol, and the indented lines below that say more.
    private static final Pattern RESULT = Pattern.compile(
            "^(?<failed>not )?ok \\d+ - (?<name>\\S+)(?: # SKIP (?<reason>.*))?$(?<more>(?:\n  .*)*)",
            Pattern.MULTILINE);

    @TestFactory
    List<DynamicTest> modules() throws Exception {
        assumeTrue(nodeVersion() >= OLDEST_NODE, "not run: needs Node " + OLDEST_NODE + " or newer on the path");

        var run = run(List.of("node", "--no-warnings", "--test", "--test-reporter=tap", "src/test/js/"));

        var results = RESULT.matcher(run.output()).results().toList();
        assertThat(results).as(run.output()).isNotEmpty();
        boolean failed = results.stream().anyMatch(result -> result.group("failed") != null);
        assertThat(run.exitCode()).as(run.output()).isEqualTo(failed ? 1 : 0);
        return results.stream()
                .map(result -> dynamicTest(result.group("name"), () -> tell(result)))
                .toList();
    }

    private static void tell(MatchResult result) {
        assumeTrue(result.group("reason") == null, () -> "not run: " + result.group("reason"));
        assertThat(result.group("failed")).as(result.group("more")).isNull();
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
        builder.environment().put("COMITY_SHARED", System.getProperty("comity.shared", "../shared"));
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private record Run(int exitCode, String output) {}
}
