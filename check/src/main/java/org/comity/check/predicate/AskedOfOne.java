package org.comity.check.predicate;

import java.util.List;
import java.util.Set;
import org.comity.check.fact.Value;

/// Of a fact that is one value.
final class AskedOfOne implements Asked {
    private final int[] numbers;
    private final Test[] tests;

    AskedOfOne(List<Question> questions) {
        numbers = questions.stream().mapToInt(Question::number).toArray();
        tests = questions.stream().map(question -> test(question.atom())).toArray(Test[]::new);
    }

    @FunctionalInterface
    private interface Test {
        byte answer(Value value);
    }

    @Override
    public void answer(Value value, byte[] answers) {
        for (int i = 0; i < numbers.length; i++) {
            answers[numbers[i]] = tests[i].answer(value);
        }
    }

    private static Test test(Predicate.Atom atom) {
        return switch (atom) {
            case Predicate.Holds _ -> value -> value instanceof Value.Flag(var holds) ? Step.code(holds) : Step.UNKNOWN;
            case Predicate.Is(var _, var wanted) -> text(Set.of(wanted));
            case Predicate.HasAny(var _, var wanted) -> text(Set.copyOf(wanted));
            case Predicate.Compares(var _, var relation, var number) ->
                value -> value instanceof Value.Amount(var known)
                        ? Step.code(relation.holds(known.compareTo(number)))
                        : Step.UNKNOWN;
            case Predicate.Dated(var _, var relation, var day) ->
                value -> value instanceof Value.Day(var known)
                        ? Step.code(relation.holds(known.compareTo(day)))
                        : Step.UNKNOWN;
            case Predicate.IsEmpty _ ->
                value -> value instanceof Value.Text(var text) ? Step.code(text.isBlank()) : Step.UNKNOWN;
            case Predicate.HasOtherThan _ -> throw new IllegalArgumentException(atom.text());
        };
    }

    private static Test text(Set<String> wanted) {
        return value -> switch (value) {
            case Value.Choice(var known) -> Step.code(wanted.contains(known));
            case Value.Text(var known) -> Step.code(wanted.contains(known));
            default -> Step.UNKNOWN;
        };
    }
}
