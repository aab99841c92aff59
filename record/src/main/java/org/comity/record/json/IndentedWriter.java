package org.comity.record.json;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/// The canonical form with two spaces an indent, for people.
final class IndentedWriter {
    private IndentedWriter() {}

    static String write(Json value) {
        var text = new StringBuilder();
        write(value, "\n", text);
        return text.toString();
    }

    private static void write(Json value, String lineBreak, StringBuilder text) {
        var inner = lineBreak + "  ";
        switch (value) {
            case Json.Members(var members)
            when !members.isEmpty() -> {
                var before = "{";
                for (var member : new TreeMap<>(members).entrySet()) {
                    text.append(before).append(inner);
                    before = ",";
                    write(new Json.Text(member.getKey()), inner, text);
                    text.append(": ");
                    write(member.getValue(), inner, text);
                }
                text.append(lineBreak).append('}');
            }
            case Json.Items(var items)
            when !items.isEmpty() -> {
                var before = "[";
                for (var item : items) {
                    text.append(before).append(inner);
                    before = ",";
                    write(item, inner, text);
                }
                text.append(lineBreak).append(']');
            }
            default -> text.append(new String(value.canonical(), StandardCharsets.UTF_8));
        }
    }
}
