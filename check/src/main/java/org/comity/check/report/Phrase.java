package org.comity.check.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.comity.check.dossier.DossierText;
import org.comity.check.finding.Applicability;
import org.comity.check.finding.Finding;

/// Short texts that several forms of a report share.
final class Phrase {
    private Phrase() {}

    /// Why a finding is as it is, in facts.
    static String because(Finding finding, Words words) {
        var why = finding.why();
        if (!why.open().isEmpty()) {
            return words.say("finding.open", String.join(", ", why.open()));
        }
        if (why.because().isEmpty()) {
            return words.say("finding.everybody");
        }
        return words.say(
                "finding.because",
                why.because().entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + DossierText.of(entry.getValue()))
                        .collect(Collectors.joining("; ")));
    }

    /// Whether and from when it applies.
    static String when(Finding finding, Words words) {
        return switch (finding.applicability()) {
            case Applicability.Applies _ ->
                finding.provision()
                        .bindsFrom()
                        .map(date -> words.say("finding.since", date.toString()))
                        .orElse("");
            case Applicability.NotYet(var from) ->
                from.map(date -> words.say("finding.from", date.toString())).orElse(words.say("finding.nodate"));
            case Applicability.Unknown _ -> words.say("answer.unknown");
            case Applicability.DoesNot _ -> words.say("no");
        };
    }

    static String applicability(Finding finding, Words words) {
        return words.say(
                switch (finding.applicability()) {
                    case Applicability.Applies _ -> "applicability.applies";
                    case Applicability.DoesNot _ -> "applicability.doesnot";
                    case Applicability.Unknown _ -> "applicability.unknown";
                    case Applicability.NotYet _ -> "applicability.notyet";
                });
    }

    /// Names of jurisdictions.
    static String places(Collection<String> codes, Words words) {
        return codes.stream().map(words::place).collect(Collectors.joining(", "));
    }

    /// A provision as a person cites it: the framework's short title, and the citation.
    static String cited(Finding finding) {
        return finding.framework().shortTitle() + " " + finding.provision().citation();
    }

    /// Groups of kinds of evidence, of each of which one is needed.
    static String wanted(List<List<String>> groups, Words words) {
        return groups.stream()
                .map(group ->
                        group.size() == 1 ? group.getFirst() : words.say("finding.either", String.join(", ", group)))
                .collect(Collectors.joining("; "));
    }

    /// What changed, a line each; one line that says so if nothing did.
    static List<String> since(Report report, Since since, Words words) {
        var lines = new ArrayList<String>();
        if (!since.day().equals(report.day().toString())) {
            lines.add(words.say("change.day", report.day().toString(), since.day()));
        }
        if (!since.packs().equals(report.packs().digest())) {
            lines.add(words.say("change.packs", since.packs(), report.packs().digest()));
        }
        since.facts()
                .forEach(change -> lines.add(words.say(
                        "change.fact", change.name(), stated(change.before(), words), stated(change.after(), words))));
        for (var change : since.findings()) {
            if (change.before().isEmpty()) {
                lines.add(words.say("change.new", report.cited(change.name())));
            } else if (change.after().isEmpty()) {
                lines.add(words.say("change.gone", change.name()));
            } else {
                lines.add(words.say(
                        "change.finding",
                        report.cited(change.name()),
                        state(change.before(), words),
                        state(change.after(), words)));
            }
        }
        if (lines.isEmpty()) {
            lines.add(words.say("change.none"));
        }
        return lines;
    }

    private static String stated(String text, Words words) {
        return text.isEmpty() ? words.say("change.unstated") : text;
    }

    private static String state(String state, Words words) {
        var parts = state.split(", ", 2);
        var applicability = words.say("applicability." + parts[0].replace("-", ""));
        return parts.length == 1
                ? applicability
                : applicability + ", " + words.say("met." + parts[1].replace('-', '_'));
    }
}
