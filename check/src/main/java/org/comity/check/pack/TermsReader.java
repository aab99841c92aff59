package org.comity.check.pack;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comity.check.MalformedException;
import org.comity.check.RefusedException;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Places;
import org.comity.check.fact.Type;
import org.comity.check.fact.Value;
import org.comity.check.fact.Vocabulary;
import org.comity.check.predicate.Derivation;
import org.comity.check.predicate.Predicate;
import org.comity.check.yaml.FieldReader;
import org.comity.check.yaml.Problems;
import org.comity.check.yaml.Yaml;

/// Reads `facts.yaml`, `derived.yaml`, `topics.yaml` and `evidence.yaml`.
final class TermsReader {
    private TermsReader() {}

    /// The terms of the packs that come along.
    static Terms read(PackFiles files, Problems problems) throws RefusedException {
        var derived = files.file(PackFiles.DERIVED);
        var rules = FieldReader.of(derived, derived, "derived facts", problems);
        var places = rules.map(fields -> places(fields, problems)).orElseGet(() -> new Places(Map.of()));
        var bearers = rules.map(fields -> names(fields.fields().get("bearers"))).orElse(List.of());
        var types = new Types(places, bearers, List.copyOf(files.frameworks().keySet()));
        var nothing = new Terms(new Vocabulary(List.of(), places), List.of(), Map.of(), Map.of(), Map.of());
        var vocabulary = vocabulary(files.file(PackFiles.FACTS), types, nothing.vocabulary(), problems);
        var topics = topics(files.file(PackFiles.TOPICS), Map.of(), problems);
        var kinds = EvidenceReader.read(files.file(PackFiles.EVIDENCE), Map.of(), problems);
        if (!problems.none() || rules.isEmpty()) {
            return new Terms(vocabulary, List.of(), Map.of(), topics, kinds);
        }
        return rules(rules.get(), vocabulary, topics, kinds, nothing, problems);
    }

    /// The terms of others with those of a folder added; nothing of the former is changed.
    static Terms add(PackFiles files, Terms base, Problems problems) {
        var bearers = List.copyOf(base.bearers().keySet());
        var types = new Types(
                base.vocabulary().places(),
                bearers,
                List.copyOf(files.frameworks().keySet()));
        var vocabulary = files.find(PackFiles.FACTS)
                .map(file -> vocabulary(file, types, base.vocabulary(), problems))
                .orElse(base.vocabulary());
        var topics = files.find(PackFiles.TOPICS)
                .map(file -> topics(file, base.topics(), problems))
                .orElse(base.topics());
        var kinds = files.find(PackFiles.EVIDENCE)
                .map(file -> EvidenceReader.read(file, base.evidence(), problems))
                .orElse(base.evidence());
        var rules =
                files.find(PackFiles.DERIVED).flatMap(file -> FieldReader.of(file, file, "derived facts", problems));
        if (!problems.none() || rules.isEmpty()) {
            return new Terms(vocabulary, base.derivations(), base.bearers(), topics, kinds);
        }
        for (var name : List.of("places", "bearers")) {
            var own = rules.get().take(name);
            if (own != null) {
                problems.add(own, name + " are those of the packs that come along; they cannot be added to");
            }
        }
        return rules(rules.get(), vocabulary, topics, kinds, base, problems);
    }

    private static List<String> names(@org.jspecify.annotations.Nullable Yaml map) {
        return map instanceof Yaml.Fields fields ? List.copyOf(fields.fields().keySet()) : List.of();
    }

    private static Places places(FieldReader fields, Problems problems) {
        var parts = new LinkedHashMap<String, List<String>>();
        if (fields.take("places") instanceof Yaml.Fields wholes) {
            wholes.fields().forEach((whole, of) -> {
                if (of instanceof Yaml.Items items) {
                    parts.put(whole, FieldReader.texts(items.items(), whole, problems));
                } else {
                    problems.add(of, whole + " must be a list of places");
                }
            });
        }
        try {
            return new Places(parts);
        } catch (IllegalArgumentException e) {
            problems.add(fields.at("places"), String.valueOf(e.getMessage()));
            return new Places(Map.of());
        }
    }

    private static Vocabulary vocabulary(Yaml file, Types types, Vocabulary base, Problems problems) {
        var facts = new LinkedHashMap<String, Fact>();
        base.facts().forEach(fact -> facts.put(fact.name(), fact));
        FieldReader.of(file, file, "the vocabulary", problems).ifPresent(fields -> {
            fields.text("facts");
            for (var item : fields.items("vocabulary")) {
                FieldReader.of(item, item, "a fact", problems)
                        .flatMap(each -> fact(each, types, problems))
                        .ifPresent(fact -> addOnce(facts, fact.name(), fact, "fact", item, problems));
            }
            fields.done();
        });
        return new Vocabulary(facts.values(), base.places());
    }

    private static Optional<Fact> fact(FieldReader each, Types types, Problems problems) {
        try {
            return Optional.of(new Fact(
                    each.text("name"),
                    types.parse(each.text("type")),
                    each.optionalText("meaning").orElse(""),
                    each.optionalText("question").orElse(""),
                    each.optionalText("why").orElse("")));
        } catch (MalformedException | IllegalArgumentException e) {
            problems.add(each.fields(), String.valueOf(e.getMessage()));
            return Optional.empty();
        } finally {
            each.done();
        }
    }

    static <T> void addOnce(Map<String, T> to, String name, T value, String what, Yaml at, Problems problems) {
        if (to.putIfAbsent(name, value) != null) {
            problems.add(at, "the " + what + " " + name + " stands here a second time: give it another name");
        }
    }

    private static Map<String, String> topics(Yaml file, Map<String, String> base, Problems problems) {
        var topics = new LinkedHashMap<>(base);
        FieldReader.of(file, file, "the topics", problems).ifPresent(fields -> {
            fields.text("topics");
            for (var item : fields.items("entries")) {
                FieldReader.of(item, item, "a topic", problems).ifPresent(each -> {
                    addOnce(topics, each.text("id"), each.text("title"), "topic", item, problems);
                    each.done();
                });
            }
            fields.done();
        });
        return topics;
    }

    private static Terms rules(
            FieldReader fields,
            Vocabulary vocabulary,
            Map<String, String> topics,
            Map<String, EvidenceKind> kinds,
            Terms base,
            Problems problems) {
        fields.text("derived");
        fields.date("checked");
        var bearers = new LinkedHashMap<>(base.bearers());
        if (fields.take("bearers") instanceof Yaml.Fields map) {
            map.fields()
                    .forEach((name, text) -> predicate(text, name, vocabulary, problems)
                            .ifPresent(predicate -> bearers.put(name, predicate)));
        }
        var derivations = new ArrayList<>(base.derivations());
        for (var item : fields.items("rules")) {
            FieldReader.of(item, item, "a derived fact", problems)
                    .flatMap(each -> derivation(each, vocabulary, problems))
                    .ifPresent(derivation -> {
                        if (base.vocabulary().find(derivation.fact().name()).isPresent()) {
                            problems.add(
                                    item,
                                    derivation.fact().name()
                                            + " is a fact of the packs that come along; only your own can be derived here");
                        }
                        derivations.add(derivation);
                    });
        }
        fields.done();
        return new Terms(vocabulary, derivations, bearers, topics, kinds);
    }

    private static Optional<Derivation> derivation(FieldReader fields, Vocabulary vocabulary, Problems problems) {
        var name = fields.text("fact");
        var fact = vocabulary.find(name);
        if (fact.isEmpty()) {
            problems.add(fields.at("fact"), unknown(name, vocabulary));
            return Optional.empty();
        }
        var type = fields.text("type");
        if (!type.equals(fact.get().type().words())) {
            problems.add(
                    fields.at("type"), name + " is " + fact.get().type().words() + " in the vocabulary, not " + type);
        }
        if (fields.fields().get("asked") != null) {
            fields.flag("asked");
            var judged = new Derivation.Judged(fact.get(), fields.text("gap"));
            fields.done();
            return Optional.of(judged);
        }
        var source = fields.text("source");
        Optional<Derivation> derivation = Optional.empty();
        if (fields.fields().get("value") != null) {
            derivation = predicate(fields.take("value"), "value", vocabulary, problems)
                    .map(value -> new Derivation.Rule(fact.get(), value, source));
        } else if (fields.fields().get("union") != null) {
            var of = new ArrayList<Fact>();
            for (var each : fields.texts("union")) {
                vocabulary
                        .find(each)
                        .ifPresentOrElse(of::add, () -> problems.add(fields.at("union"), unknown(each, vocabulary)));
            }
            derivation = Optional.of(new Derivation.Union(fact.get(), of, source));
        } else if (fields.fields().get("members") != null) {
            derivation = Optional.of(members(fields, fact.get(), source, vocabulary, problems));
        } else if (fields.fields().get("cases") != null) {
            derivation = Optional.of(cases(fields, fact.get(), source, vocabulary, problems));
        } else {
            problems.add(fields.fields(), name + " needs value, cases, members, union or asked");
        }
        fields.done();
        return derivation;
    }

    private static Derivation members(
            FieldReader fields, Fact fact, String source, Vocabulary vocabulary, Problems problems) {
        var members = new ArrayList<Derivation.Member>();
        for (var item : fields.items("members")) {
            FieldReader.of(item, item, "a member", problems).ifPresent(each -> {
                var value = each.text("value");
                predicate(each.take("when"), "when", vocabulary, problems)
                        .ifPresent(when -> members.add(new Derivation.Member(value, when)));
                each.done();
            });
        }
        return new Derivation.Listing(fact, members, source);
    }

    private static Derivation cases(
            FieldReader fields, Fact fact, String source, Vocabulary vocabulary, Problems problems) {
        var cases = new ArrayList<Derivation.Case>();
        for (var item : fields.items("cases")) {
            FieldReader.of(item, item, "a case", problems).ifPresent(each -> {
                var value = value(each.text("value"), fact, each.at("value"), problems);
                predicate(each.take("when"), "when", vocabulary, problems)
                        .ifPresent(when -> value.ifPresent(then -> cases.add(new Derivation.Case(when, then))));
                each.done();
            });
        }
        var otherwise = fields.optionalText("otherwise");
        return new Derivation.Cases(
                fact, cases, otherwise.flatMap(text -> value(text, fact, fields.at("otherwise"), problems)), source);
    }

    private static Optional<Value> value(String text, Fact fact, Yaml at, Problems problems) {
        try {
            return Optional.of(
                    switch (fact.type()) {
                        case Type.OneOf _ -> new Value.Choice(text);
                        case Type.Whole _, Type.Amount _ -> new Value.Amount(new BigDecimal(text));
                        case Type.Day _ -> new Value.Day(LocalDate.parse(text));
                        case Type.Text _, Type.Bool _, Type.SetOf _ ->
                            throw new IllegalArgumentException(fact.name() + " is not derived by cases");
                    });
        } catch (IllegalArgumentException | DateTimeException e) {
            problems.add(at, text + " is no value of " + fact.name());
            return Optional.empty();
        }
    }

    static Optional<Predicate> predicate(
            @org.jspecify.annotations.Nullable Yaml text, String name, Vocabulary vocabulary, Problems problems) {
        if (!(text instanceof Yaml.Scalar scalar)) {
            if (text != null) {
                problems.add(text, name + " must be a predicate");
            }
            return Optional.empty();
        }
        try {
            return Optional.of(Predicate.parse(scalar.text(), vocabulary));
        } catch (MalformedException e) {
            var place = e.at() < 0 ? "" : ", at character " + (e.at() + 1);
            problems.add(text, name + place + ": " + e.problem());
            return Optional.empty();
        }
    }

    static String unknown(String name, Vocabulary vocabulary) {
        return "no fact is called " + name
                + vocabulary
                        .nearest(name)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("");
    }
}
