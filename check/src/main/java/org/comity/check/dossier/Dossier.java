package org.comity.check.dossier;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.comity.check.fact.Value;

/// What is known of one AI system, model, dataset or service.
///
/// @param givenBy who states the facts, as reports name them
/// @param facts by name; what does not stand here is unknown
/// @param evidence by kind
public record Dossier(
        String title, Optional<String> givenBy, SortedMap<String, Value> facts, SortedMap<String, Artefact> evidence) {
    public Dossier {
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
        evidence = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
    }
}
