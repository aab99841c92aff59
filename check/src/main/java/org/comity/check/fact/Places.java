package org.comity.check.fact;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Which place is part of which: unions of states by declaration, subdivisions by their code (`US-CA` is part of `US`).
///
/// Codes are ISO 3166-1 alpha-2 and ISO 3166-2, with our own for unions (`EU`, `EEA`) and for what has none (`US-NYC`).
public final class Places {
    /// Codes come from outside; there are some five thousand in ISO 3166.
    private static final int MOST_REMEMBERED = 8_192;

    private final Map<String, List<String>> parts;
    private final Map<String, Set<String>> wholes = new HashMap<>();
    private final Map<String, Set<String>> remembered = new ConcurrentHashMap<>();

    /// @param parts the parts of each whole that its code does not tell; without circles
    /// @throws IllegalArgumentException if a place is, over others, part of itself
    public Places(Map<String, List<String>> parts) {
        var copy = new TreeMap<String, List<String>>();
        parts.forEach((whole, of) -> copy.put(whole, List.copyOf(of)));
        this.parts = Map.copyOf(copy);
        for (var whole : copy.keySet()) {
            for (var part : copy.get(whole)) {
                wholes.computeIfAbsent(part, _ -> new LinkedHashSet<>()).add(whole);
            }
        }
        for (var whole : copy.keySet()) {
            for (var part : copy.get(whole)) {
                if (within(whole, part)) {
                    throw new IllegalArgumentException(part + " is part of " + whole + ", and the other way round");
                }
            }
        }
    }

    /// The wholes that were declared, with their parts.
    public Map<String, List<String>> parts() {
        return parts;
    }

    /// Whether a place is another, or a part of it.
    public boolean within(String place, String whole) {
        return place.equals(whole) || wholes(place).contains(whole);
    }

    /// The place and all of which it is part.
    public Set<String> wholes(String place) {
        var known = remembered.get(place);
        if (known == null) {
            known = compute(place);
            if (remembered.size() < MOST_REMEMBERED) {
                remembered.put(place, known);
            }
        }
        return known;
    }

    private Set<String> compute(String place) {
        Set<String> found = new HashSet<>();
        var open = new ArrayDeque<String>();
        open.add(place);
        while (!open.isEmpty()) {
            var next = open.poll();
            if (found.add(next)) {
                open.addAll(wholes.getOrDefault(next, Set.of()));
                int hyphen = next.lastIndexOf('-');
                if (hyphen > 0) {
                    open.add(next.substring(0, hyphen));
                }
            }
        }
        return Set.copyOf(found);
    }
}
