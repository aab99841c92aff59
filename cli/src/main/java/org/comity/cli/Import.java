package org.comity.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.comity.node.archive.ImportException;
import org.comity.node.archive.UngaImport;
import org.comity.record.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Brings public records into archive bodies.
@Command(description = "Bring a public record into an archive body.")
final class Import {
    /// The General Assembly's roll calls.
    @Command(
            name = "unga",
            description = {
                "Import roll calls of the UN General Assembly: all of them, or nothing if a row is wrong.",
                "",
                "What the archive has already is left as it is. Columns as in examples/unga-votes/README.md; gzip is read "
                        + "as it is.",
                ""
            })
    static final class Unga implements Callable<Integer> {
        @Mixin
        private final DataOption data = new DataOption();

        @Mixin
        private final Output output;

        @Option(
                names = "--members",
                required = true,
                paramLabel = "FILE",
                description = "CSV: member,name,first_session,last_session")
        private Path members = Path.of("");

        @Option(
                names = "--roll-calls",
                required = true,
                paramLabel = "FILE",
                description = "CSV: rcid,session,date and more")
        private Path rollCalls = Path.of("");

        @Option(names = "--votes", required = true, paramLabel = "FILE", description = "CSV: rcid,member,vote")
        private Path votes = Path.of("");

        @Option(
                names = "--cases",
                paramLabel = "FILE",
                description =
                        "CSV: governed_rcid,threshold,evidence. Which majority governed, where the record says so.")
        private Optional<Path> cases = Optional.empty();

        Unga(Terminal terminal) {
            this.output = new Output(terminal);
        }

        @Override
        public Integer call() throws Exception {
            // Before the folder is made or touched: a wrong row leaves it as it was.
            var read = read();
            var terminal = output.terminal();
            try (var node = data.openOrMake(terminal)) {
                boolean founds = node.body(UngaImport.BODY).isEmpty();
                var result = read.into(
                        node,
                        (done, all) -> terminal.progress(done + " of " + all + " acts signed, logged and cosigned"));
                if (output.json()) {
                    terminal.say(Json.object(
                                    Json.member("attested", Json.of(result.attested())),
                                    Json.member("before", Json.of(result.before())))
                            .indented());
                } else {
                    terminal.say("acts attested in " + UngaImport.BODY + ": " + result.attested() + "; there before: "
                            + result.before());
                }
                if (founds) {
                    data.noteRootKeys(terminal);
                }
            }
            return ExitCode.OK;
        }

        private UngaImport read() throws Exception {
            for (var file : List.of(members, rollCalls, votes)) {
                InputFile.requireReadable(file);
            }
            if (cases.isPresent()) {
                InputFile.requireReadable(cases.get());
            }
            try {
                return UngaImport.read(members, rollCalls, votes, cases);
            } catch (ImportException e) {
                e.defects().forEach(output.terminal()::note);
                throw new CliException(ExitCode.MALFORMED, "nothing was imported");
            }
        }
    }
}
