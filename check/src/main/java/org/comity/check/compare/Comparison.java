package org.comity.check.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.comity.check.pack.Divergence;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Packs;
import org.comity.check.pack.Provision;

/// A few frameworks, topic by topic, with everything that is recorded between them.
///
/// @param frameworks two or more, each once
/// @param topics those that any of them speaks of, in the order of the vocabulary
/// @param links every mapping between two of them, once, read from the framework that stands first
/// @param divergences every tension and conflict between two of them
public record Comparison(
        List<Framework> frameworks, List<Topic> topics, List<Link> links, List<Divergence> divergences) {
    public Comparison {
        frameworks = List.copyOf(frameworks);
        topics = List.copyOf(topics);
        links = List.copyOf(links);
        divergences = List.copyOf(divergences);
    }

    /// What the frameworks say on one topic.
    ///
    /// @param provisions of each framework, in their order; empty where it does not speak of the topic
    /// @param links between them of which both ends carry the topic
    /// @param divergences likewise
    public record Topic(String id, List<List<Provision>> provisions, List<Link> links, List<Divergence> divergences) {
        public Topic {
            provisions = provisions.stream().map(List::copyOf).toList();
            links = List.copyOf(links);
            divergences = List.copyOf(divergences);
        }

        /// How many of the frameworks speak of it.
        public long frameworks() {
            return provisions.stream().filter(each -> !each.isEmpty()).count();
        }

        /// The strongest relation on record; empty where nothing is.
        public Optional<Link> strongest() {
            return links.stream().min(Coverage.STRENGTH);
        }
    }

    /// @throws IllegalArgumentException if a framework stands there twice
    public static Comparison of(Packs packs, List<Framework> frameworks) {
        if (frameworks.stream().distinct().count() < frameworks.size()) {
            throw new IllegalArgumentException("a framework is compared with itself");
        }
        var places = places(frameworks);
        var links = links(packs, places);
        var divergences = packs.divergences().stream()
                .filter(each -> apart(places.get(each.from()), places.get(each.to())))
                .toList();
        var topics = new ArrayList<Topic>();
        for (var topic : packs.terms().topics().keySet()) {
            var provisions = frameworks.stream()
                    .map(framework -> framework.provisions().stream()
                            .filter(provision -> provision.topics().contains(topic))
                            .toList())
                    .toList();
            Predicate<String> carries = reference -> Optional.ofNullable(places.get(reference))
                    .orElseThrow()
                    .provision()
                    .topics()
                    .contains(topic);
            if (provisions.stream().anyMatch(each -> !each.isEmpty())) {
                topics.add(new Topic(
                        topic,
                        provisions,
                        links.stream().filter(link -> on(link, topic)).toList(),
                        divergences.stream()
                                .filter(each -> carries.test(each.from()) && carries.test(each.to()))
                                .toList()));
            }
        }
        return new Comparison(frameworks, topics, links, divergences);
    }

    /// Where a provision stands.
    private record At(int framework, Provision provision) {}

    private static Map<String, At> places(List<Framework> frameworks) {
        var places = new HashMap<String, At>();
        for (int i = 0; i < frameworks.size(); i++) {
            for (var provision : frameworks.get(i).provisions()) {
                places.put(frameworks.get(i).id() + "#" + provision.id(), new At(i, provision));
            }
        }
        return places;
    }

    private static boolean apart(
            @org.jspecify.annotations.Nullable At one, @org.jspecify.annotations.Nullable At other) {
        return one != null && other != null && one.framework() != other.framework();
    }

    private static List<Link> links(Packs packs, Map<String, At> places) {
        var byId = new LinkedHashMap<String, Framework>();
        packs.frameworks().forEach(framework -> byId.put(framework.id(), framework));
        var links = new ArrayList<Link>();
        for (var mapping : packs.mappings()) {
            var from = places.get(mapping.from());
            var to = places.get(mapping.to());
            if (from != null && to != null && from.framework() != to.framework()) {
                var link = new Link(
                        framework(byId, mapping.from()),
                        from.provision(),
                        framework(byId, mapping.to()),
                        to.provision(),
                        mapping.relation(),
                        mapping);
                links.add(from.framework() < to.framework() ? link : link.reversed());
            }
        }
        return links;
    }

    private static Framework framework(Map<String, Framework> byId, String reference) {
        return java.util.Objects.requireNonNull(byId.get(reference.substring(0, reference.indexOf('#'))));
    }

    private static boolean on(Link link, String topic) {
        return link.provision().topics().contains(topic)
                && link.otherProvision().topics().contains(topic);
    }

    /// Of each framework towards each other.
    public List<Coverage> coverage() {
        var all = new ArrayList<Coverage>();
        for (var framework : frameworks) {
            for (var other : frameworks) {
                if (!framework.id().equals(other.id())) {
                    all.add(Coverage.of(framework, other, between(framework, other)));
                }
            }
        }
        return all;
    }

    private List<Link> between(Framework framework, Framework other) {
        var between = new ArrayList<Link>();
        for (var link : links) {
            if (link.runs(framework, other)) {
                between.add(link);
            } else if (link.runs(other, framework)) {
                between.add(link.reversed());
            }
        }
        return between;
    }

    /// Mappings whose ends carry no topic in common.
    public List<Link> acrossTopics() {
        return links.stream()
                .filter(link -> link.provision().topics().stream()
                        .noneMatch(link.otherProvision().topics()::contains))
                .toList();
    }

    public Fragmentation fragmentation() {
        var figures = new ArrayList<Fragmentation.OfTopic>();
        for (var topic : topics) {
            int binding = binding(topic, false);
            if (binding > 1) {
                int seen = binding(topic, true);
                figures.add(new Fragmentation.OfTopic(
                        topic.id(),
                        binding,
                        pairs(binding),
                        pairs(topic, _ -> true),
                        pairs(topic, Link::joins),
                        pairs(seen),
                        pairs(topic, link -> link.joins() && link.seen())));
            }
        }
        return new Fragmentation(figures);
    }

    private int binding(Topic topic, boolean seenOnly) {
        int count = 0;
        for (int i = 0; i < frameworks.size(); i++) {
            var framework = frameworks.get(i);
            count += topic.provisions().get(i).stream()
                            .anyMatch(each -> Duties.binds(framework, each) && (each.verified() || !seenOnly))
                    ? 1
                    : 0;
        }
        return count;
    }

    /// How many pairs have such a link between binding duties on the topic.
    private static int pairs(Topic topic, Predicate<Link> which) {
        return (int) topic.links().stream()
                .filter(which)
                .filter(link -> Duties.binds(link.framework(), link.provision())
                        && Duties.binds(link.other(), link.otherProvision()))
                .map(link -> link.framework().id() + " " + link.other().id())
                .distinct()
                .count();
    }

    private static int pairs(int count) {
        return count * (count - 1) / 2;
    }
}
