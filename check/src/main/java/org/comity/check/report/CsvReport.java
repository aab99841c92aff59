package org.comity.check.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.comity.check.dossier.DossierText;
import org.comity.check.finding.Applicability;
import org.comity.check.finding.Finding;

/// The findings as a table, one row for each provision (RFC 4180). A cell that a spreadsheet would run as a formula
/// begins with an apostrophe.
public final class CsvReport {
    private static final List<String> COLUMNS = List.of(
            "dossier",
            "day",
            "framework",
            "provision",
            "citation",
            "title",
            "jurisdictions",
            "modality",
            "force",
            "bearers",
            "ours",
            "applicability",
            "from",
            "met",
            "wanting",
            "because",
            "open",
            "penalty",
            "verified",
            "source",
            "topics");

    private CsvReport() {}

    public static String of(List<Report> reports) {
        var words = Words.of("en");
        var table = new StringBuilder();
        row(table, COLUMNS);
        for (var report : reports) {
            for (var finding : report.findings()) {
                row(table, cells(report, finding, words));
            }
        }
        return table.toString();
    }

    private static List<String> cells(Report report, Finding finding, Words words) {
        var provision = finding.provision();
        boolean ours = finding.asks() || finding.willAsk();
        return List.of(
                report.dossier().title(),
                report.day().toString(),
                finding.framework().id(),
                provision.id(),
                provision.citation(),
                provision.title(),
                String.join("; ", finding.framework().jurisdictions()),
                JsonReport.written(provision.modality()),
                provision.binding() ? "binding" : "soft",
                String.join("; ", provision.bearers()),
                JsonReport.written(finding.ours()),
                JsonReport.applicability(finding),
                from(finding),
                ours ? JsonReport.written(finding.met()) : "",
                ours
                        ? report.check().wanting(finding).stream()
                                .map(group -> String.join(" or ", group))
                                .collect(Collectors.joining("; "))
                        : "",
                finding.why().because().entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + DossierText.of(entry.getValue()))
                        .collect(Collectors.joining("; ")),
                String.join("; ", finding.why().open()),
                provision.penalty().orElse(""),
                String.valueOf(provision.verified()).toLowerCase(Locale.ROOT),
                provision.verified() ? provision.source() : words.say("unverified"),
                String.join("; ", provision.topics()));
    }

    private static String from(Finding finding) {
        return switch (finding.applicability()) {
            case Applicability.NotYet(var from) -> from.map(LocalDate::toString).orElse("");
            default -> finding.provision().bindsFrom().map(LocalDate::toString).orElse("");
        };
    }

    private static void row(StringBuilder table, List<String> cells) {
        table.append(cells.stream().map(CsvReport::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(String text) {
        var harmless = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}
