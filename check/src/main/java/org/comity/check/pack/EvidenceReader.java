package org.comity.check.pack;

import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comity.check.yaml.FieldReader;
import org.comity.check.yaml.Problems;
import org.comity.check.yaml.Yaml;

/// Reads `evidence.yaml`.
final class EvidenceReader {
    private EvidenceReader() {}

    /// @param base the kinds that are there already
    static Map<String, EvidenceKind> read(Yaml file, Map<String, EvidenceKind> base, Problems problems) {
        var kinds = new LinkedHashMap<>(base);
        FieldReader.of(file, file, "the kinds of evidence", problems).ifPresent(fields -> {
            fields.text("evidence");
            fields.date("checked");
            var groups = new LinkedHashMap<String, String>();
            for (var item : fields.items("groups")) {
                FieldReader.of(item, item, "a group", problems).ifPresent(each -> {
                    groups.put(each.text("id"), each.text("title"));
                    each.done();
                });
            }
            for (var item : fields.items("kinds")) {
                FieldReader.of(item, item, "a kind of evidence", problems).ifPresent(each -> {
                    var kind = kind(each, groups, problems);
                    TermsReader.addOnce(kinds, kind.id(), kind, "kind", item, problems);
                });
            }
            fields.done();
        });
        return kinds;
    }

    private static EvidenceKind kind(FieldReader each, Map<String, String> groups, Problems problems) {
        var group = each.text("group");
        if (!groups.containsKey(group)) {
            problems.add(each.at("group"), "no group is called " + group);
        }
        var kind = new EvidenceKind(
                each.text("id"),
                each.text("title"),
                groups.getOrDefault(group, group),
                each.text("what"),
                each.text("typical_form"),
                each.text("held_by"),
                freshness(each, problems),
                each.allOf("outsider_checks", EvidenceKind.Look.class),
                each.texts("standards"),
                stated(each, problems));
        each.done();
        return kind;
    }

    private static EvidenceKind.Freshness freshness(FieldReader each, Problems problems) {
        return FieldReader.of(each.take("freshness"), each.fields(), "freshness", problems)
                .map(fields -> {
                    var freshness = new EvidenceKind.Freshness(
                            fields.optionalText("max_age")
                                    .flatMap(text -> period(text, fields.at("max_age"), problems)),
                            fields.oneOf("bound_to", EvidenceKind.Bound.class),
                            fields.text("renew"));
                    fields.done();
                    return freshness;
                })
                .orElse(new EvidenceKind.Freshness(Optional.empty(), EvidenceKind.Bound.CONTINUOUS, ""));
    }

    private static Optional<Period> period(String text, Yaml at, Problems problems) {
        try {
            return Optional.of(Period.parse(text));
        } catch (DateTimeException e) {
            problems.add(at, "max_age must be a span such as P12M, not " + text);
            return Optional.empty();
        }
    }

    private static List<EvidenceKind.Stated> stated(FieldReader each, Problems problems) {
        var stated = new ArrayList<EvidenceKind.Stated>();
        for (var item : each.items("law_says")) {
            FieldReader.of(item, item, "what a law says", problems).ifPresent(fields -> {
                stated.add(new EvidenceKind.Stated(fields.text("provision"), fields.text("rule")));
                fields.done();
            });
        }
        return stated;
    }
}
