package org.comity.check.pack;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Type;
import org.comity.check.fact.Vocabulary;
import org.comity.check.predicate.Predicate;

/// Says a predicate in English, out of what the vocabulary says of its facts: a fact of yes or no is a clause there,
/// any
/// other a noun with its unit.
public final class PlainWords {
    /// Up to so many digits a number is written out.
    private static final int DIGITS = 12;

    private final UnaryOperator<String> place;

    /// @param place the name of a place, or its code again
    public PlainWords(UnaryOperator<String> place) {
        this.place = place;
    }

    /// One condition, or the head of those that stand one step deeper below it.
    ///
    /// @param depth 0 at the top
    public record Line(int depth, String text) {}

    /// As a list: each condition in a line, and a head above those of which all, or one, must hold.
    public List<Line> lines(Predicate predicate) {
        var lines = new ArrayList<Line>();
        if (predicate instanceof Predicate.All(var parts)) {
            parts.forEach(part -> list(part, 0, lines));
        } else {
            list(predicate, 0, lines);
        }
        return lines;
    }

    private void list(Predicate predicate, int depth, List<Line> into) {
        switch (predicate) {
            case Predicate.All(var parts) -> list("all of these:", parts, depth, into);
            case Predicate.Any(var parts) -> list("at least one of these:", parts, depth, into);
            case Predicate.Not(Predicate.Any(var parts)) -> list("none of these:", parts, depth, into);
            case Predicate.Not(Predicate.All(var parts)) -> list("not all of these:", parts, depth, into);
            case Predicate.Always _, Predicate.Not _, Predicate.Atom _ ->
                into.add(new Line(depth, sentence(predicate)));
        }
    }

    private void list(String head, List<Predicate> parts, int depth, List<Line> into) {
        into.add(new Line(depth, head));
        parts.forEach(part -> list(part, depth + 1, into));
    }

    /// In one sentence, without a capital at its start and a full stop at its end.
    public String sentence(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Always _ -> "always, whatever the facts";
            case Predicate.All(var parts) -> joined(parts, "; and ");
            case Predicate.Any(var parts) -> "either " + joined(parts, ", or ");
            case Predicate.Not(Predicate.Not(var part)) -> sentence(part);
            case Predicate.Not(Predicate.HasAny(var fact, var values))
            when fact.type() instanceof Type.SetOf -> noun(fact) + ": none of " + named(fact, values, " and ");
            case Predicate.Not(Predicate.HasAny(var fact, var values)) ->
                noun(fact) + ": not " + named(fact, values, " or ");
            case Predicate.Not(Predicate.Is(var fact, var value)) -> noun(fact) + ": not " + value;
            case Predicate.Not(Predicate.IsEmpty(var fact)) -> noun(fact) + ": there is at least one";
            case Predicate.Not(var part) -> "it is not so that " + sentence(part);
            case Predicate.Holds(var fact) ->
                Vocabulary.placeOf(fact.name())
                        .map(code -> "the system is offered, or its output used, in " + place.apply(code))
                        .orElseGet(() -> noun(fact));
            case Predicate.Is(var fact, var value) -> noun(fact) + ": " + value;
            case Predicate.Compares(var fact, var relation, var number) ->
                noun(fact) + ": " + compared(relation) + amount(number);
            case Predicate.Dated(var fact, var relation, var day) -> noun(fact) + ": " + dated(relation) + day;
            case Predicate.HasAny(var fact, var values) ->
                fact.type() instanceof Type.SetOf
                        ? noun(fact) + ": among them " + named(fact, values, " or ")
                        : noun(fact) + ": " + named(fact, values, " or ");
            case Predicate.HasOtherThan(var fact, var values) ->
                noun(fact) + ": among them something else than " + named(fact, values, " and ");
            case Predicate.IsEmpty(var fact) -> noun(fact) + ": none";
        };
    }

    private String joined(List<Predicate> parts, String with) {
        return parts.stream()
                .map(part -> part instanceof Predicate.Any || part instanceof Predicate.All
                        ? "(" + sentence(part) + ")"
                        : sentence(part))
                .collect(Collectors.joining(with));
    }

    private static String compared(Predicate.Relation relation) {
        return switch (relation) {
            case EQUAL -> "";
            case LESS -> "less than ";
            case AT_MOST -> "at most ";
            case GREATER -> "more than ";
            case AT_LEAST -> "at least ";
        };
    }

    private static String dated(Predicate.Relation relation) {
        return switch (relation) {
            case EQUAL -> "on ";
            case LESS -> "before ";
            case AT_MOST -> "on or before ";
            case GREATER -> "after ";
            case AT_LEAST -> "on or after ";
        };
    }

    private String named(Fact fact, List<String> values, String last) {
        var names = fact.type() instanceof Type.SetOf(Type.Range.PlaceCodes _)
                ? values.stream().map(place).toList()
                : values;
        return names.size() == 1
                ? names.getFirst()
                : String.join(", ", names.subList(0, names.size() - 1)) + last + names.getLast();
    }

    private static String amount(BigDecimal number) {
        var plain = number.stripTrailingZeros();
        boolean power = plain.precision() == 1 && plain.scale() < -DIGITS;
        if (!power) {
            return number.toPlainString();
        }
        var digit = plain.unscaledValue().toString();
        return (digit.equals("1") ? "" : digit + " × ") + "10^" + -plain.scale();
    }

    /// What the vocabulary means by it; where it says nothing, the words of the name.
    private static String noun(Fact fact) {
        if (!fact.meaning().isEmpty()) {
            return fact.meaning();
        }
        int dot = fact.name().indexOf('.');
        return fact.name().substring(0, dot) + ": "
                + fact.name().substring(dot + 1).replace('_', ' ').replace('.', ' ');
    }
}
