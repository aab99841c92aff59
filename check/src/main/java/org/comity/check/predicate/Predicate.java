package org.comity.check.predicate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.comity.check.MalformedException;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Vocabulary;

/// To what a provision applies: atoms over facts, joined by AND, OR and NOT.
///
/// There is nothing else: no arithmetic, no function, no loop. Every operator fits the type of its fact, so a predicate
/// that exists has an answer for any facts. Two predicates with the same parts are equal.
public sealed interface Predicate {
    /// Reads the notation.
    ///
    /// @throws MalformedException with the place, what was found there, and what would be right
    static Predicate parse(String text, Vocabulary vocabulary) throws MalformedException {
        return new PredicateReader(text, vocabulary).read();
    }

    /// The notation, in its one spelling.
    String text();

    /// The facts that it asks for, in order.
    default Set<Fact> facts() {
        Set<Fact> facts = new LinkedHashSet<>();
        collect(this, facts);
        return facts;
    }

    private static void collect(Predicate predicate, Set<Fact> into) {
        switch (predicate) {
            case Always _ -> {}
            case All(var parts) -> parts.forEach(part -> collect(part, into));
            case Any(var parts) -> parts.forEach(part -> collect(part, into));
            case Not(var part) -> collect(part, into);
            case Atom atom -> into.add(atom.fact());
        }
    }

    /// `TRUE`.
    record Always() implements Predicate {
        @Override
        public String text() {
            return "TRUE";
        }
    }

    /// `… AND …`, of two parts at least; a part that is one itself gives its parts.
    record All(List<Predicate> parts) implements Predicate {
        public All {
            parts = parts.stream()
                    .flatMap(part -> part instanceof All(var within) ? within.stream() : Stream.of(part))
                    .toList();
            requireTwo(parts);
        }

        @Override
        public String text() {
            return parts.stream()
                    .map(part -> part instanceof Any ? "(" + part.text() + ")" : part.text())
                    .collect(Collectors.joining(" AND "));
        }
    }

    /// `… OR …`, of two parts at least; a part that is one itself gives its parts.
    record Any(List<Predicate> parts) implements Predicate {
        public Any {
            parts = parts.stream()
                    .flatMap(part -> part instanceof Any(var within) ? within.stream() : Stream.of(part))
                    .toList();
            requireTwo(parts);
        }

        @Override
        public String text() {
            return parts.stream().map(Predicate::text).collect(Collectors.joining(" OR "));
        }
    }

    /// `NOT …`.
    record Not(Predicate part) implements Predicate {
        @Override
        public String text() {
            return "NOT " + (part instanceof Any || part instanceof All ? "(" + part.text() + ")" : part.text());
        }
    }

    /// A question about one fact.
    sealed interface Atom extends Predicate {
        Fact fact();
    }

    /// A fact of yes or no.
    record Holds(Fact fact) implements Atom {
        @Override
        public String text() {
            return quoted(fact);
        }
    }

    /// An enumeration or a text is this.
    record Is(Fact fact, String value) implements Atom {
        @Override
        public String text() {
            return quoted(fact) + " = " + value;
        }
    }

    /// A number stands so to another; equal numbers are equal whatever their spelling.
    record Compares(Fact fact, Relation relation, BigDecimal number) implements Atom {
        /// Up to so many zeros a number is written without an exponent.
        private static final int ZEROS = 12;

        public Compares {
            number = number.stripTrailingZeros();
            if (number.scale() < 0 && number.scale() >= -ZEROS) {
                number = number.setScale(0);
            }
        }

        @Override
        public String text() {
            return quoted(fact) + " " + relation.sign() + " " + number;
        }
    }

    /// A day stands so to another.
    record Dated(Fact fact, Relation relation, LocalDate day) implements Atom {
        @Override
        public String text() {
            return quoted(fact) + " " + relation.sign() + " " + day;
        }
    }

    /// An enumeration is one of these, or a set holds one of them.
    record HasAny(Fact fact, List<String> values) implements Atom {
        public HasAny {
            values = List.copyOf(values);
        }

        @Override
        public String text() {
            return values.size() == 1 && fact.type() instanceof org.comity.check.fact.Type.SetOf
                    ? quoted(fact) + " has " + values.getFirst()
                    : quoted(fact) + " has-any [" + String.join(", ", values) + "]";
        }
    }

    /// A set holds something that is none of these.
    record HasOtherThan(Fact fact, List<String> values) implements Atom {
        public HasOtherThan {
            values = List.copyOf(values);
        }

        @Override
        public String text() {
            return quoted(fact) + " has-other-than [" + String.join(", ", values) + "]";
        }
    }

    /// A set holds nothing, or a text nothing but white space.
    record IsEmpty(Fact fact) implements Atom {
        @Override
        public String text() {
            return quoted(fact) + " is empty";
        }
    }

    private static void requireTwo(List<Predicate> parts) {
        if (parts.size() < 2) {
            throw new IllegalArgumentException("AND and OR join two parts at least, not " + parts);
        }
    }

    private static String quoted(Fact fact) {
        return "`" + fact.name() + "`";
    }

    /// How two numbers or days stand to one another.
    enum Relation {
        EQUAL("="),
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">=");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        /// Whether it holds, for what `compareTo` gave.
        public boolean holds(int comparison) {
            return switch (this) {
                case EQUAL -> comparison == 0;
                case LESS -> comparison < 0;
                case AT_MOST -> comparison <= 0;
                case GREATER -> comparison > 0;
                case AT_LEAST -> comparison >= 0;
            };
        }
    }
}
