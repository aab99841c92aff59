package org.comity.check.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.comity.check.Answer;
import org.comity.check.dossier.Artefact;
import org.comity.check.fact.Value;
import org.comity.check.finding.Applicability;
import org.comity.check.finding.Check;
import org.comity.check.finding.Finding;
import org.comity.check.finding.Question;
import org.comity.check.pack.Framework;
import org.jspecify.annotations.Nullable;

/// A report for scripts, `comity.report/v0`: everything that it says, in the order in which it says it.
public final class JsonReport {
    /// The form that it names.
    public static final String FORM = "comity.report/v0";

    private JsonReport() {}

    public static String of(Report report) {
        return JsonText.of(tree(report));
    }

    /// Maps, lists, texts, numbers and truth values.
    public static Map<String, Object> tree(Report report) {
        var words = Words.of("en");
        var tree = new LinkedHashMap<String, Object>();
        tree.put("report", FORM);
        tree.put("title", report.dossier().title());
        report.dossier().givenBy().ifPresent(who -> tree.put("given_by", who));
        tree.put("day", report.day().toString());
        tree.put("packs", packs(report));
        tree.put("sentences", sentences(report, words));
        tree.put("tally", tally(report.tally()));
        tree.put("facts", facts(report.dossier().facts()));
        tree.put("evidence", evidence(report.dossier().evidence()));
        tree.put(
                "frameworks",
                report.chapters().stream()
                        .map(chapter -> chapter(chapter, report.check()))
                        .toList());
        tree.put("floor", report.floor().stream().map(JsonReport::floor).toList());
        tree.put(
                "divergences",
                report.bearings().stream().map(JsonReport::bearing).toList());
        tree.put("coming", coming(report.coming()));
        var topics = new LinkedHashMap<String, Object>();
        report.byTopic().forEach((topic, findings) -> topics.put(topic, ids(findings)));
        tree.put("topics", topics);
        report.since().ifPresent(since -> tree.put("since", since(since)));
        tree.put(
                "questions",
                report.questions().stream().map(JsonReport::question).toList());
        return tree;
    }

    private static Map<String, Object> packs(Report report) {
        var packs = new LinkedHashMap<String, Object>();
        var frameworks = report.packs().frameworks();
        packs.put("digest", report.packs().digest());
        packs.put("frameworks", frameworks.size());
        packs.put(
                "provisions",
                frameworks.stream().mapToLong(each -> each.provisions().size()).sum());
        packs.put("verified", frameworks.stream().mapToLong(Framework::verified).sum());
        return packs;
    }

    private static List<String> sentences(Report report, Words words) {
        var sentences = new ArrayList<String>();
        sentences.add(words.say(
                "given",
                report.dossier().givenBy().orElse(words.say("given.somebody")),
                report.day(),
                report.packs().digest()));
        sentences.add(words.say("notlaw"));
        report.profilingException()
                .ifPresent(answer -> sentences.add(words.say("profiling", words.say("profiling." + written(answer)))));
        sentences.add(words.say("noconflict"));
        return sentences;
    }

    private static Map<String, Object> tally(Tally tally) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("applies", tally.applies());
        figures.put("not_yet", tally.notYet());
        figures.put("unknown", tally.unknown());
        figures.put("does_not", tally.doesNot());
        figures.put("asks", tally.asks());
        figures.put("binding", tally.binding());
        figures.put("met", tally.met());
        figures.put("not_met", tally.notMet());
        figures.put("not_stated", tally.open());
        figures.put("later", tally.later());
        figures.put("may_ask", tally.mayAsk());
        figures.put("unverified", tally.unseen());
        return figures;
    }

    private static Map<String, Object> facts(Map<String, Value> facts) {
        var plain = new LinkedHashMap<String, Object>();
        facts.forEach((name, value) -> plain.put(name, plain(value)));
        return plain;
    }

    /// A value as a dossier in JSON writes it.
    static Object plain(Value value) {
        return switch (value) {
            case Value.Flag(var holds) -> holds;
            case Value.Amount(var number) -> number;
            case Value.Day(var date) -> date.toString();
            case Value.Text(var text) -> text;
            case Value.Choice(var choice) -> choice;
            case Value.Set(var members) -> {
                var in = new ArrayList<String>();
                var out = new ArrayList<String>();
                members.said().forEach((each, answer) -> {
                    if (answer != Answer.UNKNOWN) {
                        (answer == Answer.YES ? in : out).add(each);
                    }
                });
                if (members.rest() == Answer.NO) {
                    yield in;
                }
                var open = new LinkedHashMap<String, Object>();
                open.put("at-least", in);
                if (!out.isEmpty()) {
                    open.put("not", out);
                }
                yield open;
            }
        };
    }

    private static Map<String, Object> evidence(Map<String, Artefact> evidence) {
        var plain = new LinkedHashMap<String, Object>();
        evidence.forEach((kind, artefact) -> plain.put(
                kind,
                switch (artefact) {
                    case Artefact.Missing _ -> "none";
                    case Artefact.Held held -> {
                        var fields = new LinkedHashMap<String, Object>();
                        held.owner().ifPresent(owner -> fields.put("owner", owner));
                        held.date().ifPresent(date -> fields.put("date", date.toString()));
                        held.expires().ifPresent(date -> fields.put("expires", date.toString()));
                        held.digest().ifPresent(digest -> fields.put("digest", digest));
                        yield fields;
                    }
                }));
        return plain;
    }

    private static Map<String, Object> chapter(Chapter chapter, Check check) {
        var framework = chapter.framework();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", framework.id());
        fields.put("title", framework.title());
        fields.put("short", framework.shortTitle());
        fields.put("jurisdictions", framework.jurisdictions());
        fields.put("kind", written(framework.kind()));
        fields.put("status", written(framework.status()));
        fields.put("tally", tally(chapter.tally()));
        fields.put(
                "findings",
                chapter.findings().stream()
                        .map(finding -> finding(finding, check))
                        .toList());
        return fields;
    }

    private static Map<String, Object> finding(Finding finding, Check check) {
        var provision = finding.provision();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", finding.id());
        fields.put("citation", provision.citation());
        fields.put("title", provision.title());
        fields.put("modality", written(provision.modality()));
        fields.put("force", provision.binding() ? "binding" : "soft");
        fields.put("bearers", provision.bearers());
        fields.put("ours", written(finding.ours()));
        fields.put("topics", provision.topics());
        fields.put("applicability", applicability(finding));
        fields.put("from", from(finding));
        fields.put("met", finding.asks() || finding.willAsk() ? written(finding.met()) : null);
        fields.put("wanting", finding.asks() || finding.willAsk() ? check.wanting(finding) : List.of());
        fields.put("because", facts(finding.why().because()));
        fields.put("open", List.copyOf(finding.why().open()));
        fields.put(
                "changes",
                check.changes(finding).stream().map(JsonReport::change).toList());
        fields.put("penalty", provision.penalty().orElse(null));
        fields.put("verified", provision.verified());
        fields.put("source", provision.source());
        return fields;
    }

    private static Map<String, Object> change(Check.Change change) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("fact", change.fact().name());
        fields.put("value", plain(change.value()));
        return fields;
    }

    static String applicability(Finding finding) {
        return switch (finding.applicability()) {
            case Applicability.Applies _ -> "applies";
            case Applicability.DoesNot _ -> "does-not";
            case Applicability.Unknown _ -> "unknown";
            case Applicability.NotYet _ -> "not-yet";
        };
    }

    private static @Nullable String from(Finding finding) {
        return switch (finding.applicability()) {
            case Applicability.NotYet(var from) -> from.map(LocalDate::toString).orElse(null);
            default -> finding.provision().bindsFrom().map(LocalDate::toString).orElse(null);
        };
    }

    private static Map<String, Object> floor(Floor floor) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("kind", floor.kind().id());
        fields.put("title", floor.kind().title());
        fields.put("standing", written(floor.standing()));
        fields.put("jurisdictions", floor.jurisdictions());
        fields.put("serves", ids(floor.serves()));
        return fields;
    }

    private static Map<String, Object> bearing(Bearing bearing) {
        var divergence = bearing.divergence();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("kind", written(divergence.kind()));
        fields.put("from", divergence.from());
        fields.put("to", divergence.to());
        fields.put("bears", written(bearing.bears()));
        fields.put("only_if", divergence.onlyIf().orElse(null));
        fields.put("why", divergence.why());
        fields.put("ways_out", divergence.waysOut());
        fields.put("confidence", written(divergence.confidence()));
        fields.put("reviewed", divergence.reviewed());
        return fields;
    }

    private static List<Map<String, Object>> coming(Map<LocalDate, List<Finding>> coming) {
        var days = new ArrayList<Map<String, Object>>();
        new TreeMap<>(coming).forEach((day, findings) -> {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("day", day.toString());
            fields.put("provisions", ids(findings));
            days.add(fields);
        });
        return days;
    }

    private static Map<String, Object> question(Question question) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("fact", question.fact().name());
        fields.put("type", question.fact().type().words());
        fields.put("question", question.fact().question());
        fields.put("why", question.fact().why());
        fields.put("settles", ids(question.settles()));
        fields.put("bears_on", ids(question.bearsOn()));
        return fields;
    }

    private static Map<String, Object> since(Since since) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("day", since.day());
        fields.put("packs", since.packs());
        fields.put("facts", since.facts().stream().map(JsonReport::change).toList());
        fields.put("findings", since.findings().stream().map(JsonReport::change).toList());
        return fields;
    }

    private static Map<String, Object> change(Since.Change change) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", change.name());
        fields.put("before", change.before().isEmpty() ? null : change.before());
        fields.put("after", change.after().isEmpty() ? null : change.after());
        return fields;
    }

    private static List<String> ids(List<Finding> findings) {
        return findings.stream().map(Finding::id).toList();
    }

    static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
