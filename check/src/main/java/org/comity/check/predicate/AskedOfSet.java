package org.comity.check.predicate;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.comity.check.Answer;
import org.comity.check.fact.Members;
import org.comity.check.fact.Type;
import org.comity.check.fact.Value;

/// Of a fact that is a set.
// Each value that a question names is a bit, and so is each whole of it. What is said of a set becomes two rows
// of bits, yes and no; a question is a mask over them. A value of a list is a place without parts, so that both
// kinds of range are answered alike.
final class AskedOfSet implements Asked {
    private final Type.Range range;
    private final Map<String, Integer> bits = new LinkedHashMap<>();
    private final Map<String, Row> rows = new HashMap<>();
    private final Row[] ofBit;
    private final Masked[] any;
    private final Masked[] other;
    private final int[] empty;

    /// A question, and the number of its answer.
    private record Masked(Bits mask, int number) {}

    /// How a value stands to those that have a bit.
    ///
    /// @param self its own bit, if it has one
    /// @param wholes those that hold it, itself among them
    /// @param parts those within it, itself among them
    private record Row(Bits self, Bits wholes, Bits parts) {}

    AskedOfSet(Type.Range range, List<Question> questions) {
        this.range = range;
        for (var question : questions) {
            for (var value : values(question.atom())) {
                wholes(value).forEach(whole -> bits.putIfAbsent(whole, bits.size()));
            }
        }
        bits.keySet().forEach(value -> rows.put(value, row(value)));
        if (range instanceof Type.Range.PlaceCodes(var places)) {
            places.parts().values().forEach(parts -> parts.forEach(part -> rows.computeIfAbsent(part, this::row)));
        }
        ofBit = bits.keySet().stream().map(rows::get).toArray(Row[]::new);
        any = masked(questions, Predicate.HasAny.class);
        other = masked(questions, Predicate.HasOtherThan.class);
        empty = questions.stream()
                .filter(question -> question.atom() instanceof Predicate.IsEmpty)
                .mapToInt(Question::number)
                .toArray();
    }

    private static List<String> values(Predicate.Atom atom) {
        return switch (atom) {
            case Predicate.HasAny(var _, var values) -> values;
            case Predicate.HasOtherThan(var _, var values) -> values;
            case Predicate.IsEmpty _ -> List.of();
            case Predicate.Holds _, Predicate.Is _, Predicate.Compares _, Predicate.Dated _ ->
                throw new IllegalArgumentException(atom.text());
        };
    }

    private Masked[] masked(List<Question> questions, Class<? extends Predicate.Atom> form) {
        return questions.stream()
                .filter(question -> form.isInstance(question.atom()))
                .map(question -> new Masked(bits(values(question.atom())), question.number()))
                .toArray(Masked[]::new);
    }

    private Collection<String> wholes(String value) {
        return range instanceof Type.Range.PlaceCodes(var places) ? places.wholes(value) : Set.of(value);
    }

    private Bits bits(Collection<String> values) {
        var found = new Bits(bits.size());
        for (var value : values) {
            var bit = bits.get(value);
            if (bit != null) {
                found.add(bit);
            }
        }
        return found;
    }

    private Row row(String value) {
        var parts = bits.keySet().stream()
                .filter(part -> wholes(part).contains(value))
                .toList();
        return new Row(bits(Set.of(value)), bits(wholes(value)), bits(parts));
    }

    /// A value without a row is neither a bit nor, by declaration, part of one; by its code it may be part.
    private Row rowOf(String value) {
        var row = rows.get(value);
        if (row != null) {
            return row;
        }
        var none = new Bits(bits.size());
        return new Row(none, bits(wholes(value)), none);
    }

    @Override
    public void answer(Value value, byte[] answers) {
        if (value instanceof Value.Set(var members)) {
            answer(List.of(members), answers);
        }
    }

    /// Answers for the union of some sets.
    void answer(List<Members> sets, byte[] answers) {
        var known = new Known();
        each(sets, known);
        known.close(rest(sets));
        for (var question : any) {
            answers[question.number] =
                    known.yes.meets(question.mask) ? Step.YES : known.no.holds(question.mask) ? Step.NO : Step.UNKNOWN;
        }
        for (var question : other) {
            answers[question.number] = Step.code(hasOtherThan(sets, question.mask));
        }
        for (int number : empty) {
            answers[number] = Step.code(isEmpty(sets));
        }
    }

    /// Each value that one of the sets mentions, with what the union says of it; a value may come more than once.
    private static void each(List<Members> sets, BiConsumer<String, Answer> receiver) {
        for (var set : sets) {
            set.said().forEach((value, in) -> receiver.accept(value, in == Answer.YES ? in : in(sets, value)));
        }
    }

    private static Answer in(List<Members> sets, String value) {
        var in = Answer.NO;
        for (var set : sets) {
            in = in.or(set.said().getOrDefault(value, set.rest()));
        }
        return in;
    }

    private static Answer rest(List<Members> sets) {
        var rest = Answer.NO;
        for (var set : sets) {
            rest = rest.or(set.rest());
        }
        return rest;
    }

    private Answer hasOtherThan(List<Members> sets, Bits mask) {
        var answer = new Answer[] {rest(sets)};
        each(sets, (value, in) -> {
            var row = rowOf(value);
            if (in != Answer.NO && !row.wholes.meets(mask)) {
                // Of a whole, the question names a part only: the rest of it may be meant or not.
                answer[0] = answer[0].or(row.parts.meets(mask) ? Answer.UNKNOWN : in);
            }
        });
        return answer[0];
    }

    private static Answer isEmpty(List<Members> sets) {
        var any = new Answer[] {rest(sets)};
        each(sets, (_, in) -> any[0] = any[0].or(in));
        return any[0].not();
    }

    /// What is known of every bit.
    private final class Known implements BiConsumer<String, Answer> {
        private final Bits yes = new Bits(bits.size());
        private final Bits doubt = new Bits(bits.size());
        private final Bits out = new Bits(bits.size());
        private final Bits listed = new Bits(bits.size());
        private final Bits refined = new Bits(bits.size());
        private Bits no = out;

        @Override
        public void accept(String value, Answer in) {
            var row = rowOf(value);
            switch (in) {
                case YES -> {
                    yes.addAll(row.wholes);
                    listed.addAll(row.self);
                    refined.addAll(row.wholes, row.self);
                }
                case UNKNOWN -> {
                    doubt.addAll(row.wholes);
                    listed.addAll(row.self);
                }
                case NO -> out.addAll(row.parts);
            }
        }

        void close(Answer rest) {
            out.removeAll(yes);
            out.removeAll(doubt);
            // A whole that is listed, and none of its parts: of the parts the list says nothing but what it
            // rules out.
            listed.removeAll(refined);
            for (int bit = listed.next(0); bit >= 0; bit = listed.next(bit + 1)) {
                doubt.addAll(ofBit[bit].parts, ofBit[bit].self);
            }
            doubt.removeAll(out);
            if (rest == Answer.NO) {
                no = Bits.neither(yes, doubt);
            }
        }
    }
}
