package org.comity.check.pack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.comity.check.fact.Vocabulary;
import org.comity.check.predicate.Derivation;
import org.comity.check.predicate.Predicate;

/// What packs speak of.
///
/// @param derivations facts that follow from others
/// @param bearers when each bearer of duties is the actor of a dossier
/// @param topics their titles, by id
/// @param evidence its kinds, by id
public record Terms(
        Vocabulary vocabulary,
        List<Derivation> derivations,
        Map<String, Predicate> bearers,
        Map<String, String> topics,
        Map<String, EvidenceKind> evidence) {
    public Terms {
        derivations = List.copyOf(derivations);
        bearers = Collections.unmodifiableMap(new LinkedHashMap<>(bearers));
        topics = Collections.unmodifiableMap(new LinkedHashMap<>(topics));
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    }
}
