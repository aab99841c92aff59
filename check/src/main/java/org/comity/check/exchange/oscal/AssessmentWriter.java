package org.comity.check.exchange.oscal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.comity.check.exchange.json.Json;
import org.comity.check.exchange.json.JsonWriter;
import org.comity.check.finding.Applicability;
import org.comity.check.finding.Finding;
import org.comity.check.finding.Met;
import org.comity.check.report.Report;
import org.comity.check.report.Words;

/// Writes a report as OSCAL assessment results: one result for each framework that asks something of the actor.
///
/// OSCAL knows two states of a finding. *Satisfied* stands here for *met*: the named evidence was stated, not that it
/// suffices. All else is *not satisfied*, with the reason `fail` where evidence is missing and `other` where nothing
/// was
/// stated; the property `met` has our word. What hangs on facts that nobody stated is an observation, and no finding.
/// There is no assessment plan: the import refers to a resource that names the packs by digest.
public final class AssessmentWriter {
    private AssessmentWriter() {}

    /// The same report gives the same bytes.
    public static byte[] write(Report report) {
        var words = Words.of("en");
        var name = report.dossier().title() + "@" + report.day() + "@"
                + report.packs().digest();
        var fields = new LinkedHashMap<String, Json>();
        fields.put("uuid", Ours.uuid("assessment:" + name));
        fields.put("metadata", metadata(report, words));
        fields.put(
                "import-ap",
                Ours.object(
                        "href", Json.of("#" + Ours.id("packs:" + report.packs().digest()))));
        var results = new ArrayList<Json>();
        for (var chapter : report.chapters()) {
            if (chapter.findings().stream().anyMatch(AssessmentWriter::told)) {
                results.add(result(
                        report, chapter.framework().id(), chapter.framework().title(), chapter.findings(), name));
            }
        }
        if (results.isEmpty()) {
            results.add(result(report, "none", "No framework asks anything according to these facts", List.of(), name));
        }
        fields.put("results", Json.list(results));
        fields.put(
                "back-matter",
                Ours.object(
                        "resources",
                        Json.list(List.of(Ours.object(
                                "uuid",
                                Ours.uuid("packs:" + report.packs().digest()),
                                "title",
                                Json.of("Packs " + report.packs().digest()),
                                "description",
                                Json.of(
                                        "There is no assessment plan. The provisions are those of these packs; export them "
                                                + "with comity packs export --oscal."))))));
        return JsonWriter.write(Json.object(Map.of("assessment-results", Json.object(fields))));
    }

    private static boolean told(Finding finding) {
        return finding.asks() || finding.applicability() instanceof Applicability.Unknown;
    }

    private static Json metadata(Report report, Words words) {
        var fields = new LinkedHashMap<>(
                PackWriter.frame("Check: " + report.dossier().title(), report.day()));
        new Ours.Props()
                .add("packs", report.packs().digest())
                .add("day", report.day().toString())
                .into(fields);
        fields.put(
                "remarks",
                Json.of(words.say(
                                "given",
                                report.dossier().givenBy().orElse(words.say("given.somebody")),
                                report.day(),
                                report.packs().digest())
                        + " "
                        + words.say("notlaw")));
        return Json.object(fields);
    }

    private static Json result(Report report, String framework, String title, List<Finding> findings, String name) {
        var fields = new LinkedHashMap<String, Json>();
        fields.put("uuid", Ours.uuid("result:" + name + ":" + framework));
        fields.put("title", Json.of(title));
        fields.put("description", Json.of("What applies on " + report.day() + " according to the facts given."));
        fields.put("start", Json.of(report.day() + "T00:00:00Z"));
        new Ours.Props().add("framework", framework).into(fields);
        var selected = findings.stream()
                .filter(AssessmentWriter::told)
                .map(finding -> Ours.object(
                        "control-id", Json.of(Ours.token(finding.provision().id()))))
                .toList();
        fields.put(
                "reviewed-controls",
                Ours.object(
                        "control-selections",
                        Json.list(List.of(
                                selected.isEmpty()
                                        ? Ours.object("include-all", Ours.object())
                                        : Ours.object("include-controls", Json.list(selected))))));
        var observations = findings.stream()
                .filter(finding -> finding.applicability() instanceof Applicability.Unknown)
                .map(finding -> observation(report, finding, name))
                .toList();
        if (!observations.isEmpty()) {
            fields.put("observations", Json.list(observations));
        }
        var told = findings.stream()
                .filter(Finding::asks)
                .map(finding -> finding(report, finding, name))
                .toList();
        if (!told.isEmpty()) {
            fields.put("findings", Json.list(told));
        }
        return Json.object(fields);
    }

    private static Json observation(Report report, Finding finding, String name) {
        var fields = new LinkedHashMap<String, Json>();
        fields.put("uuid", Ours.uuid("observation:" + name + ":" + finding.id()));
        fields.put(
                "title",
                Json.of(finding.provision().citation() + ", "
                        + finding.provision().title()));
        fields.put(
                "description",
                Json.of("Whether it applies hangs on facts that nobody stated: "
                        + String.join(", ", finding.why().open())));
        props(finding).into(fields);
        fields.put("methods", Json.list(List.of(Json.of("UNKNOWN"))));
        fields.put("collected", Json.of(report.day() + "T00:00:00Z"));
        return Json.object(fields);
    }

    private static Json finding(Report report, Finding finding, String name) {
        boolean met = finding.met() == Met.MET;
        var status = new LinkedHashMap<String, Json>();
        status.put("state", Json.of(met ? "satisfied" : "not-satisfied"));
        status.put("reason", Json.of(met ? "pass" : finding.met() == Met.NOT_MET ? "fail" : "other"));
        status.put("remarks", Json.of(remarks(report, finding)));
        var fields = new LinkedHashMap<String, Json>();
        fields.put("uuid", Ours.uuid("finding:" + name + ":" + finding.id()));
        fields.put(
                "title",
                Json.of(finding.provision().citation() + ", "
                        + finding.provision().title()));
        fields.put("description", Json.of(finding.provision().summary()));
        props(finding).into(fields);
        fields.put(
                "target",
                Ours.object(
                        "type",
                        Json.of("objective-id"),
                        "target-id",
                        Json.of(Ours.token(finding.provision().id())),
                        "status",
                        Json.object(status)));
        return Json.object(fields);
    }

    private static Ours.Props props(Finding finding) {
        var props = new Ours.Props()
                .add("provision", finding.id())
                .add("met", finding.met().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .add("force", finding.provision().binding() ? "binding" : "soft")
                .add("verified", Boolean.toString(finding.provision().verified()));
        finding.why().because().keySet().forEach(fact -> props.add("because", fact));
        return props;
    }

    private static String remarks(Report report, Finding finding) {
        var wanting = report.check().wanting(finding);
        var evidence = finding.provision().evidence().isEmpty()
                ? "No kinds of evidence are named for it; not assessed."
                : wanting.isEmpty()
                        ? "The named evidence was stated; not that it suffices."
                        : "Wanting: "
                                + wanting.stream()
                                        .map(group -> String.join(" or ", group))
                                        .collect(Collectors.joining("; "));
        return finding.provision().verified()
                ? evidence
                : evidence + " " + Words.of("en").say("unverified");
    }
}
