package org.comity.check.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.comity.check.predicate.Predicate;
import org.comity.check.yaml.FieldReader;
import org.comity.check.yaml.Problems;
import org.comity.check.yaml.Yaml;

/// Reads one pack, `comity.pack/v0`.
final class FrameworkReader {
    static final String FORM = "comity.pack/v0";

    private final FieldReader fields;
    private final Terms terms;
    private final Problems problems;

    private FrameworkReader(FieldReader fields, Terms terms, Problems problems) {
        this.fields = fields;
        this.terms = terms;
        this.problems = problems;
    }

    static Framework read(Yaml file, Terms terms, Problems problems) throws org.comity.check.RefusedException {
        var fields = FieldReader.of(file, file, "a pack", problems);
        if (fields.isEmpty()) {
            problems.refuse();
        }
        return new FrameworkReader(fields.orElseThrow(), terms, problems).framework();
    }

    private Framework framework() {
        if (!fields.text("pack").equals(FORM)) {
            problems.add(fields.at("pack"), "pack must be " + FORM);
        }
        fields.take("figures");
        var kind = fields.oneOf("kind", Framework.Kind.class);
        var dates = FieldReader.of(fields.take("dates"), fields.fields(), "dates", problems);
        var milestones = new ArrayList<Framework.Milestone>();
        var adopted = dates.flatMap(each -> each.optionalDate("adopted"));
        var inForce = dates.flatMap(each -> each.optionalDate("in_force"));
        dates.ifPresent(each -> {
            for (var item : each.items("applies")) {
                FieldReader.of(item, item, "a date", problems).ifPresent(one -> {
                    milestones.add(new Framework.Milestone(one.date("date"), one.text("what")));
                    one.done();
                });
            }
            each.done();
        });
        var framework = new Framework(
                fields.text("id"),
                fields.text("title"),
                fields.text("short"),
                originals(),
                fields.text("authority"),
                fields.texts("jurisdictions"),
                kind,
                fields.oneOf("status", Framework.Status.class),
                adopted,
                inForce,
                milestones,
                fields.text("source"),
                fields.date("checked"),
                fields.optionalText("checked_against").orElse(""),
                provisions(kind));
        fields.done();
        return framework;
    }

    private Map<String, String> originals() {
        var titles = new LinkedHashMap<String, String>();
        var given = fields.take("original_titles");
        if (given instanceof Yaml.Fields byLanguage) {
            byLanguage.fields().forEach((language, title) -> {
                if (title instanceof Yaml.Scalar scalar && !scalar.text().isBlank()) {
                    titles.put(language, scalar.text());
                } else {
                    problems.add(title, "the title in " + language + " must be a text");
                }
            });
        } else if (given != null) {
            problems.add(given, "original_titles must be a map: language, colon, title");
        }
        return titles;
    }

    private List<Provision> provisions(Framework.Kind kind) {
        var provisions = new LinkedHashMap<String, Provision>();
        for (var item : fields.items("provisions")) {
            FieldReader.of(item, item, "a provision", problems).ifPresent(each -> {
                var provision = provision(each, kind);
                if (provisions.put(provision.id(), provision) != null) {
                    problems.add(item, "the provision " + provision.id() + " stands here a second time");
                }
            });
        }
        return List.copyOf(provisions.values());
    }

    private Provision provision(FieldReader each, Framework.Kind kind) {
        var bearers = each.texts("bearers");
        for (var bearer : bearers) {
            if (!terms.bearers().containsKey(bearer)) {
                problems.add(each.at("bearers"), "no bearer is called " + bearer);
            }
        }
        var provision = new Provision(
                each.text("id"),
                each.text("citation"),
                each.text("title"),
                each.text("summary"),
                each.oneOf("modality", Provision.Modality.class),
                each.optionalText("force").map(force -> force.equals("binding")).orElse(kind.binding()),
                bearers,
                topics(each),
                applies(each),
                each.text("shown_by"),
                evidence(each),
                each.optionalText("penalty"),
                each.optionalDate("binds_from"),
                variants(each),
                each.optionalDate("binds_until"),
                each.flag("verified"),
                each.text("source"),
                each.optionalText("notes"),
                each.fields().line());
        each.done();
        return provision;
    }

    private List<String> topics(FieldReader each) {
        var topics = each.texts("topics");
        for (var topic : topics) {
            if (!terms.topics().containsKey(topic)) {
                problems.add(each.at("topics"), "no topic is called " + topic);
            }
        }
        return topics;
    }

    private Predicate applies(FieldReader each) {
        var text = each.take("applies");
        if (text == null) {
            problems.add(each.fields(), "applies is missing: say to whom, or TRUE for everybody");
        }
        return TermsReader.predicate(text, "applies", terms.vocabulary(), problems)
                .orElse(new Predicate.Always());
    }

    private Optional<Provision.Evidence> evidence(FieldReader each) {
        var value = each.take("evidence");
        if (value == null) {
            return Optional.empty();
        }
        return FieldReader.of(value, each.fields(), "evidence", problems).map(fields -> {
            var groups = new ArrayList<List<String>>();
            for (var group : fields.items("any_of")) {
                if (group instanceof Yaml.Items list) {
                    groups.add(FieldReader.texts(list.items(), "any_of", problems));
                } else {
                    problems.add(group, "any_of must hold lists, of each of which one kind is needed");
                }
            }
            var evidence = new Provision.Evidence(
                    fields.texts("all_of"), groups, fields.text("basis").equals("sheet"));
            Stream.concat(evidence.allOf().stream(), evidence.anyOf().stream().flatMap(List::stream))
                    .filter(kind -> !terms.evidence().containsKey(kind))
                    .forEach(kind -> problems.add(value, "no kind of evidence is called " + kind));
            fields.done();
            return evidence;
        });
    }

    private List<Provision.Variant> variants(FieldReader each) {
        var variants = new ArrayList<Provision.Variant>();
        for (var item : each.items("binds_from_variants")) {
            FieldReader.of(item, item, "a variant", problems).ifPresent(fields -> {
                var date = fields.date("date");
                if (fields.fields().get("when") == null) {
                    problems.add(item, "when is missing: under which facts does it bind from " + date + "?");
                }
                TermsReader.predicate(fields.take("when"), "when", terms.vocabulary(), problems)
                        .ifPresent(when -> variants.add(new Provision.Variant(when, date)));
                fields.done();
            });
        }
        return variants;
    }
}
