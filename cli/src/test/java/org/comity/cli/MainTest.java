package org.comity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.comity.testkit.Golden;
import org.junit.jupiter.api.Test;

class MainTest {
    private final Session session = new Session(Path.of("/nowhere"));

    @Test
    void help_ofEachCommand_isWhatPeopleRead() {
        for (var command : List.of(
                "",
                "serve",
                "import",
                "import unga",
                "decisions",
                "decide",
                "dossier",
                "dossier from",
                "dossier register",
                "audit",
                "verify",
                "mcp",
                "act",
                "act show",
                "frameworks",
                "frameworks list",
                "frameworks show",
                "packs",
                "packs lint",
                "packs diff",
                "packs changes",
                "packs schema",
                "version",
                "help")) {
            var asked = session.enter(("help " + command).strip().split(" "));
            assertThat(asked.exitCode()).isZero();
            assertThat(asked.err()).isEmpty();
            assertThat(Session.run((command + " --help").strip().split(" ")))
                    .as(command)
                    .isEqualTo(asked);
        }
        Golden.assertMatches("cli/src/test/golden/help.txt", session.transcript());
    }

    @Test
    void noCommand_showsTheHelp() {
        assertThat(Session.run()).isEqualTo(Session.run("help"));
    }

    @Test
    void misuse_isToldInTwoLinesAndEndsWithTwo() {
        for (var line : List.of(
                "decisons",
                "frobnicate",
                "import",
                "import ungo",
                "act shw",
                "help nonsense",
                "help act shw",
                "decide",
                "decide a.csv",
                "decide a.csv --rule",
                "decide a.csv --rule simple --rule simple",
                "decide a.csv b.csv --rule simple",
                "version --jsn",
                "decisions --roll-call x",
                "decisions --roll-call 99999999999",
                "act show unga.archive/importer x",
                "serve --port x",
                "serve --port 99999",
                "serve --tls-key key.pem",
                "serve --public-address comity.example",
                "audit http://",
                "verify a --key z6Mk",
                "frameworks",
                "frameworks lst",
                "frameworks show",
                "frameworks list --topic explanatoin",
                "frameworks list --status in_force",
                "packs lnt",
                "packs lint --note",
                "packs diff",
                "packs changes --since 2026-13-01",
                "packs changes --framework eu-ai-akt",
                "packs schema dosier",
                "mcp dossier.yaml")) {
            var ended = session.enter(line.split(" "));
            assertThat(ended.exitCode()).as(line).isEqualTo(ExitCode.USAGE);
            assertThat(ended.out()).as(line).isEmpty();
            assertThat(ended.err()).as(line).startsWith("comity: ");
            assertThat(ended.err().lines().count()).as(line).isLessThanOrEqualTo(2);
        }
        Golden.assertMatches("cli/src/test/golden/misuse.txt", session.transcript());
    }

    @Test
    void unknownCommand_isAnsweredWithTheNearestOne() {
        assertThat(Session.run("decisons").err()).contains("did you mean \"decisions\"?");
        assertThat(Session.run("verfy").err()).contains("did you mean \"verify\"?");
        assertThat(Session.run("act", "shw").err()).contains("did you mean \"show\"?");
        assertThat(Session.run("audit", "--foriegn").err()).contains("did you mean \"--foreign\"?");
    }

    @Test
    void version_saysReleaseCommitAndJava() {
        var ended = Session.run("version");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).matches("comity [0-9]+\\.[0-9]+\\.[0-9]+\\S*, commit \\S+, Java 25\\S*\n");
        assertThat(Session.run("--version")).isEqualTo(ended);
        assertThat(Session.run("-V")).isEqualTo(ended);
    }

    @Test
    void boldType_isForTerminalsAlone() {
        assertThat(help("out err", Map.of())).contains("\u001b[");
        assertThat(help("out err", Map.of("NO_COLOR", ""))).contains("\u001b[");
        assertThat(help("err", Map.of())).doesNotContain("\u001b");
        assertThat(help("", Map.of())).doesNotContain("\u001b");
        assertThat(help("out err", Map.of("NO_COLOR", "1"))).doesNotContain("\u001b");
        assertThat(help("out err", Map.of("TERM", "dumb"))).doesNotContain("\u001b");
    }

    private static String help(String terminals, Map<String, String> environment) {
        var out = new StringWriter();
        Main.run(
                Terminal.of(new PrintWriter(out), new PrintWriter(new StringWriter()), terminals, environment), "help");
        return out.toString();
    }
}
