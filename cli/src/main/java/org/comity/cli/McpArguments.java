package org.comity.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.comity.check.fact.Nearest;
import org.comity.check.fact.Type;
import org.jspecify.annotations.Nullable;

/// What an agent sent to a tool. Whatever is not as the tool's schema says is refused, by name and with a remedy.
final class McpArguments {
    private static final int LONGEST = 1_000;
    private static final int MOST = 1_000;

    private final Map<String, Object> given;

    /// @param takes the names of all arguments that the tool has
    /// @throws McpRefusal if there is another one
    McpArguments(Set<String> takes, @Nullable Map<String, Object> given) throws McpRefusal {
        this.given = given == null ? Map.of() : given;
        for (var name : this.given.keySet()) {
            if (!takes.contains(name)) {
                throw new McpRefusal("there is no argument \"" + shown(name) + "\"" + meant(name, takes)
                        + "; this tool takes " + String.join(", ", takes));
            }
        }
    }

    /// ` (did you mean …?)`, if something near is known.
    static String meant(String typed, Iterable<String> known) {
        var names = new ArrayList<String>();
        known.forEach(names::add);
        return Nearest.to(typed, names)
                .map(near -> " (did you mean " + near + "?)")
                .orElse("");
    }

    /// As much of a stranger's text as a message may quote.
    static String shown(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }

    Optional<String> text(String name) throws McpRefusal {
        return switch (given.get(name)) {
            case null -> Optional.empty();
            case String text when text.length() <= LONGEST -> Optional.of(text);
            case String _ -> throw new McpRefusal(name + " may have " + LONGEST + " characters");
            default -> throw new McpRefusal(name + " must be a text");
        };
    }

    String requiredText(String name) throws McpRefusal {
        return text(name).orElseThrow(() -> new McpRefusal(name + " is missing"));
    }

    Optional<String> choice(String name, List<String> values) throws McpRefusal {
        var text = text(name);
        if (text.isPresent()) {
            var objection = Type.unlisted(shown(text.get()), values);
            if (objection.isPresent()) {
                throw new McpRefusal(name + ": " + objection.get());
            }
        }
        return text;
    }

    List<String> texts(String name) throws McpRefusal {
        var texts = new ArrayList<String>();
        switch (given.get(name)) {
            case null -> {}
            case List<?> items
            when items.size() <= MOST -> {
                for (var item : items) {
                    if (!(item instanceof String text) || text.length() > LONGEST) {
                        throw new McpRefusal(name + " must hold texts of at most " + LONGEST + " characters");
                    }
                    texts.add(text);
                }
            }
            default -> throw new McpRefusal(name + " must be a list of at most " + MOST + " texts");
        }
        return texts;
    }

    Optional<Map<?, ?>> object(String name) throws McpRefusal {
        return switch (given.get(name)) {
            case null -> Optional.empty();
            case Map<?, ?> object -> Optional.of(object);
            default -> throw new McpRefusal(name + " must be an object, not a text that holds one");
        };
    }
}
