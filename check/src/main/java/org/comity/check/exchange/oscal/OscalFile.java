package org.comity.check.exchange.oscal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import org.comity.check.exchange.json.Json;
import org.comity.check.exchange.json.JsonWriter;

/// A document as it was read, whole.
///
/// @param document the tree; what in it no schema knows is in it all the same
/// @param deviations what the schema of OSCAL 1.2.1 does not allow
public record OscalFile(String file, Kind kind, Json document, List<Deviation> deviations) {
    public OscalFile {
        deviations = List.copyOf(deviations);
    }

    Json body() {
        return document.at(kind.member()).orElseThrow();
    }

    public String title() {
        return body().at("metadata").flatMap(metadata -> metadata.text("title")).orElse("");
    }

    /// Of OSCAL, as the document says.
    public String version() {
        return body().at("metadata")
                .flatMap(metadata -> metadata.text("oscal-version"))
                .orElse("");
    }

    /// The document again, as JSON in UTF-8.
    public byte[] bytes() {
        return JsonWriter.write(document);
    }

    /// How much is in it: the count of each kind of part that occurs.
    public SequencedMap<String, Integer> figures() {
        var figures = new LinkedHashMap<String, Integer>();
        walk(body(), "groups", _ -> figures.merge("groups", 1, Integer::sum));
        walk(body(), "controls", _ -> figures.merge("controls", 1, Integer::sum));
        walk(body(), "parts", _ -> figures.merge("parts", 1, Integer::sum));
        walk(body(), "params", _ -> figures.merge("params", 1, Integer::sum));
        for (var source : body().each("imports")) {
            figures.merge("imports", 1, Integer::sum);
            for (var included : source.each("include-controls")) {
                figures.merge("with-ids", included.each("with-ids").size(), Integer::sum);
            }
        }
        var sources = new HashSet<String>();
        var targets = new HashSet<String>();
        for (var mapping : body().each("mappings")) {
            figures.merge("mappings", 1, Integer::sum);
            for (var map : mapping.each("maps")) {
                figures.merge("maps", 1, Integer::sum);
                figures.merge(map.text("relationship").orElse("?"), 1, Integer::sum);
                map.each("sources").forEach(item -> item.text("id-ref").ifPresent(sources::add));
                map.each("targets").forEach(item -> item.text("id-ref").ifPresent(targets::add));
            }
        }
        if (kind == Kind.MAPPINGS) {
            figures.put("sources", sources.size());
            figures.put("targets", targets.size());
        }
        int resources = body().at("back-matter")
                .map(back -> back.each("resources").size())
                .orElse(0);
        if (resources > 0) {
            figures.put("resources", resources);
        }
        return figures;
    }

    /// Every object in a list of this name, wherever it stands.
    static void walk(Json value, String name, Consumer<Json> to) {
        switch (value) {
            case Json.Fields object ->
                object.fields().forEach((member, each) -> {
                    if (member.equals(name)) {
                        value.each(name).forEach(to);
                    }
                    walk(each, name, to);
                });
            case Json.Items list -> list.items().forEach(item -> walk(item, name, to));
            case Json.Text _, Json.Numeral _, Json.Flag _, Json.Null _ -> {}
        }
    }

    /// The identifiers of its controls and statements.
    public Set<String> ids() {
        var ids = new HashSet<String>();
        for (var name : List.of("controls", "groups", "parts", "params")) {
            walk(body(), name, each -> each.text("id").ifPresent(ids::add));
        }
        return ids;
    }

    private Set<String> uuids() {
        var uuids = new HashSet<String>();
        for (var name : List.of("resources", "parties", "locations", "props", "mappings", "maps")) {
            walk(body(), name, each -> each.text("uuid").ifPresent(uuids::add));
        }
        return uuids;
    }

    /// References that lead nowhere: within the document, and from a mapping collection into those of `others` that it
    /// names. A document that it names and that is not among them is said once.
    public List<Deviation> dangling(List<OscalFile> others) {
        var found = new ArrayList<Deviation>();
        var known = uuids();
        known.addAll(ids());
        for (var list : List.of("links", "imports")) {
            walk(
                    body(),
                    list,
                    each -> each.at("href").ifPresent(href -> {
                        var address = href.words().orElse("");
                        if (address.startsWith("#") && !known.contains(address.substring(1))) {
                            found.add(new Deviation(href.place(), "nothing here is called " + address));
                        }
                    }));
        }
        for (var mapping : body().each("mappings")) {
            for (var side : List.of("source", "target")) {
                mapping.at(side + "-resource")
                        .flatMap(resource -> resource.at("href"))
                        .ifPresent(href -> {
                            var other = named(href.words().orElse(""), others);
                            if (other.isEmpty()) {
                                found.add(new Deviation(
                                        href.place(),
                                        "\"" + href.words().orElse("")
                                                + "\" was not given, so that its ids were not looked for"));
                            } else {
                                missing(mapping, side + "s", other.get().ids(), found);
                            }
                        });
            }
        }
        return found;
    }

    private static void missing(Json mapping, String side, Set<String> ids, List<Deviation> found) {
        for (var map : mapping.each("maps")) {
            for (var item : map.each(side)) {
                item.at("id-ref")
                        .filter(id -> !ids.contains(id.words().orElse("")))
                        .ifPresent(id -> found.add(new Deviation(
                                id.place(),
                                "no control or statement there is called "
                                        + id.words().orElse(""))));
            }
        }
    }

    /// The one with the file name in which an address ends.
    static Optional<OscalFile> named(String address, List<OscalFile> files) {
        return files.stream()
                .filter(other -> address.endsWith(other.file()) && !other.file().isEmpty())
                .findFirst();
    }
}
