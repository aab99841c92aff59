package org.comity.check;

/// What is quoted from outside must not steer the terminal, or the page, that shows it.
final class Printable {
    private static final char REPLACED = '\ufffd';

    private Printable() {}

    /// The text with a sign in the place of what cannot be seen: controls, marks of direction and other
    /// formats, ends of lines, halves of pairs.
    static String of(String text) {
        var printable = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> printable.appendCodePoint(
                        switch (Character.getType(point)) {
                            case Character.CONTROL,
                                    Character.FORMAT,
                                    Character.LINE_SEPARATOR,
                                    Character.PARAGRAPH_SEPARATOR,
                                    Character.SURROGATE -> REPLACED;
                            default -> point;
                        }));
        return printable.toString();
    }
}
