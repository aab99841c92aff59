package org.comity.check.finding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.comity.check.Answer;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Members;
import org.comity.check.fact.Type;
import org.comity.check.fact.Value;
import org.comity.check.predicate.Derivation;
import org.comity.check.predicate.Predicate;
import org.comity.check.predicate.Program;
import org.jspecify.annotations.Nullable;

/// Values of one fact between which a predicate can tell: those that it names, at and around the numbers and days that
/// it compares with, and one that it does not name.
final class Candidates {
    private final Program program;

    Candidates(Program program) {
        this.program = program;
    }

    /// @param stated what the fact is now; a set is added to and taken from
    Set<Value> of(Fact fact, Predicate predicate, @Nullable Value stated) {
        var named = new Named(fact);
        named.in(predicate);
        Set<Value> values = new LinkedHashSet<>();
        switch (fact.type()) {
            case Type.Bool _ -> {
                values.add(new Value.Flag(true));
                values.add(new Value.Flag(false));
            }
            case Type.OneOf(var names) -> names.forEach(name -> values.add(new Value.Choice(name)));
            case Type.SetOf _ -> sets(stated, named.values, values);
            case Type.Whole _, Type.Amount _ -> {
                values.add(new Value.Amount(BigDecimal.ZERO));
                for (var number : named.numbers) {
                    values.add(new Value.Amount(number.subtract(BigDecimal.ONE)));
                    values.add(new Value.Amount(number));
                    values.add(new Value.Amount(number.add(BigDecimal.ONE)));
                }
            }
            case Type.Day _ -> {
                for (var day : named.days) {
                    values.add(new Value.Day(day.minusDays(1)));
                    values.add(new Value.Day(day));
                    values.add(new Value.Day(day.plusDays(1)));
                }
            }
            case Type.Text _ -> {
                values.add(new Value.Text(""));
                values.add(new Value.Text("-"));
                named.values.forEach(text -> values.add(new Value.Text(text)));
            }
        }
        return values;
    }

    private static void sets(@Nullable Value stated, Set<String> named, Set<Value> values) {
        var known = stated instanceof Value.Set(var members) ? members : Members.UNKNOWN;
        var listed = known.said().entrySet().stream()
                .filter(entry -> entry.getValue() == Answer.YES)
                .map(Map.Entry::getKey)
                .toList();
        values.add(new Value.Set(Members.closed(listed)));
        for (var name : named) {
            var more = new ArrayList<>(listed);
            more.add(name);
            values.add(new Value.Set(Members.closed(new TreeSet<>(more))));
        }
        for (var name : listed) {
            values.add(new Value.Set(Members.closed(
                    listed.stream().filter(each -> !each.equals(name)).toList())));
        }
        values.add(new Value.Set(Members.closed(List.of())));
    }

    /// What a predicate, and the derived facts below it, say of one fact.
    private final class Named {
        private final Fact fact;
        private final Set<String> values = new LinkedHashSet<>();
        private final Set<BigDecimal> numbers = new TreeSet<>();
        private final Set<LocalDate> days = new TreeSet<>();
        private final Set<String> seen = new LinkedHashSet<>();

        private Named(Fact fact) {
            this.fact = fact;
        }

        private void in(Predicate predicate) {
            switch (predicate) {
                case Predicate.All(var parts) -> parts.forEach(this::in);
                case Predicate.Any(var parts) -> parts.forEach(this::in);
                case Predicate.Not(var part) -> in(part);
                case Predicate.Always _ -> {}
                case Predicate.Atom atom -> {
                    if (atom.fact().equals(fact)) {
                        here(atom);
                    }
                    below(atom);
                }
            }
        }

        private void here(Predicate.Atom atom) {
            switch (atom) {
                case Predicate.Is is -> values.add(is.value());
                case Predicate.HasAny has -> values.addAll(has.values());
                case Predicate.HasOtherThan has -> values.addAll(has.values());
                case Predicate.Compares compares -> numbers.add(compares.number());
                case Predicate.Dated dated -> days.add(dated.day());
                case Predicate.Holds _, Predicate.IsEmpty _ -> {}
            }
        }

        private void below(Predicate.Atom atom) {
            var derivation = program.derivation(atom.fact().name());
            if (derivation.isEmpty()) {
                return;
            }
            if (derivation.get() instanceof Derivation.Union union
                    && union.of().contains(fact)
                    && atom instanceof Predicate.HasAny has) {
                values.addAll(has.values());
            }
            if (!seen.add(atom.fact().name())) {
                return;
            }
            switch (derivation.get()) {
                case Derivation.Rule rule -> in(rule.value());
                case Derivation.Cases rule -> rule.cases().forEach(each -> in(each.when()));
                case Derivation.Listing rule -> rule.members().forEach(each -> in(each.when()));
                case Derivation.Union _, Derivation.Judged _ -> {}
            }
        }
    }
}
