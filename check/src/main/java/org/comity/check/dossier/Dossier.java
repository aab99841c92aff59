package org.comity.check.dossier;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.comity.check.fact.Value;

/// What is known of one AI system, model, dataset or service.
///
/// @param givenBy who states the facts, as reports name them
/// @param facts by name; what does not stand here is unknown
/// @param evidence by kind
/// @param about what is said of it in words; one text of each field, or of some fields several
public record Dossier(
        String title,
        Optional<String> givenBy,
        SortedMap<String, Value> facts,
        SortedMap<String, Artefact> evidence,
        SortedMap<AboutField, List<String>> about) {
    public Dossier {
        var copied = new TreeMap<AboutField, List<String>>();
        about.forEach((field, texts) -> copied.put(field, List.copyOf(texts)));
        about = Collections.unmodifiableSortedMap(copied);
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
        evidence = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
    }

    /// Of which nothing is said in words.
    public Dossier(
            String title,
            Optional<String> givenBy,
            SortedMap<String, Value> facts,
            SortedMap<String, Artefact> evidence) {
        this(title, givenBy, facts, evidence, Collections.emptySortedMap());
    }
}
