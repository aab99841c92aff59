package org.comity.check.predicate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Type;
import org.comity.check.fact.Value;
import org.comity.check.fact.Vocabulary;
import org.jspecify.annotations.Nullable;

/// Puts predicates into steps, those that are needed before those that need them.
final class Compiler {
    private final Vocabulary vocabulary;
    final Map<String, Derivation> derivations = new HashMap<>();
    final List<Step> steps = new ArrayList<>();
    final Map<Predicate, Integer> nodes = new HashMap<>();
    final Map<String, Integer> slots = new HashMap<>();
    final Map<String, Set<String>> below = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    int size;

    Compiler(Vocabulary vocabulary, Collection<? extends Derivation> derivations) {
        this.vocabulary = vocabulary;
        for (var derivation : derivations) {
            if (!(derivation instanceof Derivation.Judged)
                    && this.derivations.put(derivation.fact().name(), derivation) != null) {
                throw new IllegalArgumentException(derivation.fact().name() + " is derived twice");
            }
        }
    }

    int node(Predicate predicate) {
        var known = nodes.get(predicate);
        if (known != null) {
            return known;
        }
        int out = switch (predicate) {
            case Predicate.Always _ -> step(Step.always(size));
            case Predicate.All(var parts) -> step(Step.all(reserve(parts), nodesOf(parts)));
            case Predicate.Any(var parts) -> step(Step.any(reserve(parts), nodesOf(parts)));
            case Predicate.Not(var part) -> {
                int in = node(part);
                yield step(Step.not(size, in));
            }
            case Predicate.Atom atom -> atom(atom, fact(atom.fact()));
        };
        nodes.put(predicate, out);
        return out;
    }

    private int[] nodesOf(List<Predicate> parts) {
        return parts.stream().mapToInt(this::node).toArray();
    }

    /// The parts take their places first.
    private int reserve(List<Predicate> parts) {
        nodesOf(parts);
        return size;
    }

    private int step(Step step) {
        steps.add(step);
        return size++;
    }

    private int atom(Predicate.Atom atom, int slot) {
        return step(
                switch (atom) {
                    case Predicate.Holds _ -> Step.holds(size, slot);
                    case Predicate.Is is -> Step.choice(size, slot, Set.of(is.value()));
                    case Predicate.Compares is -> Step.amount(size, slot, is.relation(), is.number());
                    case Predicate.Dated is -> Step.dated(size, slot, is.relation(), is.day());
                    case Predicate.HasAny(var fact, var values) ->
                        fact.type() instanceof Type.SetOf(var range)
                                ? Step.hasAny(size, slot, values, range)
                                : Step.choice(size, slot, Set.copyOf(values));
                    case Predicate.HasOtherThan(var fact, var values) ->
                        Step.hasOtherThan(size, slot, values, ((Type.SetOf) fact.type()).range());
                    case Predicate.IsEmpty(var fact) -> Step.isEmpty(size, slot);
                });
    }

    /// The slot of a fact, with what it is derived from before it.
    int fact(Fact fact) {
        var known = slots.get(fact.name());
        if (known != null && !open.contains(fact.name())) {
            return known;
        }
        if (!open.add(fact.name())) {
            throw new IllegalArgumentException(fact.name() + " is derived from itself, over " + open);
        }
        int slot = slots.size();
        slots.put(fact.name(), slot);
        var derivation = derivation(fact);
        if (derivation != null) {
            derive(derivation, slot);
        }
        open.remove(fact.name());
        return slot;
    }

    private @Nullable Derivation derivation(Fact fact) {
        return Vocabulary.placeOf(fact.name())
                .<Derivation>map(place -> derivations.computeIfAbsent(
                        fact.name(),
                        _ -> new Derivation.Rule(
                                fact, new Predicate.HasAny(anywhere(), List.of(place)), "market.anywhere")))
                .orElse(derivations.get(fact.name()));
    }

    private Fact anywhere() {
        return vocabulary.find("market.anywhere").orElseThrow();
    }

    private void derive(Derivation derivation, int slot) {
        var name = derivation.fact().name();
        var needs = new TreeSet<String>();
        switch (derivation) {
            case Derivation.Rule rule -> {
                int in = node(rule.value());
                steps.add(Step.rule(name, slot, in));
                rule.value().facts().forEach(fact -> needs.addAll(leaves(fact)));
            }
            case Derivation.Cases rule -> {
                var cases = rule.cases();
                var when = cases.stream().mapToInt(each -> node(each.when())).toArray();
                steps.add(Step.cases(
                        name,
                        slot,
                        when,
                        cases.stream().map(Derivation.Case::value).toArray(Value[]::new),
                        rule.otherwise().orElse(null)));
                rule.cases().forEach(each -> each.when().facts().forEach(fact -> needs.addAll(leaves(fact))));
            }
            case Derivation.Listing rule -> {
                var members = rule.members();
                var when = members.stream().mapToInt(each -> node(each.when())).toArray();
                steps.add(Step.listing(
                        slot, members.stream().map(Derivation.Member::value).toArray(String[]::new), when));
                members.forEach(each -> each.when().facts().forEach(fact -> needs.addAll(leaves(fact))));
            }
            case Derivation.Union rule -> {
                var of = rule.of();
                var sets = of.stream().mapToInt(this::fact).toArray();
                steps.add(Step.union(slot, sets));
                of.forEach(fact -> needs.addAll(leaves(fact)));
            }
            case Derivation.Judged _ -> throw new IllegalStateException(name);
        }
        below.put(name, Collections.unmodifiableSet(needs));
    }

    private Set<String> leaves(Fact fact) {
        return Objects.requireNonNullElse(below.get(fact.name()), Set.of(fact.name()));
    }
}
