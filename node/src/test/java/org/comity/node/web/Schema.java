package org.comity.node.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.comity.record.json.Json;

/// The part of JSON Schema 2020-12 that `openapi.json` uses, and stricter: a member that no schema names is an error,
/// but in an object that names none.
///
/// @param document in which `$ref` is looked up
record Schema(Json.Members document) {
    /// What is wrong with a value, each with its place; empty if it fits.
    List<String> misfits(Json.Members schema, Json value, String place) {
        var misfits = new ArrayList<String>();
        check(schema, value, place, misfits);
        return misfits;
    }

    /// Follows `$ref`.
    Json.Members resolved(Json.Members schema) {
        if (!(schema.get("$ref").orElse(null) instanceof Json.Text(var path))) {
            return schema;
        }
        var found = document;
        for (var name : path.substring("#/".length()).split("/", -1)) {
            found = (Json.Members) found.get(name).orElseThrow(() -> new AssertionError("nothing at " + path));
        }
        return resolved(found);
    }

    private void check(Json.Members given, Json value, String place, List<String> misfits) {
        var schema = resolved(given);
        for (var keyword : schema.members().entrySet()) {
            switch (keyword.getKey()) {
                case "type" ->
                    expect(
                            isOfType(text(keyword.getValue()), value),
                            place,
                            "is no " + text(keyword.getValue()),
                            misfits);
                case "enum" ->
                    expect(items(keyword.getValue()).contains(value), place, value + " is not listed", misfits);
                case "const" ->
                    expect(keyword.getValue().equals(value), place, value + " is another constant", misfits);
                case "pattern" ->
                    expect(
                            value instanceof Json.Text(var text)
                                    && Pattern.compile(text(keyword.getValue()))
                                            .matcher(text)
                                            .find(),
                            place,
                            value + " has another form",
                            misfits);
                case "minimum" ->
                    expect(
                            value instanceof Json.Whole(long number)
                                    && keyword.getValue() instanceof Json.Whole(long least)
                                    && number >= least,
                            place,
                            value + " is too little",
                            misfits);
                case "anyOf" ->
                    expect(
                            items(keyword.getValue()).stream()
                                    .anyMatch(one -> misfits((Json.Members) one, value, place)
                                            .isEmpty()),
                            place,
                            value + " is none of these",
                            misfits);
                case "items" -> {
                    if (value instanceof Json.Items(var items)) {
                        for (int i = 0; i < items.size(); i++) {
                            check((Json.Members) keyword.getValue(), items.get(i), place + "[" + i + "]", misfits);
                        }
                    }
                }
                case "required" -> {
                    if (value instanceof Json.Members members) {
                        items(keyword.getValue())
                                .forEach(name -> expect(
                                        members.get(text(name)).isPresent(), place, "lacks " + text(name), misfits));
                    }
                }
                case "properties" -> checkMembers(schema, value, place, misfits);
                case "additionalProperties" -> {
                    if (schema.get("properties").isEmpty()) {
                        checkMembers(schema, value, place, misfits);
                    }
                }
                case "description", "format", "contentEncoding", "contentMediaType", "default", "maxLength" -> {
                    // said to people
                }
                default -> throw new AssertionError("a keyword that is not looked at: " + keyword.getKey());
            }
        }
    }

    private void checkMembers(Json.Members schema, Json value, String place, List<String> misfits) {
        if (!(value instanceof Json.Members members)) {
            return;
        }
        var properties = schema.get("properties");
        for (var member : members.members().entrySet()) {
            var within = place + "." + member.getKey();
            var named = properties
                    .flatMap(all -> ((Json.Members) all).get(member.getKey()))
                    .or(() -> schema.get("additionalProperties"));
            if (named.isPresent()) {
                check((Json.Members) named.get(), member.getValue(), within, misfits);
            } else {
                misfits.add(within + ": nobody documents it");
            }
        }
    }

    private static void expect(boolean holds, String place, String otherwise, List<String> misfits) {
        if (!holds) {
            misfits.add(place + ": " + otherwise);
        }
    }

    private static boolean isOfType(String type, Json value) {
        return switch (type) {
            case "object" -> value instanceof Json.Members;
            case "array" -> value instanceof Json.Items;
            case "string" -> value instanceof Json.Text;
            case "integer" -> value instanceof Json.Whole;
            case "boolean" -> value instanceof Json.Truth;
            default -> throw new AssertionError("a type that is not looked at: " + type);
        };
    }

    private static List<Json> items(Json array) {
        return ((Json.Items) array).items();
    }

    private static String text(Json text) {
        return ((Json.Text) text).value();
    }
}
