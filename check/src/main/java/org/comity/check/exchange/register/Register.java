package org.comity.check.exchange.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.comity.check.Answer;
import org.comity.check.dossier.AboutField;
import org.comity.check.dossier.Artefact;
import org.comity.check.dossier.Dossier;
import org.comity.check.exchange.json.Json;
import org.comity.check.exchange.json.JsonWriter;
import org.comity.check.fact.Members;
import org.comity.check.fact.Places;
import org.comity.check.fact.Value;

/// What a form asks for, held against a dossier. It fills nothing in: what is missing is named.
///
/// @param title of the form
/// @param source where it is laid down
public record Register(String title, String source, List<Entry> entries) {
    public Register {
        entries = List.copyOf(entries);
    }

    /// The forms.
    public enum Form {
        /// Regulation (EU) 2024/1689, Annex VIII, Section A: providers of high-risk systems (Article 49(1)).
        EU,
        /// G7 Cybersecurity Working Group, 2026-05-12: minimum elements of a bill of materials for AI. Voluntary.
        G7
    }

    public static Register of(Form form, Dossier dossier, Places places) {
        return switch (form) {
            case EU ->
                new Register(
                        "EU database of high-risk AI systems: registration by the provider",
                        "Regulation (EU) 2024/1689, Annex VIII, Section A",
                        new Asker(dossier).eu(places));
            case G7 ->
                new Register(
                        "SBOM for AI: minimum elements",
                        "G7 Cybersecurity Working Group, 2026-05-12; voluntary",
                        new Asker(dossier).g7());
        };
    }

    /// How many entries are in a state.
    public long count(Entry.State state) {
        return entries.stream().filter(entry -> entry.state() == state).count();
    }

    /// For scripts.
    public String json() {
        return JsonWriter.text(object(
                "register",
                Json.of("comity.register/v0"),
                "title",
                Json.of(title),
                "source",
                Json.of(source),
                "entries",
                Json.list(entries.stream().map(Register::json).toList())));
    }

    private static Json json(Entry entry) {
        return object(
                "point",
                Json.of(entry.point()),
                "group",
                Json.of(entry.group()),
                "asks",
                Json.of(entry.asks()),
                "state",
                Json.of(word(entry.state())),
                "known",
                Json.list(entry.known().stream()
                        .map(known -> object("from", Json.of(known.from()), "words", Json.of(known.words())))
                        .toList()),
                "missing",
                Json.list(entry.missing().stream().map(Json::of).toList()),
                "not_needed_because",
                Json.of(entry.optional()));
    }

    private static Json object(Object... members) {
        var fields = new java.util.LinkedHashMap<String, Json>();
        for (int i = 0; i < members.length; i += 2) {
            fields.put((String) members[i], (Json) members[i + 1]);
        }
        return Json.object(fields);
    }

    public static String word(Entry.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// A table (RFC 4180), a row for each entry. No cell begins with a sign that a spreadsheet takes for a formula.
    public String csv() {
        var csv = new StringBuilder("point,group,asks,state,known,missing,not_needed_because\r\n");
        for (var entry : entries) {
            csv.append(String.join(
                            ",",
                            List.of(
                                    cell(entry.point()),
                                    cell(entry.group()),
                                    cell(entry.asks()),
                                    cell(word(entry.state())),
                                    cell(String.join(
                                            "; ",
                                            entry.known().stream()
                                                    .map(Entry.Known::words)
                                                    .toList())),
                                    cell(String.join("; ", entry.missing())),
                                    cell(entry.optional()))))
                    .append("\r\n");
        }
        return csv.toString();
    }

    private static String cell(String text) {
        var safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    /// Puts the questions of a form to one dossier.
    private static final class Asker {
        private final Dossier dossier;
        private final List<Entry> entries = new ArrayList<>();
        private String group = "";

        Asker(Dossier dossier) {
            this.dossier = dossier;
        }

        private final class Question {
            private final String point;
            private final String asks;
            private final List<Entry.Known> known = new ArrayList<>();
            private final List<String> missing = new ArrayList<>();
            private String optional = "";

            Question(String point, String asks) {
                this.point = point;
                this.asks = asks;
            }

            /// All of these fields answer it.
            Question about(AboutField... fields) {
                return about(List.of(fields));
            }

            Question about(List<AboutField> fields) {
                for (var field : fields) {
                    var texts = dossier.about().getOrDefault(field, List.of());
                    texts.forEach(text -> known.add(new Entry.Known("about." + field.key(), text)));
                    if (texts.isEmpty()) {
                        missing.add("about." + field.key() + ": " + field.meaning());
                    }
                }
                return this;
            }

            Question fact(String name, Optional<String> words) {
                words.ifPresent(each -> known.add(new Entry.Known(name, each)));
                if (words.isEmpty()) {
                    missing.add(name);
                }
                return this;
            }

            Question evidence(String kind, String words) {
                if (dossier.evidence().get(kind) instanceof Artefact.Held) {
                    known.add(new Entry.Known("evidence." + kind, words));
                }
                return this;
            }

            Question notNeeded(String because) {
                optional = because;
                return this;
            }

            void ask() {
                entries.add(new Entry(point, group, asks, known, missing, optional));
            }
        }

        private Question question(String point, String asks) {
            return new Question(point, asks);
        }

        List<Entry> eu(Places places) {
            group = "Annex VIII, Section A";
            question("1", "name, address and contact of the provider")
                    .about(AboutField.PROVIDER, AboutField.PROVIDER_ADDRESS, AboutField.PROVIDER_CONTACT)
                    .ask();
            question("2", "the same of whoever submits on the provider's behalf")
                    .about(AboutField.SUBMITTER, AboutField.SUBMITTER_ADDRESS, AboutField.SUBMITTER_CONTACT)
                    .notNeeded("only where somebody else submits")
                    .ask();
            question("3", "the same of the authorised representative")
                    .about(
                            AboutField.REPRESENTATIVE,
                            AboutField.REPRESENTATIVE_ADDRESS,
                            AboutField.REPRESENTATIVE_CONTACT)
                    .notNeeded(representative(places))
                    .ask();
            question("4", "trade name, and further references by which it is identified and traced")
                    .about(AboutField.NAME, AboutField.REFERENCE)
                    .ask();
            question("5", "intended purpose, and components and functions that it supports")
                    .about(AboutField.INTENDED_PURPOSE, AboutField.COMPONENTS, AboutField.FUNCTIONS)
                    .ask();
            question("6", "in short: the data and inputs it uses, and how it works")
                    .about(AboutField.INPUTS, AboutField.OPERATING_LOGIC)
                    .ask();
            question("7", "status: on the market or in service, no longer so, recalled")
                    .about(AboutField.STATUS)
                    .ask();
            question("8", "certificate of a notified body: type, number, expiry, body")
                    .about(AboutField.CERTIFICATE, AboutField.CERTIFICATE_EXPIRY, AboutField.CERTIFICATE_BODY)
                    .notNeeded("only where a notified body issued one")
                    .ask();
            question("9", "a scanned copy of that certificate")
                    .about(AboutField.CERTIFICATE_COPY)
                    .evidence("conformity-certificate", "a copy is kept")
                    .notNeeded("only where a notified body issued one")
                    .ask();
            question(
                            "10",
                            "Member States in which it is or was placed on the market, put into service or made available")
                    .fact("market.places", memberStates(places))
                    .ask();
            question("11", "a copy of the EU declaration of conformity")
                    .about(AboutField.DECLARATION_OF_CONFORMITY)
                    .evidence("signed-declaration", "a declaration is kept")
                    .ask();
            question("12", "electronic instructions for use")
                    .about(AboutField.INSTRUCTIONS_FOR_USE)
                    .notNeeded(instructions())
                    .ask();
            question("13", "an address with more information")
                    .about(AboutField.URL)
                    .notNeeded("optional")
                    .ask();
            return entries;
        }

        /// A provider established in the Union needs none.
        private String representative(Places places) {
            return within(places, "actor.established_in", "EU") == Answer.YES
                    ? "the provider is established in the Union"
                    : "";
        }

        /// Not given where the system is for law enforcement or migration (Annex III, points 1, 6 and 7).
        private String instructions() {
            return members("eu.annex3_points")
                    .filter(points -> points.said().entrySet().stream()
                            .anyMatch(point -> point.getValue() == Answer.YES
                                    && point.getKey().matches("1[a-c]|6|7")))
                    .map(
                            _ ->
                                    "not given for Annex III points 1, 6 and 7, in law enforcement, migration, asylum and border control")
                    .orElse("");
        }

        private Optional<Members> members(String fact) {
            return dossier.facts().get(fact) instanceof Value.Set(var members)
                    ? Optional.of(members)
                    : Optional.empty();
        }

        private Answer within(Places places, String fact, String whole) {
            return members(fact)
                    .map(members -> {
                        boolean in = members.said().entrySet().stream()
                                .anyMatch(place ->
                                        place.getValue() == Answer.YES && places.within(place.getKey(), whole));
                        return in ? Answer.YES : members.rest();
                    })
                    .orElse(Answer.UNKNOWN);
        }

        private Optional<String> memberStates(Places places) {
            return members("market.places")
                    .map(members -> members.said().entrySet().stream()
                            .filter(place -> place.getValue() == Answer.YES && places.within(place.getKey(), "EU"))
                            .map(place ->
                                    place.getKey().equals("EU") ? "EU (which of them is not said)" : place.getKey())
                            .toList())
                    .filter(Predicate.not(List::isEmpty))
                    .map(states -> String.join(", ", states));
        }

        List<Entry> g7() {
            for (var cluster : Cluster.ALL) {
                group = cluster.title();
                int number = 1;
                for (var element : cluster.elements()) {
                    question(cluster.code() + "-" + number++, element.asks())
                            .about(element.fields())
                            .ask();
                }
            }
            return entries;
        }
    }

    /// An element of the G7 form, and the fields that answer it.
    private record Element(String asks, List<AboutField> fields) {
        static Element of(String asks, AboutField... fields) {
            return new Element(asks, List.of(fields));
        }
    }

    /// A cluster of the G7 form.
    private record Cluster(String code, String title, List<Element> elements) {
        private static final List<Cluster> ALL = List.of(
                new Cluster(
                        "MD",
                        "Metadata",
                        List.of(
                                Element.of("author of the bill", AboutField.BOM_AUTHOR),
                                Element.of("version of the bill", AboutField.BOM_VERSION),
                                Element.of("name and version of its data format", AboutField.BOM_FORMAT),
                                Element.of("signature of its author", AboutField.BOM_SIGNATURE),
                                Element.of("name and version of the tool", AboutField.BOM_TOOL),
                                Element.of("at which stage it was made", AboutField.BOM_CONTEXT),
                                Element.of("time at which it was made", AboutField.BOM_DATE),
                                Element.of("what depends on what", AboutField.BOM_RELATIONS))),
                new Cluster(
                        "SLP",
                        "System level properties",
                        List.of(
                                Element.of("name of the system", AboutField.NAME),
                                Element.of("its components", AboutField.COMPONENTS),
                                Element.of("its producer", AboutField.PROVIDER),
                                Element.of("its version", AboutField.VERSION),
                                Element.of("time of its build or release", AboutField.RELEASED),
                                Element.of("how data flow", AboutField.DATA_FLOW),
                                Element.of("how data are used", AboutField.DATA_USAGE),
                                Element.of("inputs and outputs", AboutField.INPUTS, AboutField.OUTPUTS),
                                Element.of("intended area of application", AboutField.INTENDED_PURPOSE))),
                new Cluster(
                        "M",
                        "Models",
                        List.of(
                                Element.of("name", AboutField.MODEL_NAME),
                                Element.of("identifier", AboutField.MODEL_REFERENCE),
                                Element.of("version", AboutField.MODEL_VERSION),
                                Element.of("time of training, build or release", AboutField.MODEL_DATE),
                                Element.of("producer", AboutField.MODEL_PRODUCER),
                                Element.of("description", AboutField.MODEL_DESCRIPTION),
                                Element.of("hash value and algorithm", AboutField.MODEL_HASH),
                                Element.of("properties", AboutField.MODEL_PROPERTIES),
                                Element.of("inputs and outputs", AboutField.MODEL_INPUTS_OUTPUTS),
                                Element.of("training", AboutField.MODEL_TRAINING),
                                Element.of("licence", AboutField.MODEL_LICENCE),
                                Element.of("external references", AboutField.MODEL_LINKS))),
                new Cluster(
                        "DP",
                        "Dataset properties",
                        List.of(
                                Element.of("name", AboutField.DATASET_NAME),
                                Element.of("description", AboutField.DATASET_DESCRIPTION),
                                Element.of("content", AboutField.DATASET_CONTENT),
                                Element.of("identifier", AboutField.DATASET_REFERENCE),
                                Element.of("hash", AboutField.DATASET_HASH),
                                Element.of("provenance", AboutField.DATASET_PROVENANCE),
                                Element.of("statistical properties", AboutField.DATASET_STATISTICS),
                                Element.of("sensitivity", AboutField.DATASET_SENSITIVITY),
                                Element.of("relations to models", AboutField.DATASET_RELATIONS),
                                Element.of("licence", AboutField.DATASET_LICENCE))),
                new Cluster(
                        "INF",
                        "Infrastructure",
                        List.of(
                                Element.of("software", AboutField.SOFTWARE),
                                Element.of("hardware", AboutField.HARDWARE))),
                new Cluster(
                        "SP",
                        "Security properties",
                        List.of(
                                Element.of("controls", AboutField.SECURITY_CONTROLS),
                                Element.of("standards it was held against", AboutField.SECURITY_STANDARDS),
                                Element.of("security policy", AboutField.SECURITY_POLICY),
                                Element.of("known vulnerabilities", AboutField.VULNERABILITIES))),
                new Cluster(
                        "KPI",
                        "Key performance indicators",
                        List.of(
                                Element.of("security metrics", AboutField.SECURITY_METRICS),
                                Element.of("operational performance", AboutField.PERFORMANCE, AboutField.ENERGY))));
    }
}
