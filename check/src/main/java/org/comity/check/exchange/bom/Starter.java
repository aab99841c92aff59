package org.comity.check.exchange.bom;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.comity.check.Answer;
import org.comity.check.dossier.AboutField;
import org.comity.check.fact.Members;
import org.comity.check.fact.Value;
import org.comity.check.fact.Vocabulary;

/// Writes the beginning of a dossier: what files say, each with its origin, and beside each open fact what they say of
/// it. A person reads it and goes on.
public final class Starter {
    private final Imports imports;
    private final Vocabulary vocabulary;
    private final StringBuilder yaml = new StringBuilder();

    private Starter(Imports imports, Vocabulary vocabulary) {
        this.imports = imports;
        this.vocabulary = vocabulary;
    }

    /// A dossier in YAML. Comments hold what is no value: words for people, and what two sources dispute.
    public static String yaml(Imports imports, Vocabulary vocabulary) {
        return new Starter(imports, vocabulary).dossier();
    }

    private String dossier() {
        comment(
                "",
                "A beginning, made from "
                        + imports.files().stream().map(Imported::file).collect(Collectors.joining(", ")) + ".");
        comment(
                "",
                "Nothing in it was checked. Each value names where it stands; take out what is not so of your system,");
        comment(
                "",
                "and answer what is open. A value that speaks of a model or a dataset may not hold for a system made of it.");
        var subject = imports.files().stream()
                .map(Imported::subject)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("a system without a name");
        line("title: " + quoted(subject));
        facts();
        about();
        return yaml.toString();
    }

    private void facts() {
        var facts = imports.facts();
        line(facts.isEmpty() ? "facts: {}" : "facts:");
        var readings = imports.readings();
        facts.forEach((fact, value) -> {
            for (var reading : readings.getOrDefault(fact, List.of())) {
                comment("  ", "\"" + reading.words() + "\": " + reading.because() + " · " + reading.place());
            }
            line("  " + fact + ": " + written(value));
        });
        disputed("  ", imports.readings().keySet());
        var open = new TreeMap<>(imports.beside());
        open.keySet().removeAll(facts.keySet());
        if (!open.isEmpty()) {
            comment("  ", "Open, with what the files say that bears on it:");
        }
        open.forEach((fact, words) -> {
            comment(
                    "  ",
                    fact + ": ?  "
                            + vocabulary
                                    .find(fact)
                                    .map(each ->
                                            each.meaning() + " (" + each.type().words() + ")")
                                    .orElse(""));
            for (var said : words) {
                comment("    ", said.what() + ": \"" + said.words() + "\" · " + said.place());
            }
        });
    }

    private void about() {
        var about = imports.about();
        var settled = new LinkedHashMap<AboutField, List<Reading.Said>>();
        about.forEach((field, texts) -> {
            if (field.many() || texts.size() == 1) {
                settled.put(field, texts);
            }
        });
        if (about.isEmpty()) {
            return;
        }
        line(settled.isEmpty() ? "about: {}" : "about:");
        settled.forEach(this::about);
        disputed("  ", about.keySet().stream().map(AboutField::key).collect(Collectors.toSet()));
    }

    private void about(AboutField field, List<Reading.Said> texts) {
        if (texts.size() == 1) {
            comment("  ", texts.getFirst().what() + " · " + texts.getFirst().place());
            line("  " + field.key() + ": " + quoted(texts.getFirst().words()));
            return;
        }
        line("  " + field.key() + ":");
        for (var text : texts) {
            comment("    ", text.what() + " · " + text.place());
            line("    - " + quoted(text.words()));
        }
    }

    private void disputed(String indent, Set<String> names) {
        for (var conflict : imports.conflicts()) {
            if (names.contains(conflict.of())) {
                comment(indent, "DISPUTED " + conflict.of() + ": the sources differ; say which is right");
                for (var side : conflict.sides()) {
                    var value = side instanceof Reading.Fact fact ? written(fact.value()) + ", " : "";
                    comment(indent + "  ", value + "\"" + side.words() + "\" · " + side.place());
                }
            }
        }
    }

    private void line(String text) {
        yaml.append(text).append('\n');
    }

    /// On one line, whatever it says: what stands behind a `#` must never become a value.
    private void comment(String indent, String text) {
        line(indent + "# " + text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u0085\\u2028\\u2029]+", " "));
    }

    /// As a dossier writes it.
    public static String written(Value value) {
        return switch (value) {
            case Value.Flag(var holds) -> Boolean.toString(holds);
            case Value.Amount(var number) -> number.toPlainString();
            case Value.Day(var date) -> date.toString();
            case Value.Text(var text) -> quoted(text);
            case Value.Choice(var choice) -> choice;
            case Value.Set(var members) ->
                members.rest() == Answer.NO
                        ? list(members, Answer.YES)
                        : "{at-least: " + list(members, Answer.YES)
                                + (members.said().containsValue(Answer.NO) ? ", not: " + list(members, Answer.NO) : "")
                                + "}";
        };
    }

    private static String list(Members members, Answer answer) {
        return members.said().entrySet().stream()
                .filter(entry -> entry.getValue() == answer)
                // NO is a country, and to some readers of YAML a no.
                .map(entry -> entry.getKey().equals("NO") ? "\"NO\"" : entry.getKey())
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /// In double quotes, which YAML and JSON read alike.
    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || c == 0x2028
                    || c == 0x2029
                    || c == 0xfffe
                    || c == 0xffff) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
