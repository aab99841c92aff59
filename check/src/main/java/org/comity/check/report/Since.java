package org.comity.check.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.comity.check.Problem;
import org.comity.check.RefusedException;
import org.comity.check.yaml.FieldReader;
import org.comity.check.yaml.Problems;
import org.comity.check.yaml.Yaml;
import org.comity.check.yaml.YamlReader;

/// What changed since an earlier report of the same system: its facts, the packs, the day, and what followed.
///
/// @param day of the earlier report
/// @param packs their digest then
/// @param facts that are stated otherwise, or no more, or newly; empty text for not stated
/// @param findings that are otherwise; empty text where the provision was not in the packs, or is no more
public record Since(String day, String packs, List<Change> facts, List<Change> findings) {
    public Since {
        facts = List.copyOf(facts);
        findings = List.copyOf(findings);
    }

    /// @param name of a fact, or `<framework>#<provision>`
    public record Change(String name, String before, String after) {}

    /// @param file how messages name the earlier report
    /// @throws RefusedException if it is no report in JSON
    public static Since read(String file, byte[] earlier, Report later) throws RefusedException {
        var problems = new Problems();
        var document = YamlReader.read(file, earlier);
        var fields = FieldReader.of(document, document, "a report", problems)
                .orElseThrow(() -> refused(file, "is no report; bring what --json wrote"));
        if (!fields.optionalText("report").equals(java.util.Optional.of(JsonReport.FORM))) {
            throw refused(file, "is no report of the form " + JsonReport.FORM + "; bring what --json wrote");
        }
        var packs = FieldReader.of(fields.take("packs"), document, "packs", problems);
        var facts = new LinkedHashMap<String, String>();
        if (fields.take("facts") instanceof Yaml.Fields map) {
            map.fields().forEach((name, value) -> facts.put(name, text(value)));
        }
        var findings = new LinkedHashMap<String, String>();
        for (var framework : fields.items("frameworks")) {
            FieldReader.of(framework, framework, "a framework", problems)
                    .ifPresent(each -> each.items("findings")
                            .forEach(item -> FieldReader.of(item, item, "a finding", problems)
                                    .ifPresent(finding -> findings.put(
                                            finding.text("id"),
                                            state(
                                                    finding.text("applicability"),
                                                    finding.optionalText("met").orElse(""))))));
        }
        var since = new Since(
                fields.text("day"),
                packs.map(each -> each.text("digest")).orElse(""),
                changes(facts, facts(later)),
                changes(findings, findings(later)));
        problems.refuse();
        return since;
    }

    private static RefusedException refused(String file, String message) {
        return new RefusedException(List.of(new Problem(file, 0, message)));
    }

    private static Map<String, String> facts(Report report) {
        var facts = new LinkedHashMap<String, String>();
        report.dossier().facts().forEach((name, value) -> facts.put(name, text(JsonReport.plain(value))));
        return facts;
    }

    private static Map<String, String> findings(Report report) {
        var findings = new LinkedHashMap<String, String>();
        for (var finding : report.findings()) {
            findings.put(
                    finding.id(),
                    state(
                            JsonReport.applicability(finding),
                            finding.asks() || finding.willAsk() ? JsonReport.written(finding.met()) : ""));
        }
        return findings;
    }

    private static String state(String applicability, String met) {
        return met.isEmpty() ? applicability : applicability + ", " + met;
    }

    private static List<Change> changes(Map<String, String> before, Map<String, String> after) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        var changes = new ArrayList<Change>();
        for (var name : names) {
            var was = before.getOrDefault(name, "");
            var is = after.getOrDefault(name, "");
            if (!was.equals(is)) {
                changes.add(new Change(name, was, is));
            }
        }
        return changes;
    }

    private static String text(Yaml value) {
        return switch (value) {
            case Yaml.Scalar scalar -> scalar.plain() ? number(scalar.text()) : scalar.text();
            case Yaml.Items items ->
                items.items().stream().map(Since::text).collect(Collectors.joining(", ", "[", "]"));
            case Yaml.Fields fields ->
                fields.fields().entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    private static String text(Object plain) {
        return switch (plain) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Collection<?> items -> items.stream().map(Since::text).collect(Collectors.joining(", ", "[", "]"));
            case BigDecimal number -> number(number.toString());
            default -> plain.toString();
        };
    }

    private static String number(String text) {
        try {
            return new BigDecimal(text).stripTrailingZeros().toString();
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
