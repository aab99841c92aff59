package org.comity.check.predicate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Type;
import org.comity.check.fact.Value;
import org.comity.check.fact.Vocabulary;

/// Puts predicates into steps, those that are needed before those that need them.
final class Compiler {
    static final int NOBODY = -1;

    private final Vocabulary vocabulary;
    final Map<String, Derivation> derivations = new HashMap<>();
    final Numbers numbers = new Numbers();
    final List<Step> steps = new ArrayList<>();
    final List<Source> sources = new ArrayList<>();
    final Map<String, Slot> slots = new LinkedHashMap<>();
    final Map<String, Set<String>> below = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();

    /// Where an answer comes from: from a step, from a value, or first from a value and then from a step.
    ///
    /// @param step its index, or [#NOBODY]
    /// @param slot its index, or [#NOBODY]
    record Source(int step, int slot) {}

    /// Where the value of a fact stands, and what is asked of it.
    static final class Slot {
        final int index;
        final Fact fact;
        final List<Asked.Question> questions = new ArrayList<>();
        /// The step that derives the value, or [#NOBODY].
        int step = NOBODY;

        Slot(int index, Fact fact) {
            this.index = index;
            this.fact = fact;
        }
    }

    Compiler(Vocabulary vocabulary, Collection<? extends Derivation> derivations) {
        this.vocabulary = vocabulary;
        for (var derivation : derivations) {
            if (!(derivation instanceof Derivation.Judged)
                    && this.derivations.put(derivation.fact().name(), derivation) != null) {
                throw new IllegalArgumentException(derivation.fact().name() + " is derived twice");
            }
        }
    }

    /// The number of the answer to this predicate.
    int number(Predicate predicate) {
        parts(predicate).forEach(this::number);
        int number = numbers.find(predicate).orElseGet(() -> added(predicate));
        numbers.put(predicate, number);
        return number;
    }

    private static List<Predicate> parts(Predicate predicate) {
        return switch (predicate) {
            case Predicate.All(var parts) -> parts;
            case Predicate.Any(var parts) -> parts;
            case Predicate.Not(var part) -> List.of(part);
            case Predicate.Always _, Predicate.Atom _ -> List.of();
        };
    }

    private int added(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Always _ -> step(Step::always);
            case Predicate.All(var parts) -> {
                int[] in = numbers(parts);
                yield step(out -> Step.all(out, in));
            }
            case Predicate.Any(var parts) -> {
                int[] in = numbers(parts);
                yield step(out -> Step.any(out, in));
            }
            case Predicate.Not(var part) -> {
                int in = number(part);
                yield step(out -> Step.not(out, in));
            }
            case Predicate.Atom atom -> atom(atom);
        };
    }

    private int[] numbers(List<Predicate> predicates) {
        return predicates.stream().mapToInt(this::number).toArray();
    }

    private int step(IntFunction<Step> made) {
        steps.add(made.apply(sources.size()));
        sources.add(new Source(steps.size() - 1, NOBODY));
        return sources.size() - 1;
    }

    private int atom(Predicate.Atom atom) {
        var slot = slot(atom.fact());
        return switch (derivations.get(atom.fact().name())) {
            case Derivation.Rule _ ->
                numbers.find(new Predicate.Holds(atom.fact())).orElseThrow();
            case Derivation.Listing listing when listed(atom.fact()) -> number(DerivedSets.over(atom, listing));
            case Derivation.Union union when listed(atom.fact()) -> number(DerivedSets.over(atom, union));
            case null, default -> question(atom, slot);
        };
    }

    private static boolean listed(Fact fact) {
        return fact.type() instanceof Type.SetOf(Type.Range.Listed _);
    }

    private int question(Predicate.Atom atom, Slot slot) {
        slot.questions.add(new Asked.Question(atom, sources.size()));
        sources.add(new Source(NOBODY, slot.index));
        return sources.size() - 1;
    }

    /// The slot of a fact, with what it is derived from before it.
    Slot slot(Fact fact) {
        var known = slots.get(fact.name());
        if (known != null && !open.contains(fact.name())) {
            return known;
        }
        if (!open.add(fact.name())) {
            throw new IllegalArgumentException(fact.name() + " is derived from itself, over " + open);
        }
        var slot = new Slot(slots.size(), fact);
        slots.put(fact.name(), slot);
        derivation(fact).ifPresent(derivation -> derive(derivation, slot));
        open.remove(fact.name());
        return slot;
    }

    private Optional<Derivation> derivation(Fact fact) {
        Vocabulary.placeOf(fact.name())
                .ifPresent(place -> derivations.computeIfAbsent(
                        fact.name(),
                        _ -> new Derivation.Rule(
                                fact, new Predicate.HasAny(anywhere(), List.of(place)), "market.anywhere")));
        return Optional.ofNullable(derivations.get(fact.name()));
    }

    private Fact anywhere() {
        return vocabulary.find("market.anywhere").orElseThrow();
    }

    private void derive(Derivation derivation, Slot slot) {
        var needs = new TreeSet<String>();
        switch (derivation) {
            case Derivation.Rule(var fact, var value, var _) -> {
                var holds = new Predicate.Holds(fact);
                int out = question(holds, slot);
                numbers.put(holds, out);
                steps.add(Step.rule(slot.fact.name(), out, number(value)));
                sources.set(out, new Source(steps.size() - 1, slot.index));
                value.facts().forEach(each -> needs.addAll(leaves(each)));
            }
            case Derivation.Cases(var _, var cases, var otherwise, var _) -> {
                var when = numbers(cases.stream().map(Derivation.Case::when).toList());
                var then = cases.stream().map(Derivation.Case::value).toArray(Value[]::new);
                slot.step = steps.size();
                steps.add(Step.cases(slot.fact.name(), slot.index, when, then, otherwise.orElse(null)));
                cases.forEach(each -> each.when().facts().forEach(fact -> needs.addAll(leaves(fact))));
            }
            case Derivation.Listing(var fact, var members, var _) -> {
                var when = numbers(members.stream().map(Derivation.Member::when).toList());
                if (!listed(fact)) {
                    slot.step = steps.size();
                    steps.add(Step.listing(
                            slot.index,
                            members.stream().map(Derivation.Member::value).toArray(String[]::new),
                            when));
                }
                members.forEach(each -> each.when().facts().forEach(needed -> needs.addAll(leaves(needed))));
            }
            case Derivation.Union(var fact, var sets, var _) -> {
                sets.forEach(this::slot);
                var of = sets.stream()
                        .flatMap(this::united)
                        .mapToInt(set -> slot(set).index)
                        .toArray();
                if (!listed(fact)) {
                    slot.step = steps.size();
                    steps.add(Step.union(slot.index, of));
                }
                sets.forEach(set -> needs.addAll(leaves(set)));
            }
            case Derivation.Judged _ -> throw new IllegalStateException(slot.fact.name());
        }
        below.put(slot.fact.name(), Collections.unmodifiableSet(needs));
    }

    /// A set, or the sets of which it is a union.
    private Stream<Fact> united(Fact set) {
        return derivations.get(set.name()) instanceof Derivation.Union union
                ? union.of().stream().flatMap(this::united)
                : Stream.of(set);
    }

    private Set<String> leaves(Fact fact) {
        return Objects.requireNonNullElse(below.get(fact.name()), Set.of(fact.name()));
    }
}
