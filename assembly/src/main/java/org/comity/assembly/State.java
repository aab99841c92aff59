package org.comity.assembly;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.comity.assembly.body.Body;

/// What is so in all bodies, as far as their logs were read. Immutable; readers may keep it as long as they like.
public record State(SortedMap<BodyId, Body> bodies) {
    public State {
        bodies = Collections.unmodifiableSortedMap(new TreeMap<>(bodies));
    }

    public Optional<Body> body(BodyId id) {
        return Optional.ofNullable(bodies.get(id));
    }
}
