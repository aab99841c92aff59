package org.comity.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.comity.record.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The guide to the command line says what the commands do, no less and no more.
@ExtendWith(SmallArchive.Extension.class)
class GuideTest {
    private static final Path GUIDE = Path.of(System.getProperty("comity.root", "."), "docs/guides/command-line.md");

    @TempDir
    private Path folder = Path.of("");

    private static String guide() throws Exception {
        return Files.readString(GUIDE);
    }

    /// The part below the heading of this name.
    private static String section(String name) throws Exception {
        for (var part : guide().split("(?m)^## ", -1)) {
            if (part.startsWith(name + "\n")) {
                return part;
            }
        }
        throw new AssertionError("the guide has no section " + name);
    }

    /// What stands in the first column of the section's tables, between backticks.
    private static Set<String> keys(String section) throws Exception {
        return section(section)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> Pattern.compile("`([^`]+)`")
                        .matcher(line.substring(0, line.indexOf('|', 1)))
                        .results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static CommandLine line() {
        return Main.line(
                Terminal.of(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), "", Map.of()));
    }

    private static List<CommandLine> commands(CommandLine line) {
        var commands = new ArrayList<CommandLine>();
        for (var below : line.getSubcommands().values()) {
            if (below.getSubcommands().isEmpty()) {
                commands.add(below);
            }
            commands.addAll(commands(below));
        }
        return commands;
    }

    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName().substring("comity ".length());
    }

    @Test
    void everyCommand_hasItsSection() throws Exception {
        for (var command : commands(line())) {
            if (!name(command).equals("help")) {
                assertThat(guide())
                        .contains(
                                "| [`" + name(command) + "`](#" + name(command).replace(' ', '-') + ") |");
                section(name(command));
            }
        }
    }

    @Test
    void everySection_namesTheOptionsOfItsCommand() throws Exception {
        for (var command : commands(line())) {
            if (name(command).equals("help")) {
                continue;
            }
            var named = Pattern.compile("--[a-z][a-z-]*")
                    .matcher(section(name(command)))
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.toCollection(TreeSet::new));
            var has = command.getCommandSpec().options().stream()
                    .filter(option -> !option.hidden())
                    .map(CommandLine.Model.OptionSpec::longestName)
                    .collect(Collectors.toCollection(TreeSet::new));
            var common = Set.of("--json", "--data", "--help");
            named.removeAll(common);
            has.removeAll(common);
            assertThat(named).as(name(command)).isEqualTo(has);
        }
    }

    @Test
    void exitCodes_areThoseOfTheHelp() throws Exception {
        var documented = section("Exit codes")
                .lines()
                .filter(line -> line.matches("\\| [0-9].*"))
                .flatMap(line -> Pattern.compile("[0-9]+")
                        .matcher(line.substring(0, line.indexOf('|', 1)))
                        .results())
                .map(found -> Integer.valueOf(found.group()))
                .collect(Collectors.toCollection(TreeSet::new));
        var launcher = Set.of(73, 75);
        documented.removeAll(launcher);
        var listed = line().getCommandSpec().usageMessage().exitCodeList().keySet().stream()
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed).isEqualTo(documented);
        assertThat(listed)
                .containsExactly(
                        ExitCode.OK,
                        ExitCode.DOES_NOT_VERIFY,
                        ExitCode.USAGE,
                        ExitCode.NOT_ADOPTED,
                        ExitCode.NOT_CHECKED,
                        ExitCode.MALFORMED,
                        ExitCode.MISSING,
                        ExitCode.UNAVAILABLE,
                        ExitCode.BUG,
                        ExitCode.FAILED);
    }

    @Test
    void keysOfEachAnswer_areThoseOfItsTable(SmallArchive archive) throws Exception {
        var data = archive.data().toString();
        assertThat(keys("decisions")).isEqualTo(members(first(answer("decisions", "--data", data))));
        var whole = members(first(answer("decisions", "--data", data, "--roll-call", "7")));
        whole.removeAll(keys("decisions"));
        for (var key : whole) {
            assertThat(section("decisions")).contains("`" + key + "`");
        }
        assertThat(keys("audit")).containsAll(members(first(answer("audit", data))));
        assertThat(keys("verify"))
                .isEqualTo(members(answer("verify", archive.file("7.tlog-proof").toString())));
        assertThat(keys("act show"))
                .isEqualTo(members(answer("act", "show", "unga.archive/importer", "1", "--data", data)));
        assertThat(keys("version")).isEqualTo(members(answer("version")));
        var list = members(first(answer("frameworks", "list")));
        assertThat(keys("frameworks list")).isEqualTo(list);
        for (var key : members(answer("frameworks", "show", "eu-ai-act"))) {
            assertThat(section(list.contains(key) ? "frameworks list" : "frameworks show"))
                    .contains("`" + key + "`");
        }
        assertThat(keys("packs diff"))
                .isEqualTo(members(answer(
                        "packs",
                        "diff",
                        GUIDE.resolve("../../../packs").normalize().toString())));
        assertThat(keys("packs changes")).isEqualTo(members(first(answer("packs", "changes"))));
        assertThat(keys("packs lint")).isEqualTo(members(first(answer("packs", "lint", folder.toString()))));
        assertThat(keys("frameworks show")).isEqualTo(members(answer("frameworks", "show", "eu-ai-act#art-14")));
        assertThat(keys("decide"))
                .isEqualTo(members(answer("decide", archive.file("7.csv").toString(), "--rule", "simple")));
        SmallArchive.writeTables(folder);
        assertThat(keys("import unga"))
                .isEqualTo(members(answer(SmallArchive.importArguments(folder, folder.resolve("data")))));
    }

    private static Json answer(String... line) throws Exception {
        var all = new ArrayList<>(List.of(line));
        all.add("--json");
        return Json.parse(Session.run(all.toArray(String[]::new)).out().getBytes(UTF_8));
    }

    private static Json first(Json items) {
        return ((Json.Items) items).items().getFirst();
    }

    private static Set<String> members(Json object) {
        return new TreeSet<>(((Json.Members) object).members().keySet());
    }
}
