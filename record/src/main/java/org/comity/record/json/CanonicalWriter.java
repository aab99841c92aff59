package org.comity.record.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/// Writes the canonical form of RFC 8785.
final class CanonicalWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[256];
    private int size;
    private int depth;

    private CanonicalWriter() {}

    static byte[] write(Json value) {
        var writer = new CanonicalWriter();
        writer.value(value);
        return Arrays.copyOf(writer.bytes, writer.size);
    }

    private void value(Json value) {
        switch (value) {
            case Json.Members(var members) -> object(members);
            case Json.Items(var items) -> array(items);
            case Json.Text(String text) -> text(text);
            case Json.Whole(long number) -> ascii(Long.toString(number));
            case Json.Decimal(double number) -> ascii(EcmaNumber.write(number));
            case Json.Truth(boolean truth) -> ascii(truth ? "true" : "false");
            case Json.Null() -> ascii("null");
        }
    }

    private void object(SequencedMap<String, Json> members) {
        // String.compareTo is the order that section 3.2.3 asks for: by UTF-16 code units.
        var names = new ArrayList<>(members.keySet());
        names.sort(null);
        enter();
        char before = '{';
        for (String name : names) {
            add(before);
            text(name);
            add(':');
            value(Objects.requireNonNull(members.get(name)));
            before = ',';
        }
        if (before == '{') {
            add('{');
        }
        add('}');
        depth--;
    }

    private void array(List<Json> items) {
        enter();
        add('[');
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                add(',');
            }
            value(items.get(i));
        }
        add(']');
        depth--;
    }

    private void enter() {
        if (++depth > Json.DEEPEST) {
            throw new IllegalArgumentException("deeper than " + Json.DEEPEST + " objects and arrays");
        }
    }

    private void text(String text) {
        add('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0x80) {
                if (c == '"' || c == '\\') {
                    add('\\');
                }
                add(c);
            } else if (c < 0x20) {
                control(c);
            } else if (c < 0x800) {
                add(0xc0 | c >> 6);
                add(0x80 | c & 0x3f);
            } else if (!Character.isSurrogate(c)) {
                add(0xe0 | c >> 12);
                add(0x80 | c >> 6 & 0x3f);
                add(0x80 | c & 0x3f);
            } else {
                int character = Character.toCodePoint(c, text.charAt(++i));
                add(0xf0 | character >> 18);
                add(0x80 | character >> 12 & 0x3f);
                add(0x80 | character >> 6 & 0x3f);
                add(0x80 | character & 0x3f);
            }
        }
        add('"');
    }

    private void control(char c) {
        add('\\');
        switch (c) {
            case '\b' -> add('b');
            case '\t' -> add('t');
            case '\n' -> add('n');
            case '\f' -> add('f');
            case '\r' -> add('r');
            default -> {
                add('u');
                add('0');
                add('0');
                add(HEX[c >> 4]);
                add(HEX[c & 0xf]);
            }
        }
    }

    private void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            add(text.charAt(i));
        }
    }

    private void add(int b) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = (byte) b;
    }
}
