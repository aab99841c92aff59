package org.comity.check.pack;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.comity.check.predicate.Derivation;
import org.comity.check.predicate.Predicate;
import org.comity.check.yaml.Yaml;

/// What stands in the vocabulary, the topics and the kinds of evidence is asked for by something.
record LintUse(Lint lint) {
    void run() {
        facts();
        topics();
        evidence();
    }

    private void facts() {
        unused(lint.named(PackFiles.FACTS, "vocabulary", "name"), used(), "no predicate asks for ");
    }

    private Set<String> used() {
        var packs = lint.packs();
        var predicates = Stream.of(
                        packs.terms().bearers().values().stream(),
                        packs.frameworks().stream()
                                .flatMap(framework -> framework.provisions().stream())
                                .flatMap(provision -> Stream.concat(
                                        Stream.of(provision.applies()),
                                        provision.variants().stream().map(Provision.Variant::when))),
                        packs.divergences().stream().flatMap(each -> Stream.of(each.fromFacts(), each.toFacts())))
                .flatMap(each -> each);
        var used = new HashSet<String>();
        predicates.forEach(predicate -> add(predicate, used));
        for (var derivation : packs.terms().derivations()) {
            switch (derivation) {
                case Derivation.Rule rule -> add(rule.value(), used);
                case Derivation.Cases cases -> cases.cases().forEach(each -> add(each.when(), used));
                case Derivation.Listing listing -> listing.members().forEach(each -> add(each.when(), used));
                case Derivation.Union union -> union.of().forEach(fact -> used.add(fact.name()));
                case Derivation.Judged _ -> {}
            }
        }
        // Each `market.in_<code>` asks for it.
        if (used.stream().anyMatch(name -> name.startsWith("market.in_"))) {
            used.add("market.anywhere");
        }
        return used;
    }

    private static void add(Predicate predicate, Set<String> to) {
        predicate.facts().forEach(fact -> to.add(fact.name()));
    }

    private void topics() {
        var used = new HashSet<String>();
        lint.packs()
                .frameworks()
                .forEach(framework -> framework.provisions().forEach(provision -> used.addAll(provision.topics())));
        unused(lint.named(PackFiles.TOPICS, "entries", "id"), used, "no provision is about ");
    }

    private void evidence() {
        var used = new HashSet<String>();
        lint.packs()
                .frameworks()
                .forEach(framework -> framework
                        .provisions()
                        .forEach(provision -> provision.evidence().ifPresent(evidence -> {
                            used.addAll(evidence.allOf());
                            evidence.anyOf().forEach(used::addAll);
                        })));
        unused(lint.named(PackFiles.EVIDENCE, "kinds", "id"), used, "no provision is shown by ");
    }

    private void unused(Map<String, Yaml.Fields> there, Set<String> used, String message) {
        there.forEach((name, at) -> {
            if (!used.contains(name)) {
                lint.note(Lint.Rule.UNUSED, at, message + name);
            }
        });
    }
}
