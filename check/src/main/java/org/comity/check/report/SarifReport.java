package org.comity.check.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.comity.check.finding.Applicability;
import org.comity.check.finding.Finding;
import org.comity.check.finding.Met;

/// Findings for tools that show results beside code (SARIF 2.1.0): what is not met as an error, or as a warning if it
/// is soft; what is open as a note. A provision that was not seen at its source is a note whatever it says.
public final class SarifReport {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private SarifReport() {}

    /// @param file where the dossier lies, as an address relative to where results are looked at
    public static String of(Report report, String file, String version) {
        var words = Words.of("en");
        var rules = new ArrayList<Map<String, Object>>();
        var results = new ArrayList<Map<String, Object>>();
        for (var finding : report.findings()) {
            boolean open = finding.applicability() instanceof Applicability.Unknown
                    || finding.asks() && finding.met() == Met.UNKNOWN;
            if (!open && !(finding.asks() && finding.met() == Met.NOT_MET)) {
                continue;
            }
            rules.add(rule(finding));
            results.add(result(report, finding, file, words));
        }
        var driver = new LinkedHashMap<String, Object>();
        driver.put("name", "Comity");
        driver.put("version", version);
        driver.put("rules", rules);
        var run = new LinkedHashMap<String, Object>();
        run.put("tool", Map.of("driver", driver));
        var properties = new LinkedHashMap<String, Object>();
        properties.put("day", report.day().toString());
        properties.put("packs", report.packs().digest());
        run.put("properties", properties);
        run.put("results", results);
        var sarif = new LinkedHashMap<String, Object>();
        sarif.put("$schema", SCHEMA);
        sarif.put("version", "2.1.0");
        sarif.put("runs", List.of(run));
        return JsonText.of(sarif);
    }

    private static Map<String, Object> rule(Finding finding) {
        var rule = new LinkedHashMap<String, Object>();
        rule.put("id", finding.id());
        rule.put("name", finding.provision().title());
        rule.put("shortDescription", Map.of("text", Phrase.cited(finding)));
        rule.put("fullDescription", Map.of("text", finding.provision().summary()));
        return rule;
    }

    private static Map<String, Object> result(Report report, Finding finding, String file, Words words) {
        var text = new StringBuilder(
                Phrase.cited(finding) + ", " + finding.provision().title() + ": ");
        if (finding.asks()) {
            text.append(words.say("applicability.applies")).append(", ").append(words.word(finding.met()));
            var wanting = report.check().wanting(finding);
            if (!wanting.isEmpty()) {
                text.append(". ").append(words.say("finding.lacks", Phrase.wanted(wanting, words)));
            }
        } else {
            text.append(words.say("answer.unknown")).append(". ").append(Phrase.because(finding, words));
        }
        if (!finding.provision().verified()) {
            text.append(". ").append(words.say("unverified"));
        }
        var result = new LinkedHashMap<String, Object>();
        result.put("ruleId", finding.id());
        result.put("level", level(finding));
        result.put("message", Map.of("text", text.toString()));
        result.put("locations", List.of(Map.of("physicalLocation", Map.of("artifactLocation", Map.of("uri", file)))));
        return result;
    }

    private static String level(Finding finding) {
        if (!finding.asks()
                || finding.met() != Met.NOT_MET
                || !finding.provision().verified()) {
            return "note";
        }
        return finding.provision().binding() ? "error" : "warning";
    }
}
