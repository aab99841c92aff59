package org.comity.check.pack;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.comity.check.yaml.Yaml;

/// The changes of the law stand newest first, each once, and none before its framework began.
record LintChanges(Lint lint) {
    void run() {
        var seen = new HashMap<List<String>, Yaml>();
        var newest = LocalDate.MAX;
        for (var entry : lint.entries(PackFiles.CHANGES)) {
            var date = LocalDate.parse(Lint.text(entry, "date"));
            var framework = Lint.text(entry, "framework");
            if (date.isAfter(newest)) {
                lint.fault(
                        Lint.Rule.DATES,
                        Lint.within(entry, "date"),
                        "the newest must stand first; " + date + " stands below " + newest);
            }
            newest = date;
            var before = seen.putIfAbsent(List.of(date.toString(), framework, Lint.text(entry, "what")), entry);
            if (before != null) {
                lint.fault(
                        Lint.Rule.TEXTS,
                        entry,
                        "this change stands in line " + before.line() + " already: keep one of the two");
            }
            lint.packs()
                    .framework(framework)
                    .flatMap(LintDates::first)
                    .filter(date::isBefore)
                    .ifPresent(first -> lint.fault(
                            Lint.Rule.DATES,
                            Lint.within(entry, "date"),
                            date + " is before anything of " + framework + " was adopted or began, " + first
                                    + ": correct it"));
        }
    }
}
