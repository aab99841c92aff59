package org.comity.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.comity.assembly.Effect;
import org.comity.node.HostedBody;
import org.comity.record.MalformedException;
import org.comity.record.act.ActId;
import org.comity.record.act.Entry;
import org.comity.record.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Looks at single acts.
@Command(description = "Look at single acts.")
final class ActCommand {
    /// Prints one act as it was signed.
    @Command(
            name = "show",
            description = {
                "Print one act as it was signed, where it stands and what it did.",
                "",
                "Name it by its act id, or by log and index.",
                ""
            })
    static final class Show implements Callable<Integer> {
        @Mixin
        private final DataOption data = new DataOption();

        @Mixin
        private final Output output;

        @Parameters(
                index = "0",
                paramLabel = "ID|LOG",
                description = "An act id, 64 hex digits; or a log, such as: unga.archive/importer")
        private String idOrLog = "";

        @Parameters(index = "1", arity = "0..1", paramLabel = "INDEX", description = "The entry's index, from 0.")
        private Optional<Long> index = Optional.empty();

        Show(Terminal terminal) {
            this.output = new Output(terminal);
        }

        @Override
        public Integer call() throws Exception {
            var id = index.isPresent() ? Optional.<ActId>empty() : Optional.of(id());
            try (var node = data.open(output.terminal())) {
                for (var body : node.bodies()) {
                    var place = id.isPresent() ? body.place(id.get()) : place(body);
                    if (place.isPresent()) {
                        show(body, place.get());
                        return ExitCode.OK;
                    }
                }
                throw new CliException(
                        ExitCode.MISSING,
                        id.isPresent()
                                ? "no log in " + data.path() + " holds this act"
                                : data.path() + " has no log " + idOrLog + "; it has "
                                        + node.bodies().stream()
                                                .flatMap(body -> body.origins().stream())
                                                .collect(Collectors.joining(", ")));
            }
        }

        private ActId id() throws CliException {
            try {
                return ActId.parse(idOrLog);
            } catch (MalformedException e) {
                throw new CliException(
                        ExitCode.USAGE,
                        "\"" + idOrLog + "\" is no act id of 64 hex digits; of a log, say the entry's index as well, "
                                + "from 0");
            }
        }

        private Optional<HostedBody.Place> place(HostedBody body) throws CliException {
            if (!body.origins().contains(idOrLog)) {
                return Optional.empty();
            }
            long wanted = index.orElseThrow();
            long size = body.log(idOrLog).size();
            if (wanted < 0 || wanted >= size) {
                throw new CliException(
                        ExitCode.MISSING, idOrLog + " has the entries 0 to " + (size - 1) + ", and no entry " + wanted);
            }
            return Optional.of(new HostedBody.Place(idOrLog, wanted));
        }

        private void show(HostedBody body, HostedBody.Place place) throws Exception {
            var entry = Entry.parse(body.log(place.origin()).entry(place.index()));
            var effect = body.effect(place.origin(), place.index());
            var terminal = output.terminal();
            if (output.json()) {
                terminal.say(Json.object(
                                Json.member("log", Json.of(place.origin())),
                                Json.member("index", Json.of(place.index())),
                                Json.member("actId", Json.of(entry.id().toString())),
                                Json.member("entryHash", Json.of(entry.hash().toString())),
                                Json.member("tookEffect", Json.of(effect instanceof Effect.Took)),
                                Json.member("entry", entry.document()))
                        .indented());
                return;
            }
            terminal.say(
                    place.origin() + ", entry " + place.index() + ": ",
                    entry.act().verb());
            terminal.say("act id      " + entry.id());
            terminal.say("entry hash  " + entry.hash());
            terminal.say(
                    "effect      " + (effect instanceof Effect.None(var reason) ? "none: " + reason : "took effect"));
            terminal.say(entry.document().indented());
        }
    }
}
