package org.comity.check.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.comity.check.pack.EvidenceKind;

/// Several dossiers side by side, with the evidence that serves most of them.
///
/// @param reports at least one, all of one day and the same packs
public record Portfolio(List<Report> reports) {
    /// The form of its JSON.
    public static final String FORM = "comity.portfolio/v0";

    private static final int MOST_SHARED = 15;

    public Portfolio {
        reports = List.copyOf(reports);
    }

    /// A kind of evidence across dossiers.
    ///
    /// @param dossiers titles of those in which it serves a provision
    /// @param serves how many findings in all
    public record Shared(EvidenceKind kind, List<String> dossiers, int serves) {
        public Shared {
            dossiers = List.copyOf(dossiers);
        }
    }

    /// What serves more than one dossier, most first.
    public List<Shared> shared() {
        var kinds = new LinkedHashMap<EvidenceKind, List<String>>();
        var serves = new LinkedHashMap<EvidenceKind, Integer>();
        for (var report : reports) {
            for (var floor : report.floor()) {
                kinds.computeIfAbsent(floor.kind(), _ -> new ArrayList<>())
                        .add(report.dossier().title());
                serves.merge(floor.kind(), floor.serves().size(), Integer::sum);
            }
        }
        var shared = new ArrayList<Shared>();
        kinds.forEach((kind, dossiers) -> {
            if (dossiers.size() > 1) {
                shared.add(new Shared(kind, dossiers, serves.getOrDefault(kind, 0)));
            }
        });
        shared.sort(Comparator.comparingInt((Shared each) -> -each.dossiers().size())
                .thenComparingInt(each -> -each.serves())
                .thenComparing(each -> each.kind().id()));
        return shared;
    }

    public String json() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("portfolio", FORM);
        tree.put("reports", reports.stream().map(JsonReport::tree).toList());
        tree.put(
                "shared",
                shared().stream()
                        .map(each -> {
                            Map<String, Object> fields = new LinkedHashMap<>();
                            fields.put("kind", each.kind().id());
                            fields.put("title", each.kind().title());
                            fields.put("dossiers", each.dossiers());
                            fields.put("serves", each.serves());
                            return fields;
                        })
                        .toList());
        return JsonText.of(tree);
    }

    /// A table of the dossiers, and what serves most of them.
    public List<TextReport.Line> text(Words words) {
        var lines = new ArrayList<TextReport.Line>();
        lines.add(new TextReport.Line(
                TextReport.Style.QUIET,
                " ".repeat(40)
                        + Tally.COLUMNS.stream()
                                .map(each -> "  " + words.say("table." + each))
                                .collect(Collectors.joining())));
        for (var report : reports) {
            lines.add(new TextReport.Line(
                    TextReport.Style.PLAIN,
                    TextReport.figures(report.dossier().title(), 40, report.tally(), Tally.COLUMNS, words)));
        }
        lines.add(new TextReport.Line(TextReport.Style.PLAIN, ""));
        lines.add(new TextReport.Line(TextReport.Style.HEADING, words.say("section.floor")));
        for (var each : shared().stream().limit(MOST_SHARED).toList()) {
            lines.add(new TextReport.Line(
                    TextReport.Style.PLAIN,
                    "  " + TextReport.fit(each.kind().title(), 38)
                            + words.say("portfolio.shared", each.dossiers().size(), each.serves())));
        }
        return lines;
    }
}
