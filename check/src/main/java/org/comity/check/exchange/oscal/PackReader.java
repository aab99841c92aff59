package org.comity.check.exchange.oscal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.comity.check.MalformedException;
import org.comity.check.Problem;
import org.comity.check.RefusedException;
import org.comity.check.exchange.json.Json;
import org.comity.check.fact.Vocabulary;
import org.comity.check.pack.Confidence;
import org.comity.check.pack.Divergence;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Mapping;
import org.comity.check.pack.Provision;
import org.comity.check.predicate.Predicate;

/// Reads packs out of OSCAL that [PackWriter] wrote.
///
/// A catalog of somebody else says to nobody's facts when it applies, so that it is no pack: it is read as an
/// [OscalFile].
public final class PackReader {
    private final Vocabulary vocabulary;
    private final List<Problem> problems = new ArrayList<>();

    private PackReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// @throws RefusedException if it is no catalog of ours, or something of a pack is missing in it
    public static Framework framework(OscalFile file, Vocabulary vocabulary) throws RefusedException {
        var reader = new PackReader(vocabulary);
        var framework = reader.framework(reader.ofKind(file, Kind.CATALOG));
        reader.refuse();
        return framework;
    }

    /// @throws RefusedException likewise
    public static List<Mapping> mappings(OscalFile file) throws RefusedException {
        var reader = new PackReader(new Vocabulary(List.of(), new org.comity.check.fact.Places(new TreeMap<>())));
        var mappings = new ArrayList<Mapping>();
        for (var mapping : reader.ofKind(file, Kind.MAPPINGS).each("mappings")) {
            var from = frameworkOf(mapping, "source-resource");
            var to = frameworkOf(mapping, "target-resource");
            for (var map : mapping.each("maps")) {
                mappings.add(reader.mapping(map, from, to));
            }
        }
        reader.refuse();
        return mappings;
    }

    /// @throws RefusedException likewise
    public static List<Divergence> divergences(OscalFile file, Vocabulary vocabulary) throws RefusedException {
        var reader = new PackReader(vocabulary);
        var divergences = new ArrayList<Divergence>();
        for (var back : reader.ofKind(file, Kind.MAPPINGS).each("back-matter")) {
            for (var resource : back.each("resources")) {
                if (!Ours.props(resource, "divergence").isEmpty()) {
                    divergences.add(reader.divergence(resource));
                }
            }
        }
        reader.refuse();
        return divergences;
    }

    private Json ofKind(OscalFile file, Kind kind) throws RefusedException {
        if (file.kind() != kind) {
            throw new RefusedException(List.of(new Problem(
                    file.file(), 0, "is a " + file.kind().member() + ", and a " + kind.member() + " is wanted")));
        }
        return file.body();
    }

    private void refuse() throws RefusedException {
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
    }

    private void problem(Json at, String message) {
        var place = at.place();
        problems.add(new Problem(place.file(), place.line(), place.pointer() + ": " + message));
    }

    private Framework framework(Json catalog) {
        var metadata = catalog.at("metadata").orElse(catalog);
        if (Ours.props(metadata, "framework").isEmpty()) {
            problem(metadata, "is no pack: its metadata have no property framework of " + Ours.NAMESPACE);
        }
        var titles = new LinkedHashMap<String, String>();
        for (var title : Ours.props(metadata, "original-title")) {
            titles.put(title.text("group").orElse(""), Ours.value(title));
        }
        return new Framework(
                Ours.value(metadata, "framework").orElse(""),
                text(metadata, "title"),
                value(metadata, "short"),
                titles,
                value(metadata, "authority"),
                Ours.values(metadata, "jurisdiction"),
                constant(metadata, "kind", Framework.Kind.class),
                constant(metadata, "status", Framework.Status.class),
                day(metadata, "adopted"),
                day(metadata, "in-force"),
                Ours.props(metadata, "applies-from").stream()
                        .map(prop -> new Framework.Milestone(
                                parsed(prop, text(prop, "value")),
                                prop.text("remarks").orElse("")))
                        .toList(),
                metadata.each("links").stream()
                        .flatMap(link -> link.text("href").stream())
                        .findFirst()
                        .orElse(""),
                day(metadata, "checked").orElse(LocalDate.EPOCH),
                Ours.value(metadata, "checked-against").orElse(""),
                catalog.each("controls").stream().map(this::provision).toList());
    }

    private Provision provision(Json control) {
        var dates = Ours.props(control, "variant-from");
        var whens = Ours.props(control, "variant-when");
        if (dates.size() != whens.size()) {
            problem(control, "has " + dates.size() + " variant-from and " + whens.size() + " variant-when");
        }
        var variants = new ArrayList<Provision.Variant>();
        for (int i = 0; i < Math.min(dates.size(), whens.size()); i++) {
            variants.add(new Provision.Variant(
                    predicate(whens.get(i), Ours.value(whens.get(i))), parsed(dates.get(i), Ours.value(dates.get(i)))));
        }
        return new Provision(
                value(control, "provision"),
                control.each("props").stream()
                        .filter(prop ->
                                prop.at("ns").isEmpty() && prop.text("name").equals(Optional.of("label")))
                        .flatMap(prop -> prop.text("value").stream())
                        .findFirst()
                        .orElse(""),
                text(control, "title"),
                prose(control, "statement").orElse(""),
                constant(control, "modality", Provision.Modality.class),
                value(control, "force").equals("binding"),
                Ours.values(control, "duty-bearer"),
                Ours.values(control, "topic"),
                predicate(control, value(control, "applies-when")),
                prose(control, "shown-by").orElse(""),
                evidence(control),
                prose(control, "penalty"),
                day(control, "binds-from"),
                variants,
                day(control, "binds-until"),
                value(control, "verified").equals("true"),
                value(control, "source"),
                prose(control, "notes"),
                0);
    }

    private static Optional<Provision.Evidence> evidence(Json control) {
        return Ours.value(control, "evidence-basis").map(basis -> {
            var groups = new LinkedHashMap<String, List<String>>();
            for (var prop : Ours.props(control, "evidence-any-of")) {
                groups.computeIfAbsent(prop.text("group").orElse(""), _ -> new ArrayList<>())
                        .add(Ours.value(prop));
            }
            return new Provision.Evidence(
                    Ours.values(control, "evidence-all-of"), List.copyOf(groups.values()), basis.equals("sheet"));
        });
    }

    private Mapping mapping(Json map, String from, String to) {
        var relation = Arrays.stream(Mapping.Relation.values())
                .filter(each -> map.text("relationship").equals(Optional.of(PackWriter.relationship(each))))
                .findFirst();
        if (relation.isEmpty()) {
            problem(map, "relationship is none that a pack has");
        }
        return new Mapping(
                from + "#" + one(map, "sources"),
                to + "#" + one(map, "targets"),
                relation.orElse(Mapping.Relation.NOT_RELATED),
                text(map, "remarks"),
                map.at("confidence-score")
                        .flatMap(score -> score.text("category"))
                        .flatMap(word -> constant(word, Confidence.class))
                        .orElse(Confidence.LOW));
    }

    private String one(Json map, String side) {
        var items = map.each(side);
        if (items.size() != 1) {
            problem(map, "has " + items.size() + " " + side + ", and a pack relates one provision to one");
        }
        return items.stream()
                .flatMap(item -> Ours.value(item, "provision").or(() -> item.text("id-ref")).stream())
                .findFirst()
                .orElse("");
    }

    private static String frameworkOf(Json mapping, String side) {
        return mapping.at(side)
                .flatMap(resource -> resource.text("href"))
                .map(href -> href.replaceAll(".*/|\\.json$", ""))
                .orElse("");
    }

    private Divergence divergence(Json resource) {
        return new Divergence(
                value(resource, "from"),
                value(resource, "to"),
                constant(resource, "divergence", Divergence.Kind.class),
                predicate(resource, value(resource, "from-facts")),
                predicate(resource, value(resource, "to-facts")),
                Ours.value(resource, "only-if"),
                text(resource, "description"),
                Ours.values(resource, "way-out"),
                value(resource, "from-seen").equals("true"),
                value(resource, "to-seen").equals("true"),
                constant(resource, "confidence", Confidence.class),
                value(resource, "reviewed").equals("true"));
    }

    private String text(Json of, String name) {
        var text = of.text(name);
        if (text.isEmpty()) {
            problem(of, name + " is missing");
        }
        return text.orElse("");
    }

    private String value(Json of, String name) {
        var value = Ours.value(of, name);
        if (value.isEmpty()) {
            problem(of, "the property " + name + " of " + Ours.NAMESPACE + " is missing");
        }
        return value.orElse("");
    }

    private static Optional<String> prose(Json control, String name) {
        return control.each("parts").stream()
                .filter(part -> part.text("name").equals(Optional.of(name)))
                .findFirst()
                .map(part -> part.text("prose").orElse(""));
    }

    private Optional<LocalDate> day(Json of, String name) {
        return Ours.value(of, name).map(value -> parsed(of, value));
    }

    private LocalDate parsed(Json of, String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException e) {
            problem(of, "\"" + value + "\" is no day such as 2026-08-02");
            return LocalDate.EPOCH;
        }
    }

    private Predicate predicate(Json at, String text) {
        try {
            return Predicate.parse(text, vocabulary);
        } catch (MalformedException e) {
            problem(at, e.problem());
            return new Predicate.Always();
        }
    }

    private <E extends Enum<E>> E constant(Json of, String name, Class<E> type) {
        var value = Ours.value(of, name).flatMap(word -> constant(word, type));
        if (value.isEmpty()) {
            problem(of, "the property " + name + " of " + Ours.NAMESPACE + " is none that a pack has");
        }
        return value.orElse(type.getEnumConstants()[0]);
    }

    private static <E extends Enum<E>> Optional<E> constant(String word, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> PackWriter.word(each).equals(word))
                .findFirst();
    }
}
