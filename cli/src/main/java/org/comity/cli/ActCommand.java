package org.comity.cli;

import java.util.concurrent.Callable;
import org.comity.assembly.Effect;
import org.comity.node.HostedBody;
import org.comity.record.act.ActId;
import org.comity.record.act.Entry;
import org.comity.record.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Looks at single acts.
@Command(
        name = "act",
        mixinStandardHelpOptions = true,
        description = "Look at single acts.",
        subcommands = ActCommand.Show.class)
final class ActCommand implements Callable<Integer> {
    @picocli.CommandLine.Spec
    private picocli.CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    @Override
    public Integer call() {
        java.util.Objects.requireNonNull(spec).commandLine().usage(System.err);
        return ExitCode.USAGE;
    }

    /// Prints one act as it was signed.
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
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
        private final Output output = new Output();

        @Parameters(
                index = "0",
                paramLabel = "ID|LOG",
                description = "The act id, 64 hex digits; or a log such as unga.archive/importer.")
        private String idOrLog = "";

        @Parameters(index = "1", arity = "0..1", paramLabel = "INDEX", description = "The entry's index, from 0.")
        private long index = -1;

        @Override
        public Integer call() throws Exception {
            try (var node = data.open()) {
                for (var body : node.bodies()) {
                    var place = index < 0
                            ? body.place(ActId.parse(idOrLog))
                            : java.util.Optional.of(new HostedBody.Place(idOrLog, index));
                    if (place.isPresent()
                            && body.origins().contains(place.get().origin())
                            && place.get().index()
                                    < body.log(place.get().origin()).size()) {
                        show(body, place.get());
                        return ExitCode.OK;
                    }
                }
            }
            throw new CliException(ExitCode.MISSING, "no log in " + data.path() + " holds this act");
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
            } else {
                terminal.say(terminal.bold(entry.act().verb()) + "   " + place.origin() + ", entry " + place.index());
                terminal.say("act id      " + entry.id());
                terminal.say("entry hash  " + entry.hash());
                terminal.say("effect      "
                        + (effect instanceof Effect.None(var reason) ? "none: " + reason : "took effect"));
                terminal.say(entry.document().indented());
            }
            terminal.flush();
        }
    }
}
