package org.comity.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What follows the name of a benchmark: `--name value`, each known and each once.
final class Options {
    private final Map<String, String> values = new LinkedHashMap<>();

    /// The defaults are small enough to try a benchmark; real sizes are given by whoever measures.
    Options(Map<String, String> defaults, List<String> arguments) {
        values.putAll(defaults);
        for (int i = 0; i < arguments.size(); i += 2) {
            var name = arguments.get(i).replaceFirst("^--", "");
            if (!defaults.containsKey(name) || i + 1 == arguments.size()) {
                throw new IllegalArgumentException(
                        "--" + name + " is not known, or has no value; known are " + defaults.keySet());
            }
            values.put(name, arguments.get(i + 1));
        }
    }

    String text(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + " has no default");
        }
        return value;
    }

    int number(String name) {
        return Integer.parseInt(text(name));
    }

    List<Integer> numbers(String name) {
        return Arrays.stream(text(name).split(",", -1)).map(Integer::valueOf).toList();
    }

    Path path(String name) {
        return Path.of(text(name));
    }
}
