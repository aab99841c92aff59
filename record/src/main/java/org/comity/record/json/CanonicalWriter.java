package org.comity.record.json;

import java.io.ByteArrayOutputStream;
import java.util.TreeMap;

/// Writes the canonical form: RFC 8785 section 3.2, with members in the order of their UTF-16 code units.
final class CanonicalWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

    private CanonicalWriter() {}

    static byte[] write(Json value) {
        var writer = new CanonicalWriter();
        writer.value(value, 0);
        return writer.out.toByteArray();
    }

    private void value(Json value, int depth) {
        if (depth > Json.DEEPEST) {
            throw new IllegalArgumentException("nesting deeper than " + Json.DEEPEST);
        }
        switch (value) {
            case Json.Members(var members) -> {
                char before = '{';
                for (var member : new TreeMap<>(members).entrySet()) {
                    out.write(before);
                    before = ',';
                    string(member.getKey());
                    out.write(':');
                    value(member.getValue(), depth + 1);
                }
                if (before == '{') {
                    out.write('{');
                }
                out.write('}');
            }
            case Json.Items(var items) -> {
                out.write('[');
                for (int i = 0; i < items.size(); i++) {
                    if (i > 0) {
                        out.write(',');
                    }
                    value(items.get(i), depth + 1);
                }
                out.write(']');
            }
            case Json.Text(var text) -> string(text);
            case Json.Whole(long number) -> ascii(Long.toString(number));
            case Json.Decimal(double number) -> ascii(EcmaNumber.write(number));
            case Json.Truth(boolean truth) -> ascii(truth ? "true" : "false");
            case Json.Null() -> ascii("null");
        }
    }

    private void string(String text) {
        out.write('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> escaped('"');
                case '\\' -> escaped('\\');
                case '\b' -> escaped('b');
                case '\t' -> escaped('t');
                case '\n' -> escaped('n');
                case '\f' -> escaped('f');
                case '\r' -> escaped('r');
                default -> {
                    if (c < 0x20) {
                        ascii("\\u00");
                        out.write(HEX[c >> 4]);
                        out.write(HEX[c & 15]);
                    } else if (c < 0x80) {
                        out.write(c);
                    } else if (c < 0x800) {
                        out.write(0xc0 | c >> 6);
                        out.write(0x80 | c & 0x3f);
                    } else if (!Character.isSurrogate(c)) {
                        out.write(0xe0 | c >> 12);
                        out.write(0x80 | c >> 6 & 0x3f);
                        out.write(0x80 | c & 0x3f);
                    } else {
                        supplementary(text, i++);
                    }
                }
            }
        }
        out.write('"');
    }

    private void supplementary(String text, int i) {
        boolean pair = Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
            throw new IllegalArgumentException("a text with half a surrogate pair has no canonical form");
        }
        int scalar = text.codePointAt(i);
        out.write(0xf0 | scalar >> 18);
        out.write(0x80 | scalar >> 12 & 0x3f);
        out.write(0x80 | scalar >> 6 & 0x3f);
        out.write(0x80 | scalar & 0x3f);
    }

    private void escaped(char c) {
        out.write('\\');
        out.write(c);
    }

    private void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            out.write(text.charAt(i));
        }
    }
}
