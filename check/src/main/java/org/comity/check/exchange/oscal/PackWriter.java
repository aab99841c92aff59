package org.comity.check.exchange.oscal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.comity.check.exchange.json.Json;
import org.comity.check.exchange.json.JsonWriter;
import org.comity.check.pack.Divergence;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Mapping;
import org.comity.check.pack.Provision;

/// Writes packs as OSCAL 1.2.1: a framework is a catalog, a provision a control, a crosswalk a mapping collection.
///
/// What OSCAL has no place for stands in properties of our namespace, so that [PackReader] finds all of it again. The
/// same packs give the same bytes.
public final class PackWriter {
    private static final String OSCAL = "1.2.1";

    private PackWriter() {}

    /// The name of a framework's catalog, by which mappings and profiles refer to it.
    public static String fileOf(String framework) {
        return framework + ".json";
    }

    public static byte[] catalog(Framework framework) {
        var fields = new LinkedHashMap<String, Json>();
        fields.put("uuid", Ours.uuid("catalog:" + framework.id()));
        fields.put("metadata", metadata(framework));
        if (!framework.provisions().isEmpty()) {
            fields.put(
                    "controls",
                    Json.list(framework.provisions().stream()
                            .map(PackWriter::control)
                            .toList()));
        }
        return JsonWriter.write(Json.object(Map.of(Kind.CATALOG.member(), Json.object(fields))));
    }

    private static Json metadata(Framework framework) {
        var fields = frame(framework.title(), framework.checked());
        var props = new Ours.Props()
                .add("framework", framework.id())
                .add("short", framework.shortTitle())
                .add("authority", framework.authority())
                .add("kind", word(framework.kind()))
                .add("status", word(framework.status()))
                .add("checked", framework.checked().toString())
                .add("checked-against", framework.checkedAgainst())
                .add("adopted", framework.adopted().map(LocalDate::toString))
                .add("in-force", framework.inForce().map(LocalDate::toString))
                .all("jurisdiction", framework.jurisdictions());
        framework.originalTitles().forEach((language, title) -> props.add("original-title", title, language));
        for (var milestone : framework.milestones()) {
            props.add("applies-from", milestone.date().toString(), "", milestone.what(), true);
        }
        props.into(fields);
        fields.put(
                "links",
                Json.list(List.of(Ours.object("href", Json.of(framework.source()), "rel", Json.of("reference")))));
        fields.put(
                "remarks",
                Json.of("A summary in our own words, not the law; the official text prevails. Licence: CC BY 4.0."));
        return Json.object(fields);
    }

    static Map<String, Json> frame(String title, LocalDate day) {
        var fields = new LinkedHashMap<String, Json>();
        fields.put("title", Json.of(title));
        fields.put("last-modified", Json.of(day + "T00:00:00Z"));
        fields.put("version", Json.of(day.toString()));
        fields.put("oscal-version", Json.of(OSCAL));
        return fields;
    }

    private static Json control(Provision provision) {
        var fields = new LinkedHashMap<String, Json>();
        fields.put("id", Json.of(Ours.token(provision.id())));
        fields.put("class", Json.of("provision"));
        fields.put("title", Json.of(provision.title()));
        var props = new Ours.Props()
                .named("label", provision.citation())
                .add("provision", provision.id())
                .add("modality", word(provision.modality()))
                .add("force", provision.binding() ? "binding" : "soft")
                .all("duty-bearer", provision.bearers())
                .all("topic", provision.topics())
                .add("applies-when", provision.applies().text())
                .add("binds-from", provision.bindsFrom().map(LocalDate::toString))
                .add("binds-until", provision.bindsUntil().map(LocalDate::toString))
                .add("verified", Boolean.toString(provision.verified()))
                .add("source", provision.source());
        for (var variant : provision.variants()) {
            props.add("variant-from", variant.date().toString());
            props.add("variant-when", variant.when().text());
        }
        provision.evidence().ifPresent(evidence -> {
            props.add("evidence-basis", evidence.asWritten() ? "sheet" : "reading");
            props.all("evidence-all-of", evidence.allOf());
            for (int i = 0; i < evidence.anyOf().size(); i++) {
                for (var kind : evidence.anyOf().get(i)) {
                    props.add("evidence-any-of", kind, "any-" + i);
                }
            }
        });
        props.into(fields);
        var parts = new ArrayList<Json>();
        parts.add(part(provision, "statement", provision.summary()));
        parts.add(part(provision, "shown-by", provision.shownBy()));
        provision.penalty().ifPresent(penalty -> parts.add(part(provision, "penalty", penalty)));
        provision.notes().ifPresent(notes -> parts.add(part(provision, "notes", notes)));
        fields.put("parts", Json.list(parts));
        return Json.object(fields);
    }

    private static Json part(Provision provision, String name, String prose) {
        var fields = new LinkedHashMap<String, Json>();
        fields.put("id", Json.of(Ours.token(provision.id()) + "_" + name));
        fields.put("name", Json.of(name));
        if (!name.equals("statement")) {
            fields.put("ns", Json.of(Ours.NAMESPACE));
        }
        fields.put("prose", Json.of(prose));
        return Json.object(fields);
    }

    /// A selection of provisions.
    ///
    /// @param selected by framework, the identifiers of provisions; at least one framework
    public static byte[] profile(String title, LocalDate day, SequencedMap<String, List<String>> selected) {
        var imports = new ArrayList<Json>();
        selected.forEach((framework, provisions) -> imports.add(Ours.object(
                "href",
                Json.of(fileOf(framework)),
                "include-controls",
                Json.list(List.of(Ours.object(
                        "with-ids",
                        Json.list(provisions.stream()
                                .map(Ours::token)
                                .map(Json::of)
                                .toList())))))));
        var profile = Ours.object(
                "uuid",
                Ours.uuid("profile:" + title + selected),
                "metadata",
                Json.object(frame(title, day)),
                "imports",
                Json.list(imports),
                "merge",
                Ours.object("as-is", new Json.Flag(Json.At.NOWHERE, true)));
        return JsonWriter.write(Json.object(Map.of(Kind.PROFILE.member(), profile)));
    }

    /// The crosswalks: a mapping for each pair of frameworks. Conflicts and tensions are no mappings: they stand as
    /// resources, in our namespace.
    ///
    /// @param mappings at least one
    public static byte[] mappings(LocalDate day, List<Mapping> mappings, List<Divergence> divergences) {
        var pairs = new LinkedHashMap<String, List<Mapping>>();
        for (var mapping : mappings) {
            pairs.computeIfAbsent(framework(mapping.from()) + "#" + framework(mapping.to()), _ -> new ArrayList<>())
                    .add(mapping);
        }
        var fields = new LinkedHashMap<String, Json>();
        fields.put("uuid", Ours.uuid("mapping-collection"));
        fields.put("metadata", Json.object(frame("Relations between provisions", day)));
        fields.put(
                "provenance",
                Ours.object(
                        "method",
                        Json.of("human"),
                        "matching-rationale",
                        Json.of("semantic"),
                        "status",
                        Json.of("draft"),
                        "mapping-description",
                        Json.of(
                                "Relations of content, never of legal effect, after NIST IR 8477. Only equal-to, equivalent-to and "
                                        + "superset-of let evidence carry over fully.")));
        fields.put(
                "mappings",
                Json.list(pairs.values().stream().map(PackWriter::pair).toList()));
        if (!divergences.isEmpty()) {
            fields.put(
                    "back-matter",
                    Ours.object(
                            "resources",
                            Json.list(divergences.stream()
                                    .map(PackWriter::divergence)
                                    .toList())));
        }
        return JsonWriter.write(Json.object(Map.of(Kind.MAPPINGS.member(), Json.object(fields))));
    }

    private static Json pair(List<Mapping> mappings) {
        var from = framework(mappings.getFirst().from());
        var to = framework(mappings.getFirst().to());
        return Ours.object(
                "uuid",
                Ours.uuid("mapping:" + from + "#" + to),
                "source-resource",
                resource(from),
                "target-resource",
                resource(to),
                "maps",
                Json.list(mappings.stream().map(PackWriter::map).toList()));
    }

    private static Json resource(String framework) {
        return Ours.object("type", Json.of(Kind.CATALOG.member()), "href", Json.of(fileOf(framework)));
    }

    private static Json map(Mapping mapping) {
        return Ours.object(
                "uuid",
                Ours.uuid("map:" + mapping.from() + "#" + mapping.to()),
                "relationship",
                Json.of(relationship(mapping.relation())),
                "sources",
                Json.list(List.of(item(mapping.from()))),
                "targets",
                Json.list(List.of(item(mapping.to()))),
                "confidence-score",
                Ours.object("category", Json.of(word(mapping.confidence()))),
                "remarks",
                Json.of(mapping.rationale()));
    }

    static String relationship(Mapping.Relation relation) {
        return switch (relation) {
            case EQUAL -> "equal-to";
            case SUBSET -> "subset-of";
            case SUPERSET -> "superset-of";
            case INTERSECTS -> "intersects-with";
            case NOT_RELATED -> "no-relationship";
        };
    }

    private static Json item(String id) {
        var provision = id.substring(id.indexOf('#') + 1);
        var fields = new LinkedHashMap<String, Json>();
        fields.put("type", Json.of("control"));
        fields.put("id-ref", Json.of(Ours.token(provision)));
        new Ours.Props().add("provision", provision).into(fields);
        return Json.object(fields);
    }

    private static Json divergence(Divergence divergence) {
        var fields = new LinkedHashMap<String, Json>();
        var kind = word(divergence.kind());
        fields.put("uuid", Ours.uuid(kind + ":" + divergence.from() + "#" + divergence.to()));
        fields.put("title", Json.of(kind + ": " + divergence.from() + " and " + divergence.to()));
        fields.put("description", Json.of(divergence.why()));
        new Ours.Props()
                .add("divergence", kind)
                .add("from", divergence.from())
                .add("to", divergence.to())
                .add("from-facts", divergence.fromFacts().text())
                .add("to-facts", divergence.toFacts().text())
                .add("only-if", divergence.onlyIf())
                .all("way-out", divergence.waysOut())
                .add("from-seen", Boolean.toString(divergence.fromSeen()))
                .add("to-seen", Boolean.toString(divergence.toSeen()))
                .add("confidence", word(divergence.confidence()))
                .add("reviewed", Boolean.toString(divergence.reviewed()))
                .into(fields);
        return Json.object(fields);
    }

    private static String framework(String id) {
        return id.substring(0, id.indexOf('#'));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
