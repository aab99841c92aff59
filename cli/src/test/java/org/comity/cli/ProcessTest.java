package org.comity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The command as its own process.
@ExtendWith(SmallArchive.Extension.class)
class ProcessTest {
    @TempDir
    private Path folder = Path.of("");

    private Session.Ended run(String... arguments) throws Exception {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load:file=" + folder.resolve("classes"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        line.addAll(List.of(arguments));
        var process = new ProcessBuilder(line)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        return new Session.Ended(
                process.waitFor(), Files.readString(folder.resolve("out")), Files.readString(folder.resolve("err")));
    }

    @Test
    void checks_areMadeWithoutAnyPartOfAServer(SmallArchive archive) throws Exception {
        var verified = run(
                "verify",
                archive.file("7.tlog-proof").toString(),
                "--trust",
                archive.file("trust.json").toString());
        assertThat(verified.exitCode()).as("%s", verified).isEqualTo(ExitCode.OK);
        requireNoServerClass();
        var audited = run("audit", archive.data().toString());
        assertThat(audited.exitCode()).as("%s", audited).isEqualTo(ExitCode.OK);
        requireNoServerClass();
        Files.writeString(folder.resolve("dossier.json"), "{\"title\": \"Nothing known\", \"facts\": {}}");
        var checked = run("check", folder.resolve("dossier.json").toString());
        assertThat(checked.exitCode()).as("%s", checked).isEqualTo(ExitCode.OK);
        requireNoServerClass();
    }

    @Test
    void streamsAndExitCode_areThoseOfTheSystem() throws Exception {
        Files.writeString(folder.resolve("table.csv"), "member,vote\nÉire,yes\nBeta,no\n");
        var counted = run("decide", folder.resolve("table.csv").toString(), "--rule", "two-thirds");
        assertThat(counted.exitCode()).isEqualTo(ExitCode.NOT_ADOPTED);
        assertThat(counted.out())
                .contains("two-thirds: 3 × 1 ≥ 2 × 2 does not hold\n")
                .endsWith("outcome: NOT_ADOPTED\n")
                .doesNotContain("\u001b");
        assertThat(counted.err()).startsWith("signed result: ").doesNotContain("\u001b");
        requireNoServerClass();
    }

    private void requireNoServerClass() throws Exception {
        assertThat(Files.readString(folder.resolve("classes")))
                .contains(Main.class.getName())
                .doesNotContain("org.springframework")
                .doesNotContain("org.apache.")
                .doesNotContain("gg.jte")
                .doesNotContain("io.modelcontextprotocol")
                .doesNotContain("reactor.");
    }
}
