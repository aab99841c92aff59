package org.comity.check.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.comity.check.fact.Vocabulary;
import org.comity.check.predicate.Predicate;
import org.comity.check.yaml.FieldReader;
import org.comity.check.yaml.Problems;
import org.comity.check.yaml.Yaml;

/// Reads the crosswalks and `conflicts.yaml`: what stands between two provisions.
final class RelationsReader {
    private final Set<String> provisions;
    private final Vocabulary vocabulary;
    private final Problems problems;

    /// @param provisions all of them, `<framework>#<provision>`
    RelationsReader(Set<String> provisions, Vocabulary vocabulary, Problems problems) {
        this.provisions = Set.copyOf(provisions);
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    List<Mapping> mappings(Yaml file) {
        var mappings = new ArrayList<Mapping>();
        FieldReader.of(file, file, "a crosswalk", problems).ifPresent(fields -> {
            fields.text("crosswalk");
            fields.date("checked");
            for (var item : fields.items("mappings")) {
                FieldReader.of(item, item, "a mapping", problems).ifPresent(each -> {
                    mappings.add(new Mapping(
                            provision(each, "from"),
                            provision(each, "to"),
                            each.oneOf("relation", Mapping.Relation.class),
                            each.text("rationale"),
                            each.oneOf("confidence", Confidence.class)));
                    each.done();
                });
            }
            fields.done();
        });
        return mappings;
    }

    List<Divergence> divergences(Yaml file) {
        var divergences = new ArrayList<Divergence>();
        FieldReader.of(file, file, "the conflicts", problems).ifPresent(fields -> {
            fields.text("conflicts");
            fields.date("checked");
            for (var item : fields.items("entries")) {
                FieldReader.of(item, item, "an entry", problems).ifPresent(each -> divergences.add(divergence(each)));
            }
            fields.done();
        });
        return divergences;
    }

    private Divergence divergence(FieldReader each) {
        boolean apart = each.fields().get("facts") == null;
        var from = facts(each, apart ? "facts_from" : "facts");
        var to = apart ? facts(each, "facts_to") : from;
        var seen = FieldReader.of(each.take("cited_seen"), each.fields(), "cited_seen", problems);
        var divergence = new Divergence(
                provision(each, "from"),
                provision(each, "to"),
                each.oneOf("relation", Divergence.Kind.class),
                from,
                to,
                each.optionalText("only_if"),
                each.text("why"),
                each.texts("ways_out"),
                seen.map(fields -> fields.flag("from")).orElse(false),
                seen.map(fields -> fields.flag("to")).orElse(false),
                each.oneOf("confidence", Confidence.class),
                each.flag("reviewed"));
        seen.ifPresent(FieldReader::done);
        each.done();
        return divergence;
    }

    private Predicate facts(FieldReader each, String name) {
        var text = each.take(name);
        if (text == null) {
            problems.add(each.fields(), "facts is missing: under which facts do both bind?");
        }
        return TermsReader.predicate(text, name, vocabulary, problems).orElse(new Predicate.Always());
    }

    private String provision(FieldReader each, String name) {
        var id = each.text(name);
        if (!provisions.contains(id)) {
            problems.add(each.at(name), "no provision is called " + id);
        }
        return id;
    }
}
