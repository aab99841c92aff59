package org.comity.record.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.comity.record.MalformedException;

/// A JSON value.
///
/// Two values are equal if their canonical forms are; the order of members does not matter to that.
public sealed interface Json {
    /// The deepest nesting that is read or written.
    int DEEPEST = 64;

    /// The largest text that [#parse] reads, in bytes.
    int MOST_BYTES = 64 * 1024 * 1024;

    /// The largest text that [#parseStrict] reads, in bytes: room for any spelling of what an act holds.
    int MOST_STRICT_BYTES = 1024 * 1024;

    /// The largest canonical form that [#parseCanonical] reads, in bytes.
    int MOST_CANONICAL_BYTES = 65_535;

    /// The largest whole number that every reader of JSON keeps exactly: 2^53 - 1.
    long LARGEST_WHOLE = (1L << 53) - 1;

    /// An object; the members in the order in which they were given.
    record Members(SequencedMap<String, Json> members) implements Json {
        public Members {
            if (!(members instanceof JsonParser.Fresh)) {
                members = new LinkedHashMap<>(members);
                members.keySet().forEach(Json::requireScalars);
            }
            members = Collections.unmodifiableSequencedMap(members);
        }

        /// The member of this name.
        public Optional<Json> get(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /// The same object with this member put in, or put in the place of the one of its name.
        public Members with(String name, Json value) {
            var copy = new LinkedHashMap<>(members);
            copy.put(name, value);
            return new Members(copy);
        }

        /// The same object without the members of these names.
        public Members without(String... names) {
            var copy = new LinkedHashMap<>(members);
            copy.keySet().removeAll(Arrays.asList(names));
            return new Members(copy);
        }

        /// @throws MalformedException if there is no such member or it is not a text; `where` names this object
        public String text(String name, String where) throws MalformedException {
            if (members.get(name) instanceof Text(String value)) {
                return value;
            }
            throw new MalformedException(where + ": the member \"" + name + "\" must be a text");
        }

        /// @throws MalformedException if there is no such member or it is not a whole number
        public long whole(String name, String where) throws MalformedException {
            if (members.get(name) instanceof Whole(long value)) {
                return value;
            }
            throw new MalformedException(where + ": the member \"" + name + "\" must be a whole number");
        }

        /// @throws MalformedException if there is no such member or it is not true or false
        public boolean truth(String name, String where) throws MalformedException {
            if (members.get(name) instanceof Truth(boolean value)) {
                return value;
            }
            throw new MalformedException(where + ": the member \"" + name + "\" must be true or false");
        }

        /// @throws MalformedException if there is no such member or it is not an object
        public Members object(String name, String where) throws MalformedException {
            if (members.get(name) instanceof Members value) {
                return value;
            }
            throw new MalformedException(where + ": the member \"" + name + "\" must be an object");
        }

        /// @throws MalformedException if there is no such member or it is not an array
        public List<Json> array(String name, String where) throws MalformedException {
            if (members.get(name) instanceof Items(List<Json> value)) {
                return value;
            }
            throw new MalformedException(where + ": the member \"" + name + "\" must be an array");
        }
    }

    /// An array.
    record Items(List<Json> items) implements Json {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// A string: any Unicode scalar values. Half a surrogate pair is none.
    record Text(String value) implements Json {
        public Text {
            requireScalars(value);
        }
    }

    /// A number without fraction whose magnitude is at most 2^53 - 1.
    record Whole(long value) implements Json {
        public Whole {
            if (value > LARGEST_WHOLE || value < -LARGEST_WHOLE) {
                throw new IllegalArgumentException(value + " is beyond what every reader of JSON keeps exactly");
            }
        }
    }

    /// Any other finite number, as the double that ECMAScript would read. Acts have none.
    record Decimal(double value) implements Json {
        public Decimal {
            if (!Double.isFinite(value) || isWhole(value)) {
                throw new IllegalArgumentException(value + " is whole, or no JSON number");
            }
        }

        static boolean isWhole(double value) {
            return Math.abs(value) <= LARGEST_WHOLE && value == Math.rint(value);
        }
    }

    record Truth(boolean value) implements Json {}

    record Null() implements Json {}

    static Json of(String value) {
        return new Text(value);
    }

    static Json of(long value) {
        return new Whole(value);
    }

    /// The one value that this finite double is: [Whole] where that can hold it, also for both zeros.
    static Json of(double value) {
        return Decimal.isWhole(value) ? new Whole((long) value) : new Decimal(value);
    }

    static Json of(boolean value) {
        return new Truth(value);
    }

    static Items array(Collection<? extends Json> items) {
        return new Items(new ArrayList<>(items));
    }

    /// An array of texts.
    static Items texts(Collection<String> items) {
        return new Items(items.stream().map(Json::of).toList());
    }

    /// An object with these members, in this order.
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    static Members object(Map.Entry<String, ? extends Json>... members) {
        var map = new LinkedHashMap<String, Json>();
        for (var member : members) {
            if (map.put(member.getKey(), member.getValue()) != null) {
                throw new IllegalArgumentException("two members \"" + member.getKey() + "\"");
            }
        }
        return new Members(map);
    }

    static Map.Entry<String, Json> member(String name, Json value) {
        return Map.entry(name, value);
    }

    /// Reads any spelling of an I-JSON text, doubles included.
    ///
    /// @throws MalformedException naming the byte; also if it is larger or deeper than the bounds above
    static Json parse(byte[] text) throws MalformedException {
        return JsonParser.general(text).parse();
    }

    /// Reads any spelling of a text that an act may hold: numbers are whole and at most 2^53 - 1.
    ///
    /// @throws MalformedException naming the byte
    static Json parseStrict(byte[] text) throws MalformedException {
        return JsonParser.strict(text).parse();
    }

    /// Reads the one canonical spelling of a text that an act may hold: what it takes is what [#canonical] writes.
    ///
    /// At most [#MOST_CANONICAL_BYTES] of them.
    ///
    /// @throws MalformedException naming the byte from which on it is not canonical
    static Json parseCanonical(byte[] text) throws MalformedException {
        return JsonParser.canonical(text).parse();
    }

    /// The canonical form, RFC 8785 section 3.2.
    ///
    /// @throws IllegalArgumentException if the nesting is deeper than [#DEEPEST]
    default byte[] canonical() {
        return CanonicalWriter.write(this);
    }

    /// The canonical form with line breaks and indents, for reading. Not for signing.
    default String indented() {
        return IndentedWriter.write(this);
    }

    private static void requireScalars(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new IllegalArgumentException("half a surrogate pair at character " + i);
                }
                i++;
            }
        }
    }
}
