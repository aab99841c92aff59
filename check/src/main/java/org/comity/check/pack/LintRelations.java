package org.comity.check.pack;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.comity.check.Answer;
import org.comity.check.predicate.Predicate;
import org.comity.check.yaml.Yaml;

/// What stands between provisions stands there once, is of two provisions, and says no more than was seen.
record LintRelations(Lint lint) {
    void run() {
        mappings();
        lint.divergences().forEach((at, each) -> divergence(each, at));
        evidence();
    }

    private void mappings() {
        var seen = new HashMap<List<String>, Yaml>();
        for (var crosswalk : lint.files().crosswalks()) {
            for (var mapping : Lint.items(crosswalk, "mappings")) {
                var ends = List.of(Lint.text(mapping, "from"), Lint.text(mapping, "to"));
                if (ends.getFirst().equals(ends.getLast())) {
                    lint.fault(Lint.Rule.RELATIONS, mapping, "maps a provision to itself: take it away");
                }
                var before = seen.putIfAbsent(ends.stream().sorted().toList(), mapping);
                if (before != null) {
                    lint.fault(
                            Lint.Rule.RELATIONS,
                            mapping,
                            "these two are mapped already in " + before.file() + ":" + before.line()
                                    + ": keep one of the rows");
                }
            }
        }
    }

    private void divergence(Divergence each, Yaml.Fields at) {
        boolean seen = each.fromSeen() && each.toSeen();
        if (each.reviewed() && !seen) {
            lint.fault(
                    Lint.Rule.RELATIONS,
                    Lint.within(at, "reviewed"),
                    "is reviewed, and a text of it was not seen: see both texts first");
        }
        if (each.confidence() == Confidence.HIGH && !seen) {
            lint.fault(
                    Lint.Rule.RELATIONS,
                    Lint.within(at, "confidence"),
                    "confidence is high, and a text of it was not seen: medium at most");
        }
        if (each.waysOut().isEmpty()) {
            lint.fault(Lint.Rule.RELATIONS, at, "has no way out: say at least what people do about it");
        }
        binds(each.from(), each.fromFacts(), at, each.oneActor() ? "facts" : "facts_from");
        binds(each.to(), each.toFacts(), at, each.oneActor() ? "facts" : "facts_to");
    }

    /// Wherever the pair is said to pull apart, each of the two must apply.
    private void binds(String id, Predicate facts, Yaml.Fields at, String field) {
        var provision = provisions().get(id);
        if (provision == null || entails(facts, provision.applies())) {
            return;
        }
        var terms = lint.packs().terms();
        var outside = new Predicate.All(List.of(facts, new Predicate.Not(provision.applies())));
        var verdict = new Reach(terms.vocabulary(), terms.derivations()).of(outside, Answer.YES);
        if (verdict == Reach.Verdict.POSSIBLE) {
            lint.fault(
                    Lint.Rule.RELATIONS,
                    Lint.within(at, field),
                    field + " can hold where " + id + " does not apply: add what " + id + " asks for");
        } else if (verdict == Reach.Verdict.UNDECIDED) {
            lint.note(
                    Lint.Rule.RELATIONS,
                    Lint.within(at, field),
                    "too many dossiers to tell whether " + id + " applies wherever " + field + " hold");
        }
    }

    /// Whether the shape of two predicates shows already that the second holds wherever the first does.
    private static boolean entails(Predicate first, Predicate second) {
        return first.equals(second)
                || second instanceof Predicate.Always
                || second instanceof Predicate.All(var parts) && parts.stream().allMatch(part -> entails(first, part))
                || second instanceof Predicate.Any(var either)
                        && either.stream().anyMatch(part -> entails(first, part))
                || first instanceof Predicate.All(var known) && known.stream().anyMatch(part -> entails(part, second))
                || first instanceof Predicate.Any(var cases) && cases.stream().allMatch(part -> entails(part, second))
                || first instanceof Predicate.HasAny(var fact, var values)
                        && second instanceof Predicate.HasAny(var same, var more)
                        && fact.equals(same)
                        && more.containsAll(values);
    }

    private Map<String, Provision> provisions() {
        var provisions = new HashMap<String, Provision>();
        lint.packs()
                .frameworks()
                .forEach(framework ->
                        framework.provisions().forEach(each -> provisions.put(framework.id() + "#" + each.id(), each)));
        return provisions;
    }

    private void evidence() {
        var known = new HashSet<>(provisions().keySet());
        for (var kind : lint.named(PackFiles.EVIDENCE, "kinds", "id").values()) {
            for (var stated : Lint.items(kind, "law_says")) {
                if (!known.contains(Lint.text(stated, "provision"))) {
                    lint.fault(
                            Lint.Rule.RELATIONS,
                            stated,
                            "no provision is called " + Lint.text(stated, "provision")
                                    + ": correct it, or take it away");
                }
            }
        }
    }
}
