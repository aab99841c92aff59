package org.comity.check.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.comity.check.Answer;
import org.comity.check.finding.Finding;
import org.comity.check.finding.Met;
import org.comity.check.pack.Divergence;
import org.comity.check.pack.Provision;

/// A report for a terminal.
public final class TextReport {
    private static final int MOST_QUESTIONS = 5;
    private static final int MOST_FLOOR = 12;

    private final Report report;
    private final Words words;
    private final int width;
    private final int modality;
    private final int standing;
    private final List<Line> lines = new ArrayList<>();

    private TextReport(Report report, Words words, int width) {
        this.report = report;
        this.words = words;
        this.width = Math.max(60, width);
        this.modality = longest(Provision.Modality.values());
        this.standing = longest(Floor.Standing.values());
    }

    private int longest(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .mapToInt(constant -> columns(words.word(constant)))
                .max()
                .orElse(0);
    }

    /// How many columns of a terminal a text takes: a Han character takes two.
    static int columns(String text) {
        return text.codePoints().map(TextReport::columns).sum();
    }

    private static int columns(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            default ->
                character >= 0x2e80 && character <= 0xa4cf
                                || character >= 0xac00 && character <= 0xd7a3
                                || character >= 0xfe30 && character <= 0xfe6f
                                || character >= 0xff00 && character <= 0xff60
                        ? 2
                        : 1;
        };
    }

    /// A line, and how it is shown where there are styles.
    public record Line(Style style, String text) {}

    public enum Style {
        PLAIN,
        TITLE,
        HEADING,
        /// Wants attention: not met, or a conflict.
        ALARM,
        /// Less important than the rest.
        QUIET
    }

    /// @param width of the terminal, in columns
    /// @param detail whether each finding gives its reasons
    public static List<Line> of(Report report, Words words, int width, boolean detail) {
        var text = new TextReport(report, words, width);
        text.head();
        text.changed();
        text.jurisdictions();
        text.duties(detail);
        text.floor();
        text.divergences();
        text.coming();
        text.questions();
        text.foot();
        return List.copyOf(text.lines);
    }

    private void add(Style style, String text) {
        lines.add(new Line(style, text));
    }

    private void heading(String key) {
        add(Style.PLAIN, "");
        add(Style.HEADING, words.say(key));
    }

    /// Text that is broken between words, or within one that is longer than a line, as Chinese sentences are; the
    /// following lines are set in.
    private void wrapped(Style style, String start, String text) {
        var indent = " ".repeat(columns(start));
        var line = new StringBuilder(start);
        for (var word : text.split(" ", -1)) {
            var rest = word;
            while (columns(line.toString()) + columns(rest) > width && !rest.isEmpty()) {
                if (columns(rest) > width - indent.length()) {
                    int end = fitting(rest, width - columns(line.toString()));
                    line.append(rest, 0, end);
                    rest = rest.substring(end);
                }
                add(style, line.toString().stripTrailing());
                line.setLength(0);
                line.append(indent);
            }
            line.append(rest).append(' ');
        }
        add(style, line.toString().stripTrailing());
    }

    /// How many characters fit into so many columns.
    private static int fitting(String text, int room) {
        int end = 0;
        int taken = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            taken += columns(character);
            if (taken > room) {
                return end;
            }
            end += Character.charCount(character);
        }
        return end;
    }

    private void head() {
        var tally = report.tally();
        var frameworks = report.packs().frameworks();
        add(Style.TITLE, report.dossier().title());
        wrapped(
                Style.QUIET,
                "",
                words.say("asof", report.day()) + ". "
                        + words.say(
                                "packs",
                                frameworks.size(),
                                frameworks.stream()
                                        .mapToLong(each -> each.provisions().size())
                                        .sum(),
                                frameworks.stream()
                                        .mapToLong(each -> each.verified())
                                        .sum(),
                                report.packs().digest().substring(0, 19))
                        + ".");
        add(Style.PLAIN, "");
        wrapped(Style.PLAIN, "", words.say("lead", tally.asks(), tally.binding(), tally.later(), tally.mayAsk()));
        report.profilingException()
                .ifPresent(answer -> wrapped(
                        Style.PLAIN,
                        "",
                        words.say(
                                "profiling",
                                words.say("profiling." + answer.name().toLowerCase(Locale.ROOT)))));
    }

    private void jurisdictions() {
        heading("section.jurisdictions");
        var row = new StringBuilder(" ".repeat(24));
        for (var column : Tally.COLUMNS) {
            row.append("  ").append(words.say("table." + column));
        }
        add(Style.QUIET, row.toString());
        report.byJurisdiction().forEach((place, chapters) -> {
            var tally = Tally.of(chapters.stream()
                    .flatMap(chapter -> chapter.findings().stream())
                    .toList());
            if (tally.asks() + tally.later() + tally.mayAsk() > 0) {
                add(Style.PLAIN, figures(words.place(place), 24, tally, Tally.COLUMNS, words));
            }
        });
        add(Style.PLAIN, figures(words.say("table.all"), 24, report.tally(), Tally.COLUMNS, words));
    }

    /// A row of figures under the heads of these columns.
    static String figures(String name, int room, Tally tally, List<String> columns, Words words) {
        var row = new StringBuilder(fit(name, room));
        for (var column : columns) {
            var value = tally.of(column) == 0 ? "·" : String.valueOf(tally.of(column));
            int width = columns(words.say("table." + column));
            row.append("  ")
                    .append(" ".repeat(Math.max(0, width - value.length())))
                    .append(value);
        }
        return row.toString();
    }

    static String fit(String text, int room) {
        int taken = columns(text);
        return taken > room
                ? fit(text.substring(0, fitting(text, room - 1)) + "…", room)
                : text + " ".repeat(room - taken);
    }

    private void duties(boolean detail) {
        heading("section.duties");
        for (var chapter : report.chapters()) {
            var asked = chapter.findings().stream().filter(Finding::asks).toList();
            if (asked.isEmpty()) {
                continue;
            }
            add(Style.PLAIN, "");
            add(
                    Style.TITLE,
                    chapter.framework().shortTitle() + "  ("
                            + words.place(chapter.jurisdiction()) + ", "
                            + words.word(chapter.framework().kind()) + ", "
                            + words.word(chapter.framework().status()) + ")");
            int cited = Math.min(
                    22,
                    asked.stream()
                            .mapToInt(each -> each.provision().citation().length())
                            .max()
                            .orElse(0));
            asked.forEach(finding -> duty(finding, cited, detail));
        }
    }

    private void duty(Finding finding, int cited, boolean detail) {
        var provision = finding.provision();
        var state = words.word(finding.met()) + (provision.verified() ? "" : ", " + words.say("unverified.mark"));
        var start =
                "  " + fit(words.word(provision.modality()), modality) + "  " + fit(provision.citation(), cited) + "  ";
        int room = width - columns(start) - columns(state) - 2;
        add(
                finding.met() == Met.NOT_MET ? Style.ALARM : Style.PLAIN,
                start + fit(provision.title(), Math.max(10, room)) + "  " + state);
        if (detail) {
            wrapped(Style.PLAIN, "      ", provision.summary());
            wrapped(Style.QUIET, "      ", Phrase.because(finding, words));
            wrapped(Style.QUIET, "      ", words.say("finding.shown", provision.shownBy()));
            provision
                    .penalty()
                    .ifPresent(penalty -> wrapped(Style.QUIET, "      ", words.say("finding.penalty", penalty)));
        }
    }

    private void floor() {
        if (report.floor().isEmpty()) {
            return;
        }
        heading("section.floor");
        wrapped(Style.QUIET, "", words.say("section.floor.note"));
        for (var each :
                report.floor().subList(0, Math.min(MOST_FLOOR, report.floor().size()))) {
            var start = "  " + fit(each.kind().title(), 34) + "  " + fit(words.word(each.standing()), standing) + "  ";
            wrapped(
                    each.standing() == Floor.Standing.MISSING || each.standing() == Floor.Standing.EXPIRED
                            ? Style.ALARM
                            : Style.PLAIN,
                    start,
                    each.serves().size() + ": " + Phrase.places(each.jurisdictions(), words));
        }
        if (report.floor().size() > MOST_FLOOR) {
            add(Style.QUIET, "  " + words.say("floor.more", report.floor().size() - MOST_FLOOR));
        }
    }

    private void divergences() {
        heading("section.divergences");
        wrapped(Style.QUIET, "", words.say("section.divergences.note"));
        var may = report.bearings().stream()
                .filter(each -> each.bears() != Answer.YES)
                .count();
        for (var bearing : report.bearings()) {
            if (bearing.bears() == Answer.YES) {
                divergence(bearing.divergence());
            }
        }
        if (may > 0) {
            add(Style.QUIET, "  " + may + ": " + words.say("divergence.may"));
        }
    }

    private void divergence(Divergence divergence) {
        wrapped(
                divergence.kind() == Divergence.Kind.CONFLICT ? Style.ALARM : Style.PLAIN,
                "  ",
                words.say("divergence.kind." + divergence.kind().name().toLowerCase(Locale.ROOT)) + ": "
                        + report.cited(divergence.from()) + " / " + report.cited(divergence.to()) + " ("
                        + (divergence.reviewed() ? "" : words.say("divergence.unreviewed") + ", ")
                        + words.say("divergence.confidence", words.word(divergence.confidence())) + ")");
        divergence
                .onlyIf()
                .ifPresent(condition -> wrapped(Style.PLAIN, "    ", words.say("divergence.onlyif", condition)));
        wrapped(Style.QUIET, "    ", divergence.why());
        wrapped(Style.QUIET, "    ", words.say("divergence.ways") + ": " + String.join("; ", divergence.waysOut()));
    }

    private void changed() {
        report.since().ifPresent(since -> {
            add(Style.PLAIN, "");
            add(Style.HEADING, words.say("section.changes", since.day()));
            Phrase.since(report, since, words).forEach(line -> wrapped(Style.PLAIN, "  ", line));
        });
    }

    private void coming() {
        if (report.coming().isEmpty() && report.undated().isEmpty()) {
            return;
        }
        heading("section.coming");
        report.coming().forEach((date, findings) -> cited(date.toString(), findings));
        if (!report.undated().isEmpty()) {
            cited(words.say("finding.nodate"), report.undated());
        }
    }

    private void cited(String when, List<Finding> findings) {
        findings.stream()
                .collect(Collectors.groupingBy(
                        each -> each.framework().shortTitle(),
                        LinkedHashMap::new,
                        Collectors.mapping(each -> each.provision().citation(), Collectors.joining(", "))))
                .forEach((framework, row) -> wrapped(Style.PLAIN, "  " + when + "  ", framework + ": " + row));
    }

    private void questions() {
        if (report.questions().isEmpty()) {
            return;
        }
        heading("section.questions");
        wrapped(Style.QUIET, "", words.say("section.questions.note"));
        for (var question : report.questions()
                .subList(0, Math.min(MOST_QUESTIONS, report.questions().size()))) {
            wrapped(
                    Style.PLAIN,
                    "  " + fit(question.fact().name(), 30) + "  ",
                    question.settles().size() + "/" + question.bearsOn().size() + "  "
                            + (question.fact().question().isEmpty()
                                    ? question.fact().meaning()
                                    : question.fact().question()));
        }
        if (report.questions().size() > MOST_QUESTIONS) {
            add(Style.QUIET, "  " + words.say("floor.more", report.questions().size() - MOST_QUESTIONS));
        }
    }

    private void foot() {
        add(Style.PLAIN, "");
        wrapped(
                Style.QUIET,
                "",
                words.say(
                                "given",
                                report.dossier().givenBy().orElse(words.say("given.somebody")),
                                report.day(),
                                report.packs().digest().substring(0, 19))
                        + " "
                        + words.say("notlaw"));
        long unseen = report.tally().unseen();
        if (unseen > 0) {
            wrapped(
                    Style.QUIET,
                    "",
                    words.say(
                                    "unverified.count",
                                    report.tally().asks() - unseen,
                                    report.tally().asks()) + " " + words.say("unverified.mark") + ": "
                            + words.say("unverified"));
        }
    }
}
