package org.comity.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// How an input of some format falls into pieces that are worth moving, doubling and taking out. Must cope with any
/// bytes.
@FunctionalInterface
public interface Parts {
    /// From a byte to before a byte; pieces may lie within pieces.
    record Range(int from, int to) {}

    /// The most pieces that are looked for.
    int MOST = 2_000;

    List<Range> of(byte[] input);

    /// No structure: only bytes are moved.
    Parts NONE = _ -> List.of();

    /// Lines with their ends, and blocks of them between empty lines.
    Parts LINES = input -> {
        var ranges = new ArrayList<Range>();
        int line = 0;
        int block = 0;
        for (int i = 0; i < input.length && ranges.size() < MOST; i++) {
            if (input[i] == '\n') {
                ranges.add(new Range(line, i + 1));
                if (line == i) {
                    ranges.add(new Range(block, i + 1));
                    block = i + 1;
                }
                line = i + 1;
            }
        }
        ranges.add(new Range(line, input.length));
        ranges.add(new Range(block, input.length));
        return ranges;
    };

    /// Fields between commas, semicolons, slashes, `=`, `&` and `.`, and the lines that hold them.
    Parts FIELDS = input -> {
        var ranges = new ArrayList<Range>(LINES.of(input));
        int from = 0;
        for (int i = 0; i <= input.length && ranges.size() < MOST; i++) {
            if (i == input.length || ",;/=&.\n".indexOf(input[i]) >= 0) {
                ranges.add(new Range(from, i));
                from = i + 1;
            }
        }
        return ranges;
    };

    /// Values and members of a JSON text, as far as its brackets and quotation marks lead.
    Parts JSON = input -> {
        var ranges = new ArrayList<Range>();
        var open = new ArrayDeque<Integer>();
        var pieces = new ArrayDeque<Integer>();
        int piece = 0;
        for (int i = 0; i < input.length && ranges.size() < MOST; i++) {
            switch (input[i]) {
                case '"' -> {
                    int from = i++;
                    while (i < input.length && input[i] != '"') {
                        i += input[i] == '\\' ? 2 : 1;
                    }
                    ranges.add(new Range(from, Math.min(i + 1, input.length)));
                }
                case '{', '[' -> {
                    open.push(i);
                    pieces.push(piece);
                    piece = i + 1;
                }
                case '}', ']' -> {
                    ranges.add(new Range(piece, i));
                    if (!open.isEmpty()) {
                        ranges.add(new Range(open.pop(), i + 1));
                        piece = pieces.pop();
                    }
                }
                case ',' -> {
                    ranges.add(new Range(piece, i));
                    piece = i + 1;
                }
                case ':' -> ranges.add(new Range(piece, i + 1));
                default -> {}
            }
        }
        return ranges;
    };
}
