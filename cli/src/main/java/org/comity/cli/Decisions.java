package org.comity.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.comity.assembly.archive.MemberCode;
import org.comity.assembly.archive.RollCall;
import org.comity.assembly.archive.RollCallQuery;
import org.comity.node.data.RollCallData;
import org.comity.record.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists decisions of a body, computed from its record.
@Command(
        name = "decisions",
        mixinStandardHelpOptions = true,
        description = {
            "List the decisions of a body, computed from its record.",
            "",
            "With --json one object a roll call: rcid, yes, no, abstain, absent, simpleMajority, twoThirds, governing, outcome;",
            "governing and outcome are null where the record does not say which majority applied.",
            ""
        })
final class Decisions implements Callable<Integer> {
    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--body",
            paramLabel = "BODY",
            description = "Its name or the first label of it. Default: ${DEFAULT-VALUE}.",
            defaultValue = "unga")
    private String body = "unga";

    @Option(
            names = "--member",
            paramLabel = "CODE",
            description = "Only roll calls that list this member; shows how it voted.")
    private Optional<String> member = Optional.empty();

    @Option(names = "--roll-call", paramLabel = "NUMBER", description = "Only this one, with votes and arithmetic.")
    private Optional<Integer> rollCall = Optional.empty();

    @Option(
            names = "--search",
            paramLabel = "WORDS",
            description = "Only those whose title, description or symbol has these words.")
    private String search = "";

    @Override
    public Integer call() throws Exception {
        try (var node = data.open()) {
            var hosted = node.body(body)
                    .orElseThrow(() -> new CliException(
                            ExitCode.MISSING,
                            "the folder " + data.path() + " has no body \"" + body
                                    + "\"; ./comity import unga fills it"));
            var archive = hosted.view()
                    .flatMap(view -> view.body().archive())
                    .orElseThrow(() -> new CliException(ExitCode.MISSING, body + " is not an archive"));
            var query = RollCallQuery.ALL.withText(search);
            if (member.isPresent()) {
                query = query.withMember(member(member.get()));
            }
            var found = archive.rollCalls().stream()
                    .filter(query)
                    .filter(each -> rollCall.isEmpty() || each.id().number() == rollCall.get())
                    .toList();
            if (found.isEmpty() && rollCall.isPresent()) {
                throw new CliException(
                        ExitCode.MISSING, "there is no roll call " + rollCall.get() + " in " + hosted.name());
            }
            var terminal = output.terminal();
            if (output.json()) {
                terminal.say("[");
                for (int i = 0; i < found.size(); i++) {
                    Json row = rollCall.isPresent()
                            ? RollCallData.whole(found.get(i))
                            : RollCallData.figures(found.get(i));
                    terminal.say(new String(row.canonical(), java.nio.charset.StandardCharsets.UTF_8)
                            + (i + 1 < found.size() ? "," : ""));
                }
                terminal.say("]");
            } else {
                found.forEach(each -> terminal.say(line(each)));
                terminal.note(found.size() + " roll calls of " + hosted.name());
            }
            terminal.flush();
            return ExitCode.OK;
        }
    }

    private static MemberCode member(String code) throws CliException {
        try {
            return new MemberCode(code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private String line(RollCall each) {
        var count = each.count();
        var results = switch (each.results()) {
            case UNDER_BOTH -> "adopted under both majorities";
            case UNDER_SIMPLE_ONLY -> "adopted by simple majority, not by two thirds";
            case UNDER_NEITHER -> "adopted under neither majority";
        };
        var vote = member.map(code -> each.choice(new MemberCode(code.toUpperCase(Locale.ROOT)))
                                .orElseThrow()
                                .text() + "  ")
                .orElse("");
        return String.format(
                Locale.ROOT,
                "%5d  %-10s  %3d : %3d : %3d  %s%s  %s",
                each.id().number(),
                each.date(),
                count.yes(),
                count.no(),
                count.abstain(),
                vote,
                results,
                each.title());
    }
}
