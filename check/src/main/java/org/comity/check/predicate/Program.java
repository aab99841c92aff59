package org.comity.check.predicate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.comity.check.Answer;
import org.comity.check.fact.Value;
import org.comity.check.fact.Vocabulary;
import org.jspecify.annotations.Nullable;

/// Many predicates and the derived facts below them, put into one row of steps, each once: whatever two of them share
/// is
/// answered once for a dossier.
///
/// Immutable; may be used by many threads.
public final class Program {
    private final Step[] steps;
    private final Map<Predicate, Integer> nodes;
    private final Map<String, Integer> slots;
    private final Map<String, Set<String>> below;
    private final Map<String, Derivation> derivations;
    private final int size;
    private final Vocabulary vocabulary;
    private final Collection<? extends Derivation> rules;
    private final Map<Predicate, Program> cones = new ConcurrentHashMap<>();

    private Program(Compiler compiler, Vocabulary vocabulary, Collection<? extends Derivation> rules) {
        this.vocabulary = vocabulary;
        this.rules = List.copyOf(rules);
        this.steps = compiler.steps.toArray(Step[]::new);
        this.nodes = Map.copyOf(compiler.nodes);
        this.slots = Map.copyOf(compiler.slots);
        this.below = Map.copyOf(compiler.below);
        this.derivations = Map.copyOf(compiler.derivations);
        this.size = compiler.size;
    }

    /// @param derivations at most one for each fact
    /// @throws IllegalArgumentException if a fact is derived twice, or from itself
    public static Program of(
            Vocabulary vocabulary,
            Collection<? extends Derivation> derivations,
            Collection<? extends Predicate> predicates) {
        var compiler = new Compiler(vocabulary, derivations);
        derivations.forEach(derivation -> compiler.fact(derivation.fact()));
        predicates.forEach(compiler::node);
        return new Program(compiler, vocabulary, derivations);
    }

    /// Answers everything for what is known.
    public Evaluation evaluate(Map<String, Value> stated) {
        var values = new @Nullable Value[slots.size()];
        stated.forEach((name, value) -> {
            var slot = slots.get(name);
            if (slot != null) {
                values[slot] = value;
            }
        });
        var answers = new byte[size];
        var contradicted = new ArrayList<String>();
        var state = new Step.State(values, answers, contradicted);
        for (var step : steps) {
            step.run(state);
        }
        return new Evaluation(this, values, answers, contradicted);
    }

    /// The facts that somebody must state for this predicate to be answered: those below derived facts, not these.
    public Set<String> asked(Predicate predicate) {
        var asked = new TreeSet<String>();
        predicate.facts().forEach(fact -> asked.addAll(below.getOrDefault(fact.name(), Set.of(fact.name()))));
        return asked;
    }

    /// The least program that answers this predicate of it.
    ///
    /// @throws IllegalArgumentException if the predicate is not of this program
    public Program only(Predicate predicate) {
        if (!nodes.containsKey(predicate)) {
            throw new IllegalArgumentException("not of this program: " + predicate.text());
        }
        return cones.computeIfAbsent(predicate, _ -> {
            var compiler = new Compiler(vocabulary, rules);
            compiler.node(predicate);
            return new Program(compiler, vocabulary, rules);
        });
    }

    /// How a fact is derived; empty if somebody states it.
    public Optional<Derivation> derivation(String fact) {
        return Optional.ofNullable(derivations.get(fact));
    }

    /// The answers for one dossier.
    public static final class Evaluation {
        private final Program program;
        private final @Nullable Value[] values;
        private final byte[] answers;
        private final List<String> contradicted;

        private Evaluation(Program program, @Nullable Value[] values, byte[] answers, List<String> contradicted) {
            this.program = program;
            this.values = values;
            this.answers = answers;
            this.contradicted = List.copyOf(contradicted);
        }

        /// @throws IllegalArgumentException if the predicate is not of this program
        public Answer answer(Predicate predicate) {
            var node = program.nodes.get(predicate);
            if (node == null) {
                throw new IllegalArgumentException("not of this program: " + predicate.text());
            }
            return Step.answer(answers[node]);
        }

        /// What a fact is, stated or derived. A set that is known in part is known.
        public Optional<Value> value(String fact) {
            return Optional.ofNullable(program.slots.get(fact)).map(slot -> values[slot]);
        }

        /// Facts that are stated to be one thing and follow to be another.
        public List<String> contradicted() {
            return contradicted;
        }
    }
}
