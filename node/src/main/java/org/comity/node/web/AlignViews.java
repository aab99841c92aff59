package org.comity.node.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Vocabulary;
import org.comity.check.pack.EvidenceKind;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Mapping;
import org.comity.check.pack.Provision;
import org.comity.check.predicate.Derivation;
import org.comity.node.align.Agenda;
import org.comity.node.align.Atlas;
import org.comity.node.align.Passage;
import org.comity.node.align.Pull;
import org.comity.node.align.Relation;
import org.comity.node.page.CalendarFilter;
import org.comity.node.page.CalendarPage;
import org.comity.node.page.EvidenceKindPage;
import org.comity.node.page.EvidencePage;
import org.comity.node.page.FactsPage;
import org.comity.node.page.Frame;
import org.comity.node.page.FrameworkFilter;
import org.comity.node.page.FrameworkPage;
import org.comity.node.page.FrameworksPage;
import org.comity.node.page.Jurisdictions;
import org.comity.node.page.MonthStrip;
import org.comity.node.page.ProvisionPage;
import org.comity.node.page.Seen;
import org.comity.node.page.Timeline;
import org.comity.node.page.TopicPage;
import org.comity.node.page.TopicsPage;
import org.comity.node.page.UnverifiedPage;

/// The pages about frameworks, filled from the packs.
final class AlignViews {
    private AlignViews() {}

    static FrameworksPage frameworks(Frame frame, Atlas atlas, FrameworkFilter filter) {
        var all = atlas.packs().frameworks();
        var found = filtered(atlas, filter);
        return new FrameworksPage(
                frame,
                filter,
                all.size(),
                found,
                Seen.ofProvisions(found.stream()
                        .flatMap(each -> each.provisions().stream())
                        .toList()),
                jurisdictions(all),
                atlas.packs().terms().topics(),
                reach(atlas));
    }

    /// The frameworks that a filter leaves.
    static List<Framework> filtered(Atlas atlas, FrameworkFilter filter) {
        return atlas.packs().frameworks().stream().filter(filter).toList();
    }

    /// The codes under which frameworks stand.
    static List<String> jurisdictions(List<Framework> frameworks) {
        return frameworks.stream()
                .flatMap(framework -> framework.jurisdictions().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /// What is a country's own. A union's part is counted under the union, unless it has something by itself.
    private static Map<String, FrameworksPage.Reach> reach(Atlas atlas) {
        var countries = new LinkedHashMap<String, String>();
        var unions = atlas.packs().terms().vocabulary().places().parts();
        for (var code : jurisdictions(atlas.packs().frameworks())) {
            var country = code.replaceFirst("-.*", "");
            Jurisdictions.threeLetters(country).ifPresent(_ -> countries.put(country, country));
            for (var part : unions.getOrDefault(code, List.of())) {
                countries.putIfAbsent(part, code);
            }
        }
        var reach = new HashMap<String, FrameworksPage.Reach>();
        var places = atlas.packs().terms().vocabulary().places();
        countries.forEach((country, jurisdiction) -> {
            int own = (int) atlas.packs().frameworks().stream()
                    .filter(framework -> framework.jurisdictions().stream()
                            .anyMatch(code -> places.within(country, code) || places.within(code, country)))
                    .count();
            Jurisdictions.threeLetters(country)
                    .ifPresent(letters -> reach.put(letters, new FrameworksPage.Reach(country, jurisdiction, own)));
        });
        return reach;
    }

    static FrameworkPage framework(Frame frame, Atlas atlas, Framework framework, boolean byTopic) {
        var passages = passages(framework);
        return new FrameworkPage(
                frame,
                framework,
                atlas.packs().digests().framework(framework.id()).orElse(""),
                byTopic,
                byTopic ? byFirstTopic(atlas, passages) : List.of(new FrameworkPage.Group("", passages)),
                atlas.packs().terms().topics(),
                counterparts(atlas, passages),
                pulls(atlas, passages),
                Timeline.of(framework, rightToLeft(frame)));
    }

    static List<Passage> passages(Framework framework) {
        return framework.provisions().stream()
                .map(provision -> new Passage(framework, provision))
                .toList();
    }

    private static List<FrameworkPage.Group> byFirstTopic(Atlas atlas, List<Passage> passages) {
        var groups = new ArrayList<FrameworkPage.Group>();
        for (var topic : atlas.byTopic().keySet()) {
            var within = passages.stream()
                    .filter(passage -> passage.provision().topics().getFirst().equals(topic))
                    .toList();
            if (!within.isEmpty()) {
                groups.add(new FrameworkPage.Group(topic, within));
            }
        }
        return groups;
    }

    private static List<FrameworkPage.Counterpart> counterparts(Atlas atlas, List<Passage> passages) {
        var byFramework = new LinkedHashMap<String, List<Relation>>();
        for (var passage : passages) {
            for (var relation : atlas.relations(passage)) {
                byFramework
                        .computeIfAbsent(relation.other().framework().id(), _ -> new ArrayList<>())
                        .add(relation);
            }
        }
        return byFramework.values().stream()
                .map(each -> new FrameworkPage.Counterpart(
                        each.getFirst().other().framework(),
                        count(each, Mapping.Relation.EQUAL),
                        count(each, Mapping.Relation.SUPERSET),
                        count(each, Mapping.Relation.SUBSET) + count(each, Mapping.Relation.INTERSECTS)))
                .sorted(Comparator.comparingLong(
                                (FrameworkPage.Counterpart row) -> row.equal() + row.superset() + row.partly())
                        .reversed()
                        .thenComparing(row -> row.other().id()))
                .toList();
    }

    private static long count(List<Relation> relations, Mapping.Relation which) {
        return relations.stream().filter(each -> each.relation() == which).count();
    }

    /// Each divergence once, though both its ends may stand in one framework.
    private static List<Pull> pulls(Atlas atlas, List<Passage> passages) {
        var pulls = new LinkedHashMap<Object, Pull>();
        for (var passage : passages) {
            atlas.pulls(passage).forEach(pull -> pulls.putIfAbsent(pull.divergence(), pull));
        }
        return List.copyOf(pulls.values());
    }

    static ProvisionPage provision(Frame frame, Atlas atlas, Passage passage) {
        var all = passage.framework().provisions();
        int at = all.indexOf(passage.provision());
        return new ProvisionPage(
                frame,
                passage,
                atlas.packs().terms().topics(),
                Atlas.facts(passage.provision()).map(fact -> asked(atlas, fact)).toList(),
                atlas.packs().terms().evidence(),
                atlas.relations(passage),
                atlas.pulls(passage),
                at > 0 ? all.get(at - 1).id() : "",
                at + 1 < all.size() ? all.get(at + 1).id() : "");
    }

    /// A fact, and how it follows from others where it does.
    static ProvisionPage.Asked asked(Atlas atlas, Fact fact) {
        var place = Vocabulary.placeOf(fact.name());
        if (place.isPresent()) {
            return new ProvisionPage.Asked(fact, Optional.of("`market.anywhere` has " + place.get()), "");
        }
        var derivation = atlas.derivation(fact.name());
        return new ProvisionPage.Asked(
                fact,
                derivation.flatMap(AlignViews::rule),
                derivation.map(Derivation::source).orElse(""));
    }

    private static Optional<String> rule(Derivation derivation) {
        return switch (derivation) {
            case Derivation.Rule(var _, var value, var _) -> Optional.of(value.text());
            case Derivation.Cases(var _, var cases, var otherwise, var _) ->
                Optional.of(cases.stream()
                                .map(each ->
                                        text(each.value()) + ": " + each.when().text())
                                .collect(Collectors.joining("; "))
                        + otherwise.map(value -> "; " + text(value)).orElse(""));
            case Derivation.Listing(var _, var members, var _) ->
                Optional.of(members.stream()
                        .map(each -> each.value() + ": " + each.when().text())
                        .collect(Collectors.joining("; ")));
            case Derivation.Union(var _, var of, var _) ->
                Optional.of(of.stream().map(each -> "`" + each.name() + "`").collect(Collectors.joining(" + ")));
            case Derivation.Judged _ -> Optional.empty();
        };
    }

    private static String text(org.comity.check.fact.Value value) {
        return switch (value) {
            case org.comity.check.fact.Value.Flag(boolean holds) -> Boolean.toString(holds);
            case org.comity.check.fact.Value.Amount(var number) -> number.toPlainString();
            case org.comity.check.fact.Value.Day(var date) -> date.toString();
            case org.comity.check.fact.Value.Text(var text) -> text;
            case org.comity.check.fact.Value.Choice(var choice) -> choice;
            case org.comity.check.fact.Value.Set(var members) ->
                members.said().keySet().toString();
        };
    }

    static UnverifiedPage unverified(Frame frame, Atlas atlas) {
        var unseen = unverified(atlas);
        var groups = new LinkedHashMap<String, List<Passage>>();
        unseen.forEach(passage -> groups.computeIfAbsent(passage.framework().id(), _ -> new ArrayList<>())
                .add(passage));
        return new UnverifiedPage(
                frame,
                groups.values().stream()
                        .map(group -> new UnverifiedPage.Group(group.getFirst().framework(), group))
                        .toList(),
                Seen.of(atlas.passages()),
                binding(unseen));
    }

    static List<Passage> unverified(Atlas atlas) {
        return atlas.passages().stream()
                .filter(passage -> !passage.provision().verified())
                .toList();
    }

    static TopicsPage topics(Frame frame, Atlas atlas) {
        return new TopicsPage(frame, topicRows(atlas));
    }

    static List<TopicsPage.Row> topicRows(Atlas atlas) {
        return atlas.byTopic().entrySet().stream()
                .map(topic -> new TopicsPage.Row(
                        topic.getKey(),
                        title(atlas, topic.getKey()),
                        frameworks(topic.getValue()),
                        Seen.of(topic.getValue()),
                        binding(topic.getValue())))
                .sorted(Comparator.comparingInt(TopicsPage.Row::frameworks)
                        .reversed()
                        .thenComparing(TopicsPage.Row::title))
                .toList();
    }

    private static String title(Atlas atlas, String topic) {
        return atlas.packs().terms().topics().getOrDefault(topic, topic);
    }

    static TopicPage topic(Frame frame, Atlas atlas, String topic, List<Passage> passages) {
        return new TopicPage(frame, topic, title(atlas, topic), passages, frameworks(passages));
    }

    static EvidencePage evidence(Frame frame, Atlas atlas) {
        return new EvidencePage(frame, evidenceRows(atlas));
    }

    static List<EvidencePage.Row> evidenceRows(Atlas atlas) {
        return atlas.packs().terms().evidence().values().stream()
                .map(kind -> {
                    var passages = atlas.byEvidence().getOrDefault(kind.id(), List.of());
                    return new EvidencePage.Row(
                            kind, territories(passages), frameworks(passages), Seen.of(passages), binding(passages));
                })
                .sorted(Comparator.comparingInt(
                                (EvidencePage.Row row) -> row.territories().size())
                        .thenComparingLong(row -> row.seen().all())
                        .reversed()
                        .thenComparing(row -> row.kind().title()))
                .toList();
    }

    static EvidenceKindPage evidenceKind(Frame frame, EvidenceKind kind, List<Passage> passages) {
        return new EvidenceKindPage(frame, kind, passages, territories(passages));
    }

    static List<String> territories(List<Passage> passages) {
        return List.copyOf(passages.stream()
                .flatMap(passage -> passage.framework().jurisdictions().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static int frameworks(List<Passage> passages) {
        return passages.stream()
                .map(passage -> passage.framework().id())
                .collect(Collectors.toCollection(LinkedHashSet::new))
                .size();
    }

    private static long binding(List<Passage> passages) {
        return passages.stream()
                .map(Passage::provision)
                .filter(Provision::binding)
                .count();
    }

    static FactsPage facts(Frame frame, Atlas atlas) {
        return new FactsPage(frame, factRows(atlas));
    }

    static List<FactsPage.Row> factRows(Atlas atlas) {
        return facts(atlas).stream()
                .map(fact -> new FactsPage.Row(
                        asked(atlas, fact), atlas.asking(fact.name()).size()))
                .toList();
    }

    /// The vocabulary, then the facts of places that some predicate asks for.
    private static List<Fact> facts(Atlas atlas) {
        var facts = new LinkedHashMap<String, Fact>();
        atlas.packs().terms().vocabulary().facts().forEach(fact -> facts.put(fact.name(), fact));
        atlas.passages().stream()
                .flatMap(passage -> Atlas.facts(passage.provision()))
                .sorted(Comparator.comparing(Fact::name))
                .forEach(fact -> facts.putIfAbsent(fact.name(), fact));
        return List.copyOf(facts.values());
    }

    static CalendarPage calendar(Frame frame, Atlas atlas, CalendarFilter filter, LocalDate today) {
        var all = Agenda.of(atlas.packs());
        return new CalendarPage(
                frame,
                filter,
                today,
                agenda(atlas, filter, today).months(),
                List.copyOf(all.entries().stream()
                        .map(entry -> entry.day().getYear())
                        .collect(Collectors.toCollection(TreeSet::new))),
                jurisdictions(
                        all.entries().stream().map(Agenda.Entry::framework).toList()),
                MonthStrip.of(of(all, filter), today, rightToLeft(frame)));
    }

    /// The days that a filter leaves.
    static Agenda agenda(Atlas atlas, CalendarFilter filter, LocalDate today) {
        var agenda = of(Agenda.of(atlas.packs()), filter);
        return filter.year() == 0 ? agenda.from(today) : agenda.during(filter.year());
    }

    /// The days of all years that a filter leaves.
    static Agenda of(Agenda agenda, CalendarFilter filter) {
        return filter.jurisdiction().isEmpty() ? agenda : agenda.in(filter.jurisdiction());
    }

    private static boolean rightToLeft(Frame frame) {
        return frame.language().direction().equals("rtl");
    }
}
