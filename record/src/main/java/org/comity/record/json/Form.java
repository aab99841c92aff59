package org.comity.record.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.comity.record.MalformedException;
import org.jspecify.annotations.Nullable;

/// The members of a JSON object, in one list: what is read, what is written and what the documentation says of them.
///
/// An object has exactly these members: one that is missing or not known is refused by its name.
///
/// ```java
/// var draft = new Form.Draft<Period>("period");
/// var from = draft.member("from", Kind.number(1), Period::from, "its first year");
/// var to = draft.optional("to", Kind.number(1), Period::to, "its last year, where it has ended");
/// Form<Period> form = draft.form(found -> new Period(from.in(found), to.in(found)));
/// ```
///
/// @param <T> what the object means
public final class Form<T> {
    private final String name;
    private final List<Part<T>> parts;
    private final Set<String> names;
    private final Maker<T> maker;

    private Form(String name, List<Part<T>> parts, Maker<T> maker) {
        this.name = name;
        this.parts = List.copyOf(parts);
        this.names = new LinkedHashSet<>();
        members().forEach(member -> names.add(member.name()));
        this.maker = maker;
    }

    /// One member, as the documentation tells of it.
    ///
    /// @param mayLack whether an object is whole without it
    /// @param words what must stand there
    /// @param forms of the objects that stand there
    public record Member(String name, boolean mayLack, String words, List<Form<?>> forms, String meaning) {}

    /// Makes what the object means of what stood in it. An IllegalArgumentException says in its message what is wrong.
    @FunctionalInterface
    public interface Maker<T> {
        T make(Found found) throws MalformedException;
    }

    /// The values that stood in an object.
    public static final class Found {
        private final Object[] values;

        private Found(Object[] values) {
            this.values = values;
        }
    }

    /// Where in an object a value stands.
    public static final class Place<V> {
        private final int at;

        private Place(int at) {
            this.at = at;
        }

        /// The value that stood here.
        @SuppressWarnings("unchecked") // Relies on: the draft gave this place to a member of this kind.
        public V in(Found found) {
            return (V) found.values[at];
        }
    }

    /// Something of an object: a member, or the members of another form.
    private interface Part<T> {
        List<Member> members();

        void write(T value, Map<String, Json> into);

        Object read(Json.Members from) throws MalformedException;
    }

    /// A form while its members are listed, in the order in which they are written.
    public static final class Draft<T> {
        private final String name;
        private final List<Part<T>> parts = new ArrayList<>();

        /// @param name in messages and in the documentation
        public Draft(String name) {
            this.name = name;
        }

        /// A member that every object has.
        public <V> Place<V> member(String member, Kind<V> kind, Function<T, V> of, String meaning) {
            return add(new Only<T, V>(
                    new Member(member, false, kind.words(), kind.forms(), meaning),
                    kind,
                    value -> Optional.of(of.apply(value)),
                    found -> found.orElseThrow(
                            () -> new MalformedException("the member \"" + member + "\" is missing"))));
        }

        /// A member that an object may go without.
        public <V> Place<Optional<V>> optional(
                String member, Kind<V> kind, Function<T, Optional<V>> of, String meaning) {
            return add(new Only<T, V>(
                    new Member(member, true, kind.words(), kind.forms(), meaning), kind, of, found -> found));
        }

        /// A member that says the same in every object.
        public void constant(String member, String text, String meaning) {
            member(member, Kind.exactly(text), _ -> text, meaning);
        }

        /// The members of another form, on the same level.
        public <U> Place<U> including(Form<U> other, Function<T, U> of) {
            return add(new Part<T>() {
                @Override
                public List<Member> members() {
                    return other.members();
                }

                @Override
                public void write(T value, Map<String, Json> into) {
                    other.writeInto(of.apply(value), into);
                }

                @Override
                public Object read(Json.Members from) throws MalformedException {
                    return other.make(from);
                }
            });
        }

        private <V> Place<V> add(Part<T> part) {
            parts.add(part);
            return new Place<>(parts.size() - 1);
        }

        /// The form.
        ///
        /// @param maker makes what an object means of the values that were found
        public Form<T> form(Maker<T> maker) {
            return new Form<>(name, parts, maker);
        }
    }

    /// One member.
    ///
    /// @param found what becomes of a value, or of its lack
    private record Only<T, V>(Member member, Kind<V> kind, Function<T, Optional<V>> of, Kept<V> found)
            implements Part<T> {
        private interface Kept<V> {
            Object of(Optional<V> value) throws MalformedException;
        }

        @Override
        public List<Member> members() {
            return List.of(member);
        }

        @Override
        public void write(T value, Map<String, Json> into) {
            of.apply(value).ifPresent(present -> into.put(member.name(), kind.write(present)));
        }

        @Override
        public Object read(Json.Members from) throws MalformedException {
            @Nullable Json json = from.members().get(member.name());
            return found.of(json == null ? Optional.empty() : Optional.of(Kind.within(member.name(), kind, json)));
        }
    }

    /// What such an object is called, in messages and in the documentation.
    public String name() {
        return name;
    }

    /// Its members in the order in which they are written.
    public List<Member> members() {
        return parts.stream().flatMap(part -> part.members().stream()).toList();
    }

    /// The object that means `value`.
    public Json.Members write(T value) {
        var members = new LinkedHashMap<String, Json>();
        writeInto(value, members);
        return new Json.Members(members);
    }

    private void writeInto(T value, Map<String, Json> members) {
        for (var part : parts) {
            part.write(value, members);
        }
    }

    /// What an object of this form means.
    ///
    /// @throws MalformedException naming the form and the member
    public T read(Json.Members object) throws MalformedException {
        try {
            return readWithin(object);
        } catch (MalformedException e) {
            throw new MalformedException(name + ": " + e.getMessage(), e);
        }
    }

    T readWithin(Json.Members object) throws MalformedException {
        var value = make(object);
        for (var member : object.members().keySet()) {
            if (!names.contains(member)) {
                throw new MalformedException("the member \"" + abridged(member) + "\" is not known");
            }
        }
        return value;
    }

    private T make(Json.Members object) throws MalformedException {
        var values = new Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.get(i).read(object);
        }
        try {
            return maker.make(new Found(values));
        } catch (IllegalArgumentException e) {
            throw new MalformedException(String.valueOf(e.getMessage()), e);
        }
    }

    static String abridged(String text) {
        return text.length() <= 80 ? text : text.substring(0, 77) + "…";
    }
}
