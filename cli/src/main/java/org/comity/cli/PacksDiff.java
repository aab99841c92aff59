package org.comity.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.comity.check.RefusedException;
import org.comity.check.dossier.DossierReader;
import org.comity.check.finding.Applicability;
import org.comity.check.finding.Check;
import org.comity.check.finding.Shift;
import org.comity.check.pack.PackDiff;
import org.comity.check.pack.Packs;
import org.comity.record.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says in what two versions of packs differ.
@Command(
        name = "diff",
        description = {
            "Say in what two versions of packs differ, field by field, and what that changes for a dossier.",
            ""
        })
final class PacksDiff implements Callable<Integer> {
    @Mixin
    private final Output output;

    @Parameters(index = "0", paramLabel = "OLD", description = "A folder of packs that stand alone.")
    private Path older = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NEW",
            description = "Another. Default: the packs that come along.")
    private Optional<Path> newer = Optional.empty();

    @Option(names = "--dossier", paramLabel = "FILE", description = "Say also which answers change for this dossier.")
    private Optional<Path> dossier = Optional.empty();

    @Option(
            names = "--at",
            paramLabel = "DAY",
            description = "With --dossier: as of this day, such as 2027-12-02. Default: today, UTC.")
    private Optional<String> at = Optional.empty();

    PacksDiff(Terminal terminal) {
        this.output = new Output(terminal);
    }

    @Override
    public Integer call() throws Exception {
        var was = read(older);
        var is = newer.isPresent() ? read(newer.get()) : Packs.shipped();
        var changes = PackDiff.between(was, is);
        var shifts = dossier.isPresent() ? shifts(was, is, dossier.get()) : List.<Shift>of();
        var terminal = output.terminal();
        if (output.json()) {
            terminal.say(Json.object(
                            Json.member(
                                    "changes",
                                    Json.array(changes.stream()
                                            .map(PacksDiff::json)
                                            .toList())),
                            Json.member(
                                    "answers",
                                    Json.array(
                                            shifts.stream().map(PacksDiff::json).toList())))
                    .indented());
        } else {
            changes.forEach(this::say);
            shifts.forEach(
                    each -> terminal.say("answer " + each.id() + ": ", word(each.before()) + " → " + word(each.now())));
            terminal.note(changes.size()
                    + (changes.size() == 1 ? " change" : " changes")
                    + dossier.map(_ -> ", " + shifts.size() + " other answers for the dossier")
                            .orElse(""));
        }
        return ExitCode.OK;
    }

    private static Packs read(Path folder) throws IOException, CliException {
        if (!Files.isDirectory(folder)) {
            throw new CliException(ExitCode.MISSING, folder + ": there is no such folder");
        }
        try {
            return Packs.read(folder);
        } catch (RefusedException e) {
            throw new CliException(ExitCode.MALFORMED, folder + ": " + e.getMessage());
        }
    }

    private List<Shift> shifts(Packs was, Packs is, Path file) throws IOException, CliException {
        try {
            var facts = DossierReader.read(file.toString(), InputFile.read(file, DossierReader.MOST_BYTES), is);
            var day = at.map(LocalDate::parse).orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
            return Shift.between(Check.of(was, facts, day), Check.of(is, facts, day));
        } catch (RefusedException e) {
            throw new CliException(ExitCode.MALFORMED, String.valueOf(e.getMessage()));
        } catch (DateTimeException e) {
            throw new CliException(ExitCode.USAGE, "--at must be a day of the calendar such as 2027-12-02");
        }
    }

    private void say(PackDiff.Change change) {
        var what = FrameworkJson.word(change.subject()) + " " + change.id();
        var terminal = output.terminal();
        if (change.added()) {
            terminal.say("+ " + what + "  ", change.is().orElse(""));
        } else if (change.removed()) {
            terminal.say("- " + what + "  ", change.was().orElse(""));
        } else {
            terminal.say("~ " + what + "  ", change.field().orElse(""));
            change.was().ifPresent(text -> terminal.say(Paragraph.of("    was  ", "         ", text)));
            change.is().ifPresent(text -> terminal.say(Paragraph.of("    is   ", "         ", text)));
        }
    }

    private static Json json(PackDiff.Change change) {
        return Json.object(
                Json.member("change", Json.of(change.added() ? "added" : change.removed() ? "removed" : "changed")),
                Json.member("subject", Json.of(FrameworkJson.word(change.subject()))),
                Json.member("id", Json.of(change.id())),
                Json.member("field", text(change.field())),
                Json.member("was", text(change.was())),
                Json.member("is", text(change.is())));
    }

    private static Json json(Shift shift) {
        return Json.object(
                Json.member("id", Json.of(shift.id())),
                Json.member("was", Json.of(word(shift.before()))),
                Json.member("is", Json.of(word(shift.now()))));
    }

    private static Json text(Optional<String> text) {
        return text.<Json>map(Json::of).orElse(new Json.Null());
    }

    private static String word(Optional<Applicability> applicability) {
        return applicability
                .map(known -> switch (known) {
                    case Applicability.Applies _ -> "applies";
                    case Applicability.DoesNot _ -> "does not apply";
                    case Applicability.Unknown _ -> "unknown";
                    case Applicability.NotYet(var from) ->
                        from.map(day -> "from " + day).orElse("not yet, no day is known");
                })
                .orElse("not there");
    }
}
