package org.comity.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.comity.check.fact.Type;
import org.comity.check.pack.Divergence;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Mapping;
import org.comity.check.pack.Packs;
import org.comity.check.pack.PlainWords;
import org.comity.check.pack.Provision;
import org.comity.check.report.Words;
import org.jspecify.annotations.Nullable;

/// What an agent can learn of the frameworks themselves.
final class McpFrameworks {
    private static final List<String> KINDS = words(Framework.Kind.values());
    private static final List<String> STATUSES = words(Framework.Status.values());

    private final Packs packs;
    private final Words words = Words.of("en");
    private final PlainWords plainly = new PlainWords(words::place);
    private final Map<String, At> provisions = new LinkedHashMap<>();

    /// A provision where it stands.
    private record At(Framework framework, Provision provision) {
        String id() {
            return framework.id() + "#" + provision.id();
        }
    }

    McpFrameworks(Packs packs) {
        this.packs = packs;
        for (var framework : packs.frameworks()) {
            for (var provision : framework.provisions()) {
                var at = new At(framework, provision);
                provisions.put(at.id(), at);
            }
        }
    }

    /// As packs write it: `PARTLY_APPLICABLE` is `partly-applicable`.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> words(Enum<?>[] constants) {
        return Arrays.stream(constants).map(McpFrameworks::word).toList();
    }

    List<McpTool> tools() {
        var filters = new LinkedHashMap<String, Map<String, Object>>();
        filters.put(
                "jurisdiction",
                McpTool.text(
                        "A place or organisation by code, such as FR, EU, US-CA, CN or OECD. What holds in the whole of "
                                + "which it is a part is listed too, and what holds in a part of it."));
        filters.put(
                "topic",
                McpTool.choice(
                        List.copyOf(packs.terms().topics().keySet()),
                        "Only frameworks that speak of it; each then names its provisions on it."));
        filters.put("status", McpTool.choice(STATUSES, "Only frameworks of this status."));
        filters.put("kind", McpTool.choice(KINDS, "Only frameworks of this kind."));
        var one = new LinkedHashMap<String, Map<String, Object>>();
        one.put("id", McpTool.text("framework#provision, such as eu-ai-act#art-50-1."));
        var two = new LinkedHashMap<String, Map<String, Object>>();
        two.put("first", McpTool.text("A framework such as eu-ai-act, or a provision such as eu-ai-act#art-50-2."));
        two.put("second", McpTool.text("Another one; a framework if the first is one, else a provision."));
        return List.of(
                new McpTool(
                        "list_frameworks",
                        "List AI frameworks",
                        "List the AI laws, treaties, standards and voluntary texts on record, with how many provisions each "
                                + "has and how many of them were seen at a source. Filters can be combined; without any, all are listed.",
                        filters,
                        List.of(),
                        this::list),
                new McpTool(
                        "get_provision",
                        "Read one provision",
                        "Read one provision of a framework: citation, summary in our own words, whose duty it is, to what it "
                                + "applies, which facts that hangs on and how to ask for them, what evidence shows it, from which "
                                + "day it binds, penalty, and how it stands to provisions of other frameworks.",
                        one,
                        List.of("id"),
                        arguments -> provision(arguments.requiredText("id"))),
                new McpTool(
                        "compare",
                        "Compare two frameworks or provisions",
                        "Compare two frameworks, or two provisions: the relations on record between them with the reason for "
                                + "each, where they pull apart and the ways out, and the topics that both speak of. What is not "
                                + "on record was not compared.",
                        two,
                        List.of("first", "second"),
                        arguments -> compare(arguments.requiredText("first"), arguments.requiredText("second"))));
    }

    private Map<String, @Nullable Object> list(McpArguments arguments) throws McpRefusal {
        var place = arguments.text("jurisdiction");
        if (place.isPresent()) {
            requireJurisdiction(place.get());
        }
        var topic = arguments.choice("topic", List.copyOf(packs.terms().topics().keySet()));
        var status = arguments.choice("status", STATUSES);
        var kind = arguments.choice("kind", KINDS);
        var rows = packs.frameworks().stream()
                .filter(each -> place.filter(code -> !reaches(each, code)).isEmpty())
                .filter(each -> topic.filter(id -> on(each, id).isEmpty()).isEmpty())
                .filter(each ->
                        status.filter(name -> !word(each.status()).equals(name)).isEmpty())
                .filter(each ->
                        kind.filter(name -> !word(each.kind()).equals(name)).isEmpty())
                .map(each -> {
                    var row = row(each);
                    topic.ifPresent(id -> row.put("on_topic", on(each, id)));
                    return row;
                })
                .toList();
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("listed", rows.size());
        answer.put("of", packs.frameworks().size());
        answer.put("frameworks", rows);
        if (rows.isEmpty()) {
            answer.put("sentences", List.of("None on record; that is not evidence that no rule exists."));
        }
        return answer;
    }

    private void requireJurisdiction(String code) throws McpRefusal {
        var known = new TreeSet<String>();
        packs.frameworks().forEach(each -> known.addAll(each.jurisdictions()));
        var places = new Type.Range.PlaceCodes(packs.terms().vocabulary().places());
        if (!known.contains(code) && places.objection(code).isPresent()) {
            throw new McpRefusal(
                    "jurisdiction: \"" + McpArguments.shown(code) + "\" is no code of a place or organisation"
                            + McpArguments.meant(code, known) + "; on record are " + String.join(", ", known));
        }
    }

    private boolean reaches(Framework framework, String code) {
        var places = packs.terms().vocabulary().places();
        return framework.jurisdictions().stream()
                .anyMatch(each -> places.within(code, each) || places.within(each, code));
    }

    private static List<String> on(Framework framework, String topic) {
        return framework.provisions().stream()
                .filter(each -> each.topics().contains(topic))
                .map(each -> framework.id() + "#" + each.id())
                .toList();
    }

    private static Map<String, @Nullable Object> row(Framework framework) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("id", framework.id());
        row.put("title", framework.title());
        row.put("short", framework.shortTitle());
        row.put("jurisdictions", framework.jurisdictions());
        row.put("kind", word(framework.kind()));
        row.put("status", word(framework.status()));
        row.put("provisions", framework.provisions().size());
        row.put("verified", framework.verified());
        return row;
    }

    /// A framework with the list of its provisions.
    Map<String, @Nullable Object> whole(Framework framework) {
        var whole = row(framework);
        whole.put("authority", framework.authority());
        whole.put("adopted", day(framework.adopted()));
        whole.put("in_force", day(framework.inForce()));
        whole.put(
                "milestones",
                framework.milestones().stream()
                        .map(each -> McpTool.pair("date", each.date().toString(), "what", each.what()))
                        .toList());
        whole.put("source", framework.source());
        whole.put("checked", framework.checked().toString());
        whole.put("checked_against", framework.checkedAgainst());
        whole.put(
                "list",
                framework.provisions().stream()
                        .map(each -> brief(framework, each))
                        .toList());
        whole.put(
                "sentences",
                List.of(
                        words.say("notlaw"),
                        words.say(
                                "unverified.count",
                                framework.verified(),
                                framework.provisions().size())));
        return whole;
    }

    private static Map<String, @Nullable Object> brief(Framework framework, Provision provision) {
        var brief = new LinkedHashMap<String, @Nullable Object>();
        brief.put("id", framework.id() + "#" + provision.id());
        brief.put("citation", provision.citation());
        brief.put("title", provision.title());
        brief.put("modality", word(provision.modality()));
        brief.put("force", force(provision));
        brief.put("from", day(provision.bindsFrom()));
        brief.put("verified", provision.verified());
        return brief;
    }

    static String force(Provision provision) {
        return provision.binding() ? "binding" : "soft";
    }

    static @Nullable String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse(null);
    }

    private Map<String, @Nullable Object> provision(String id) throws McpRefusal {
        var at = requireProvision("id", id);
        var provision = at.provision();
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("id", at.id());
        answer.put("framework", at.framework().shortTitle());
        answer.put("status", word(at.framework().status()));
        answer.put("citation", provision.citation());
        answer.put("title", provision.title());
        answer.put("summary", provision.summary());
        answer.put("modality", word(provision.modality()));
        answer.put("force", force(provision));
        answer.put("bearers", provision.bearers());
        answer.put("topics", provision.topics());
        answer.put("applies", provision.applies().text());
        answer.put("in_words", plainly.sentence(provision.applies()));
        answer.put("facts", facts(provision));
        answer.put("evidence", evidence(provision));
        answer.put("dates", dates(provision));
        answer.put("penalty", provision.penalty().orElse(null));
        answer.put("mappings", mappings(id));
        var divergences = packs.divergences().stream()
                .filter(each -> each.from().equals(id) || each.to().equals(id))
                .map(McpFrameworks::divergence)
                .toList();
        answer.put("divergences", divergences);
        answer.put("source", provision.source());
        answer.put("notes", provision.notes().orElse(null));
        answer.put("verified", provision.verified());
        var sentences = new ArrayList<String>();
        sentences.add(words.say("notlaw"));
        if (!provision.verified()) {
            sentences.add(words.say("unverified"));
        }
        if (divergences.isEmpty()) {
            sentences.add(words.say("noconflict"));
        }
        answer.put("sentences", sentences);
        return answer;
    }

    private List<Map<String, Object>> facts(Provision provision) {
        return packs.program().asked(provision.applies()).stream()
                .flatMap(name -> packs.terms().vocabulary().find(name).stream())
                .map(McpDossiers::asked)
                .toList();
    }

    private Map<String, @Nullable Object> evidence(Provision provision) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("shown_by", provision.shownBy());
        provision
                .evidence()
                .ifPresentOrElse(
                        evidence -> {
                            fields.put("all_of", kinds(evidence.allOf()));
                            fields.put(
                                    "any_of",
                                    evidence.anyOf().stream().map(this::kinds).toList());
                            fields.put("as_written", evidence.asWritten());
                        },
                        () -> fields.put("assessed", false));
        return fields;
    }

    private List<Map<String, Object>> kinds(List<String> ids) {
        return ids.stream()
                .map(id -> Objects.requireNonNull(packs.terms().evidence().get(id)))
                .map(kind -> McpTool.pair("kind", kind.id(), "title", kind.title()))
                .toList();
    }

    private static Map<String, @Nullable Object> dates(Provision provision) {
        var dates = new LinkedHashMap<String, @Nullable Object>();
        dates.put("from", day(provision.bindsFrom()));
        dates.put(
                "or_from",
                provision.variants().stream()
                        .map(each -> McpTool.pair(
                                "date",
                                each.date().toString(),
                                "when",
                                each.when().text()))
                        .toList());
        dates.put("until", day(provision.bindsUntil()));
        return dates;
    }

    private List<Map<String, Object>> mappings(String id) {
        var mappings = new ArrayList<Map<String, Object>>();
        for (var each : packs.mappings()) {
            if (each.from().equals(id)) {
                mappings.add(mapping(each.from(), each.relation(), each.to(), each));
            } else if (each.to().equals(id)) {
                mappings.add(mapping(each.to(), each.relation().reversed(), each.from(), each));
            }
        }
        return mappings;
    }

    private static Map<String, Object> mapping(String from, Mapping.Relation relation, String to, Mapping mapping) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("from", from);
        fields.put("relation", word(relation));
        fields.put("to", to);
        fields.put("rationale", mapping.rationale());
        fields.put("confidence", word(mapping.confidence()));
        return fields;
    }

    private static Map<String, @Nullable Object> divergence(Divergence divergence) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("kind", word(divergence.kind()));
        fields.put("from", divergence.from());
        fields.put("to", divergence.to());
        fields.put("only_if", divergence.onlyIf().orElse(null));
        fields.put("why", divergence.why());
        fields.put("ways_out", divergence.waysOut());
        fields.put("seen", McpTool.pair("from", divergence.fromSeen(), "to", divergence.toSeen()));
        fields.put("confidence", word(divergence.confidence()));
        fields.put("reviewed", divergence.reviewed());
        return fields;
    }

    private Map<String, @Nullable Object> compare(String first, String second) throws McpRefusal {
        var left = provisionsOf("first", first);
        var right = provisionsOf("second", second);
        if (first.contains("#") != second.contains("#")) {
            throw new McpRefusal("first and second must both be frameworks, or both be provisions");
        }
        if (first.equals(second)) {
            throw new McpRefusal("second: name another one than " + first);
        }
        var mappings = new ArrayList<Map<String, Object>>();
        for (var each : packs.mappings()) {
            if (left.containsKey(each.from()) && right.containsKey(each.to())) {
                mappings.add(mapping(each.from(), each.relation(), each.to(), each));
            } else if (left.containsKey(each.to()) && right.containsKey(each.from())) {
                mappings.add(mapping(each.to(), each.relation().reversed(), each.from(), each));
            }
        }
        var divergences = packs.divergences().stream()
                .filter(each -> left.containsKey(each.from()) && right.containsKey(each.to())
                        || left.containsKey(each.to()) && right.containsKey(each.from()))
                .map(McpFrameworks::divergence)
                .toList();
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("first", first);
        answer.put("second", second);
        answer.put("mappings", mappings);
        answer.put("divergences", divergences);
        answer.put("shared_topics", sharedTopics(left, right));
        var sentences = new ArrayList<String>();
        sentences.add(
                "Relations speak of content, never of legal effect. A pair without one was not compared; that is not "
                        + "evidence that the two are unrelated.");
        sentences.add(words.say("noconflict"));
        answer.put("sentences", sentences);
        return answer;
    }

    private static List<Map<String, Object>> sharedTopics(Map<String, Provision> left, Map<String, Provision> right) {
        var topics = new LinkedHashMap<String, List<String>>();
        left.forEach((id, provision) -> provision
                .topics()
                .forEach(topic ->
                        topics.computeIfAbsent(topic, _ -> new ArrayList<>()).add(id)));
        var shared = new ArrayList<Map<String, Object>>();
        topics.forEach((topic, ids) -> {
            var others = right.entrySet().stream()
                    .filter(each -> each.getValue().topics().contains(topic))
                    .map(Map.Entry::getKey)
                    .toList();
            if (!others.isEmpty()) {
                var fields = new LinkedHashMap<String, Object>();
                fields.put("topic", topic);
                fields.put("first", ids);
                fields.put("second", others);
                shared.add(fields);
            }
        });
        return shared;
    }

    /// The provisions of a framework, or the one provision, by id.
    private Map<String, Provision> provisionsOf(String argument, String id) throws McpRefusal {
        if (id.contains("#")) {
            return Map.of(id, requireProvision(argument, id).provision());
        }
        var framework = packs.framework(id).orElseThrow(() -> noFramework(argument, id));
        var of = new LinkedHashMap<String, Provision>();
        framework.provisions().forEach(each -> of.put(framework.id() + "#" + each.id(), each));
        return of;
    }

    private McpRefusal noFramework(String argument, String id) {
        return new McpRefusal(argument + ": no framework is called \"" + McpArguments.shown(id) + "\""
                + McpArguments.meant(
                        id, packs.frameworks().stream().map(Framework::id).toList())
                + "; list_frameworks lists them");
    }

    private At requireProvision(String argument, String id) throws McpRefusal {
        var at = provisions.get(id);
        if (at != null) {
            return at;
        }
        int hash = id.indexOf('#');
        var name = hash < 0 ? id : id.substring(0, hash);
        var framework = packs.framework(name).orElseThrow(() -> noFramework(argument, name));
        var ids = framework.provisions().stream()
                .map(each -> framework.id() + "#" + each.id())
                .toList();
        throw new McpRefusal(argument + ": "
                + (hash < 0
                        ? id + " is a framework; name one of its provisions: "
                        : "no provision is called \"" + McpArguments.shown(id) + "\"" + McpArguments.meant(id, ids)
                                + "; that framework has ")
                + String.join(", ", ids));
    }
}
