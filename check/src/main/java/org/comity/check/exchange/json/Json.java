package org.comity.check.exchange.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.comity.check.exchange.Place;

/// A value of a JSON document, with its place.
///
/// Two values are equal if they say the same, wherever they stand.
public sealed interface Json {
    Place place();

    /// @param text as it stands, escapes resolved
    record Text(At at, String text) implements Json {
        @Override
        public Place place() {
            return at.place();
        }
    }

    /// @param literal as it is spelled: a number is never computed here, since `1e999999999` would be an attack
    record Numeral(At at, String literal) implements Json {
        @Override
        public Place place() {
            return at.place();
        }
    }

    record Flag(At at, boolean holds) implements Json {
        @Override
        public Place place() {
            return at.place();
        }
    }

    record Null(At at) implements Json {
        @Override
        public Place place() {
            return at.place();
        }
    }

    record Items(At at, List<Json> items) implements Json {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public Place place() {
            return at.place();
        }
    }

    /// @param fields by name, in their order
    record Fields(At at, Map<String, Json> fields) implements Json {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        @Override
        public Place place() {
            return at.place();
        }
    }

    /// Where a value stands. All places are equal, so that the values of two files compare by what they say.
    final class At {
        /// Of what was not read from a file.
        public static final At NOWHERE = new At(Step.top(""), 0);

        private final Step step;
        private final int line;

        At(Step step, int line) {
            this.step = step;
            this.line = line;
        }

        /// The top of a file.
        public static At top(String file, int line) {
            return new At(Step.top(file), line);
        }

        /// A member, or an item, of what stands here.
        public At to(String name, int line) {
            return new At(step.to(name), line);
        }

        Place place() {
            return new Place(step.file(), line, step.pointer());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof At;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    static Json of(String text) {
        return new Text(At.NOWHERE, text);
    }

    static Json list(List<? extends Json> items) {
        return new Items(At.NOWHERE, List.copyOf(items));
    }

    static Json object(Map<String, Json> fields) {
        return new Fields(At.NOWHERE, fields);
    }

    /// The member of this name; none where there is none, where it is null, and in what is no object.
    default Optional<Json> at(String name) {
        return this instanceof Fields object
                ? Optional.ofNullable(object.fields().get(name)).filter(value -> !(value instanceof Null))
                : Optional.empty();
    }

    /// The members of a list of this name, or the one value that stands in its stead: JSON-LD and OSCAL allow both.
    default List<Json> each(String name) {
        return at(name).map(value -> value instanceof Items list ? list.items() : List.of(value))
                .orElse(List.of());
    }

    /// The text of this name; none where it is missing or something else.
    default Optional<String> text(String name) {
        return at(name).flatMap(Json::asText);
    }

    default Optional<String> asText() {
        return this instanceof Text words ? Optional.of(words.text()) : Optional.empty();
    }

    /// What a single value says, as it is spelled; none for lists and objects.
    default Optional<String> words() {
        return switch (this) {
            case Text text -> Optional.of(text.text());
            case Numeral number -> Optional.of(number.literal());
            case Flag flag -> Optional.of(Boolean.toString(flag.holds()));
            case Null _ -> Optional.empty();
            case Items _, Fields _ -> Optional.empty();
        };
    }

    /// Hands over every single value in this one, in the order of the document.
    default void leaves(Consumer<Json> to) {
        switch (this) {
            case Items list -> list.items().forEach(item -> item.leaves(to));
            case Fields object -> object.fields().values().forEach(value -> value.leaves(to));
            case Text _, Numeral _, Flag _, Null _ -> to.accept(this);
        }
    }
}
