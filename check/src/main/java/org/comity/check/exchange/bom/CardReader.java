package org.comity.check.exchange.bom;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.comity.check.RefusedException;
import org.comity.check.dossier.AboutField;
import org.comity.check.exchange.Place;
import org.comity.check.exchange.json.Json;
import org.comity.check.yaml.Yaml;
import org.comity.check.yaml.YamlReader;

/// A README of Hugging Face: its head is data, its text is text.
final class CardReader {
    private static final Set<String> OF_A_DATASET = Set.of(
            "task_categories",
            "task_ids",
            "size_categories",
            "annotations_creators",
            "source_datasets",
            "dataset_info");

    /// Labels by people, in the vocabulary of dataset cards.
    private static final Set<String> BY_PEOPLE = Set.of("crowdsourced", "expert-generated");

    private final String file;
    private final Ledger ledger = new Ledger();

    private CardReader(String file) {
        this.file = file;
    }

    static Imported read(String file, String text) throws RefusedException {
        return new CardReader(file).card(text.lines().toList());
    }

    private Imported card(List<String> lines) throws RefusedException {
        int start = 0;
        while (lines.get(start).isBlank()) {
            start++;
        }
        int end = start + 1;
        while (end < lines.size() && !lines.get(end).stripTrailing().equals("---")) {
            end++;
        }
        if (!lines.get(start).stripTrailing().equals("---") || end == lines.size()) {
            throw Refusal.of(
                    file, start + 1, "the YAML head begins here and does not end: close it with a line of ---");
        }
        // Empty lines in place of what stands before, so that the lines of the head keep their numbers.
        var before = "\n".repeat(start + 1);
        var yaml = before + String.join("\n", lines.subList(start + 1, end)) + "\n";
        if (yaml.isBlank()) {
            throw Refusal.of(file, start + 1, "the YAML head is empty");
        }
        var head = json(head(yaml), Json.At.top(file, 1));
        if (!(head instanceof Json.Fields object)) {
            throw Refusal.of(
                    file,
                    start + 2,
                    "the YAML head must be a map of fields, such as license: mit; here it is something else");
        }
        boolean dataset = object.fields().keySet().stream().anyMatch(OF_A_DATASET::contains);
        if (dataset) {
            dataset(head);
        } else {
            model(head);
        }
        var body = lines.subList(end + 1, lines.size());
        var sections = Section.of(body, end + 2);
        var imported =
                ledger.imported(head, Form.CARD, dataset ? "of a dataset" : "of a model", subject(head, sections));
        var readings = Stream.concat(
                        imported.readings().stream(), sections.stream().flatMap(section -> reading(section).stream()))
                .toList();
        return new Imported(file, imported.form(), imported.version(), imported.subject(), readings, imported.unread());
    }

    private Yaml head(String yaml) throws RefusedException {
        return YamlReader.read(file, yaml.getBytes(StandardCharsets.UTF_8));
    }

    /// The same as JSON. Whatever stands without quotes is a text, but for `null`.
    private static Json json(Yaml yaml, Json.At at) {
        return switch (yaml) {
            case Yaml.Scalar scalar -> scalar.isNull() ? new Json.Null(at) : new Json.Text(at, scalar.text());
            case Yaml.Items items -> {
                var values = new ArrayList<Json>();
                for (var item : items.items()) {
                    values.add(json(item, at.to(Integer.toString(values.size()), item.line())));
                }
                yield new Json.Items(at, values);
            }
            case Yaml.Fields fields -> {
                var values = new LinkedHashMap<String, Json>();
                fields.fields().forEach((name, value) -> values.put(name, json(value, at.to(name, value.line()))));
                yield new Json.Fields(at, values);
            }
        };
    }

    private static String subject(Json head, List<Section> sections) {
        return head.text("pretty_name")
                .or(() -> head.each("model-index").stream()
                        .flatMap(each -> each.text("name").stream())
                        .findFirst())
                .or(() -> sections.stream()
                        .map(Section::title)
                        .filter(title -> !title.isEmpty())
                        .findFirst())
                .orElse("");
    }

    private void model(Json head) {
        head.at("pipeline_tag").ifPresent(task -> CycloneDxReader.task(ledger, task));
        licence(head, AboutField.MODEL_LICENCE);
        for (var dataset : head.each("datasets")) {
            if (dataset.words().filter(name -> !Placeholders.isOne(name)).isPresent()) {
                ledger.yes(
                        dataset, "data.training_used", "the card names data on which the model was trained (datasets)");
            }
            ledger.of(List.of(dataset), "datasets")
                    .keep(AboutField.DATASET_NAME)
                    .beside("data.personal", "data.copyright_works")
                    .note();
        }
        ledger.of(head, "base_model")
                .keep(AboutField.MODEL_TRAINING)
                .beside("model.is_finetune", "system.integrates_third_party")
                .note();
        ledger.of(head, "base_model_relation")
                .keep(AboutField.MODEL_TRAINING)
                .beside("model.is_finetune")
                .note();
        ledger.of(head, "tags")
                .keep(AboutField.MODEL_PROPERTIES)
                .beside("cap.modalities", "system.use_areas")
                .note();
        ledger.of(head, "library_name").keep(AboutField.SOFTWARE).note();
        ledger.of(head, "language").note();
        ledger.of(head, "metrics").keep(AboutField.PERFORMANCE).note();
        ledger.of(head.each("co2_eq_emissions"), "co2_eq_emissions")
                .as(Ledger::whole)
                .keep(AboutField.ENERGY)
                .note();
        for (var model : head.each("model-index")) {
            ledger.of(model, "name").keep(AboutField.MODEL_NAME).note();
            ledger.of(model, "results")
                    .as(CardReader::result)
                    .keep(AboutField.PERFORMANCE)
                    .note();
        }
    }

    private static Optional<String> result(Json result) {
        var metrics = new ArrayList<String>();
        for (var metric : result.each("metrics")) {
            metric.at("value")
                    .flatMap(Json::words)
                    .ifPresent(value -> metrics.add(metric.text("type").orElse("metric") + " " + value));
        }
        return metrics.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(", ", metrics)
                        + result.at("dataset")
                                .flatMap(dataset -> dataset.text("name"))
                                .map(name -> " on " + name)
                                .orElse(""));
    }

    private void dataset(Json head) {
        ledger.of(head, "pretty_name").keep(AboutField.DATASET_NAME).note();
        licence(head, AboutField.DATASET_LICENCE);
        for (var who : head.each("annotations_creators")) {
            if (who.words().filter(BY_PEOPLE::contains).isPresent()) {
                ledger.yes(who, "dataset.annotated", "people labelled the dataset (annotations_creators)");
            } else {
                ledger.of(List.of(who), "annotations_creators")
                        .beside("dataset.annotated")
                        .note();
            }
        }
        ledger.of(head, "language_creators")
                .beside("data.from_subject", "data.from_third_parties")
                .note();
        ledger.of(head, "source_datasets")
                .keep(AboutField.DATASET_PROVENANCE)
                .beside("data.from_third_parties")
                .note();
        ledger.of(head, "task_categories").keep(AboutField.DATASET_CONTENT).note();
        ledger.of(head, "size_categories").keep(AboutField.DATASET_STATISTICS).note();
        ledger.of(head, "tags").keep(AboutField.DATASET_CONTENT).note();
        ledger.of(head, "language").note();
    }

    private void licence(Json head, AboutField field) {
        // `other` stands for a licence that two further fields name.
        if (head.at("license_name").isEmpty()) {
            head.each("license").forEach(licence -> CycloneDxReader.licence(ledger, licence, field));
        } else {
            ledger.look(head.each("license"));
            head.each("license_name").forEach(licence -> CycloneDxReader.licence(ledger, licence, field));
        }
        ledger.of(head, "license_link").note();
    }

    private Optional<Reading> reading(Section section) {
        var place = new Place(file, section.line(), "");
        var words = Ledger.brief(section.text());
        if (words.isEmpty()) {
            return Optional.empty();
        }
        if (Placeholders.isOne(words)) {
            return Optional.of(new Reading.Placeholder(place, words, section.title()));
        }
        return Optional.of(Topic.of(section.title())
                .map(topic -> new Reading.Said(
                        place, words, "section " + section.title(), Optional.of(topic.field), topic.bearsOn))
                .orElseGet(() ->
                        new Reading.Said(place, words, "section " + section.title(), Optional.empty(), List.of())));
    }

    /// What a section of a card is usually about, by the words of its heading.
    private record Topic(Pattern heading, AboutField field, List<String> bearsOn) {
        private static final List<Topic> ALL = List.of(
                topic("out.of.scope|misuse", AboutField.LIMITS, "system.use_areas"),
                topic(
                        "affected parties|intended users",
                        AboutField.INTENDED_PURPOSE,
                        "market.public_facing",
                        "affected.minors",
                        "affected.workers"),
                topic(
                        "\\buses?\\b|intended use|use cases",
                        AboutField.INTENDED_PURPOSE,
                        "system.use_areas",
                        "system.kind",
                        "eu.annex3_points"),
                topic(
                        "training data|dataset|data collection|preprocessing",
                        AboutField.DATASET_DESCRIPTION,
                        "data.training_used",
                        "data.personal",
                        "data.copyright_works"),
                topic("limitation|bias|risk|recommendation", AboutField.LIMITS, "hr.significant_effect"),
                topic("evaluation|results|metrics|performance", AboutField.PERFORMANCE),
                topic("environmental|emission|energy", AboutField.ENERGY),
                topic("hardware|compute|infrastructure", AboutField.HARDWARE, "model.training_flop"),
                topic("training", AboutField.MODEL_TRAINING, "model.training_flop"));

        private static Topic topic(String heading, AboutField field, String... bearsOn) {
            return new Topic(Pattern.compile(heading), field, List.of(bearsOn));
        }

        static Optional<Topic> of(String title) {
            var words = title.toLowerCase(Locale.ROOT);
            return ALL.stream()
                    .filter(topic -> topic.heading.matcher(words).find())
                    .findFirst();
        }
    }

    /// A part of the text, from one heading to the next.
    private record Section(String title, int line, String text) {
        private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*?)\\s*#*\\s*");
        private static final Pattern MARKUP = Pattern.compile("<[^>]{1,400}>|[*_`|]");

        /// @param first the line at which the text begins
        static List<Section> of(List<String> lines, int first) {
            var sections = new ArrayList<Section>();
            var title = "";
            int line = first;
            boolean code = false;
            var text = new StringBuilder();
            for (int i = 0; i < lines.size(); i++) {
                code ^= lines.get(i).stripLeading().startsWith("```");
                var heading = HEADING.matcher(lines.get(i));
                if (!code && heading.matches()) {
                    sections.add(new Section(title, line, text.toString()));
                    title = plain(heading.group(1));
                    line = first + i;
                    text.setLength(0);
                } else if (text.length() <= 4 * Ledger.LONGEST_WORDS) {
                    text.append(plain(lines.get(i))).append('\n');
                }
            }
            sections.add(new Section(title, line, text.toString()));
            return sections;
        }

        private static String plain(String line) {
            return MARKUP.matcher(line).replaceAll("").strip();
        }
    }
}
