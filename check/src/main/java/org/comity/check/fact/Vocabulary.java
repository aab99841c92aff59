package org.comity.check.fact;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// All facts by name, in the order of the vocabulary.
public final class Vocabulary {
    private static final Pattern IN_A_PLACE = Pattern.compile("market\\.in_[a-z]{2,5}(?:_[a-z0-9]{1,3})?");

    private final Map<String, Fact> facts;
    private final Places places;

    /// @throws IllegalArgumentException if two facts have one name
    public Vocabulary(Collection<Fact> facts, Places places) {
        var byName = new LinkedHashMap<String, Fact>();
        for (var fact : facts) {
            if (byName.put(fact.name(), fact) != null) {
                throw new IllegalArgumentException("two facts are called " + fact.name());
            }
        }
        this.facts = Collections.unmodifiableMap(byName);
        this.places = places;
    }

    public Collection<Fact> facts() {
        return facts.values();
    }

    public Places places() {
        return places;
    }

    /// The fact of this name. Of each place there is one, `market.in_<code>`: whether the system is offered or its
    /// output used there.
    public Optional<Fact> find(String name) {
        var fact = facts.get(name);
        if (fact == null && IN_A_PLACE.matcher(name).matches()) {
            return Optional.of(
                    new Fact(name, new Type.Bool(), "offered, or its output used, in " + place(name), "", ""));
        }
        return Optional.ofNullable(fact);
    }

    /// The code of the place that `market.in_<code>` names.
    public static Optional<String> placeOf(String name) {
        return IN_A_PLACE.matcher(name).matches() ? Optional.of(place(name)) : Optional.empty();
    }

    private static String place(String name) {
        return name.substring("market.in_".length())
                .toUpperCase(java.util.Locale.ROOT)
                .replace('_', '-');
    }

    /// The known name that a mistyped one most likely means.
    public Optional<String> nearest(String name) {
        return Nearest.to(name, facts.keySet());
    }
}
