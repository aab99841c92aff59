package org.comity.record.json;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.comity.record.MalformedException;

/// What may stand at one place of a JSON document: read, written and put into words from one source, so that the three
/// cannot disagree.
///
/// A kind takes one spelling of each value: what it reads it would write in the same way.
///
/// @param <V> what it means
public final class Kind<V> {
    private final String words;
    private final List<Form<?>> forms;
    private final Reader<V> reader;
    private final Function<V, Json> writer;

    private Kind(String words, List<Form<?>> forms, Reader<V> reader, Function<V, Json> writer) {
        this.words = words;
        this.forms = List.copyOf(forms);
        this.reader = reader;
        this.writer = writer;
    }

    /// Reads what stands there. The message says what is wrong with it; where it stands is the caller's to say.
    @FunctionalInterface
    public interface Reader<V> {
        V read(Json json) throws MalformedException;
    }

    /// Reads a text. An IllegalArgumentException or a DateTimeException says in its message what is wrong, like a
    /// MalformedException.
    @FunctionalInterface
    public interface Parser<V> {
        V parse(String text) throws MalformedException;
    }

    /// A kind that none of those below is.
    ///
    /// @param words what must stand there, such as `a list of 2 act ids`
    /// @param forms of the objects within it
    public static <V> Kind<V> of(String words, List<Form<?>> forms, Reader<V> reader, Function<V, Json> writer) {
        return new Kind<>(words, forms, reader, writer);
    }

    /// Any text.
    public static Kind<String> text() {
        return text("a text");
    }

    /// A text whose form is judged by what is made of it.
    public static Kind<String> text(String words) {
        return unique(words, text -> text, text -> text);
    }

    /// A text of at most so many characters; they are counted as UTF-16 counts them.
    public static Kind<String> text(int most) {
        var words = "a text of at most " + most + " characters";
        return unique(words, text -> bounded(text, text.length() <= most, words), text -> text);
    }

    /// A text of at least one character, and at most so many.
    public static Kind<String> something(int most) {
        var words = "a text of 1 to " + most + " characters";
        return unique(words, text -> bounded(text, !text.isEmpty() && text.length() <= most, words), text -> text);
    }

    /// A text of at least one character that is no white space, and at most so many characters.
    public static Kind<String> filled(int most) {
        var words = "a text of 1 to " + most + " characters, not blank";
        return unique(words, text -> bounded(text, !text.isBlank() && text.length() <= most, words), text -> text);
    }

    private static String bounded(String text, boolean holds, String words) {
        if (!holds) {
            throw new IllegalArgumentException("must be " + words + ", not one of " + text.length());
        }
        return text;
    }

    /// Always this text.
    public static Kind<String> exactly(String text) {
        return unique(
                "`" + text + "`",
                found -> {
                    if (!found.equals(text)) {
                        throw new MalformedException(
                                "\"" + Form.abridged(found) + "\" is not known; this reader knows " + text);
                    }
                    return found;
                },
                found -> found);
    }

    /// A text that means something else, in the one spelling that `write` gives.
    ///
    /// @param words what must stand there, such as `a day as 2026-11-24`
    public static <V> Kind<V> spelled(String words, Parser<V> parser, Function<V, String> write) {
        return unique(
                words,
                text -> {
                    var value = parser.parse(text);
                    // The text itself is not repeated: it may be a secret key.
                    if (!write.apply(value).equals(text)) {
                        throw new MalformedException("must be " + words + ", in its one spelling");
                    }
                    return value;
                },
                write);
    }

    /// A text that means something else, where the parser takes one spelling of it only.
    public static <V> Kind<V> unique(String words, Parser<V> parser, Function<V, String> write) {
        return new Kind<>(
                words,
                List.of(),
                json -> {
                    if (!(json instanceof Json.Text(var text))) {
                        throw new MalformedException("must be " + words);
                    }
                    try {
                        return parser.parse(text);
                    } catch (IllegalArgumentException | DateTimeException e) {
                        throw new MalformedException(String.valueOf(e.getMessage()), e);
                    }
                },
                value -> Json.of(write.apply(value)));
    }

    /// One of these values, each with its text.
    public static <V> Kind<V> oneOf(List<V> values, Function<V, String> text) {
        var known = new LinkedHashMap<String, V>();
        values.forEach(value -> known.put(text.apply(value), value));
        var names = known.keySet().stream().map(name -> "`" + name + "`").toList();
        var words = names.size() == 1
                ? names.getFirst()
                : String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
        return unique(
                words,
                found -> {
                    var value = known.get(found);
                    if (value == null) {
                        throw new MalformedException("must be " + words + ", not \"" + Form.abridged(found) + "\"");
                    }
                    return value;
                },
                text);
    }

    /// A list of some of these values, each once and in this order, so that a set has one spelling.
    ///
    /// @param values in their ascending order
    public static <V extends Comparable<? super V>> Kind<SortedSet<V>> someOf(
            List<V> values, Function<V, String> text, int least) {
        var each = oneOf(values, text);
        return ascending(each, least)
                .called("a list" + count(least, Integer.MAX_VALUE) + ", each once and in this order, of " + each.words);
    }

    /// A whole number within these bounds, both included.
    public static Kind<Long> whole(long least, long most) {
        var words = "a whole number from " + least + " to " + most;
        return new Kind<>(
                words,
                List.of(),
                json -> {
                    if (json instanceof Json.Whole(long value) && value >= least && value <= most) {
                        return value;
                    }
                    throw new MalformedException(
                            "must be " + words + (json instanceof Json.Whole(long value) ? ", not " + value : ""));
                },
                Json::of);
    }

    /// A whole number of at most 2^31 - 1.
    public static Kind<Integer> number(int least) {
        return number(least, Integer.MAX_VALUE);
    }

    /// A whole number within these bounds, both included.
    public static Kind<Integer> number(int least, int most) {
        return whole(least, most).as(Math::toIntExact, Integer::longValue);
    }

    /// True or false.
    public static Kind<Boolean> truth() {
        return new Kind<>(
                "true or false",
                List.of(),
                json -> {
                    if (json instanceof Json.Truth(boolean value)) {
                        return value;
                    }
                    throw new MalformedException("must be true or false");
                },
                Json::of);
    }

    /// An object whose members are somebody else's business.
    public static Kind<Json.Members> object() {
        return new Kind<>("an object", List.of(), Kind::members, object -> object);
    }

    /// An object of this form.
    public static <V> Kind<V> object(Form<V> form) {
        return new Kind<>(
                "an object: " + form.name(), List.of(form), json -> form.readWithin(members(json)), form::write);
    }

    private static Json.Members members(Json json) throws MalformedException {
        if (json instanceof Json.Members members) {
            return members;
        }
        throw new MalformedException("must be an object");
    }

    /// A list of at least so many.
    public static <V> Kind<List<V>> list(Kind<V> each, int least) {
        return list(each, least, Integer.MAX_VALUE);
    }

    /// A list, in the order that was given.
    ///
    /// @param most how many there may be; the largest int for any number
    public static <V> Kind<List<V>> list(Kind<V> each, int least, int most) {
        var words = "a list" + count(least, most) + ", each " + each.words;
        return new Kind<>(
                words,
                each.forms,
                json -> {
                    if (!(json instanceof Json.Items(var items))) {
                        throw new MalformedException("must be " + words);
                    }
                    requireCount(items.size(), least, most, words);
                    var values = new ArrayList<V>(items.size());
                    for (var item : items) {
                        values.add(within("[" + values.size() + "]", each, item));
                    }
                    return Collections.unmodifiableList(values);
                },
                values -> Json.array(values.stream().map(each.writer).toList()));
    }

    /// A list that stands for a set: in ascending order and each once, so that it has one spelling.
    public static <V extends Comparable<? super V>> Kind<SortedSet<V>> ascending(Kind<V> each, int least) {
        var listed = list(each, least);
        return new Kind<>(
                listed.words + ", once and in ascending order",
                each.forms,
                json -> {
                    var values = listed.read(json);
                    for (int i = 1; i < values.size(); i++) {
                        if (values.get(i - 1).compareTo(values.get(i)) >= 0) {
                            throw new MalformedException("[" + i + "]: must stand in ascending order, each once");
                        }
                    }
                    return Collections.unmodifiableSortedSet(new TreeSet<>(values));
                },
                values -> listed.write(List.copyOf(values)));
    }

    /// An object whose members are named by what they are about. The order in which they stand says nothing.
    ///
    /// @param most how many there may be; the largest int for any number
    public static <K extends Comparable<? super K>, V> Kind<SortedMap<K, V>> byName(
            Kind<K> name, Kind<V> value, int least, int most) {
        var words = "an object" + count(least, most) + ", each name " + name.words + ", each value " + value.words;
        return new Kind<>(
                words,
                value.forms,
                json -> {
                    var members = members(json).members();
                    requireCount(members.size(), least, most, words);
                    var values = new TreeMap<K, V>();
                    for (var member : members.entrySet()) {
                        values.put(
                                name.read(Json.of(member.getKey())), within(member.getKey(), value, member.getValue()));
                    }
                    return Collections.unmodifiableSortedMap(values);
                },
                values -> {
                    var members = new LinkedHashMap<String, Json>();
                    values.forEach((key, each) -> {
                        if (name.write(key) instanceof Json.Text(var text)) {
                            members.put(text, value.write(each));
                        }
                    });
                    return new Json.Members(members);
                });
    }

    /// The same spelling of another meaning.
    public <W> Kind<W> as(Function<V, W> meaning, Function<W, V> back) {
        return new Kind<>(
                words, forms, json -> meaning.apply(reader.read(json)), value -> writer.apply(back.apply(value)));
    }

    /// The same in other words, where they say more.
    public Kind<V> called(String other) {
        return new Kind<>(other, forms, reader, writer);
    }

    private static String count(int least, int most) {
        if (most < Integer.MAX_VALUE) {
            return " of " + least + " to " + most;
        }
        return least == 0 ? "" : " of at least " + least;
    }

    private static void requireCount(int count, int least, int most, String words) throws MalformedException {
        if (count < least || count > most) {
            throw new MalformedException("has " + count + "; must be " + words);
        }
    }

    /// What must stand there, in words that follow *must be*.
    public String words() {
        return words;
    }

    /// The forms of the objects within it.
    public List<Form<?>> forms() {
        return forms;
    }

    /// The value as it is written.
    public Json write(V value) {
        return writer.apply(value);
    }

    /// What the value means.
    ///
    /// @throws MalformedException if it is none of this kind, or not in its one spelling
    public V read(Json json) throws MalformedException {
        return reader.read(json);
    }

    /// @throws MalformedException whose message starts with this place
    static <V> V within(String place, Kind<V> kind, Json json) throws MalformedException {
        try {
            return kind.read(json);
        } catch (MalformedException e) {
            throw new MalformedException(Form.abridged(place) + ": " + e.getMessage(), e);
        }
    }
}
