package org.comity.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.comity.assembly.archive.Archive;
import org.comity.assembly.archive.MemberCode;
import org.comity.assembly.archive.RollCall;
import org.comity.assembly.archive.RollCallId;
import org.comity.assembly.archive.RollCallQuery;
import org.comity.assembly.decision.Choice;
import org.comity.assembly.decision.CountRule;
import org.comity.node.HostedBody;
import org.comity.node.data.RollCallData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists decisions of a body, computed from its record.
@Command(
        description = {
            "List the decisions of a body, computed from its record: number, date, yes : no : abstain, result, title.",
            "",
            "The record seldom says which majority applied; where it does not, the result is given under both.",
            ""
        })
final class Decisions implements Callable<Integer> {
    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final Output output;

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

    Decisions(Terminal terminal) {
        this.output = new Output(terminal);
    }

    @Override
    public Integer call() throws Exception {
        try (var node = data.open(output.terminal())) {
            var hosted = node.body(body)
                    .orElseThrow(() -> missing("no body \"" + body + "\"; it has "
                            + node.bodies().stream().map(HostedBody::name).collect(Collectors.joining(", "))));
            var archive = hosted.view()
                    .flatMap(view -> view.body().archive())
                    .orElseThrow(() -> missing("no archive of the name " + body));
            var voter = member.isPresent() ? Optional.of(member(archive, member.get())) : Optional.<MemberCode>empty();
            var query = voter.map(RollCallQuery.ALL.withText(search)::withMember)
                    .orElse(RollCallQuery.ALL.withText(search));
            if (rollCall.isPresent()) {
                show(List.of(rollCall(archive, rollCall.get())), query, voter, hosted.name());
            } else {
                show(archive.rollCalls(), query, voter, hosted.name());
            }
            return ExitCode.OK;
        }
    }

    private CliException missing(String what) {
        return new CliException(ExitCode.MISSING, data.path() + " has " + what);
    }

    private MemberCode member(Archive archive, String typed) throws CliException {
        var code = typed.toUpperCase(Locale.ROOT);
        return archive.members().keySet().stream()
                .filter(known -> known.value().equals(code))
                .findFirst()
                .orElseThrow(() -> missing("no member \"" + typed + "\"; a code is such as "
                        + archive.members().firstKey()));
    }

    private RollCall rollCall(Archive archive, int number) throws CliException {
        return (number < 1 ? Optional.<RollCall>empty() : archive.rollCall(new RollCallId(number)))
                .orElseThrow(() -> missing("no roll call " + number));
    }

    private void show(List<RollCall> all, RollCallQuery query, Optional<MemberCode> voter, String name) {
        var found = all.stream().filter(query).toList();
        var terminal = output.terminal();
        if (output.json()) {
            terminal.say(found.stream()
                    .map(each -> rollCall.isPresent() ? RollCallData.whole(each) : RollCallData.figures(each))
                    .map(row -> new String(row.canonical(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining(",\n", "[\n", "\n]")));
            return;
        }
        if (rollCall.isPresent()) {
            found.forEach(this::whole);
        } else {
            found.forEach(each -> terminal.say(line(each, voter)));
        }
        terminal.note(found.size() + (found.size() == 1 ? " roll call of " : " roll calls of ") + name);
    }

    private static String line(RollCall each, Optional<MemberCode> voter) {
        var count = each.count();
        var vote = voter.flatMap(each::choice)
                .map(choice -> String.format("%-7s  ", choice.text()))
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
                results(each),
                each.title());
    }

    private static String results(RollCall each) {
        return switch (each.results()) {
            case UNDER_BOTH -> "adopted under both majorities";
            case UNDER_SIMPLE_ONLY -> "adopted by simple majority, not by two thirds";
            case UNDER_NEITHER -> "adopted under neither majority";
        };
    }

    private void whole(RollCall each) {
        var terminal = output.terminal();
        terminal.say(
                "roll call " + each.id().number() + ", session " + each.session() + ", " + each.date() + ": ",
                each.title());
        terminal.say((each.symbol().isEmpty() ? "" : each.symbol() + ": ") + each.description());
        terminal.say(Arithmetic.count(each.count()));
        for (var rule : List.of(CountRule.SIMPLE, CountRule.TWO_THIRDS)) {
            Arithmetic.lines(rule, each.outcome(rule)).forEach(terminal::say);
        }
        terminal.say(each.governing()
                .map(governing ->
                        "governed by: " + governing.majority().code() + "; the record says: " + governing.evidence())
                .orElse("governed by: the record does not say which of the two"));
        each.differences()
                .forEach(difference ->
                        terminal.say("differs: " + difference.choice().text() + " " + difference.counted()
                                + " counted, " + difference.official() + " in the record's own total"));
        for (var choice : Choice.values()) {
            var members = each.votes().stream()
                    .filter(vote -> vote.choice() == choice)
                    .map(vote -> vote.member().value())
                    .toList();
            if (!members.isEmpty()) {
                terminal.say(String.format("%-7s  ", choice.text()) + String.join(" ", members));
            }
        }
        terminal.say("act " + each.attestedBy());
    }
}
