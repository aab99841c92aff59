package org.comity.check.predicate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.comity.check.ShippedPacks;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Type;
import org.comity.check.fact.Value;
import org.comity.testkit.Choices;

/// Every predicate of the packs, each once.
final class ShippedPredicates {
    static final List<Predicate> ALL = List.copyOf(asked());

    private static final List<Fact> RULED = facts(true);
    private static final List<Fact> STATED = facts(false);

    private ShippedPredicates() {}

    private static List<Fact> facts(boolean ruled) {
        var packs = ShippedPacks.packs();
        return packs.terms().vocabulary().facts().stream()
                .filter(fact -> packs.program().derivation(fact.name()).isPresent() == ruled)
                .toList();
    }

    /// A dossier by chance; now and then a fact that has a rule is stated too, which may contradict the rule.
    static Map<String, Value> dossier(Choices choices) {
        var stated = Draw.dossier(choices, STATED, 1 + choices.below(4));
        var ruled = choices.of(RULED);
        if (choices.yes() && !(ruled.type() instanceof Type.SetOf)) {
            stated.put(ruled.name(), Draw.value(choices, ruled.type()));
        }
        return stated;
    }

    private static Set<Predicate> asked() {
        var packs = ShippedPacks.packs();
        var asked = new LinkedHashSet<>(packs.terms().bearers().values());
        for (var framework : packs.frameworks()) {
            for (var provision : framework.provisions()) {
                asked.add(provision.applies());
                provision.variants().forEach(variant -> asked.add(variant.when()));
            }
        }
        for (var divergence : packs.divergences()) {
            asked.add(divergence.fromFacts());
            asked.add(divergence.toFacts());
        }
        return asked;
    }
}
