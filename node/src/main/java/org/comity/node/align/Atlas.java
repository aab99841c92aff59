package org.comity.node.align;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.comity.check.fact.Fact;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Packs;
import org.comity.check.pack.Provision;
import org.comity.check.predicate.Derivation;

/// The packs, indexed once by everything that a page asks for. It computes nothing of the law.
public final class Atlas {
    private final Packs packs;
    private final Map<String, Passage> passages;
    private final SequencedMap<String, List<Passage>> byTopic;
    private final SequencedMap<String, List<Passage>> byEvidence;
    private final Map<String, List<Passage>> byFact;
    private final Map<String, List<Relation>> relations;
    private final Map<String, List<Pull>> pulls;
    private final Map<String, Derivation> derivations;

    private Atlas(
            Packs packs,
            Map<String, Passage> passages,
            SequencedMap<String, List<Passage>> byTopic,
            SequencedMap<String, List<Passage>> byEvidence,
            Map<String, List<Passage>> byFact,
            Map<String, List<Relation>> relations,
            Map<String, List<Pull>> pulls,
            Map<String, Derivation> derivations) {
        this.packs = packs;
        this.passages = passages;
        this.byTopic = byTopic;
        this.byEvidence = byEvidence;
        this.byFact = byFact;
        this.relations = relations;
        this.pulls = pulls;
        this.derivations = derivations;
    }

    /// Indexes packs.
    public static Atlas of(Packs packs) {
        var passages = new LinkedHashMap<String, Passage>();
        for (var framework : packs.frameworks()) {
            for (var provision : framework.provisions()) {
                var passage = new Passage(framework, provision);
                passages.put(passage.reference(), passage);
            }
        }
        return new Atlas(
                packs,
                passages,
                index(
                        packs.terms().topics().keySet(),
                        passages,
                        passage -> passage.provision().topics()),
                index(packs.terms().evidence().keySet(), passages, passage -> kinds(passage.provision())),
                index(
                        List.of(),
                        passages,
                        passage -> facts(passage.provision()).map(Fact::name).toList()),
                relations(packs, passages),
                pulls(packs, passages),
                derivations(packs));
    }

    private static SequencedMap<String, List<Passage>> index(
            Iterable<String> keys, Map<String, Passage> passages, Function<Passage, List<String>> keysOf) {
        var index = new LinkedHashMap<String, List<Passage>>();
        keys.forEach(key -> index.put(key, new ArrayList<>()));
        for (var passage : passages.values()) {
            for (var key : new LinkedHashSet<>(keysOf.apply(passage))) {
                index.computeIfAbsent(key, _ -> new ArrayList<>()).add(passage);
            }
        }
        index.replaceAll((_, found) -> List.copyOf(found));
        return Collections.unmodifiableSequencedMap(index);
    }

    private static Map<String, List<Relation>> relations(Packs packs, Map<String, Passage> passages) {
        var relations = new LinkedHashMap<String, List<Relation>>();
        for (var mapping : packs.mappings()) {
            add(relations, mapping.from(), new Relation(passage(passages, mapping.to()), mapping.relation(), mapping));
            add(
                    relations,
                    mapping.to(),
                    new Relation(
                            passage(passages, mapping.from()),
                            mapping.relation().reversed(),
                            mapping));
        }
        return relations;
    }

    private static Map<String, List<Pull>> pulls(Packs packs, Map<String, Passage> passages) {
        var pulls = new LinkedHashMap<String, List<Pull>>();
        for (var each : packs.divergences()) {
            var from = passage(passages, each.from());
            var to = passage(passages, each.to());
            add(pulls, each.from(), new Pull(from, to, each, each.fromSeen(), each.toSeen()));
            add(pulls, each.to(), new Pull(to, from, each, each.toSeen(), each.fromSeen()));
        }
        return pulls;
    }

    private static Map<String, Derivation> derivations(Packs packs) {
        var derivations = new LinkedHashMap<String, Derivation>();
        packs.terms().derivations().forEach(each -> derivations.put(each.fact().name(), each));
        return derivations;
    }

    private static <T> void add(Map<String, List<T>> lists, String key, T value) {
        lists.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
    }

    private static Passage passage(Map<String, Passage> passages, String reference) {
        return java.util.Objects.requireNonNull(passages.get(reference), reference);
    }

    public Packs packs() {
        return packs;
    }

    public Optional<Framework> framework(String id) {
        return packs.framework(id);
    }

    /// All provisions, framework by framework, each in the order of its text.
    public List<Passage> passages() {
        return List.copyOf(passages.values());
    }

    public Optional<Passage> passage(String framework, String provision) {
        return Optional.ofNullable(passages.get(framework + "#" + provision));
    }

    /// Every topic with its provisions, in the order of `topics.yaml`.
    public SequencedMap<String, List<Passage>> byTopic() {
        return byTopic;
    }

    /// Every kind of evidence with the provisions that it serves, in the order of `evidence.yaml`.
    public SequencedMap<String, List<Passage>> byEvidence() {
        return byEvidence;
    }

    /// The provisions whose predicate asks for a fact, itself and not by what follows from it.
    public List<Passage> asking(String fact) {
        return byFact.getOrDefault(fact, List.of());
    }

    /// How a fact follows from others; empty if a person states it.
    public Optional<Derivation> derivation(String fact) {
        return Optional.ofNullable(derivations.get(fact));
    }

    public List<Relation> relations(Passage passage) {
        return relations.getOrDefault(passage.reference(), List.of());
    }

    public List<Pull> pulls(Passage passage) {
        return pulls.getOrDefault(passage.reference(), List.of());
    }

    /// The facts that decide whether a provision applies, and from when.
    public static Stream<Fact> facts(Provision provision) {
        return Stream.concat(
                        provision.applies().facts().stream(),
                        provision.variants().stream().flatMap(variant -> variant.when().facts().stream()))
                .distinct();
    }

    /// The kinds of evidence that a provision names.
    public static List<String> kinds(Provision provision) {
        return provision.evidence().stream()
                .flatMap(evidence -> Stream.concat(
                        evidence.allOf().stream(), evidence.anyOf().stream().flatMap(List::stream)))
                .distinct()
                .toList();
    }
}
