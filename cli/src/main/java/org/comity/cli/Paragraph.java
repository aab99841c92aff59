package org.comity.cli;

/// A text broken into lines that a person reads with ease.
final class Paragraph {
    private static final int WIDTH = 96;

    private Paragraph() {}

    /// @param first what stands before its first line
    /// @param rest what stands before each further line
    static String of(String first, String rest, String text) {
        var lines = new StringBuilder(first);
        int column = first.length();
        boolean fresh = true;
        for (var word : text.strip().split("\\s+", -1)) {
            if (!fresh && column + 1 + word.length() > WIDTH) {
                lines.append('\n').append(rest);
                column = rest.length();
                fresh = true;
            }
            if (!fresh) {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += word.length();
            fresh = false;
        }
        return lines.toString();
    }

    /// With the same before each line.
    static String of(String before, String text) {
        return of(before, before, text);
    }
}
