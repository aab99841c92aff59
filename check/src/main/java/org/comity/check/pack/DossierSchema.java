package org.comity.check.pack;

import java.util.List;
import java.util.stream.Collectors;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Type;
import org.comity.check.predicate.Derivation;

/// The JSON Schema of a dossier, made from the vocabulary: an editor that knows it offers each fact with its question.
final class DossierSchema {
    private static final String PLACE = "^[A-Z]{2,5}(-[A-Z0-9]{1,3})?$";

    private DossierSchema() {}

    static String of(Packs packs) {
        var facts = packs.terms().vocabulary().facts().stream()
                .filter(fact -> isStated(fact, packs))
                .map(fact -> "        " + quoted(fact.name()) + ": " + schema(fact))
                .collect(Collectors.joining(",\n"));
        var kinds = packs.terms().evidence().values().stream()
                .map(kind -> "        " + quoted(kind.id()) + ": {\"description\": "
                        + quoted(kind.title() + ": " + kind.what()) + ", \"$ref\": \"#/$defs/artefact\"}")
                .collect(Collectors.joining(",\n"));
        return TEXT.replace("PLACE", PLACE.replace("\\", "\\\\"))
                .replace("FACTS", facts)
                .replace("KINDS", kinds);
    }

    private static final String TEXT = """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "$id": "urn:comity:schema:dossier:v0",
              "title": "A dossier: what is known of one AI system",
              "type": "object",
              "additionalProperties": false,
              "required": ["title", "facts"],
              "properties": {
                "title": {"$ref": "#/$defs/text"},
                "given_by": {"description": "Who states these facts.", "type": ["string", "number", "boolean", "null"]},
                "facts": {
                  "description": "What nobody states is unknown, never no. A list says these and no others; at-least leaves it open.",
                  "type": "object",
                  "additionalProperties": false,
                  "patternProperties": {
                    "^market\\\\.in_[a-z]{2,5}(_[a-z0-9]{1,3})?$": {"description": "Offered, or its output used, in this place.", "type": ["boolean", "null"]}
                  },
                  "properties": {
            FACTS
                  }
                },
                "evidence": {
                  "description": "What there is to show, by kind; none if there surely is none.",
                  "type": ["object", "null"],
                  "additionalProperties": false,
                  "properties": {
            KINDS
                  }
                }
              },
              "$defs": {
                "text": {"type": ["string", "number", "boolean"], "pattern": "\\\\S"},
                "day": {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"},
                "artefact": {
                  "anyOf": [
                    {"const": "none"},
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "properties": {
                        "owner": {"type": ["string", "number", "boolean", "null"]},
                        "date": {"anyOf": [{"$ref": "#/$defs/day"}, {"type": "null"}]},
                        "expires": {"anyOf": [{"$ref": "#/$defs/day"}, {"type": "null"}]},
                        "digest": {"type": ["string", "number", "boolean", "null"]}
                      }
                    }
                  ]
                },
                "places": {
                  "anyOf": [
                    {"$ref": "#/$defs/placeList"},
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "properties": {"at-least": {"$ref": "#/$defs/placeList"}, "not": {"$ref": "#/$defs/placeList"}}
                    }
                  ]
                },
                "placeList": {"type": ["array", "null"], "items": {"type": "string", "pattern": "PLACE"}}
              }
            }
            """;

    /// A set that follows from others is not stated.
    private static boolean isStated(Fact fact, Packs packs) {
        return !(fact.type() instanceof Type.SetOf)
                || packs.program().derivation(fact.name()).isEmpty()
                || packs.program().derivation(fact.name()).get() instanceof Derivation.Judged;
    }

    private static String schema(Fact fact) {
        var description = fact.question().isEmpty() ? fact.meaning() : fact.question();
        return "{\"description\": " + quoted(description) + ", " + type(fact.type()) + "}";
    }

    private static String type(Type type) {
        return switch (type) {
            case Type.Bool _ -> "\"type\": [\"boolean\", \"null\"]";
            case Type.Whole _ -> "\"type\": [\"integer\", \"null\"]";
            case Type.Amount _ -> "\"type\": [\"number\", \"null\"]";
            case Type.Day _ -> "\"anyOf\": [{\"$ref\": \"#/$defs/day\"}, {\"type\": \"null\"}]";
            case Type.Text _ -> "\"type\": [\"string\", \"number\", \"boolean\", \"null\"]";
            case Type.OneOf(var values) -> "\"enum\": [" + quoted(values) + ", null]";
            case Type.SetOf(Type.Range.PlaceCodes _) -> "\"$ref\": \"#/$defs/places\"";
            case Type.SetOf(Type.Range.Listed listed) -> {
                var list =
                        "{\"type\": [\"array\", \"null\"], \"items\": {\"enum\": [" + quoted(listed.values()) + "]}}";
                yield "\"anyOf\": [" + list
                        + ", {\"type\": \"object\", \"additionalProperties\": false, \"properties\": {\"at-least\": "
                        + list
                        + ", \"not\": " + list + "}}]";
            }
        };
    }

    private static String quoted(List<String> values) {
        return values.stream().map(DossierSchema::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
