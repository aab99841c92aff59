package org.comity.bench;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One measurement with what it was measured on: members in the order in which they were added.
final class Figure {
    private final Map<String, Object> members = new LinkedHashMap<>();

    static Figure of(String bench) {
        return new Figure().with("bench", bench);
    }

    /// The middle of what several runs gave.
    static Figure medians(String bench, List<Figure> runs, List<String> names) {
        var medians = of(bench).with("runs", runs.size());
        for (var name : names) {
            medians.with(
                    name,
                    Stopwatch.median(
                            runs.stream().mapToDouble(run -> run.number(name)).toArray()));
        }
        return medians;
    }

    Figure with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    /// A number that was added before.
    double number(String name) {
        if (members.get(name) instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("no number " + name);
    }

    /// As a JSON object on one line of `figures`, and for people on one line of `words`.
    void say(PrintStream figures, PrintStream words) {
        var json = new StringBuilder("{");
        var text = new StringBuilder();
        members.forEach((name, value) -> {
            json.append(json.length() == 1 ? "" : ",").append('"').append(name).append("\":");
            switch (value) {
                case Double number -> json.append(plain(number));
                case Number number -> json.append(number);
                case Boolean truth -> json.append(truth);
                default ->
                    json.append('"')
                            .append(value.toString().replace("\\", "\\\\").replace("\"", "\\\""))
                            .append('"');
            }
            text.append(text.isEmpty() ? "" : "  ").append(name).append(' ');
            text.append(value instanceof Double number ? plain(number) : value);
        });
        figures.println(json.append('}'));
        words.println(text);
    }

    private static String plain(double number) {
        return String.format(Locale.ROOT, Math.abs(number) >= 100 ? "%.0f" : "%.3f", number);
    }
}
