package org.comity.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.comity.node.archive.ImportException;
import org.comity.node.archive.UngaImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Brings public records into archive bodies.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Bring a public record into an archive body.",
        subcommands = Import.Unga.class)
final class Import implements Callable<Integer> {
    @picocli.CommandLine.Spec
    private picocli.CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    @Override
    public Integer call() {
        java.util.Objects.requireNonNull(spec).commandLine().usage(System.err);
        return ExitCode.USAGE;
    }

    /// The General Assembly's roll calls.
    @Command(
            name = "unga",
            mixinStandardHelpOptions = true,
            description = {
                "Import roll calls of the UN General Assembly: all of them, or nothing if a row is wrong.",
                "",
                "What the archive has already is left as it is. Columns as in examples/unga-votes/README.md; gzip is read as it is.",
                ""
            })
    static final class Unga implements Callable<Integer> {
        @Mixin
        private final DataOption data = new DataOption();

        @Mixin
        private final Output output = new Output();

        @Option(
                names = "--members",
                required = true,
                paramLabel = "FILE",
                description = "member,name,first_session,last_session")
        private Path members = Path.of("");

        @Option(names = "--roll-calls", required = true, paramLabel = "FILE", description = "rcid,session,date,…")
        private Path rollCalls = Path.of("");

        @Option(names = "--votes", required = true, paramLabel = "FILE", description = "rcid,member,vote")
        private Path votes = Path.of("");

        @Option(
                names = "--cases",
                paramLabel = "FILE",
                description = "Which majority governed, where the record says so.")
        private Optional<Path> cases = Optional.empty();

        @Override
        public Integer call() throws Exception {
            for (var file : List.of(Optional.of(members), Optional.of(rollCalls), Optional.of(votes), cases)) {
                if (file.isPresent() && !Files.isReadable(file.get())) {
                    throw new CliException(
                            ExitCode.MISSING, file.get() + ": there is no such file, or it cannot be read");
                }
            }
            var terminal = output.terminal();
            try (var node = data.open()) {
                var result = UngaImport.read(members, rollCalls, votes, cases)
                        .into(
                                node,
                                (done, all) ->
                                        terminal.progress(done + " of " + all + " acts signed, logged and cosigned"));
                terminal.clearProgress();
                terminal.say(
                        output.json()
                                ? "{\"attested\":" + result.attested() + ",\"before\":" + result.before() + "}"
                                : result.attested() + " acts attested in " + UngaImport.BODY + "; " + result.before()
                                        + " were there before.");
                terminal.flush();
                return ExitCode.OK;
            } catch (ImportException e) {
                e.defects().forEach(terminal::note);
                throw new CliException(ExitCode.MALFORMED, "nothing was imported");
            }
        }
    }
}
