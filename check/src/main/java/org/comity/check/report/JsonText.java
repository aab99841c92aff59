package org.comity.check.report;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes maps, lists, texts, numbers, truth values and null as indented JSON (RFC 8259), members in their order.
public final class JsonText {
    private final StringBuilder out = new StringBuilder();

    private JsonText() {}

    /// @throws IllegalArgumentException if it holds anything else
    public static String of(Map<String, ?> value) {
        var text = new JsonText();
        text.write(value, 0);
        return text.out.append('\n').toString();
    }

    /// @throws IllegalArgumentException if it holds anything else
    public static String of(Collection<?> values) {
        var text = new JsonText();
        text.write(values, 0);
        return text.out.append('\n').toString();
    }

    private void write(@Nullable Object value, int depth) {
        switch (value) {
            case null -> out.append("null");
            case String text -> quote(text);
            case Boolean flag -> out.append(flag.booleanValue());
            case Integer number -> out.append(number.intValue());
            case Long number -> out.append(number.longValue());
            case BigDecimal number -> out.append(number);
            case Map<?, ?> map -> members(map, depth);
            case Collection<?> items -> items(items, depth);
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    private void members(Map<?, ?> map, int depth) {
        if (map.isEmpty()) {
            out.append("{}");
            return;
        }
        char before = '{';
        for (var entry : map.entrySet()) {
            out.append(before);
            line(depth + 1);
            quote(String.valueOf(entry.getKey()));
            out.append(": ");
            write(entry.getValue(), depth + 1);
            before = ',';
        }
        line(depth);
        out.append('}');
    }

    private void items(Collection<?> items, int depth) {
        if (items.isEmpty()) {
            out.append("[]");
            return;
        }
        boolean flat = items.stream().noneMatch(item -> item instanceof Map || item instanceof Collection);
        char before = '[';
        for (var item : items) {
            out.append(before);
            if (!flat) {
                line(depth + 1);
            } else if (before == ',') {
                out.append(' ');
            }
            write(item, depth + 1);
            before = ',';
        }
        if (!flat) {
            line(depth);
        }
        out.append(']');
    }

    private void line(int depth) {
        out.append('\n').repeat("  ", depth);
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20
                            || c == 0x7f
                            || c == 0x2028
                            || c == 0x2029
                            || Character.isSurrogate(c) && !paired(text, i)) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
