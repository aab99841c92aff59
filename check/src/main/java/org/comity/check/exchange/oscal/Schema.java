package org.comity.check.exchange.oscal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.comity.check.RefusedException;
import org.comity.check.exchange.json.Json;
import org.comity.check.exchange.json.JsonReader;

/*
 * As much of JSON Schema (draft 7) as the published schemas of OSCAL use: $ref, type, properties, required,
 * additionalProperties, items, minItems, anyOf, allOf, enum, pattern. A validator for all of it would be a library with
 * a dozen others behind it; in tests one of them is the judge of this.
 */
/// One of OSCAL's schemas, and what in a document it does not allow.
final class Schema {
    /// Longer texts are not held against patterns that look at each character by alternatives: Java's engine takes
    /// stack
    /// for each.
    private static final int LONGEST_TOKEN = 1_000;

    private final Json definitions;
    private final Json root;
    private final Map<String, Pattern> patterns = new HashMap<>();

    private Schema(Json root) {
        this.root = root;
        this.definitions = root.at("definitions").orElseThrow();
    }

    static Schema of(Kind kind) {
        try (var in = Objects.requireNonNull(Schema.class.getResourceAsStream(kind.schema()), kind.schema())) {
            return new Schema(JsonReader.read(kind.schema(), in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RefusedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What is not as the schema wants it. Where it allows several forms, the one that comes nearest is taken for the
    /// one that was meant.
    List<Deviation> deviations(Json document) {
        return deviations(document, root).stream().map(Found::deviation).toList();
    }

    /// @param of the value that is wrong in itself, or in which something stands that may not
    private record Found(Json of, Deviation deviation) {
        static Found of(Json value, String message) {
            return new Found(value, new Deviation(value.place(), message));
        }
    }

    private List<Found> deviations(Json value, Json schema) {
        var found = new ArrayList<Found>();
        schema.text("$ref").ifPresent(reference -> found.addAll(deviations(value, referred(reference))));
        schema.text("type")
                .filter(type -> !isOf(type, value))
                .ifPresent(type -> found.add(Found.of(value, "must be of type " + type)));
        for (var each : schema.each("allOf")) {
            found.addAll(deviations(value, each));
        }
        anyOf(value, schema, found);
        if (schema.at("enum").isPresent() && !schema.each("enum").contains(value)) {
            found.add(Found.of(
                    value,
                    quoted(value) + " is none of "
                            + String.join(
                                    ", ",
                                    schema.each("enum").stream()
                                            .flatMap(each -> each.words().stream())
                                            .toList())));
        }
        schema.text("pattern")
                .ifPresent(pattern -> value.asText()
                        .filter(text -> !matches(pattern, text))
                        .ifPresent(_ -> found.add(Found.of(value, quoted(value) + " does not fit " + pattern))));
        if (value instanceof Json.Items list) {
            var items = list.items();
            schema.at("minItems")
                    .flatMap(Json::words)
                    .filter(least -> items.size() < Integer.parseInt(least))
                    .ifPresent(least -> found.add(Found.of(value, "must hold " + least + " or more")));
            schema.at("items").ifPresent(each -> items.forEach(item -> found.addAll(deviations(item, each))));
        }
        if (value instanceof Json.Fields fields) {
            members(fields, schema, found);
        }
        return found;
    }

    @SuppressWarnings("ReferenceEquality") // which value it is, not what it says
    private void anyOf(Json value, Json schema, List<Found> found) {
        var branches = schema.each("anyOf").stream()
                .map(branch -> deviations(value, branch))
                .toList();
        if (branches.stream().noneMatch(List::isEmpty)) {
            // What is wrong further in says nothing of which form was meant; of two that are as near, the one that
            // looks at more of the value tells more.
            branches.stream()
                    .min(Comparator.<List<Found>>comparingLong(branch -> branch.stream()
                                    .filter(each -> each.of() == value)
                                    .count())
                            .thenComparing(List::size, Comparator.reverseOrder()))
                    .ifPresent(found::addAll);
        }
    }

    private void members(Json.Fields value, Json schema, List<Found> found) {
        for (var name : schema.each("required")) {
            if (!value.fields().containsKey(name.words().orElse(""))) {
                found.add(Found.of(value, "lacks " + name.words().orElse("")));
            }
        }
        var known = schema.at("properties");
        boolean closed =
                schema.at("additionalProperties").equals(java.util.Optional.of(new Json.Flag(Json.At.NOWHERE, false)));
        value.fields().forEach((name, member) -> {
            var each = known.flatMap(properties -> properties.at(name));
            each.ifPresent(one -> found.addAll(deviations(member, one)));
            if (each.isEmpty() && closed) {
                found.add(new Found(value, new Deviation(member.place(), "no member is called " + name + " here")));
            }
        });
    }

    private Json referred(String reference) {
        return definitions
                .at(reference.substring("#/definitions/".length()))
                .orElseThrow(() -> new IllegalStateException(reference));
    }

    private static boolean isOf(String type, Json value) {
        return switch (type) {
            case "object" -> value instanceof Json.Fields;
            case "array" -> value instanceof Json.Items;
            case "string" -> value instanceof Json.Text;
            case "number" -> value instanceof Json.Numeral;
            case "integer" ->
                value instanceof Json.Numeral number && number.literal().matches("-?[0-9]+");
            case "boolean" -> value instanceof Json.Flag;
            default -> throw new IllegalStateException(type);
        };
    }

    private boolean matches(String pattern, String text) {
        if (text.length() > LONGEST_TOKEN && pattern.contains("|")) {
            return false;
        }
        // In these schemas $ is the end of the text, in Java it may stand before a last line feed.
        return patterns.computeIfAbsent(pattern, each -> Pattern.compile(each.replaceAll("\\$$", "\\\\z")))
                .matcher(text)
                .find();
    }

    private static String quoted(Json value) {
        var words = value.words().orElse("this");
        return "\"" + (words.length() > 60 ? words.substring(0, 60) + "…" : words) + "\"";
    }
}
