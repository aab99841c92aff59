package org.comity.node.page;

import java.util.ArrayList;
import java.util.List;

/// A sentence of a bundle: text with numbered places, `{0}` to `{9}`. No other brace has a meaning.
final class Pattern {
    /// A stretch of the sentence.
    sealed interface Part {}

    /// Words as they stand.
    record Text(String text) implements Part {}

    /// Where the argument of that number goes.
    record Place(int index) implements Part {}

    private final List<Part> parts;

    Pattern(String pattern) {
        var found = new ArrayList<Part>();
        int from = 0;
        for (int i = 0; i + 2 < pattern.length(); i++) {
            if (pattern.charAt(i) == '{' && Character.isDigit(pattern.charAt(i + 1)) && pattern.charAt(i + 2) == '}') {
                if (i > from) {
                    found.add(new Text(pattern.substring(from, i)));
                }
                found.add(new Place(pattern.charAt(i + 1) - '0'));
                from = i + 3;
                i += 2;
            }
        }
        if (from < pattern.length()) {
            found.add(new Text(pattern.substring(from)));
        }
        parts = List.copyOf(found);
    }

    List<Part> parts() {
        return parts;
    }

    String fill(List<String> arguments) {
        var filled = new StringBuilder();
        for (var part : parts) {
            switch (part) {
                case Text(String text) -> filled.append(text);
                case Place(int index) -> filled.append(arguments.get(index));
            }
        }
        return filled.toString();
    }
}
