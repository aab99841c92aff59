package org.comity.check.pack;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.comity.check.Answer;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Members;
import org.comity.check.fact.Places;
import org.comity.check.fact.Type;
import org.comity.check.fact.Value;
import org.comity.check.fact.Vocabulary;
import org.comity.check.predicate.Derivation;
import org.comity.check.predicate.Predicate;
import org.comity.check.predicate.Program;
import org.jspecify.annotations.Nullable;

// A predicate sees of a number only on which side of its constants it lies, of a set only which of its constants are in
// it
// and whether anything else is, and so on. So finitely many dossiers stand for all, and to go through them decides.
// Facts are
// stated one after the other; since what is answered stays answered, a branch ends as soon as the answer is known.

/// Whether any dossier lets a predicate be answered in a certain way, derived facts included.
final class Reach {
    private static final int MOST_TRIES = 100_000;
    private static final String OTHER = "other-than-all-that-are-named";

    enum Verdict {
        POSSIBLE,
        IMPOSSIBLE,
        /// There were too many dossiers to try.
        UNDECIDED
    }

    private final Vocabulary vocabulary;
    private final Collection<Derivation> derivations;
    private final Map<String, Derivation> rules = new HashMap<>();

    Reach(Vocabulary vocabulary, Collection<Derivation> derivations) {
        this.vocabulary = vocabulary;
        this.derivations = List.copyOf(derivations);
        for (var derivation : derivations) {
            if (!(derivation instanceof Derivation.Judged)) {
                rules.put(derivation.fact().name(), derivation);
            }
        }
    }

    Verdict of(Predicate predicate, Answer wanted) {
        var seen = new Seen();
        seen.predicate(predicate);
        return new Search(
                        Program.of(vocabulary, derivations, List.of(predicate)).only(predicate),
                        predicate,
                        wanted,
                        steps(seen))
                .verdict();
    }

    /// What a predicate and the derived facts below it ask of each fact that somebody states.
    private final class Seen {
        private final Map<Fact, Constants> facts = new LinkedHashMap<>();
        private final Set<String> derived = new LinkedHashSet<>();

        void predicate(Predicate predicate) {
            switch (predicate) {
                case Predicate.Always _ -> {}
                case Predicate.All(var parts) -> parts.forEach(this::predicate);
                case Predicate.Any(var parts) -> parts.forEach(this::predicate);
                case Predicate.Not(var part) -> predicate(part);
                case Predicate.Atom atom -> atom(atom.fact(), atom);
            }
        }

        private void atom(Fact fact, Predicate.Atom atom) {
            var place = Vocabulary.placeOf(fact.name());
            if (place.isPresent()) {
                var anywhere = vocabulary.find("market.anywhere").orElseThrow();
                atom(anywhere, new Predicate.HasAny(anywhere, List.of(place.get())));
                return;
            }
            if (rules.get(fact.name()) instanceof Derivation.Union union) {
                union.of().forEach(part -> atom(part, atom));
            } else if (!rules.containsKey(fact.name())) {
                facts.computeIfAbsent(fact, _ -> new Constants()).add(atom);
            } else if (derived.add(fact.name())) {
                derivation(rules.get(fact.name()));
            }
        }

        private void derivation(@Nullable Derivation derivation) {
            switch (derivation) {
                case Derivation.Rule rule -> predicate(rule.value());
                case Derivation.Cases cases -> cases.cases().forEach(each -> predicate(each.when()));
                case Derivation.Listing listing -> listing.members().forEach(each -> predicate(each.when()));
                case Derivation.Union _, Derivation.Judged _ -> {}
                case null -> {}
            }
        }
    }

    private static final class Constants {
        private final Set<String> values = new TreeSet<>();
        private final TreeSet<BigDecimal> numbers = new TreeSet<>();
        private final TreeSet<LocalDate> days = new TreeSet<>();

        void add(Predicate.Atom atom) {
            switch (atom) {
                case Predicate.Holds _, Predicate.IsEmpty _ -> {}
                case Predicate.Is is -> values.add(is.value());
                case Predicate.Compares compares -> numbers.add(compares.number());
                case Predicate.Dated dated -> days.add(dated.day());
                case Predicate.HasAny any -> values.addAll(any.values());
                case Predicate.HasOtherThan other -> values.addAll(other.values());
            }
        }
    }

    /// One thing more that a dossier states: a fact, or of a set whether it has this element.
    private sealed interface Step {
        Fact fact();

        record State(Fact fact, List<Value> values) implements Step {}

        record Ask(Fact fact, String element) implements Step {}

        record Close(Fact fact) implements Step {}
    }

    private List<Step> steps(Seen seen) {
        var steps = new ArrayList<Step>();
        seen.facts.forEach((fact, constants) -> {
            if (fact.type() instanceof Type.SetOf(var range)) {
                elements(range, constants.values).forEach(element -> steps.add(new Step.Ask(fact, element)));
                steps.add(new Step.Close(fact));
            } else {
                steps.add(new Step.State(fact, values(fact.type(), constants)));
            }
        });
        return steps;
    }

    private static List<Value> values(Type type, Constants constants) {
        return switch (type) {
            case Type.Bool _ -> List.of(new Value.Flag(true), new Value.Flag(false));
            case Type.OneOf(var all) ->
                all.stream().<Value>map(Value.Choice::new).toList();
            case Type.Text _ -> {
                var texts = new ArrayList<Value>();
                constants.values.forEach(text -> texts.add(new Value.Text(text)));
                texts.add(new Value.Text(OTHER));
                texts.add(new Value.Text(""));
                yield texts;
            }
            case Type.Whole _ -> numbers(constants.numbers, true);
            case Type.Amount _ -> numbers(constants.numbers, false);
            case Type.Day _ -> {
                var days = new TreeSet<LocalDate>();
                constants.days.forEach(day -> days.addAll(List.of(day.minusDays(1), day, day.plusDays(1))));
                yield days.stream().<Value>map(Value.Day::new).toList();
            }
            case Type.SetOf _ -> throw new IllegalArgumentException("a set is asked by its elements");
        };
    }

    private static List<Value> numbers(NavigableSet<BigDecimal> constants, boolean whole) {
        var numbers = new TreeSet<BigDecimal>();
        for (var number : constants) {
            numbers.addAll(List.of(number.subtract(BigDecimal.ONE), number, number.add(BigDecimal.ONE)));
            var above = constants.higher(number);
            if (!whole && above != null) {
                numbers.add(number.add(above).divide(BigDecimal.TWO));
            }
        }
        return numbers.stream().<Value>map(Value.Amount::new).toList();
    }

    /// The constants, and something that is none of them. Of a place of which a part is a constant too, another part
    /// stands for it, since a list that names a whole says nothing of its parts.
    private static Set<String> elements(Type.Range range, Set<String> constants) {
        var elements = new LinkedHashSet<String>();
        switch (range) {
            case Type.Range.Listed listed -> {
                elements.addAll(constants);
                listed.values().stream()
                        .filter(value -> !constants.contains(value))
                        .findFirst()
                        .ifPresent(elements::add);
            }
            case Type.Range.PlaceCodes(var places) -> {
                for (var place : constants) {
                    boolean split =
                            constants.stream().anyMatch(other -> !other.equals(place) && places.within(other, place));
                    if (split) {
                        otherPart(place, constants, places).ifPresent(elements::add);
                    } else {
                        elements.add(place);
                    }
                }
                elements.add("ZZ");
            }
        }
        return elements;
    }

    private static Optional<String> otherPart(String whole, Set<String> constants, Places places) {
        var parts = places.parts().getOrDefault(whole, List.of(whole + "-ZZ"));
        return parts.stream()
                .filter(part -> constants.stream()
                        .noneMatch(other -> places.within(other, part)
                                || !places.within(whole, other) && places.within(part, other)))
                .findFirst();
    }

    private static final class Search {
        private final Program program;
        private final Predicate predicate;
        private final Answer wanted;
        private final List<Step> steps;
        private final Map<String, Value> stated = new HashMap<>();
        private int tries;

        Search(Program program, Predicate predicate, Answer wanted, List<Step> steps) {
            this.program = program;
            this.predicate = predicate;
            this.wanted = wanted;
            this.steps = steps;
        }

        Verdict verdict() {
            return found(0) ? Verdict.POSSIBLE : tries > MOST_TRIES ? Verdict.UNDECIDED : Verdict.IMPOSSIBLE;
        }

        private boolean found(int next) {
            if (++tries > MOST_TRIES) {
                return false;
            }
            var answer = program.evaluate(stated).answer(predicate);
            if (answer.known() || next == steps.size()) {
                return answer == wanted;
            }
            var step = steps.get(next);
            var before = stated.get(step.fact().name());
            for (var value : values(step, before)) {
                stated.put(step.fact().name(), value);
                if (found(next + 1)) {
                    return true;
                }
            }
            if (before == null) {
                stated.remove(step.fact().name());
            } else {
                stated.put(step.fact().name(), before);
            }
            return false;
        }

        private static List<Value> values(Step step, @Nullable Value before) {
            var said = before instanceof Value.Set(var members)
                    ? new TreeMap<>(members.said())
                    : new TreeMap<String, Answer>();
            return switch (step) {
                case Step.State state -> state.values();
                case Step.Close _ -> List.of(new Value.Set(new Members(said, Answer.NO)));
                case Step.Ask ask -> List.of(with(said, ask, Answer.YES), with(said, ask, Answer.NO));
            };
        }

        private static Value with(SortedMap<String, Answer> said, Step.Ask ask, Answer in) {
            var more = new TreeMap<>(said);
            more.put(ask.element(), in);
            return new Value.Set(new Members(more, Answer.UNKNOWN));
        }
    }
}
