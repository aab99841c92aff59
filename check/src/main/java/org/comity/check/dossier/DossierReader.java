package org.comity.check.dossier;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.comity.check.Answer;
import org.comity.check.RefusedException;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Members;
import org.comity.check.fact.Nearest;
import org.comity.check.fact.Type;
import org.comity.check.fact.Value;
import org.comity.check.pack.Packs;
import org.comity.check.yaml.FieldReader;
import org.comity.check.yaml.Problems;
import org.comity.check.yaml.Yaml;
import org.comity.check.yaml.YamlReader;

/// Reads a dossier from YAML or JSON.
public final class DossierReader {
    /// A dossier may have so many bytes.
    public static final int MOST_BYTES = YamlReader.MOST_BYTES;

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?[0-9]{1,30}(?:\\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,2})?");

    private final Packs packs;
    private final Problems problems = new Problems();

    private DossierReader(Packs packs) {
        this.packs = packs;
    }

    /// @param file how messages name it
    /// @throws RefusedException with everything that is wrong in it: unknown facts, wrong types, contradictions
    public static Dossier read(String file, byte[] bytes, Packs packs) throws RefusedException {
        return new DossierReader(packs).dossier(YamlReader.read(file, bytes));
    }

    private Dossier dossier(Yaml document) throws RefusedException {
        var facts = new TreeMap<String, Value>();
        var stated = new LinkedHashMap<String, Yaml>();
        var evidence = new TreeMap<String, Artefact>();
        var about = new TreeMap<AboutField, List<String>>();
        var fields = FieldReader.of(document, document, "a dossier", problems);
        var title = fields.map(each -> each.text("title")).orElse("");
        var givenBy = fields.flatMap(each -> each.optionalText("given_by"));
        fields.ifPresent(each -> {
            if (each.take("facts") instanceof Yaml.Fields map) {
                stated.putAll(map.fields());
                stated.forEach((name, value) -> fact(name, value).ifPresent(known -> facts.put(name, known)));
            } else {
                problems.add(each.at("facts"), "facts must be a map: name of a fact, colon, what it is");
            }
            evidence(each, evidence);
            about(each, about);
            each.done();
        });
        problems.refuse();
        var contradicted = packs.program().evaluate(facts).contradicted();
        for (var name : contradicted) {
            problems.add(
                    stated.getOrDefault(name, document),
                    name + " is said to be what does not follow from the other facts: leave it out, or correct them");
        }
        problems.refuse();
        return new Dossier(title, givenBy, facts, evidence, about);
    }

    private void about(FieldReader dossier, Map<AboutField, List<String>> into) {
        switch (dossier.take("about")) {
            case null -> {}
            case Yaml.Fields fields ->
                fields.fields().forEach((key, value) -> {
                    var field = AboutField.of(key);
                    field.ifPresent(known -> about(known, value, into));
                    if (field.isEmpty()) {
                        var meant = Nearest.to(key, AboutField.keys())
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; there are " + String.join(", ", AboutField.keys()));
                        problems.add(value, "about has no field called " + key + meant);
                    }
                });
            case Yaml other -> problems.add(other, "about must be a map: field, colon, text");
        }
    }

    private void about(AboutField field, Yaml value, Map<AboutField, List<String>> into) {
        var texts = switch (value) {
            case Yaml.Scalar scalar when scalar.isNull() -> List.<String>of();
            case Yaml.Scalar scalar -> List.of(scalar.text());
            case Yaml.Items items when field.many() -> FieldReader.texts(items.items(), field.key(), problems);
            case Yaml.Items _, Yaml.Fields _ -> {
                problems.add(value, field.key() + " must be a text" + (field.many() ? ", or a list of texts" : ""));
                yield List.<String>of();
            }
        };
        if (!texts.isEmpty()) {
            into.put(field, texts);
        }
    }

    private void evidence(FieldReader dossier, Map<String, Artefact> into) {
        switch (dossier.take("evidence")) {
            case null -> {}
            case Yaml.Fields kinds ->
                kinds.fields()
                        .forEach((kind, value) -> artefact(kind, value).ifPresent(known -> into.put(kind, known)));
            case Yaml other -> problems.add(other, "evidence must be a map: kind, colon, what there is");
        }
    }

    private Optional<Artefact> artefact(String kind, Yaml value) {
        if (!packs.terms().evidence().containsKey(kind)) {
            var meant = Nearest.to(kind, packs.terms().evidence().keySet())
                    .map(near -> "; did you mean " + near + "?")
                    .orElse("");
            problems.add(value, "no kind of evidence is called " + kind + meant);
            return Optional.empty();
        }
        if (value instanceof Yaml.Scalar scalar) {
            if (scalar.text().equals("none")) {
                return Optional.of(new Artefact.Missing());
            }
            problems.add(value, kind + " must be none, or a map with any of owner, date, expires, digest");
            return Optional.empty();
        }
        return FieldReader.of(value, value, kind, problems).map(fields -> {
            var artefact = new Artefact.Held(
                    fields.optionalText("owner"),
                    fields.optionalDate("date"),
                    fields.optionalDate("expires"),
                    fields.optionalText("digest"));
            fields.done();
            return artefact;
        });
    }

    private Optional<Value> fact(String name, Yaml value) {
        var fact = packs.terms().vocabulary().find(name);
        if (fact.isEmpty()) {
            var meant = packs.terms()
                    .vocabulary()
                    .nearest(name)
                    .map(near -> "; did you mean " + near + "?")
                    .orElse("");
            problems.add(value, "no fact is called " + name + meant);
            return Optional.empty();
        }
        if (value instanceof Yaml.Scalar scalar && scalar.isNull()) {
            return Optional.empty();
        }
        var derivation = packs.program().derivation(name);
        if (fact.get().type() instanceof Type.SetOf && derivation.isPresent()) {
            problems.add(
                    value,
                    name + " follows from other facts (" + derivation.get().source() + "); it is not stated");
            return Optional.empty();
        }
        return value(fact.get(), value);
    }

    private Optional<Value> value(Fact fact, Yaml value) {
        return switch (fact.type()) {
            case Type.Bool _ ->
                switch (plain(value)) {
                    case "true" -> Optional.of(new Value.Flag(true));
                    case "false" -> Optional.of(new Value.Flag(false));
                    default -> wrong(fact, value, "true or false");
                };
            case Type.Whole _ ->
                number(fact, value, "a whole number")
                        .filter(number -> number.stripTrailingZeros().scale() <= 0
                                || wrong(fact, value, "a whole number").isPresent())
                        .map(Value.Amount::new);
            case Type.Amount _ -> number(fact, value, "a number").map(Value.Amount::new);
            case Type.Day _ -> day(fact, value);
            case Type.Text _ ->
                value instanceof Yaml.Scalar scalar
                        ? Optional.of(new Value.Text(scalar.text()))
                        : wrong(fact, value, "a text");
            case Type.OneOf(var values) -> choice(fact, value, values);
            case Type.SetOf(var range) -> set(fact, value, range);
        };
    }

    private static String plain(Yaml value) {
        return value instanceof Yaml.Scalar scalar && scalar.plain() ? scalar.text() : "";
    }

    private Optional<BigDecimal> number(Fact fact, Yaml value, String wanted) {
        var text = plain(value);
        if (NUMBER.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text));
        }
        wrong(fact, value, wanted);
        return Optional.empty();
    }

    private Optional<Value> day(Fact fact, Yaml value) {
        if (value instanceof Yaml.Scalar scalar) {
            try {
                return Optional.of(new Value.Day(LocalDate.parse(scalar.text())));
            } catch (DateTimeException e) {
                return wrong(fact, value, "a day of the calendar such as 2026-08-02");
            }
        }
        return wrong(fact, value, "a day such as 2026-08-02");
    }

    private Optional<Value> choice(Fact fact, Yaml value, List<String> values) {
        if (!(value instanceof Yaml.Scalar scalar)) {
            return wrong(fact, value, "one of " + String.join(", ", values));
        }
        var objection = Type.unlisted(scalar.text(), values);
        objection.ifPresent(why -> problems.add(value, fact.name() + ": " + why));
        return objection.isPresent() ? Optional.empty() : Optional.of(new Value.Choice(scalar.text()));
    }

    private Optional<Value> set(Fact fact, Yaml value, Type.Range range) {
        try {
            return switch (value) {
                case Yaml.Items items -> Optional.of(new Value.Set(Members.closed(values(fact, items.items(), range))));
                case Yaml.Fields _ ->
                    FieldReader.of(value, value, fact.name(), problems).map(fields -> {
                        var members = Members.open(
                                values(fact, fields.items("at-least"), range),
                                values(fact, fields.items("not"), range));
                        fields.done();
                        apart(fact, value, members, range);
                        return new Value.Set(members);
                    });
                case Yaml.Scalar scalar ->
                    wrong(
                            fact,
                            value,
                            "a list, such as [" + scalar.text() + "], or {at-least: [" + scalar.text()
                                    + "]} if there may be more");
            };
        } catch (IllegalArgumentException e) {
            problems.add(value, fact.name() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /// What is ruled out rules out its parts.
    private void apart(Fact fact, Yaml at, Members members, Type.Range range) {
        if (!(range instanceof Type.Range.PlaceCodes(var places))) {
            return;
        }
        members.said()
                .forEach((whole, out) -> members.said().forEach((part, in) -> {
                    if (out == Answer.NO && in == Answer.YES && places.within(part, whole)) {
                        problems.add(
                                at,
                                fact.name() + ": " + part + " is listed, and " + whole
                                        + ", of which it is part, is not");
                    }
                }));
    }

    private List<String> values(Fact fact, List<Yaml> items, Type.Range range) {
        var values = new ArrayList<String>();
        for (var item : items) {
            if (item instanceof Yaml.Scalar scalar) {
                range.objection(scalar.text()).ifPresent(why -> problems.add(item, fact.name() + ": " + why));
                values.add(scalar.text());
            } else {
                problems.add(item, fact.name() + " must hold texts");
            }
        }
        return values;
    }

    private Optional<Value> wrong(Fact fact, Yaml value, String wanted) {
        problems.add(value, fact.name() + " must be " + wanted);
        return Optional.empty();
    }
}
