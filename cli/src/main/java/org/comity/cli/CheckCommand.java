package org.comity.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.comity.check.RefusedException;
import org.comity.check.dossier.Dossier;
import org.comity.check.dossier.DossierReader;
import org.comity.check.dossier.DossierText;
import org.comity.check.exchange.oscal.AssessmentWriter;
import org.comity.check.finding.Check;
import org.comity.check.finding.Question;
import org.comity.check.pack.Packs;
import org.comity.check.report.CsvReport;
import org.comity.check.report.HtmlReport;
import org.comity.check.report.JsonReport;
import org.comity.check.report.Portfolio;
import org.comity.check.report.Report;
import org.comity.check.report.SarifReport;
import org.comity.check.report.Since;
import org.comity.check.report.TextReport;
import org.comity.check.report.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Checks dossiers against all packs.
@Command(
        description = {
            "Say what the world's AI rules ask of a system, from when, and why.",
            "",
            "FILE is a dossier, YAML or JSON: facts of one AI system, and the evidence that you hold. What it does not state "
                    + "stays unknown, and becomes a question. Start one with --new; let --ask put the questions that settle most.",
            "",
            "Several files make a portfolio. A report names its packs by digest and its day: the same file, packs and day "
                    + "give the same bytes.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:checked; nothing that --fail-on waits for was found",
            "1:--fail-on: something was found",
            "65:a dossier is not as it should be; nothing was checked"
        })
final class CheckCommand implements Callable<Integer> {
    private static final int STARTER_FACTS = 40;
    private static final int WIDTH = 110;

    @Mixin
    private final Output output;

    @Mixin
    private final PacksOption packsOption = new PacksOption();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Dossiers.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--at",
            paramLabel = "DAY",
            description = "As of this day, such as 2027-12-02. Default: today, UTC.")
    private Optional<String> at = Optional.empty();

    @Option(names = "--detail", description = "Give summary, reasons and penalty of each finding.")
    private boolean detail;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "Words of the report: ar, en, es, fr, ru or zh. Titles of provisions stay English.")
    private String language = "en";

    @Option(names = "--html", paramLabel = "OUT", description = "Write the report as one HTML file.")
    private Optional<Path> html = Optional.empty();

    @Option(names = "--csv", paramLabel = "OUT", description = "Write the findings as a table.")
    private Optional<Path> csv = Optional.empty();

    @Option(names = "--sarif", paramLabel = "OUT", description = "Write what is open or not met as SARIF 2.1.0.")
    private Optional<Path> sarif = Optional.empty();

    @Option(names = "--oscal", paramLabel = "OUT", description = "Write the report as OSCAL assessment results.")
    private Optional<Path> oscal = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "REPORT",
            description = "Say what changed since this report, which --json wrote.")
    private Optional<Path> since = Optional.empty();

    @Option(
            names = "--fail-on",
            paramLabel = "KIND",
            description =
                    "not-met or unknown: end with 1 if there is such a finding. One that was not seen at its source "
                            + "never counts.")
    private Optional<String> failOn = Optional.empty();

    @Option(names = "--new", description = "Write a starter dossier to FILE, which must not be there yet.")
    private boolean starter;

    @Option(
            names = "--ask",
            description = "Ask for open facts, one at a time, and write each answer into FILE. Stop at any time.")
    private boolean ask;

    CheckCommand(Terminal terminal) {
        this.output = new Output(terminal);
    }

    @Override
    public Integer call() throws Exception {
        var packs = packsOption.packs();
        if (starter) {
            return begin(packs);
        }
        var day = day();
        var kind = kind();
        var words = words();
        if (ask) {
            new Interview(output.terminal(), System.in, packs, day, one("--ask")).hold();
        }
        var reports = new ArrayList<Report>();
        for (var file : files) {
            reports.add(report(file, packs, day));
        }
        say(reports, words);
        write(reports, words);
        return kind.isPresent() && fails(reports, kind.get()) ? ExitCode.DOES_NOT_VERIFY : ExitCode.OK;
    }

    private Path one(String option) throws CliException {
        if (files.size() > 1) {
            throw new CliException(ExitCode.USAGE, option + " takes one FILE");
        }
        return files.getFirst();
    }

    private int begin(Packs packs) throws IOException, CliException {
        var file = one("--new");
        if (Files.exists(file)) {
            throw new CliException(ExitCode.USAGE, file + ": is there already; name another file");
        }
        var nothing = new Dossier("", Optional.empty(), new TreeMap<>(), new TreeMap<>());
        var facts = Check.of(packs, nothing, day()).questions().stream()
                .map(Question::fact)
                .toList();
        Files.writeString(file, DossierText.starter(facts, STARTER_FACTS), StandardOpenOption.CREATE_NEW);
        output.terminal().note("wrote " + file + "; fill it in, then:  ./comity check " + file);
        return ExitCode.OK;
    }

    private LocalDate day() throws CliException {
        try {
            return at.map(LocalDate::parse).orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw new CliException(ExitCode.USAGE, "--at must be a day of the calendar such as 2027-12-02");
        }
    }

    private Words words() throws CliException {
        try {
            return Words.of(language);
        } catch (IllegalArgumentException e) {
            throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private Optional<Report.FailOn> kind() throws CliException {
        if (failOn.isEmpty()) {
            return Optional.empty();
        }
        for (var kind : Report.FailOn.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(failOn.get())) {
                return Optional.of(kind);
            }
        }
        throw new CliException(ExitCode.USAGE, "--fail-on is not-met or unknown, not \"" + failOn.get() + "\"");
    }

    private Report report(Path file, Packs packs, LocalDate day) throws IOException, CliException {
        var report = Report.of(packs, Check.of(packs, dossier(file, packs), day));
        if (since.isEmpty()) {
            return report;
        }
        one("--since");
        try {
            var earlier = since.get();
            return report.with(
                    Since.read(earlier.toString(), InputFile.read(earlier, DossierReader.MOST_BYTES), report));
        } catch (RefusedException e) {
            throw refused(e);
        }
    }

    private Dossier dossier(Path file, Packs packs) throws IOException, CliException {
        try {
            return DossierReader.read(file.toString(), InputFile.read(file, DossierReader.MOST_BYTES), packs);
        } catch (RefusedException e) {
            throw refused(e);
        }
    }

    private CliException refused(RefusedException refused) {
        refused.problems().forEach(problem -> output.terminal().note(problem.toString()));
        return new CliException(ExitCode.MALFORMED, "nothing was checked");
    }

    private void say(List<Report> reports, Words words) {
        var terminal = output.terminal();
        if (output.json()) {
            terminal.say((reports.size() == 1 ? JsonReport.of(reports.getFirst()) : new Portfolio(reports).json())
                    .stripTrailing());
            return;
        }
        if (html.isPresent() || csv.isPresent() || sarif.isPresent() || oscal.isPresent()) {
            return;
        }
        if (reports.size() > 1) {
            new Portfolio(reports).text(words).forEach(terminal::say);
            return;
        }
        TextReport.of(reports.getFirst(), words, WIDTH, detail).forEach(terminal::say);
    }

    private void write(List<Report> reports, Words words) throws IOException, CliException {
        if (html.isPresent()) {
            one("--html");
            put(html.get(), HtmlReport.page(reports.getFirst(), words, asset("css/comity.css"), asset("icons.svg")));
        }
        if (oscal.isPresent()) {
            one("--oscal");
            put(oscal.get(), new String(AssessmentWriter.write(reports.getFirst()), StandardCharsets.UTF_8));
        }
        if (csv.isPresent()) {
            put(csv.get(), CsvReport.of(reports));
        }
        if (sarif.isPresent()) {
            var file = one("--sarif");
            put(sarif.get(), SarifReport.of(reports.getFirst(), file.toString().replace('\\', '/'), Release.name()));
        }
    }

    private static String asset(String name) throws IOException {
        try (var in = CheckCommand.class.getResourceAsStream("/org/comity/browser/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the product lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void put(Path file, String text) throws IOException {
        if (file.toString().equals("-")) {
            output.terminal().say(text.stripTrailing());
            return;
        }
        Files.writeString(file, text);
        output.terminal().note("wrote " + file);
    }

    private boolean fails(List<Report> reports, Report.FailOn kind) {
        boolean found = false;
        for (var report : reports) {
            var failing = report.failing(kind);
            found |= !failing.isEmpty();
            if (!failing.isEmpty()) {
                output.terminal()
                        .note(report.dossier().title() + ": " + failing.size() + " findings for --fail-on "
                                + failOn.orElse("") + ", first "
                                + failing.getFirst().id());
            }
        }
        return found;
    }
}
