package org.comity.check.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.comity.check.fact.Fact;
import org.comity.check.predicate.Derivation;

/// In what two versions of packs differ: added, taken away, or changed, field by field.
///
/// Lines of a file do not count, and neither does the order of what has a name.
public final class PackDiff {
    private final List<Change> changes = new ArrayList<>();

    private PackDiff() {}

    public enum Subject {
        FRAMEWORK,
        PROVISION,
        FACT,
        DERIVED,
        EVIDENCE,
        MAPPING,
        DIVERGENCE
    }

    /// @param id of a provision `<framework>#<provision>`; of a pair both, with ` - ` between
    /// @param field which one, as packs call it; empty if the whole was added or taken away
    /// @param was empty if it was not there
    /// @param is empty if it is no longer there
    public record Change(
            Subject subject, String id, Optional<String> field, Optional<String> was, Optional<String> is) {
        public boolean added() {
            return field.isEmpty() && was.isEmpty();
        }

        public boolean removed() {
            return field.isEmpty() && is.isEmpty();
        }
    }

    /// In the order of the newer packs; what was taken away stands after what is there.
    public static List<Change> between(Packs older, Packs newer) {
        var diff = new PackDiff();
        diff.compare(Subject.FRAMEWORK, frameworks(older), frameworks(newer));
        diff.compare(Subject.PROVISION, provisions(older), provisions(newer));
        diff.compare(Subject.FACT, facts(older), facts(newer));
        diff.compare(Subject.DERIVED, derivations(older), derivations(newer));
        diff.compare(Subject.EVIDENCE, evidence(older), evidence(newer));
        diff.compare(Subject.MAPPING, mappings(older), mappings(newer));
        diff.compare(Subject.DIVERGENCE, divergences(older), divergences(newer));
        return List.copyOf(diff.changes);
    }

    private void compare(
            Subject subject, Map<String, Map<String, String>> older, Map<String, Map<String, String>> newer) {
        newer.forEach((id, is) -> {
            var was = older.get(id);
            if (was == null) {
                changes.add(new Change(subject, id, Optional.empty(), Optional.empty(), Optional.of(title(is))));
                return;
            }
            is.forEach((field, value) -> {
                if (!Objects.equals(was.get(field), value)) {
                    changes.add(new Change(
                            subject, id, Optional.of(field), some(was.getOrDefault(field, "")), some(value)));
                }
            });
        });
        older.forEach((id, was) -> {
            if (!newer.containsKey(id)) {
                changes.add(new Change(subject, id, Optional.empty(), Optional.of(title(was)), Optional.empty()));
            }
        });
    }

    private static Optional<String> some(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static String title(Map<String, String> fields) {
        return fields.getOrDefault("title", fields.getOrDefault("meaning", ""));
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }

    private static Map<String, Map<String, String>> frameworks(Packs packs) {
        var all = new LinkedHashMap<String, Map<String, String>>();
        for (var each : packs.frameworks()) {
            var fields = new LinkedHashMap<String, String>();
            fields.put("title", each.title());
            fields.put("short", each.shortTitle());
            fields.put("original_titles", each.originalTitles().toString());
            fields.put("authority", each.authority());
            fields.put("jurisdictions", each.jurisdictions().toString());
            fields.put("kind", each.kind().toString());
            fields.put("status", each.status().toString());
            fields.put("adopted", text(each.adopted()));
            fields.put("in_force", text(each.inForce()));
            for (var milestone : each.milestones()) {
                fields.merge("applies", milestone.date() + " " + milestone.what(), (one, other) -> one + "; " + other);
            }
            fields.put("source", each.source());
            fields.put("checked", each.checked().toString());
            fields.put("checked_against", each.checkedAgainst());
            all.put(each.id(), fields);
        }
        return all;
    }

    private static Map<String, Map<String, String>> provisions(Packs packs) {
        var all = new LinkedHashMap<String, Map<String, String>>();
        for (var framework : packs.frameworks()) {
            for (var each : framework.provisions()) {
                all.put(framework.id() + "#" + each.id(), fields(each));
            }
        }
        return all;
    }

    private static Map<String, String> fields(Provision each) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("title", each.title());
        fields.put("citation", each.citation());
        fields.put("summary", each.summary());
        fields.put("modality", each.modality().toString());
        fields.put("binding", String.valueOf(each.binding()));
        fields.put("bearers", each.bearers().toString());
        fields.put("topics", each.topics().toString());
        fields.put("applies", each.applies().text());
        fields.put("shown_by", each.shownBy());
        fields.put(
                "evidence",
                each.evidence()
                        .map(evidence -> "all of " + evidence.allOf() + ", any of " + evidence.anyOf()
                                + (evidence.asWritten() ? ", as written" : ", by our reading"))
                        .orElse(""));
        fields.put("penalty", text(each.penalty()));
        fields.put("binds_from", text(each.bindsFrom()));
        var variants = each.variants().stream()
                .map(variant -> variant.date() + " if " + variant.when().text())
                .toList();
        fields.put("binds_from_variants", variants.isEmpty() ? "" : variants.toString());
        fields.put("binds_until", text(each.bindsUntil()));
        fields.put("verified", String.valueOf(each.verified()));
        fields.put("source", each.source());
        fields.put("notes", text(each.notes()));
        return fields;
    }

    private static Map<String, Map<String, String>> facts(Packs packs) {
        var all = new LinkedHashMap<String, Map<String, String>>();
        for (var each : packs.terms().vocabulary().facts()) {
            var fields = new LinkedHashMap<String, String>();
            fields.put("meaning", each.meaning());
            fields.put("type", each.type().words());
            fields.put("question", each.question());
            fields.put("why", each.why());
            all.put(each.name(), fields);
        }
        return all;
    }

    private static Map<String, Map<String, String>> derivations(Packs packs) {
        var all = new LinkedHashMap<String, Map<String, String>>();
        for (var each : packs.terms().derivations()) {
            all.put(each.fact().name(), Map.of("rule", rule(each)));
        }
        return all;
    }

    private static String rule(Derivation derivation) {
        return switch (derivation) {
            case Derivation.Rule rule -> rule.value().text() + " (" + rule.source() + ")";
            case Derivation.Cases cases ->
                cases.cases().stream()
                                .map(each -> each.value() + " if " + each.when().text())
                                .collect(Collectors.joining("; ", "", ", otherwise " + text(cases.otherwise())))
                        + " (" + cases.source() + ")";
            case Derivation.Listing listing ->
                listing.members().stream()
                                .map(each -> each.value() + " if " + each.when().text())
                                .collect(Collectors.joining("; "))
                        + " (" + listing.source() + ")";
            case Derivation.Union union ->
                union.of().stream().map(Fact::name).collect(Collectors.joining(" or ")) + " (" + union.source() + ")";
            case Derivation.Judged judged -> "asked: " + judged.gap();
        };
    }

    private static Map<String, Map<String, String>> evidence(Packs packs) {
        var all = new LinkedHashMap<String, Map<String, String>>();
        for (var each : packs.terms().evidence().values()) {
            var fields = new LinkedHashMap<String, String>();
            fields.put("title", each.title());
            fields.put("group", each.group());
            fields.put("what", each.what());
            fields.put("typical_form", each.form());
            fields.put("held_by", each.heldBy());
            fields.put(
                    "freshness",
                    text(each.freshness().longest()) + " " + each.freshness().boundTo() + ", "
                            + each.freshness().renewed());
            fields.put("outsider_checks", each.lookedAt().toString());
            fields.put("standards", each.standards().toString());
            all.put(each.id(), fields);
        }
        return all;
    }

    private static Map<String, Map<String, String>> mappings(Packs packs) {
        var all = new LinkedHashMap<String, Map<String, String>>();
        for (var each : packs.mappings()) {
            var fields = new LinkedHashMap<String, String>();
            fields.put("relation", each.relation().toString());
            fields.put("rationale", each.rationale());
            fields.put("confidence", each.confidence().toString());
            all.put(each.from() + " - " + each.to(), fields);
        }
        return all;
    }

    private static Map<String, Map<String, String>> divergences(Packs packs) {
        var all = new LinkedHashMap<String, Map<String, String>>();
        for (var each : packs.divergences()) {
            var fields = new LinkedHashMap<String, String>();
            fields.put("relation", each.kind().toString());
            fields.put("facts_from", each.fromFacts().text());
            fields.put("facts_to", each.toFacts().text());
            fields.put("only_if", text(each.onlyIf()));
            fields.put("why", each.why());
            fields.put("ways_out", each.waysOut().toString());
            fields.put("cited_seen", each.fromSeen() + ", " + each.toSeen());
            fields.put("confidence", each.confidence().toString());
            fields.put("reviewed", String.valueOf(each.reviewed()));
            all.put(each.from() + " - " + each.to(), fields);
        }
        return all;
    }
}
