package org.comity.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.comity.check.pack.Divergence;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Mapping;
import org.comity.check.pack.Packs;
import org.comity.check.pack.PlainWords;
import org.comity.check.pack.Provision;
import org.comity.record.json.Json;

/// Frameworks and provisions, as `frameworks` answers in JSON.
final class FrameworkJson {
    private final Packs packs;

    FrameworkJson(Packs packs) {
        this.packs = packs;
    }

    /// As packs write it: `PARTLY_APPLICABLE` is `partly-applicable`.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The line of a list.
    static Json.Members row(Framework framework) {
        return new Json.Members(rowMembers(framework));
    }

    private static SequencedMap<String, Json> rowMembers(Framework framework) {
        var members = new LinkedHashMap<String, Json>();
        members.put("id", Json.of(framework.id()));
        members.put("title", Json.of(framework.title()));
        members.put("jurisdictions", Json.texts(framework.jurisdictions()));
        members.put("status", Json.of(word(framework.status())));
        members.put("provisions", Json.of(framework.provisions().size()));
        members.put("verified", Json.of(framework.verified()));
        return members;
    }

    Json.Members whole(Framework framework) {
        var members = rowMembers(framework);
        members.put("short", Json.of(framework.shortTitle()));
        var originals = new LinkedHashMap<String, Json>();
        framework.originalTitles().forEach((language, title) -> originals.put(language, Json.of(title)));
        members.put("originalTitles", new Json.Members(originals));
        members.put("authority", Json.of(framework.authority()));
        members.put("kind", Json.of(word(framework.kind())));
        members.put("adopted", day(framework.adopted()));
        members.put("inForce", day(framework.inForce()));
        members.put(
                "milestones",
                Json.array(framework.milestones().stream()
                        .map(each -> Json.object(
                                Json.member("date", Json.of(each.date().toString())),
                                Json.member("what", Json.of(each.what()))))
                        .toList()));
        members.put("source", Json.of(framework.source()));
        members.put("checked", Json.of(framework.checked().toString()));
        members.put("checkedAgainst", Json.of(framework.checkedAgainst()));
        members.put(
                "digest",
                packs.digests().framework(framework.id()).<Json>map(Json::of).orElse(new Json.Null()));
        members.put(
                "list",
                Json.array(framework.provisions().stream()
                        .map(each -> Json.object(
                                Json.member("id", Json.of(each.id())),
                                Json.member("citation", Json.of(each.citation())),
                                Json.member("title", Json.of(each.title())),
                                Json.member("modality", Json.of(word(each.modality()))),
                                Json.member("bearers", Json.texts(each.bearers())),
                                Json.member("topics", Json.texts(each.topics())),
                                Json.member("bindsFrom", day(each.bindsFrom())),
                                Json.member("verified", Json.of(each.verified()))))
                        .toList()));
        return new Json.Members(members);
    }

    Json.Members whole(Framework framework, Provision provision) {
        var id = framework.id() + "#" + provision.id();
        var words = new PlainWords(UnaryOperator.identity());
        var members = new LinkedHashMap<String, Json>();
        members.put("id", Json.of(id));
        members.put("framework", Json.of(framework.title()));
        members.put("citation", Json.of(provision.citation()));
        members.put("title", Json.of(provision.title()));
        members.put("summary", Json.of(provision.summary()));
        members.put("modality", Json.of(word(provision.modality())));
        members.put("binding", Json.of(provision.binding()));
        members.put("bearers", Json.texts(provision.bearers()));
        members.put("topics", Json.texts(provision.topics()));
        members.put("applies", Json.of(provision.applies().text()));
        members.put("inWords", Json.of(words.sentence(provision.applies())));
        members.put("facts", facts(provision));
        members.put("bindsFrom", day(provision.bindsFrom()));
        members.put(
                "bindsFromVariants",
                Json.array(provision.variants().stream()
                        .map(each -> Json.object(
                                Json.member("date", Json.of(each.date().toString())),
                                Json.member("when", Json.of(each.when().text())),
                                Json.member("inWords", Json.of(words.sentence(each.when())))))
                        .toList()));
        members.put("bindsUntil", day(provision.bindsUntil()));
        members.put("penalty", text(provision.penalty()));
        members.put("shownBy", Json.of(provision.shownBy()));
        members.put(
                "evidence",
                provision.evidence().<Json>map(FrameworkJson::evidence).orElse(new Json.Null()));
        members.put("mappings", mappings(id));
        members.put("divergences", divergences(id));
        members.put("verified", Json.of(provision.verified()));
        members.put("source", Json.of(provision.source()));
        members.put("notes", text(provision.notes()));
        return new Json.Members(members);
    }

    private Json facts(Provision provision) {
        return Json.array(packs.program().asked(provision.applies()).stream()
                .flatMap(name -> packs.terms().vocabulary().find(name).stream())
                .map(fact -> Json.object(
                        Json.member("name", Json.of(fact.name())),
                        Json.member("type", Json.of(fact.type().words())),
                        Json.member("meaning", Json.of(fact.meaning())),
                        Json.member("question", Json.of(fact.question()))))
                .toList());
    }

    private static Json evidence(Provision.Evidence evidence) {
        return Json.object(
                Json.member("allOf", Json.texts(evidence.allOf())),
                Json.member(
                        "anyOf",
                        Json.array(evidence.anyOf().stream().map(Json::texts).toList())),
                Json.member("asWritten", Json.of(evidence.asWritten())));
    }

    private Json mappings(String id) {
        var mappings = new ArrayList<Json>();
        for (var each : packs.mappings()) {
            if (each.from().equals(id)) {
                mappings.add(mapping(each.relation(), each.to(), each));
            } else if (each.to().equals(id)) {
                mappings.add(mapping(each.relation().reversed(), each.from(), each));
            }
        }
        return Json.array(mappings);
    }

    private static Json mapping(Mapping.Relation relation, String other, Mapping mapping) {
        return Json.object(
                Json.member("relation", Json.of(word(relation))),
                Json.member("with", Json.of(other)),
                Json.member("rationale", Json.of(mapping.rationale())),
                Json.member("confidence", Json.of(word(mapping.confidence()))));
    }

    private Json divergences(String id) {
        return Json.array(packs.divergences().stream()
                .filter(each -> each.from().equals(id) || each.to().equals(id))
                .map(each -> divergence(each, each.from().equals(id) ? each.to() : each.from()))
                .toList());
    }

    private static Json divergence(Divergence divergence, String other) {
        return Json.object(
                Json.member("kind", Json.of(word(divergence.kind()))),
                Json.member("with", Json.of(other)),
                Json.member("onlyIf", text(divergence.onlyIf())),
                Json.member("why", Json.of(divergence.why())),
                Json.member("waysOut", Json.texts(divergence.waysOut())),
                Json.member("confidence", Json.of(word(divergence.confidence()))),
                Json.member("reviewed", Json.of(divergence.reviewed())));
    }

    private static Json day(Optional<LocalDate> day) {
        return text(day.map(LocalDate::toString));
    }

    private static Json text(Optional<String> text) {
        return text.<Json>map(Json::of).orElse(new Json.Null());
    }
}
