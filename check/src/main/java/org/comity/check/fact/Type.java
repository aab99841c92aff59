package org.comity.check.fact;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What a fact can be.
public sealed interface Type {
    /// As the vocabulary writes it, such as `enum{small, large}`.
    String words();

    /// Yes or no.
    record Bool() implements Type {
        @Override
        public String words() {
            return "bool";
        }
    }

    /// A whole number.
    record Whole() implements Type {
        @Override
        public String words() {
            return "int";
        }
    }

    /// A number.
    record Amount() implements Type {
        @Override
        public String words() {
            return "number";
        }
    }

    /// A day of the calendar.
    record Day() implements Type {
        @Override
        public String words() {
            return "date";
        }
    }

    /// A text; it is only compared for equality, or asked for emptiness.
    record Text() implements Type {
        @Override
        public String words() {
            return "string";
        }
    }

    /// One of the listed values.
    record OneOf(List<String> values) implements Type {
        public OneOf {
            values = List.copyOf(values);
        }

        @Override
        public String words() {
            return "enum{" + String.join(", ", values) + "}";
        }
    }

    /// Any number of values of a range; which, may be known in part.
    record SetOf(Range range) implements Type {
        @Override
        public String words() {
            return "set{" + range.words() + "}";
        }
    }

    /// What can stand in a set.
    sealed interface Range {
        String words();

        /// Why a value cannot stand there, if so.
        Optional<String> objection(String value);

        /// The listed values and no others.
        record Listed(String words, List<String> values) implements Range {
            public Listed {
                values = List.copyOf(values);
            }

            public Listed(List<String> values) {
                this(String.join(", ", values), values);
            }

            @Override
            public Optional<String> objection(String value) {
                return unlisted(value, values);
            }
        }

        /// Codes of places, some of which are parts of others.
        record PlaceCodes(Places places) implements Range {
            @Override
            public String words() {
                return "places";
            }

            @Override
            public Optional<String> objection(String value) {
                return value.matches("[A-Z]{2,5}(?:-[A-Z0-9]{1,3})?")
                        ? Optional.empty()
                        : Optional.of("\"" + value + "\" is no code of a place, such as FR, EU or US-CA");
            }
        }
    }

    /// Why a value is not of those listed, with the nearest of them.
    static Optional<String> unlisted(String value, Collection<String> values) {
        if (values.contains(value)) {
            return Optional.empty();
        }
        var meant = Nearest.to(value, values).map(near -> "; did you mean " + near + "?");
        return Optional.of("\"" + value + "\" is none of " + String.join(", ", values) + meant.orElse(""));
    }
}
