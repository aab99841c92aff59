package org.comity.check.exchange.bom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.comity.check.dossier.AboutField;
import org.comity.check.exchange.json.Json;
import org.comity.check.fact.Members;
import org.comity.check.fact.Value;

/// Notes what was found in a document, and knows at the end what nobody looked at.
final class Ledger {
    /// Of a text, so many characters are kept.
    static final int LONGEST_WORDS = 600;

    private final List<Reading> readings = new ArrayList<>();
    private final Set<Json> looked = Collections.newSetFromMap(new IdentityHashMap<>());

    /// What may be noted of some values.
    final class Entry {
        private final List<Json> values;
        private final String what;
        private Optional<AboutField> field = Optional.empty();
        private List<String> bearsOn = List.of();
        private Function<Json, Optional<String>> wording = Ledger::render;

        private Entry(List<Json> values, String what) {
            this.values = values;
            this.what = what;
        }

        Entry keep(AboutField field) {
            this.field = Optional.of(field);
            return this;
        }

        Entry beside(String... facts) {
            this.bearsOn = Arrays.asList(facts);
            return this;
        }

        /// How a value is put into words.
        Entry as(Function<Json, Optional<String>> wording) {
            this.wording = wording;
            return this;
        }

        void note() {
            for (var value : values) {
                look(value);
                wording.apply(value)
                        .ifPresent(words -> readings.add(
                                Placeholders.isOne(words)
                                        ? new Reading.Placeholder(value.place(), brief(words), what)
                                        : new Reading.Said(value.place(), brief(words), what, field, bearsOn)));
            }
        }
    }

    /// Values that are words: single ones, names of objects, or objects put into words.
    ///
    /// @param what the form calls them
    Entry of(List<Json> values, String what) {
        return new Entry(values, what);
    }

    Entry of(Json within, String name) {
        return of(within.each(name), name);
    }

    void fact(Json at, String fact, Value value, String because) {
        look(at);
        readings.add(new Reading.Fact(at.place(), brief(render(at).orElse("")), fact, value, because));
    }

    void yes(Json at, String fact, String because) {
        fact(at, fact, new Value.Flag(true), because);
    }

    void atLeast(Json at, String fact, String member, String because) {
        fact(at, fact, new Value.Set(Members.open(List.of(member), List.of())), because);
    }

    void odd(Json at, String remedy) {
        look(at);
        readings.add(new Reading.Oddity(at.place(), brief(render(at).orElse("")), remedy));
    }

    /// Notes nothing of a value: it belongs to the frame of the document.
    void look(Json value) {
        looked.add(value);
    }

    void look(List<Json> values) {
        values.forEach(this::look);
    }

    Imported imported(Json document, Form form, String version, String subject) {
        var unread = new TreeMap<String, Integer>();
        rest(document, unread);
        return new Imported(document.place().file(), form, version, brief(subject), readings, unread);
    }

    private void rest(Json value, Map<String, Integer> unread) {
        if (looked.contains(value)) {
            return;
        }
        switch (value) {
            case Json.Items list -> list.items().forEach(item -> rest(item, unread));
            case Json.Fields object -> object.fields().values().forEach(field -> rest(field, unread));
            case Json.Text _, Json.Numeral _, Json.Flag _ ->
                unread.merge(value.place().pointer().replaceAll("/[0-9]+(?=/|$)", "/*"), 1, Integer::sum);
            case Json.Null _ -> {}
        }
    }

    /// A value in words: itself, or the name or address of what it describes, or all that is in it.
    static Optional<String> render(Json value) {
        return switch (value) {
            case Json.Text _, Json.Numeral _, Json.Flag _, Json.Null _ -> value.words();
            case Json.Items list -> join(list.items());
            case Json.Fields object -> {
                for (var name : List.of("@value", "name", "@id", "url")) {
                    if (value.text(name).isPresent()) {
                        yield value.text(name);
                    }
                }
                yield Optional.of(object.fields().entrySet().stream()
                                .filter(field -> !field.getKey().equals("type")
                                        && !field.getKey().equals("@type"))
                                .flatMap(field ->
                                        whole(field.getValue()).map(words -> field.getKey() + " " + words).stream())
                                .collect(Collectors.joining(", ")))
                        .filter(words -> !words.isEmpty());
            }
        };
    }

    /// All that is in a value.
    static Optional<String> whole(Json value) {
        var words = new ArrayList<String>();
        value.leaves(leaf -> leaf.words().ifPresent(words::add));
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", words));
    }

    private static Optional<String> join(List<Json> items) {
        return Optional.of(items.stream().flatMap(item -> render(item).stream()).collect(Collectors.joining(", ")))
                .filter(words -> !words.isEmpty());
    }

    /// On one line, and not too long.
    static String brief(String words) {
        var line = words.strip().replaceAll("\\s+", " ");
        if (line.length() <= LONGEST_WORDS) {
            return line;
        }
        boolean splits = Character.isHighSurrogate(line.charAt(LONGEST_WORDS - 1));
        return line.substring(0, splits ? LONGEST_WORDS - 1 : LONGEST_WORDS) + "…";
    }
}
