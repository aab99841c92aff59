package org.comity.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.comity.check.fact.Nearest;
import org.comity.check.pack.Change;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Packs;
import org.comity.record.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Says how the law changed.
@Command(
        name = "changes",
        description = {
            "List how the law changed, and how it will by what is enacted already: as the packs tell it, newest first.",
            ""
        })
final class PacksChanges implements Callable<Integer> {
    @Mixin
    private final Output output;

    @Mixin
    private final PacksOption packsOption = new PacksOption();

    @Option(
            names = "--since",
            paramLabel = "DAY",
            description = "Only changes of this day and later, such as 2026-08-02.")
    private Optional<String> since = Optional.empty();

    @Option(names = "--framework", paramLabel = "ID", description = "Only changes of this one, such as eu-ai-act.")
    private Optional<String> framework = Optional.empty();

    PacksChanges(Terminal terminal) {
        this.output = new Output(terminal);
    }

    @Override
    public Integer call() throws Exception {
        var first = first();
        var packs = packsOption.packs();
        if (framework.isPresent()) {
            require(packs, framework.get());
        }
        var found = packs.changes().stream()
                .filter(each -> !each.date().isBefore(first))
                .filter(each -> framework.isEmpty() || each.framework().equals(framework.get()))
                .toList();
        if (output.json()) {
            output.terminal()
                    .say(Json.array(found.stream().map(PacksChanges::json).toList())
                            .indented());
        } else {
            found.forEach(this::say);
        }
        return ExitCode.OK;
    }

    private LocalDate first() throws CliException {
        try {
            return since.map(LocalDate::parse).orElse(LocalDate.MIN);
        } catch (DateTimeException e) {
            throw new CliException(ExitCode.USAGE, "--since must be a day of the calendar such as 2026-08-02");
        }
    }

    private static void require(Packs packs, String id) throws CliException {
        if (packs.framework(id).isEmpty()) {
            throw new CliException(
                    ExitCode.USAGE,
                    "no framework is called " + id
                            + Nearest.to(
                                            id,
                                            packs.frameworks().stream()
                                                    .map(Framework::id)
                                                    .toList())
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse("; all of them: ./comity frameworks list"));
        }
    }

    private void say(Change change) {
        var terminal = output.terminal();
        terminal.say(
                change.date() + "  " + change.framework()
                        + (change.provisions().isEmpty() ? "" : "  " + String.join(", ", change.provisions())),
                change.verified() ? "" : " (not verified)");
        terminal.say(Paragraph.of("    ", change.what()));
        terminal.say(Paragraph.of("    source: ", "            ", change.source()));
    }

    private static Json json(Change change) {
        return Json.object(
                Json.member("id", Json.of(change.id())),
                Json.member("date", Json.of(change.date().toString())),
                Json.member("framework", Json.of(change.framework())),
                Json.member("provisions", Json.array(provisions(change))),
                Json.member("what", Json.of(change.what())),
                Json.member("source", Json.of(change.source())),
                Json.member("verified", Json.of(change.verified())));
    }

    private static List<Json> provisions(Change change) {
        return change.provisions().stream()
                .<Json>map(id -> Json.of(change.framework() + "#" + id))
                .toList();
    }
}
