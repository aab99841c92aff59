package org.comity.check.dossier;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.comity.check.Answer;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Members;
import org.comity.check.fact.Type;
import org.comity.check.fact.Value;

/// Dossiers as text: values in their notation, a starter, and facts added to a file that a person keeps.
public final class DossierText {
    private static final int WIDTH = 110;

    private DossierText() {}

    /// A value as YAML in one line.
    public static String of(Value value) {
        return switch (value) {
            case Value.Flag(var holds) -> String.valueOf(holds);
            case Value.Amount(var number) -> number.scale() < -6 ? number.toString() : number.toPlainString();
            case Value.Day(var date) -> date.toString();
            case Value.Text(var text) -> quoted(text);
            case Value.Choice(var choice) -> word(choice);
            case Value.Set(var members) -> of(members);
        };
    }

    private static String of(Members members) {
        var in = listed(members, Answer.YES);
        if (members.rest() == Answer.NO) {
            return in;
        }
        var out = listed(members, Answer.NO);
        return "{at-least: " + in + (out.equals("[]") ? "" : ", not: " + out) + "}";
    }

    private static String listed(Members members, Answer answer) {
        return members.said().entrySet().stream()
                .filter(entry -> entry.getValue() == answer)
                .map(Map.Entry::getKey)
                .map(DossierText::word)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /// A word that YAML 1.1 tools, too, read as a text: Norway's NO wants quotes.
    private static String word(String text) {
        boolean plain =
                text.matches("[A-Za-z][A-Za-z0-9_.-]*") && !text.matches("(?i)y|n|yes|no|on|off|true|false|null");
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < 0x20) {
                        quoted.append(String.format(java.util.Locale.ROOT, "\\x%02x", c));
                    } else {
                        quoted.append((char) c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /// What can stand for a fact, for a person who fills it in.
    public static String allowed(Fact fact) {
        return switch (fact.type()) {
            case Type.Bool _ -> "true or false";
            case Type.Whole _ -> "a whole number";
            case Type.Amount _ -> "a number, such as 3e25";
            case Type.Day _ -> "a day, such as 2026-08-02";
            case Type.Text _ -> "a text";
            case Type.OneOf(var values) -> "one of " + String.join(", ", values);
            case Type.SetOf(var range) ->
                switch (range) {
                    case Type.Range.PlaceCodes _ -> "places, such as [FR, BR, US-CA]";
                    case Type.Range.Listed listed -> "any of [" + String.join(", ", listed.values()) + "]";
                };
        };
    }

    /// A dossier to fill in: the facts in this order, all of them still unknown.
    ///
    /// @param first how many of them are shown with their question
    public static String starter(List<Fact> facts, int first) {
        var text = new StringBuilder();
        text.append("""
                # A dossier of one AI system. Check it with:  ./comity check FILE
                # Take away the number sign before a fact to state it. What is not stated stays unknown, and is never taken for a no.
                # A list means these and no others; {at-least: [...]} means these, and there may be more.
                title: "Name and purpose of the system"
                given_by: "Who states these facts"
                facts:
                  system.is_ai: true
                """);
        int shown = 0;
        for (var fact : facts) {
            if (fact.name().equals("system.is_ai")) {
                continue;
            }
            if (shown == first) {
                text.append("\n  # Further facts; ./comity check --ask FILE asks for those that matter.\n");
            }
            if (shown++ < first) {
                text.append('\n');
                comment(text, fact.question().isEmpty() ? fact.meaning() : fact.question());
                comment(text, allowed(fact));
            }
            text.append("  # ").append(fact.name()).append(":\n");
        }
        text.append("""

                # What you can show, by kind (./comity frameworks evidence lists them): none, or any of owner, date, expires, digest.
                evidence: {}
                """);
        return text.toString();
    }

    private static void comment(StringBuilder text, String words) {
        var line = new StringBuilder("  #");
        for (var word : words.split(" ", -1)) {
            if (line.length() + word.length() + 1 > WIDTH) {
                text.append(line).append('\n');
                line.setLength(0);
                line.append("  #");
            }
            line.append(' ').append(word);
        }
        text.append(line).append('\n');
    }

    /// The text of a dossier with one more fact at the head of its facts. Everything else stays to the byte. Empty if
    /// its facts do not stand in lines of their own, as in JSON.
    ///
    /// @param section `facts` or `evidence`
    public static Optional<String> with(String text, String section, String name, String value) {
        var lines = text.split("(?<=\n)", -1);
        var result = new StringBuilder();
        boolean done = false;
        for (int i = 0; i < lines.length; i++) {
            var bare = lines[i].stripTrailing();
            boolean here = !done && bare.matches(section + ":(\\s+#.*)?");
            boolean empty = !done && bare.matches(section + ":\\s*\\{\\s*}(\\s+#.*)?");
            if (here || empty) {
                var indent = here ? indent(lines, i + 1) : "  ";
                var end = lines[i].endsWith("\r\n") ? "\r\n" : "\n";
                result.append(empty ? section + ":" + end : lines[i].endsWith("\n") ? lines[i] : lines[i] + end)
                        .append(indent)
                        .append(name)
                        .append(": ")
                        .append(value)
                        .append(end);
                done = true;
            } else {
                result.append(lines[i]);
            }
        }
        return done ? Optional.of(result.toString()) : Optional.empty();
    }

    private static String indent(String[] lines, int from) {
        for (int i = from; i < lines.length; i++) {
            var bare = lines[i].strip();
            if (!bare.isEmpty() && !bare.startsWith("#")) {
                var indent = lines[i].substring(0, lines[i].indexOf(bare));
                return indent.isEmpty() ? "  " : indent;
            }
        }
        return "  ";
    }
}
