package org.comity.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.comity.check.pack.Form;
import org.comity.check.pack.Lint;
import org.comity.record.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Looks after the files of packs.
@Command(
        description = "Look after packs: the files in which frameworks are written down.",
        synopsisSubcommandLabel = "COMMAND")
final class PacksCommand {
    /// Looks for what is wrong in them.
    @Command(
            name = "lint",
            description = {
                "Look for what is wrong in a folder of packs; say file, line, and the remedy. Silent if nothing is.",
                ""
            },
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:nothing is wrong", "1:something is to be mended", "65:a file cannot be read at all"})
    static final class LintFolder implements Callable<Integer> {
        @Mixin
        private final Output output;

        @Mixin
        private final PacksOption beside = new PacksOption();

        @Parameters(
                paramLabel = "FOLDER",
                arity = "0..1",
                description =
                        "Packs that stand alone, or your own beside those that come along. Default: those that come "
                                + "along.")
        private Path folder = Path.of(System.getProperty("comity.home", "."), "packs");

        @Option(
                names = "--notes",
                description =
                        "Say also what nobody needs to mend: facts that no predicate asks for, and what was too much to "
                                + "decide.")
        private boolean notes;

        LintFolder(Terminal terminal) {
            this.output = new Output(terminal);
        }

        @Override
        public Integer call() throws Exception {
            if (!Files.isDirectory(folder)) {
                throw new CliException(ExitCode.MISSING, folder + ": there is no such folder");
            }
            var found = Lint.of(folder, beside.packs()).stream()
                    .filter(each -> notes || each.level() == Lint.Level.FAULT)
                    .toList();
            var terminal = output.terminal();
            if (output.json()) {
                terminal.say(json(found).indented());
            } else {
                found.forEach(each -> terminal.say(
                        folder + "/" + each.problem() + (each.level() == Lint.Level.NOTE ? " (note)" : "")));
            }
            if (found.stream().noneMatch(each -> each.level() == Lint.Level.FAULT)) {
                return ExitCode.OK;
            }
            return found.stream().anyMatch(each -> each.rule() == Lint.Rule.FORM)
                    ? ExitCode.MALFORMED
                    : ExitCode.DOES_NOT_VERIFY;
        }

        private static Json json(List<Lint.Finding> found) {
            return Json.array(found.stream()
                    .map(each -> Json.object(
                            Json.member("rule", Json.of(FrameworkJson.word(each.rule()))),
                            Json.member("level", Json.of(FrameworkJson.word(each.level()))),
                            Json.member("file", Json.of(each.problem().file())),
                            Json.member("line", Json.of(each.problem().line())),
                            Json.member("message", Json.of(each.problem().message()))))
                    .toList());
        }
    }

    /// Prints the schema of a form.
    @Command(
            name = "schema",
            description = {
                "Print the JSON Schema of a file that people write, for editors and validators. That of a dossier offers every "
                        + "fact with its question.",
                ""
            })
    static final class PrintSchema implements Callable<Integer> {
        @Mixin
        private final PacksOption packs = new PacksOption();

        @Parameters(
                paramLabel = "FORM",
                description = "pack, facts, conflicts, crosswalk, evidence, changes or dossier.")
        private String form = "";

        private final Terminal terminal;

        PrintSchema(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws Exception {
            var wanted = Arrays.stream(Form.values())
                    .filter(each -> each.word().equals(form))
                    .findFirst()
                    .orElseThrow(() -> new CliException(
                            ExitCode.USAGE,
                            "there is no form \"" + form + "\"; there are "
                                    + Arrays.stream(Form.values())
                                            .map(Form::word)
                                            .collect(Collectors.joining(", "))));
            terminal.say(wanted.schema(packs.packs()).stripTrailing());
            return ExitCode.OK;
        }
    }
}
