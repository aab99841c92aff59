package org.comity.check.exchange.bom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.comity.check.dossier.AboutField;
import org.comity.check.fact.Members;
import org.comity.check.fact.Value;

/// What several files say together of one system.
public record Imports(List<Imported> files) {
    public Imports {
        files = List.copyOf(files);
    }

    /// Readings that cannot all be right.
    ///
    /// @param of a fact, or a field of `about`
    /// @param sides at least two
    public record Conflict(String of, List<Reading> sides) {
        public Conflict {
            sides = List.copyOf(sides);
        }
    }

    private <R extends Reading> List<R> all(Class<R> kind) {
        return files.stream().flatMap(file -> file.all(kind).stream()).toList();
    }

    /// The readings of each fact, by its name.
    public SequencedMap<String, List<Reading.Fact>> readings() {
        var byFact = new TreeMap<String, List<Reading.Fact>>();
        for (var reading : all(Reading.Fact.class)) {
            byFact.computeIfAbsent(reading.fact(), _ -> new ArrayList<>()).add(reading);
        }
        return byFact;
    }

    /// What is said of each fact on which no two readings differ. Sets that are known in part add up.
    public SequencedMap<String, Value> facts() {
        var facts = new LinkedHashMap<String, Value>();
        readings().forEach((fact, readings) -> {
            if (!differ(readings)) {
                facts.put(fact, together(readings));
            }
        });
        return facts;
    }

    private static boolean differ(List<Reading.Fact> readings) {
        return readings.stream()
                        .map(Reading.Fact::value)
                        .filter(value -> !(value instanceof Value.Set))
                        .distinct()
                        .count()
                > 1;
    }

    private static Value together(List<Reading.Fact> readings) {
        var members = new LinkedHashSet<String>();
        for (var reading : readings) {
            if (reading.value() instanceof Value.Set(var set)) {
                members.addAll(set.said().keySet());
            }
        }
        return members.isEmpty() ? readings.getFirst().value() : new Value.Set(Members.open(members, List.of()));
    }

    /// What is said for each field of `about`, each wording once.
    public SequencedMap<AboutField, List<Reading.Said>> about() {
        var byField = new TreeMap<AboutField, List<Reading.Said>>();
        for (var said : all(Reading.Said.class)) {
            said.field().ifPresent(field -> {
                var others = byField.computeIfAbsent(field, _ -> new ArrayList<>());
                if (others.stream().noneMatch(other -> same(other, said))) {
                    others.add(said);
                }
            });
        }
        return byField;
    }

    private static boolean same(Reading one, Reading other) {
        return one.words().toLowerCase(Locale.ROOT).equals(other.words().toLowerCase(Locale.ROOT));
    }

    /// Words beside each fact on whose question they bear.
    public Map<String, List<Reading.Said>> beside() {
        var byFact = new TreeMap<String, List<Reading.Said>>();
        for (var said : all(Reading.Said.class)) {
            said.bearsOn()
                    .forEach(fact ->
                            byFact.computeIfAbsent(fact, _ -> new ArrayList<>()).add(said));
        }
        return byFact;
    }

    /// Facts and single fields of which two sources say different things.
    public List<Conflict> conflicts() {
        var conflicts = new ArrayList<Conflict>();
        readings().forEach((fact, readings) -> {
            if (differ(readings)) {
                conflicts.add(new Conflict(fact, List.copyOf(readings)));
            }
        });
        about().forEach((field, said) -> {
            if (!field.many() && said.size() > 1) {
                conflicts.add(new Conflict(field.key(), List.copyOf(said)));
            }
        });
        return conflicts;
    }
}
