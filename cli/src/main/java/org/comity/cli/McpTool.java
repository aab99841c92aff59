package org.comity.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Something that an agent can ask for. None changes anything, none reaches outside of this process but for a file that
/// it was allowed to read, and the same question on the same day has the same answer.
///
/// @param arguments by name, each with its JSON Schema
/// @param required the names of those that cannot be left out
record McpTool(
        String name,
        String title,
        String description,
        SequencedMap<String, Map<String, Object>> arguments,
        List<String> required,
        Answerer answerer) {
    McpTool {
        arguments = new LinkedHashMap<>(arguments);
        required = List.copyOf(required);
    }

    /// Answers with maps, lists, texts, numbers, truth values and null.
    interface Answerer {
        Map<String, ? extends @Nullable Object> answer(McpArguments arguments) throws McpRefusal;
    }

    /// The JSON Schema of all arguments.
    Map<String, Object> schema() {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", arguments);
        schema.put("required", required);
        schema.put("additionalProperties", false);
        return schema;
    }

    /// Of an argument that is a text.
    static Map<String, Object> text(String description) {
        return argument("string", description);
    }

    /// Of an argument that is one of these texts.
    static Map<String, Object> choice(List<String> values, String description) {
        var schema = argument("string", description);
        schema.put("enum", values);
        return schema;
    }

    /// Of an argument that is a list of texts.
    static Map<String, Object> texts(String description) {
        var schema = argument("array", description);
        schema.put("items", Map.of("type", "string"));
        return schema;
    }

    private static Map<String, Object> argument(String type, String description) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", type);
        schema.put("description", description);
        return schema;
    }

    /// Two members in this order, whatever the run.
    static Map<String, Object> pair(String first, Object one, String second, Object other) {
        var members = new LinkedHashMap<String, Object>();
        members.put(first, one);
        members.put(second, other);
        return members;
    }
}
