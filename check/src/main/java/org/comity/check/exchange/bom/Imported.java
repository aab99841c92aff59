package org.comity.check.exchange.bom;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.comity.check.exchange.Place;

/// What one file says.
///
/// @param version of its form, as it names it; empty if it names none
/// @param subject what it is about: a name, or empty
/// @param readings in the order in which they were looked for
/// @param unread values nobody looked at: how many, by pointer with `*` for each index
public record Imported(
        String file,
        Form form,
        String version,
        String subject,
        List<Reading> readings,
        SortedMap<String, Integer> unread) {
    public Imported {
        readings = List.copyOf(readings);
        unread = Collections.unmodifiableSortedMap(new TreeMap<>(unread));
    }

    public <R extends Reading> List<R> all(Class<R> kind) {
        return readings.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// Such as `CycloneDX 1.6`.
    public String formAndVersion() {
        return version.isEmpty() ? form.title() : form.title() + " " + version;
    }

    /// What was read and is neither a fact nor bears on one.
    public Stream<Reading.Said> notAFact() {
        return all(Reading.Said.class).stream().filter(said -> said.bearsOn().isEmpty());
    }

    Place whole() {
        return new Place(file, 0, "");
    }
}
