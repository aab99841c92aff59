package org.comity.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.comity.check.RefusedException;
import org.comity.check.dossier.Dossier;
import org.comity.check.dossier.DossierReader;
import org.comity.check.exchange.bom.BomReader;
import org.comity.check.exchange.bom.Imported;
import org.comity.check.exchange.bom.Imports;
import org.comity.check.exchange.bom.Starter;
import org.comity.check.exchange.register.Entry;
import org.comity.check.pack.Packs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes dossiers, and writes from them what others ask for.
@Command(name = "dossier", description = "Begin a dossier from files, or write from one what registers ask for.")
final class DossierCommand {
    /// A dossier is read up to so many bytes.
    private static final int MOST_BYTES = 4 << 20;

    /// Reads bills of materials and cards.
    @Command(
            name = "from",
            description = {
                "Read bills of materials and cards, and show what they say of our facts.",
                "",
                "Read are CycloneDX ML-BOM 1.5 to 1.7 and SPDX 3.0 in JSON, Croissant 1.0 and 1.1, and README.md files of "
                        + "Hugging Face. A fact is filled only where a term of the form says it; text for people is laid "
                        + "beside the question on which it bears. Whatever no file says is asked for later.",
                ""
            },
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:all files were read",
                "65:a file is not what its form says; of that file nothing is shown"
            })
    static final class From implements Callable<Integer> {
        @Mixin
        private final Output output;

        @Parameters(
                paramLabel = "FILE",
                arity = "1..*",
                description = "Files about one system, or with --table any files.")
        private List<Path> files = List.of();

        @Option(names = "--table", description = "Show a table of what was filled from what, a line for each reading.")
        private boolean table;

        @Option(
                names = {"-o", "--out"},
                paramLabel = "DOSSIER",
                description = "Write the beginning of a dossier there.")
        private Optional<Path> out = Optional.empty();

        From(Terminal terminal) {
            this.output = new Output(terminal);
        }

        @Override
        public Integer call() throws Exception {
            var terminal = output.terminal();
            var read = new ArrayList<Imported>();
            boolean refused = false;
            for (var file : files) {
                try {
                    read.add(BomReader.read(
                            String.valueOf(file.getFileName()), InputFile.read(file, BomReader.MOST_BYTES)));
                } catch (RefusedException e) {
                    e.problems().forEach(problem -> terminal.note(problem.toString()));
                    refused = true;
                }
            }
            if (refused && !table) {
                // A dossier made of the rest would look whole.
                throw new CliException(ExitCode.MALFORMED, "nothing was made, for not every file could be read");
            }
            var imports = new Imports(read);
            if (output.json()) {
                terminal.say(ImportsJson.of(imports).indented());
            } else if (table) {
                new ImportsTable(terminal).rows(imports);
            } else {
                new ImportsTable(terminal).show(imports);
            }
            if (out.isPresent()) {
                write(imports, out.get());
            }
            return refused ? ExitCode.MALFORMED : ExitCode.OK;
        }

        private void write(Imports imports, Path target) throws Exception {
            if (Files.exists(target)) {
                throw new CliException(ExitCode.FAILED, target + ": is there already, and is not written over");
            }
            Files.writeString(
                    target, Starter.yaml(imports, Packs.shipped().terms().vocabulary()));
            output.terminal().note("begun: " + target + "; read it, and answer what is open");
        }
    }

    /// Writes from a dossier what a register asks for.
    @Command(
            name = "register",
            description = {
                "Show what a register or inventory asks for, and what of it a dossier knows.",
                "",
                "Nothing is filled in that the dossier does not say; what is missing is named. eu: Annex VIII, Section A of "
                        + "Regulation (EU) 2024/1689. g7: the minimum elements of a bill of materials for AI (2026-05-12, "
                        + "voluntary).",
                ""
            })
    static final class Register implements Callable<Integer> {
        @Mixin
        private final Output output;

        @Parameters(paramLabel = "DOSSIER", description = "YAML or JSON.")
        private Path file = Path.of("");

        @Option(names = "--as", required = true, paramLabel = "FORM", description = "eu or g7.")
        private String form = "";

        @Option(names = "--csv", description = "Answer as a table in CSV.")
        private boolean csv;

        Register(Terminal terminal) {
            this.output = new Output(terminal);
        }

        @Override
        public Integer call() throws Exception {
            var packs = Packs.shipped();
            var wanted = switch (form) {
                case "eu" -> org.comity.check.exchange.register.Register.Form.EU;
                case "g7" -> org.comity.check.exchange.register.Register.Form.G7;
                default -> throw new CliException(ExitCode.USAGE, "--as takes eu or g7, not \"" + form + "\"");
            };
            var register = org.comity.check.exchange.register.Register.of(
                    wanted, dossier(packs), packs.terms().vocabulary().places());
            var terminal = output.terminal();
            if (output.json()) {
                terminal.say(register.json().stripTrailing());
            } else if (csv) {
                terminal.say(register.csv().replace("\r\n", "\n").stripTrailing());
            } else {
                show(register);
            }
            return ExitCode.OK;
        }

        private Dossier dossier(Packs packs) throws Exception {
            try {
                return DossierReader.read(String.valueOf(file.getFileName()), InputFile.read(file, MOST_BYTES), packs);
            } catch (RefusedException e) {
                e.problems().forEach(problem -> output.terminal().note(problem.toString()));
                throw new CliException(ExitCode.MALFORMED, "nothing was written");
            }
        }

        private void show(org.comity.check.exchange.register.Register register) {
            var terminal = output.terminal();
            terminal.say("", register.title());
            terminal.say(register.source());
            for (var entry : register.entries()) {
                terminal.say("");
                terminal.say(entry.point() + " " + entry.asks() + ": "
                        + org.comity.check.exchange.register.Register.word(entry.state()));
                entry.known().forEach(known -> terminal.say("  " + known.words() + "  (" + known.from() + ")"));
                if (entry.state() == Entry.State.NOT_NEEDED) {
                    terminal.say("  " + entry.optional());
                } else {
                    entry.missing().forEach(missing -> terminal.say("  missing: " + missing));
                }
            }
            terminal.say("");
            terminal.say(
                    "known " + register.count(Entry.State.KNOWN) + ", in part " + register.count(Entry.State.IN_PART)
                            + ", missing " + register.count(Entry.State.MISSING) + ", not needed "
                            + register.count(Entry.State.NOT_NEEDED) + ", of "
                            + register.entries().size());
        }
    }
}
