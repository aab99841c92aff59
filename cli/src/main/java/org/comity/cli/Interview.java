package org.comity.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.comity.check.RefusedException;
import org.comity.check.dossier.Dossier;
import org.comity.check.dossier.DossierReader;
import org.comity.check.dossier.DossierText;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Type;
import org.comity.check.finding.Check;
import org.comity.check.finding.Finding;
import org.comity.check.finding.Question;
import org.comity.check.pack.Packs;

/// Puts open questions to a person at the terminal, that one first whose answer may settle most, and writes each answer
/// into the dossier before it goes on: whoever stops loses nothing.
final class Interview {
    private static final int SHOWN = 3;

    private final Terminal terminal;
    private final Packs packs;
    private final LocalDate day;
    private final Path file;
    private final BufferedReader answers;
    private final Set<String> left = new HashSet<>();

    Interview(Terminal terminal, InputStream in, Packs packs, LocalDate day, Path file) {
        this.terminal = terminal;
        this.packs = packs;
        this.day = day;
        this.file = file;
        this.answers = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /// Until nothing is open, or the person stops.
    ///
    /// @throws CliException if the file is no dossier to which facts can be added
    void hold() throws IOException, CliException {
        terminal.note("Enter leaves a question open; q stops. Each answer is written to " + file + " at once.");
        while (true) {
            var check = Check.of(packs, dossier(text()), day);
            var next = check.questions().stream()
                    .filter(question -> !left.contains(question.fact().name()))
                    .findFirst();
            if (next.isEmpty()) {
                terminal.note("No question is open that an answer could settle.");
                return;
            }
            put(next.get());
            if (!answered(next.get().fact())) {
                return;
            }
        }
    }

    private void put(Question question) {
        var fact = question.fact();
        terminal.note("");
        terminal.note(fact.question().isEmpty() ? fact.meaning() : fact.question());
        if (!fact.why().isEmpty()) {
            terminal.note("  " + fact.why());
        }
        terminal.note("  " + fact.name() + ": " + DossierText.allowed(fact));
        terminal.note("  may settle " + question.settles().size() + " of "
                + question.bearsOn().size() + " open findings" + named(question.settles()));
    }

    private static String named(List<Finding> findings) {
        return findings.isEmpty()
                ? ""
                : findings.stream()
                        .limit(SHOWN)
                        .map(each -> each.framework().shortTitle() + " "
                                + each.provision().citation())
                        .collect(Collectors.joining(", ", ": ", findings.size() > SHOWN ? ", …" : ""));
    }

    /// Whether to go on.
    private boolean answered(Fact fact) throws IOException, CliException {
        while (true) {
            terminal.prompt("> ");
            var line = answers.readLine();
            if (line == null || line.strip().equals("q")) {
                terminal.note("Stopped; go on with:  ./comity check --ask " + file);
                return false;
            }
            if (line.isBlank()) {
                left.add(fact.name());
                return true;
            }
            var refusal = write(fact.name(), notation(fact, line.strip()));
            if (refusal.isEmpty()) {
                return true;
            }
            terminal.note(refusal.get());
        }
    }

    /// People say yes, and list without brackets.
    private static String notation(Fact fact, String said) {
        return switch (fact.type()) {
            case Type.Bool _ ->
                switch (said) {
                    case "y", "yes" -> "true";
                    case "n", "no" -> "false";
                    default -> said;
                };
            case Type.SetOf _ -> said.startsWith("[") || said.startsWith("{") ? said : "[" + quoted(said) + "]";
            case Type.Text _ ->
                said.startsWith("\"") ? said : "\"" + said.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            case Type.Whole _, Type.Amount _, Type.Day _, Type.OneOf _ -> said;
        };
    }

    private static String quoted(String list) {
        return List.of(list.split("[,\\s]+", -1)).stream()
                .map(each -> "\"" + each + "\"")
                .collect(Collectors.joining(", "));
    }

    /// Why the answer was not taken, if so; the file is then as before.
    private Optional<String> write(String name, String value) throws IOException, CliException {
        var after = DossierText.with(text(), "facts", name, value)
                .orElseThrow(
                        () -> new CliException(
                                ExitCode.MALFORMED,
                                file
                                        + ": its facts do not stand in lines of their own; --ask writes into YAML with a line for each fact"));
        try {
            DossierReader.read(file.toString(), after.getBytes(StandardCharsets.UTF_8), packs);
        } catch (RefusedException e) {
            return Optional.of(e.problems().getFirst().message());
        }
        var beside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(beside, after);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return Optional.empty();
    }

    private String text() throws IOException, CliException {
        return new String(InputFile.read(file, DossierReader.MOST_BYTES), StandardCharsets.UTF_8);
    }

    private Dossier dossier(String text) throws CliException {
        try {
            return DossierReader.read(file.toString(), text.getBytes(StandardCharsets.UTF_8), packs);
        } catch (RefusedException e) {
            e.problems().forEach(problem -> terminal.note(problem.toString()));
            throw new CliException(ExitCode.MALFORMED, "nothing was asked");
        }
    }
}
