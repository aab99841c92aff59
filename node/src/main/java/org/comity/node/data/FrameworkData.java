package org.comity.node.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.comity.check.pack.EvidenceKind;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Provision;
import org.comity.node.align.Agenda;
import org.comity.node.align.Passage;
import org.comity.node.align.Pull;
import org.comity.node.align.Relation;
import org.comity.record.json.Json;

/// Frameworks, provisions and what stands between them, as JSON. What a pack does not say has no member.
public final class FrameworkData {
    private FrameworkData() {}

    /// A framework without its provisions.
    public static Json.Members summary(Framework framework) {
        var members = new LinkedHashMap<String, Json>();
        members.put("id", Json.of(framework.id()));
        members.put("title", Json.of(framework.title()));
        members.put("short", Json.of(framework.shortTitle()));
        if (!framework.originalTitles().isEmpty()) {
            var titles = new LinkedHashMap<String, Json>();
            framework.originalTitles().forEach((language, title) -> titles.put(language, Json.of(title)));
            members.put("originalTitles", new Json.Members(titles));
        }
        members.put("jurisdictions", texts(framework.jurisdictions()));
        members.put("kind", Json.of(key(framework.kind())));
        members.put("status", Json.of(key(framework.status())));
        put(members, "adopted", framework.adopted());
        put(members, "inForce", framework.inForce());
        members.put("provisions", Json.of(framework.provisions().size()));
        members.put("verified", Json.of(framework.verified()));
        return new Json.Members(members);
    }

    /// A framework with everything that its pack says of it, its provisions by their summaries.
    public static Json whole(Framework framework) {
        var members = new LinkedHashMap<>(summary(framework).members());
        members.put("authority", Json.of(framework.authority()));
        members.put("source", Json.of(framework.source()));
        members.put("checked", Json.of(framework.checked().toString()));
        members.put("checkedAgainst", Json.of(framework.checkedAgainst()));
        members.put(
                "milestones",
                Json.array(framework.milestones().stream()
                        .map(each -> Json.object(
                                Json.member("date", Json.of(each.date().toString())),
                                Json.member("what", Json.of(each.what()))))
                        .toList()));
        members.put(
                "list",
                Json.array(framework.provisions().stream()
                        .map(provision -> (Json) provision(new Passage(framework, provision)))
                        .toList()));
        return new Json.Members(members);
    }

    /// Some provisions of any frameworks.
    public static Json list(Collection<Passage> passages) {
        return Json.array(
                passages.stream().map(passage -> (Json) provision(passage)).toList());
    }

    /// A provision by itself.
    public static Json.Members provision(Passage passage) {
        var provision = passage.provision();
        var members = new LinkedHashMap<String, Json>();
        members.put("framework", Json.of(passage.framework().id()));
        members.put("id", Json.of(provision.id()));
        members.put("citation", Json.of(provision.citation()));
        members.put("title", Json.of(provision.title()));
        members.put("summary", Json.of(provision.summary()));
        members.put("modality", Json.of(key(provision.modality())));
        members.put("binding", Json.of(provision.binding()));
        members.put("bearers", texts(provision.bearers()));
        members.put("topics", texts(provision.topics()));
        members.put("applies", Json.of(provision.applies().text()));
        put(members, "bindsFrom", provision.bindsFrom());
        members.put(
                "variants",
                Json.array(provision.variants().stream()
                        .map(variant -> Json.object(
                                Json.member("when", Json.of(variant.when().text())),
                                Json.member("date", Json.of(variant.date().toString()))))
                        .toList()));
        put(members, "bindsUntil", provision.bindsUntil());
        members.put("shownBy", Json.of(provision.shownBy()));
        provision.evidence().ifPresent(evidence -> members.put("evidence", evidence(evidence)));
        provision.penalty().ifPresent(penalty -> members.put("penalty", Json.of(penalty)));
        members.put("verified", Json.of(provision.verified()));
        members.put("source", Json.of(provision.source()));
        return new Json.Members(members);
    }

    /// A provision with what stands between it and others.
    public static Json whole(Passage passage, List<Relation> relations, List<Pull> pulls) {
        return provision(passage)
                .with(
                        "relations",
                        Json.array(
                                relations.stream().map(FrameworkData::relation).toList()))
                .with(
                        "divergences",
                        Json.array(pulls.stream().map(FrameworkData::pull).toList()));
    }

    private static Json evidence(Provision.Evidence evidence) {
        return Json.object(
                Json.member("allOf", texts(evidence.allOf())),
                Json.member(
                        "anyOf",
                        Json.array(evidence.anyOf().stream()
                                .map(FrameworkData::texts)
                                .toList())),
                Json.member("asWritten", Json.of(evidence.asWritten())));
    }

    private static Json relation(Relation relation) {
        return Json.object(
                Json.member("relation", Json.of(key(relation.relation()))),
                Json.member("to", Json.of(relation.other().reference())),
                Json.member("carriesOver", Json.of(relation.carriesOver())),
                Json.member("rationale", Json.of(relation.mapping().rationale())),
                Json.member("confidence", Json.of(key(relation.mapping().confidence()))));
    }

    private static Json pull(Pull pull) {
        var divergence = pull.divergence();
        var members = new LinkedHashMap<String, Json>();
        members.put("kind", Json.of(key(divergence.kind())));
        members.put("to", Json.of(pull.other().reference()));
        divergence.onlyIf().ifPresent(only -> members.put("onlyIf", Json.of(only)));
        members.put("why", Json.of(divergence.why()));
        members.put("waysOut", texts(divergence.waysOut()));
        members.put("seen", Json.of(pull.ownSeen() && pull.otherSeen()));
        members.put("confidence", Json.of(key(divergence.confidence())));
        members.put("reviewed", Json.of(divergence.reviewed()));
        return new Json.Members(members);
    }

    /// A kind of evidence by itself.
    public static Json.Members evidence(EvidenceKind kind) {
        var members = new LinkedHashMap<String, Json>();
        members.put("id", Json.of(kind.id()));
        members.put("title", Json.of(kind.title()));
        members.put("group", Json.of(kind.group()));
        members.put("what", Json.of(kind.what()));
        members.put("form", Json.of(kind.form()));
        members.put("heldBy", Json.of(kind.heldBy()));
        return new Json.Members(members);
    }

    /// One day of one framework.
    public static Json entry(Agenda.Entry entry) {
        var begins = new ArrayList<Json>();
        for (var each : entry.begins()) {
            var members = new LinkedHashMap<String, Json>();
            members.put("provision", Json.of(each.provision().id()));
            each.when().ifPresent(when -> members.put("when", Json.of(when.text())));
            members.put("verified", Json.of(each.provision().verified()));
            begins.add(new Json.Members(members));
        }
        return Json.object(
                Json.member("date", Json.of(entry.day().toString())),
                Json.member("framework", Json.of(entry.framework().id())),
                Json.member("jurisdictions", texts(entry.framework().jurisdictions())),
                Json.member("inForce", Json.of(entry.inForce())),
                Json.member("milestones", texts(entry.milestones())),
                Json.member("begins", Json.array(begins)),
                Json.member(
                        "ends",
                        Json.array(entry.ends().stream()
                                .map(each -> Json.object(
                                        Json.member("provision", Json.of(each.id())),
                                        Json.member("verified", Json.of(each.verified()))))
                                .toList())));
    }

    /// A list of texts.
    public static Json texts(Collection<String> texts) {
        return Json.array(texts.stream().map(text -> Json.of(text)).toList());
    }

    /// As packs write one of several.
    static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void put(Map<String, Json> members, String name, Optional<LocalDate> day) {
        day.ifPresent(date -> members.put(name, Json.of(date.toString())));
    }
}
