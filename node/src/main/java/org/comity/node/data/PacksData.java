package org.comity.node.data;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Type;
import org.comity.check.fact.Value;
import org.comity.check.pack.Divergence;
import org.comity.check.pack.EvidenceKind;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Packs;
import org.comity.check.pack.Provision;
import org.comity.check.predicate.Derivation;
import org.comity.check.predicate.Predicate;
import org.comity.record.json.Json;

/// All packs in one JSON document, for programs that check a dossier themselves: a reader's browser above all.
///
/// Predicates stand in their notation. What it holds is enough to answer every provision, and to name it.
public final class PacksData {
    private PacksData() {}

    public static Json.Members of(Packs packs) {
        var terms = packs.terms();
        var members = new LinkedHashMap<String, Json>();
        members.put("digest", Json.of("sha256:" + packs.digests().whole()));
        members.put("places", lists(terms.vocabulary().places().parts()));
        members.put(
                "facts",
                Json.array(
                        terms.vocabulary().facts().stream().map(PacksData::fact).toList()));
        members.put(
                "derived",
                Json.array(terms.derivations().stream().map(PacksData::rule).toList()));
        members.put("bearers", predicates(terms.bearers()));
        members.put("topics", texts(terms.topics()));
        members.put(
                "evidence",
                Json.array(
                        terms.evidence().values().stream().map(PacksData::kind).toList()));
        members.put(
                "frameworks",
                Json.array(packs.frameworks().stream().map(PacksData::framework).toList()));
        members.put(
                "divergences",
                Json.array(
                        packs.divergences().stream().map(PacksData::divergence).toList()));
        return new Json.Members(members);
    }

    private static Json lists(Map<String, List<String>> lists) {
        var members = new LinkedHashMap<String, Json>();
        new TreeMap<>(lists).forEach((name, list) -> members.put(name, Json.texts(list)));
        return new Json.Members(members);
    }

    private static Json predicates(Map<String, Predicate> predicates) {
        var members = new LinkedHashMap<String, Json>();
        predicates.forEach((name, predicate) -> members.put(name, Json.of(predicate.text())));
        return new Json.Members(members);
    }

    private static Json texts(Map<String, String> texts) {
        var members = new LinkedHashMap<String, Json>();
        texts.forEach((name, text) -> members.put(name, Json.of(text)));
        return new Json.Members(members);
    }

    private static Json fact(Fact fact) {
        var members = new LinkedHashMap<String, Json>();
        members.put("name", Json.of(fact.name()));
        switch (fact.type()) {
            case Type.OneOf(var values) -> {
                members.put("type", Json.of("enum"));
                members.put("values", Json.texts(values));
            }
            case Type.SetOf(Type.Range.Listed range) -> {
                members.put("type", Json.of("set"));
                members.put("values", Json.texts(range.values()));
            }
            case Type.SetOf(Type.Range.PlaceCodes _) -> {
                members.put("type", Json.of("set"));
                members.put("places", Json.of(true));
            }
            default -> members.put("type", Json.of(fact.type().words()));
        }
        members.put("meaning", Json.of(fact.meaning()));
        members.put("question", Json.of(fact.question()));
        members.put("why", Json.of(fact.why()));
        return new Json.Members(members);
    }

    private static Json rule(Derivation derivation) {
        var members = new LinkedHashMap<String, Json>();
        members.put("fact", Json.of(derivation.fact().name()));
        switch (derivation) {
            case Derivation.Rule rule ->
                members.put("value", Json.of(rule.value().text()));
            case Derivation.Cases rule -> {
                members.put(
                        "cases",
                        Json.array(rule.cases().stream()
                                .map(each -> when(each.when(), text(each.value())))
                                .toList()));
                rule.otherwise().ifPresent(value -> members.put("otherwise", Json.of(text(value))));
            }
            case Derivation.Listing rule ->
                members.put(
                        "members",
                        Json.array(rule.members().stream()
                                .map(each -> when(each.when(), each.value()))
                                .toList()));
            case Derivation.Union rule ->
                members.put(
                        "union", Json.texts(rule.of().stream().map(Fact::name).toList()));
            case Derivation.Judged judged -> members.put("gap", Json.of(judged.gap()));
        }
        if (!derivation.source().isEmpty()) {
            members.put("source", Json.of(derivation.source()));
        }
        return new Json.Members(members);
    }

    private static Json when(Predicate when, String value) {
        return Json.object(Json.member("when", Json.of(when.text())), Json.member("value", Json.of(value)));
    }

    /// What a case gives; the notation has cases for enumerations, numbers, texts and days only.
    private static String text(Value value) {
        return switch (value) {
            case Value.Choice(var choice) -> choice;
            case Value.Text(var text) -> text;
            case Value.Amount(var number) -> number.toString();
            case Value.Day(var date) -> date.toString();
            case Value.Flag _, Value.Set _ -> throw new IllegalArgumentException("no case gives " + value);
        };
    }

    private static Json kind(EvidenceKind kind) {
        return Json.object(
                Json.member("id", Json.of(kind.id())),
                Json.member("title", Json.of(kind.title())),
                Json.member("group", Json.of(kind.group())),
                Json.member("what", Json.of(kind.what())));
    }

    private static Json framework(Framework framework) {
        return Json.object(
                Json.member("id", Json.of(framework.id())),
                Json.member("title", Json.of(framework.title())),
                Json.member("short", Json.of(framework.shortTitle())),
                Json.member("jurisdictions", Json.texts(framework.jurisdictions())),
                Json.member("kind", Json.of(key(framework.kind()))),
                Json.member("status", Json.of(key(framework.status()))),
                Json.member(
                        "provisions",
                        Json.array(framework.provisions().stream()
                                .map(PacksData::provision)
                                .toList())));
    }

    private static Json provision(Provision provision) {
        var members = new LinkedHashMap<String, Json>();
        members.put("id", Json.of(provision.id()));
        members.put("citation", Json.of(provision.citation()));
        members.put("title", Json.of(provision.title()));
        members.put("modality", Json.of(key(provision.modality())));
        members.put("binding", Json.of(provision.binding()));
        members.put("bearers", Json.texts(provision.bearers()));
        members.put("topics", Json.texts(provision.topics()));
        members.put("applies", Json.of(provision.applies().text()));
        provision.evidence().ifPresent(evidence -> members.put("evidence", evidence(evidence)));
        day(members, "from", provision.bindsFrom());
        members.put(
                "variants",
                Json.array(provision.variants().stream()
                        .map(variant -> Json.object(
                                Json.member("when", Json.of(variant.when().text())),
                                Json.member("date", Json.of(variant.date().toString()))))
                        .toList()));
        day(members, "until", provision.bindsUntil());
        members.put("verified", Json.of(provision.verified()));
        return new Json.Members(members);
    }

    private static Json evidence(Provision.Evidence evidence) {
        return Json.object(
                Json.member("allOf", Json.texts(evidence.allOf())),
                Json.member(
                        "anyOf",
                        Json.array(evidence.anyOf().stream().map(Json::texts).toList())));
    }

    private static void day(Map<String, Json> members, String name, Optional<LocalDate> day) {
        day.ifPresent(date -> members.put(name, Json.of(date.toString())));
    }

    private static Json divergence(Divergence divergence) {
        var members = new LinkedHashMap<String, Json>();
        members.put("from", Json.of(divergence.from()));
        members.put("to", Json.of(divergence.to()));
        members.put("kind", Json.of(key(divergence.kind())));
        members.put("fromFacts", Json.of(divergence.fromFacts().text()));
        members.put("toFacts", Json.of(divergence.toFacts().text()));
        divergence.onlyIf().ifPresent(only -> members.put("onlyIf", Json.of(only)));
        members.put("why", Json.of(divergence.why()));
        members.put("waysOut", Json.texts(divergence.waysOut()));
        members.put("reviewed", Json.of(divergence.reviewed()));
        return new Json.Members(members);
    }

    /// As packs spell it: `not-yet`.
    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
