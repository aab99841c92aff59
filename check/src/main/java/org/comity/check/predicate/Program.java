package org.comity.check.predicate;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.comity.check.Answer;
import org.comity.check.fact.Members;
import org.comity.check.fact.Value;
import org.comity.check.fact.Vocabulary;
import org.jspecify.annotations.Nullable;

/// Many predicates and the derived facts below them, put into one row of steps, each once: whatever two of them
/// share is answered once for a dossier.
///
/// Immutable; may be used by many threads.
// Every distinct atom, every derived fact and every join of them has a number, under which one byte holds its
// answer. What is stated answers the atoms, fact by fact; the steps answer the rest, in the order in which they
// need one another. A part of a program is the same tables with fewer steps.
public final class Program {
    private final Tables tables;
    private final Step[] steps;
    private final boolean[] slots;

    private Program(Tables tables, Step[] steps, boolean[] slots) {
        this.tables = tables;
        this.steps = steps;
        this.slots = slots;
    }

    /// What a program and all parts of it have in common.
    private static final class Tables {
        final Numbers numbers;
        final Step[] steps;
        final Compiler.Source[] sources;
        final Map<String, Integer> slots;
        final String[] facts;
        final int[] made;
        final Asked[] asked;
        final int[][] askedNumbers;
        final Map<String, Set<String>> below;
        final Map<String, Derivation> derivations;
        final byte[] unknown;

        Tables(Compiler compiler) {
            numbers = compiler.numbers;
            steps = compiler.steps.toArray(Step[]::new);
            sources = compiler.sources.toArray(Compiler.Source[]::new);
            var all = List.copyOf(compiler.slots.values());
            var indices = new LinkedHashMap<String, Integer>();
            all.forEach(slot -> indices.put(slot.fact.name(), slot.index));
            slots = Map.copyOf(indices);
            facts = all.stream().map(slot -> slot.fact.name()).toArray(String[]::new);
            made = all.stream().mapToInt(slot -> slot.step).toArray();
            asked = all.stream()
                    .map(slot -> Asked.of(slot.fact, slot.questions))
                    .toArray(Asked[]::new);
            askedNumbers = all.stream()
                    .map(slot -> slot.questions.stream()
                            .mapToInt(Asked.Question::number)
                            .toArray())
                    .toArray(int[][]::new);
            below = Map.copyOf(compiler.below);
            derivations = Map.copyOf(compiler.derivations);
            unknown = new byte[sources.length];
            Arrays.fill(unknown, Step.UNKNOWN);
        }
    }

    /// @param derivations at most one for each fact
    /// @throws IllegalArgumentException if a fact is derived twice, or from itself
    public static Program of(
            Vocabulary vocabulary,
            Collection<? extends Derivation> derivations,
            Collection<? extends Predicate> predicates) {
        var compiler = new Compiler(vocabulary, derivations);
        derivations.forEach(derivation -> compiler.slot(derivation.fact()));
        predicates.forEach(compiler::number);
        var tables = new Tables(compiler);
        var slots = new boolean[tables.facts.length];
        Arrays.fill(slots, true);
        return new Program(tables, tables.steps, slots);
    }

    /// Answers everything for what is known.
    public Evaluation evaluate(Map<String, Value> stated) {
        var values = new @Nullable Value[slots.length];
        stated.forEach((name, value) -> {
            var slot = tables.slots.get(name);
            if (slot != null && slots[slot]) {
                values[slot] = value;
            }
        });
        return new Evaluation(this, run(values, asked(values)));
    }

    /// The answers to the questions about what is stated; all others unknown.
    private byte[] asked(@Nullable Value[] stated) {
        var answers = tables.unknown.clone();
        for (int slot = 0; slot < stated.length; slot++) {
            var value = stated[slot];
            if (value != null) {
                tables.asked[slot].answer(value, answers);
            }
        }
        return answers;
    }

    private Step.State run(@Nullable Value[] stated, byte[] answers) {
        var state = new Step.State(stated, answers, tables.asked);
        for (var step : steps) {
            step.run(state);
        }
        return state;
    }

    /// The number under which evaluations hold the answer to this predicate: for whoever asks often, and looks
    /// it up once.
    ///
    /// @throws IllegalArgumentException if the predicate is not of this program
    public int number(Predicate predicate) {
        return tables.numbers
                .find(predicate)
                .orElseThrow(() -> new IllegalArgumentException("not of this program: " + predicate.text()));
    }

    /// The facts that somebody must state for this predicate to be answered: those below derived facts, not these.
    public Set<String> asked(Predicate predicate) {
        var asked = new TreeSet<String>();
        predicate.facts().forEach(fact -> asked.addAll(tables.below.getOrDefault(fact.name(), Set.of(fact.name()))));
        return asked;
    }

    /// The least program that answers this predicate of it.
    ///
    /// @throws IllegalArgumentException if the predicate is not of this program
    public Program only(Predicate predicate) {
        var part = new Part(tables);
        part.answer(number(predicate));
        return new Program(tables, part.steps(), part.slots);
    }

    /// What an answer needs, found backwards.
    private static final class Part {
        private final Tables tables;
        private final boolean[] steps;
        private final boolean[] slots;

        Part(Tables tables) {
            this.tables = tables;
            this.steps = new boolean[tables.steps.length];
            this.slots = new boolean[tables.facts.length];
        }

        void answer(int number) {
            var source = tables.sources[number];
            if (source.slot() != Compiler.NOBODY) {
                value(source.slot());
            }
            step(source.step());
        }

        private void value(int slot) {
            if (!slots[slot]) {
                slots[slot] = true;
                step(tables.made[slot]);
            }
        }

        private void step(int index) {
            if (index != Compiler.NOBODY && !steps[index]) {
                steps[index] = true;
                tables.steps[index].answers().forEach(this::answer);
                tables.steps[index].values().forEach(this::value);
            }
        }

        Step[] steps() {
            return IntStream.range(0, steps.length)
                    .filter(index -> steps[index])
                    .mapToObj(index -> tables.steps[index])
                    .toArray(Step[]::new);
        }
    }

    /// How a fact is derived; empty if somebody states it.
    public Optional<Derivation> derivation(String fact) {
        return Optional.ofNullable(tables.derivations.get(fact));
    }

    /// The answers for one dossier.
    public static final class Evaluation {
        private final Program program;
        private final Step.State state;

        private Evaluation(Program program, Step.State state) {
            this.program = program;
            this.state = state;
        }

        /// @throws IllegalArgumentException if the predicate is not of this program
        public Answer answer(Predicate predicate) {
            return answer(program.number(predicate));
        }

        /// @param number of a predicate, from [Program#number]
        public Answer answer(int number) {
            return Step.answer(state.answers[number]);
        }

        /// What a fact is, stated or derived. A set that is known in part is known.
        public Optional<Value> value(String fact) {
            return switch (program.tables.derivations.get(fact)) {
                case Derivation.Rule(var derived, var _, var _) -> flag(answer(new Predicate.Holds(derived)));
                case Derivation.Listing(var _, var members, var _) -> Optional.of(new Value.Set(listed(members)));
                case Derivation.Union(var _, var sets, var _) ->
                    sets.stream()
                            .map(set -> value(set.name()).orElse(new Value.Set(Members.UNKNOWN)))
                            .reduce((one, other) -> new Value.Set(members(one).or(members(other))));
                case null, default ->
                    Optional.ofNullable(program.tables.slots.get(fact)).map(state::value);
            };
        }

        private static Optional<Value> flag(Answer answer) {
            return answer.known() ? Optional.of(new Value.Flag(answer == Answer.YES)) : Optional.empty();
        }

        private Members listed(List<Derivation.Member> members) {
            var said = new TreeMap<String, Answer>();
            members.forEach(member -> said.merge(member.value(), answer(member.when()), Answer::or));
            return new Members(said, Answer.NO);
        }

        private static Members members(Value value) {
            return value instanceof Value.Set(var members) ? members : Members.UNKNOWN;
        }

        /// Facts that are stated to be one thing and follow to be another.
        public List<String> contradicted() {
            return List.copyOf(state.contradicted);
        }

        /// Stated facts that suffice for this answer, and of which none can be left out: without any of them it
        /// would be unknown. Where several such sets exist, it is the one that is left when facts are dropped
        /// in the order of their names. Empty if the answer is unknown, or needs no fact.
        ///
        /// @throws IllegalArgumentException if the predicate is not of this program
        public SortedMap<String, Value> because(Predicate predicate) {
            int number = program.number(predicate);
            if (state.answers[number] == Step.UNKNOWN) {
                return new TreeMap<>();
            }
            return program.only(predicate).needed(number, state);
        }
    }

    /// Drops fact after fact, and takes back what cannot be missed: to know more never changes an answer, so
    /// that once is enough.
    private SortedMap<String, Value> needed(int number, Step.State all) {
        var stated = new @Nullable Value[slots.length];
        var slotOf = new TreeMap<String, Integer>();
        for (int slot = 0; slot < stated.length; slot++) {
            if (slots[slot] && all.stated[slot] != null) {
                stated[slot] = all.stated[slot];
                slotOf.put(tables.facts[slot], slot);
            }
        }
        var needed = new TreeMap<String, Value>();
        var asked = asked(stated);
        for (var each : slotOf.entrySet()) {
            int slot = each.getValue();
            var value = Objects.requireNonNull(stated[slot]);
            var without = asked.clone();
            for (int question : tables.askedNumbers[slot]) {
                without[question] = Step.UNKNOWN;
            }
            stated[slot] = null;
            if (run(stated, without.clone()).answers[number] == all.answers[number]) {
                asked = without;
            } else {
                stated[slot] = value;
                needed.put(each.getKey(), value);
            }
        }
        return needed;
    }
}
