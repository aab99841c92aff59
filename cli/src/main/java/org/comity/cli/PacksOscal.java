package org.comity.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.comity.check.RefusedException;
import org.comity.check.exchange.json.JsonReader;
import org.comity.check.exchange.oscal.Deviation;
import org.comity.check.exchange.oscal.Kind;
import org.comity.check.exchange.oscal.OscalFile;
import org.comity.check.exchange.oscal.OscalReader;
import org.comity.check.exchange.oscal.PackWriter;
import org.comity.check.exchange.oscal.Profiles;
import org.comity.check.fact.Nearest;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Packs;
import org.comity.check.pack.Provision;
import org.comity.record.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Packs and OSCAL.
final class PacksOscal {
    private PacksOscal() {}

    /// Writes packs as OSCAL.
    @Command(
            name = "export",
            description = {
                "Write packs as OSCAL 1.2.1: a catalog for each framework, a profile that selects them, and the relations "
                        + "between them as a mapping collection.",
                "",
                "What OSCAL has no place for stands in properties of the namespace urn:comity:oscal:v0.",
                ""
            })
    static final class Export implements Callable<Integer> {
        @Mixin
        private final Output output;

        @Option(
                names = "--oscal",
                required = true,
                paramLabel = "FOLDER",
                description = "Where to put them; made if it is not there.")
        private Path folder = Path.of("");

        @Parameters(paramLabel = "ID", arity = "0..*", description = "Frameworks, such as eu-ai-act. Default: all.")
        private List<String> ids = List.of();

        Export(Terminal terminal) {
            this.output = new Output(terminal);
        }

        @Override
        public Integer call() throws Exception {
            var packs = Packs.shipped();
            var chosen = chosen(packs);
            var names = new HashSet<>(chosen.stream().map(Framework::id).toList());
            var day = chosen.stream()
                    .map(Framework::checked)
                    .max(Comparator.naturalOrder())
                    .orElse(LocalDate.EPOCH);
            var mappings = packs.mappings().stream()
                    .filter(each -> names.contains(framework(each.from())) && names.contains(framework(each.to())))
                    .toList();
            var divergences = packs.divergences().stream()
                    .filter(each -> names.contains(framework(each.from())) && names.contains(framework(each.to())))
                    .toList();
            Files.createDirectories(folder);
            var selected = new LinkedHashMap<String, List<String>>();
            for (var framework : chosen) {
                write(PackWriter.fileOf(framework.id()), PackWriter.catalog(framework));
                selected.put(
                        framework.id(),
                        framework.provisions().stream().map(Provision::id).toList());
            }
            write("profile.json", PackWriter.profile("Selected frameworks", day, selected));
            if (!mappings.isEmpty()) {
                write("mapping-collection.json", PackWriter.mappings(day, mappings, divergences));
            }
            var provisions = selected.values().stream().mapToInt(List::size).sum();
            output.terminal()
                    .say(
                            output.json()
                                    ? Json.object(
                                                    Json.member("catalogs", Json.of(chosen.size())),
                                                    Json.member("controls", Json.of(provisions)),
                                                    Json.member("mappings", Json.of(mappings.size())))
                                            .indented()
                                    : "catalogs: " + chosen.size() + "; controls: " + provisions + "; mappings: "
                                            + mappings.size() + "; in " + folder);
            return ExitCode.OK;
        }

        private List<Framework> chosen(Packs packs) throws CliException {
            if (ids.isEmpty()) {
                return packs.frameworks();
            }
            var chosen = new ArrayList<Framework>();
            for (var id : ids) {
                chosen.add(packs.framework(id)
                        .orElseThrow(() -> new CliException(
                                ExitCode.USAGE,
                                "no framework is called " + id
                                        + Nearest.to(
                                                        id,
                                                        packs.frameworks().stream()
                                                                .map(Framework::id)
                                                                .toList())
                                                .map(near -> "; did you mean " + near + "?")
                                                .orElse(""))));
            }
            return chosen;
        }

        private void write(String name, byte[] bytes) throws IOException {
            Files.write(folder.resolve(name), bytes);
        }

        private static String framework(String id) {
            return id.substring(0, id.indexOf('#'));
        }
    }

    /// Reads documents of OSCAL.
    @Command(
            name = "read-oscal",
            description = {
                "Read OSCAL catalogs, profiles and mapping collections, and say what is in them.",
                "",
                "What the schema of OSCAL 1.2.1 does not allow is listed, and read all the same. References are looked up "
                        + "in the files given beside; a profile is resolved if its catalog is among them.",
                ""
            },
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:read; deviations may be listed", "65:a file is no OSCAL document that is read"})
    static final class Read implements Callable<Integer> {
        @Mixin
        private final Output output;

        @Parameters(paramLabel = "FILE", arity = "1..*", description = "JSON; a catalog also in XML.")
        private List<Path> paths = List.of();

        @Option(names = "--all", description = "Show every deviation, and not the first ten of a file.")
        private boolean all;

        Read(Terminal terminal) {
            this.output = new Output(terminal);
        }

        @Override
        public Integer call() throws Exception {
            var files = new ArrayList<OscalFile>();
            for (var path : paths) {
                try {
                    files.add(OscalReader.read(
                            String.valueOf(path.getFileName()), InputFile.read(path, JsonReader.MOST_BYTES)));
                } catch (RefusedException e) {
                    e.problems().forEach(problem -> output.terminal().note(problem.toString()));
                    throw new CliException(ExitCode.MALFORMED, "nothing more was read");
                }
            }
            if (output.json()) {
                output.terminal()
                        .say(Json.array(files.stream()
                                        .map(file -> json(file, files))
                                        .toList())
                                .indented());
            } else {
                files.forEach(file -> show(file, files));
            }
            return ExitCode.OK;
        }

        private void show(OscalFile file, List<OscalFile> files) {
            var terminal = output.terminal();
            terminal.say(
                    "",
                    file.file() + " · OSCAL " + file.version() + " "
                            + file.kind().member() + " · " + file.title());
            terminal.say("  "
                    + String.join(
                            ", ",
                            file.figures().entrySet().stream()
                                    .map(figure -> figure.getKey() + " " + figure.getValue())
                                    .toList()));
            list("not as the schema wants it", file.deviations());
            list("leads nowhere", file.dangling(files));
            if (file.kind() == Kind.PROFILE) {
                var resolved = Profiles.resolve(file, files);
                terminal.say("  resolves to " + resolved.controls().size() + " controls in " + resolved.groupCount()
                        + " groups");
                list("not resolved", resolved.unresolved());
            }
        }

        private void list(String title, List<Deviation> deviations) {
            if (deviations.isEmpty()) {
                return;
            }
            var terminal = output.terminal();
            terminal.say("  " + title + ": " + deviations.size());
            deviations.stream().limit(all ? Long.MAX_VALUE : 10).forEach(each -> terminal.say("    " + each));
            if (!all && deviations.size() > 10) {
                terminal.say("    and " + (deviations.size() - 10) + " more; --all shows them");
            }
        }

        private static Json json(OscalFile file, List<OscalFile> files) {
            return Json.object(
                    Json.member("file", Json.of(file.file())),
                    Json.member("kind", Json.of(file.kind().member())),
                    Json.member("oscal_version", Json.of(file.version())),
                    Json.member("title", Json.of(file.title())),
                    Json.member(
                            "figures",
                            Json.array(file.figures().entrySet().stream()
                                    .map(figure -> Json.object(
                                            Json.member("of", Json.of(figure.getKey())),
                                            Json.member("count", Json.of(figure.getValue()))))
                                    .toList())),
                    Json.member("deviations", json(file.deviations())),
                    Json.member("dangling", json(file.dangling(files))));
        }

        private static Json json(List<Deviation> deviations) {
            return Json.array(deviations.stream()
                    .map(each -> Json.object(
                            Json.member("pointer", Json.of(each.place().pointer())),
                            Json.member("line", Json.of(each.place().line())),
                            Json.member("message", Json.of(each.message()))))
                    .toList());
        }
    }
}
