package org.comity.record.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.comity.record.MalformedException;
import org.jspecify.annotations.Nullable;

/*
 * One pass over the bytes. When only the canonical spelling is allowed, it is not written anew and compared: each
 * freedom that JSON leaves (white space, order of members, escapes, spellings of numbers) is refused where it is taken.
 * That this is the same as writing and comparing is what the tests prove, with the slow way as judge.
 */
final class JsonParser {
    /// Which numbers are taken.
    enum Numbers {
        /// Whole ones of at most 2^53 - 1, in one spelling: what acts hold.
        WHOLE,
        /// Whatever is a finite double.
        ANY
    }

    private static final int LONGEST_NUMBER = 400;

    private final byte[] text;
    private final Numbers numbers;
    private final boolean canonical;
    private int at;
    private int depth;

    JsonParser(byte[] text, Numbers numbers, boolean canonical) {
        this.text = text;
        this.numbers = numbers;
        this.canonical = canonical;
    }

    Json parse() throws MalformedException {
        if (text.length > Json.MOST_BYTES) {
            throw new MalformedException("the JSON text has " + text.length + " bytes; at most " + Json.MOST_BYTES);
        }
        if (text.length >= 3 && (text[0] & 0xff) == 0xef && (text[1] & 0xff) == 0xbb && (text[2] & 0xff) == 0xbf) {
            throw malformed(0, "a byte order mark; remove it");
        }
        space();
        var value = value();
        space();
        if (at < text.length) {
            throw malformed(at, "text after the end of the value");
        }
        return value;
    }

    private Json value() throws MalformedException {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new Json.Text(string());
            case 't' -> literal("true", new Json.Truth(true));
            case 'f' -> literal("false", new Json.Truth(false));
            case 'n' -> literal("null", new Json.Null());
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            case -1 -> throw malformed(at, "the end of the text; expected a value");
            default -> throw malformed(at, "what starts no JSON value");
        };
    }

    private Json object() throws MalformedException {
        enter();
        var members = new LinkedHashMap<String, Json>();
        @Nullable String previous = null;
        space();
        if (peek() == '}') {
            at++;
        } else {
            while (true) {
                space();
                int start = at;
                if (peek() != '"') {
                    throw malformed(at, "what is not a member name in quotes");
                }
                var name = string();
                if (canonical && previous != null && previous.compareTo(name) > 0) {
                    throw malformed(
                            start,
                            "the member \"" + name + "\" after \"" + previous
                                    + "\"; canonical order is by UTF-16 code unit");
                }
                previous = name;
                space();
                expect(':');
                space();
                if (members.put(name, value()) != null) {
                    throw malformed(start, "the member \"" + name + "\" a second time");
                }
                space();
                if (peek() == ',') {
                    at++;
                } else {
                    expect('}');
                    break;
                }
            }
        }
        depth--;
        return new Json.Members(members);
    }

    private Json array() throws MalformedException {
        enter();
        var items = new ArrayList<Json>();
        space();
        if (peek() == ']') {
            at++;
        } else {
            while (true) {
                space();
                items.add(value());
                space();
                if (peek() == ',') {
                    at++;
                } else {
                    expect(']');
                    break;
                }
            }
        }
        depth--;
        return new Json.Items(items);
    }

    private void enter() throws MalformedException {
        if (++depth > Json.DEEPEST) {
            throw malformed(at, "nesting deeper than " + Json.DEEPEST);
        }
        at++;
    }

    private Json literal(String word, Json value) throws MalformedException {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= text.length || text[at + i] != word.charAt(i)) {
                throw malformed(at, "what starts no JSON value");
            }
        }
        at += word.length();
        return value;
    }

    private String string() throws MalformedException {
        int start = ++at;
        while (at < text.length) {
            byte b = text[at];
            if (b == '"') {
                var plain = new String(text, start, at - start, StandardCharsets.ISO_8859_1);
                at++;
                return plain;
            }
            if (b == '\\' || b < 0x20) { // b < 0 is the start of what is not ASCII
                return longString(start);
            }
            at++;
        }
        throw malformed(at, "the end of the text inside a string");
    }

    private String longString(int start) throws MalformedException {
        var chars = new StringBuilder(Math.max(16, 2 * (at - start)));
        chars.append(new String(text, start, at - start, StandardCharsets.ISO_8859_1));
        while (at < text.length) {
            int b = text[at] & 0xff;
            if (b == '"') {
                at++;
                requireScalars(chars, start);
                return chars.toString();
            } else if (b == '\\') {
                escape(chars);
            } else if (b < 0x20) {
                throw malformed(at, "a control character in a string; write it as an escape");
            } else if (b < 0x80) {
                chars.append((char) b);
                at++;
            } else {
                chars.appendCodePoint(scalar(b));
            }
        }
        throw malformed(at, "the end of the text inside a string");
    }

    private void escape(StringBuilder chars) throws MalformedException {
        int start = at++;
        int letter = peek();
        at++;
        switch (letter) {
            case '"', '\\' -> chars.append((char) letter);
            case 'b' -> chars.append('\b');
            case 't' -> chars.append('\t');
            case 'n' -> chars.append('\n');
            case 'f' -> chars.append('\f');
            case 'r' -> chars.append('\r');
            case '/' -> {
                chars.append('/');
                refuseIfCanonical(start, "an escaped slash");
            }
            case 'u' -> {
                char c = (char) hex4(start);
                chars.append(c);
                boolean shorter = c >= 0x20 || c == '\b' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
                boolean capitals =
                        text[at - 1] >= 'A' && text[at - 1] <= 'F' || text[at - 2] >= 'A' && text[at - 2] <= 'F';
                if (shorter || capitals) {
                    refuseIfCanonical(start, "an escape that has a shorter or lower-case form");
                }
            }
            default -> throw malformed(start, "an escape that JSON does not have");
        }
    }

    private int hex4(int start) throws MalformedException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length ? Character.digit((char) (text[at] & 0xff), 16) : -1;
            if (digit < 0 || text[at] < 0) {
                throw malformed(start, "an escape without four hex digits");
            }
            value = value << 4 | digit;
            at++;
        }
        return value;
    }

    /// One scalar value of more than one byte: Unicode table 3-7, well-formed UTF-8.
    private int scalar(int first) throws MalformedException {
        int more = first >= 0xc2 && first <= 0xdf
                ? 1
                : first >= 0xe0 && first <= 0xef ? 2 : first >= 0xf0 && first <= 0xf4 ? 3 : 0;
        if (more == 0 || at + more >= text.length) {
            throw malformed(at, "bytes that are not UTF-8");
        }
        int value = first & (0x3f >> more);
        for (int i = 1; i <= more; i++) {
            int next = text[at + i] & 0xff;
            if ((next & 0xc0) != 0x80) {
                throw malformed(at, "bytes that are not UTF-8");
            }
            value = value << 6 | next & 0x3f;
        }
        boolean overlong = more == 2 && value < 0x800 || more == 3 && value < 0x10000;
        if (overlong || value > 0x10ffff || value >= 0xd800 && value <= 0xdfff) {
            throw malformed(at, "bytes that are not UTF-8");
        }
        at += more + 1;
        return value;
    }

    /// Escapes can spell half a surrogate pair, which no UTF-8 can hold.
    private void requireScalars(StringBuilder chars, int start) throws MalformedException {
        for (int i = 0; i < chars.length(); i++) {
            if (Character.isSurrogate(chars.charAt(i))) {
                boolean pair = Character.isHighSurrogate(chars.charAt(i))
                        && i + 1 < chars.length()
                        && Character.isLowSurrogate(chars.charAt(i + 1));
                if (!pair) {
                    throw malformed(start, "a string with half a surrogate pair");
                }
                i++;
            }
        }
    }

    private Json number() throws MalformedException {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits(start);
        }
        boolean whole = true;
        if (peek() == '.') {
            whole = false;
            at++;
            digits(start);
        }
        if (peek() == 'e' || peek() == 'E') {
            whole = false;
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits(start);
        }
        if (at - start > LONGEST_NUMBER) {
            throw malformed(start, "a number of more than " + LONGEST_NUMBER + " characters");
        }
        var spelled = new String(text, start, at - start, StandardCharsets.ISO_8859_1);
        if (whole && spelled.length() <= 17 && !spelled.equals("-0")) {
            long value = Long.parseLong(spelled);
            if (Math.abs(value) <= Json.LARGEST_WHOLE) {
                return new Json.Whole(value);
            }
        }
        if (numbers == Numbers.WHOLE) {
            throw malformed(
                    start, "the number " + spelled + "; only whole numbers up to 2^53 - 1 are taken, the rest as text");
        }
        double value = Double.parseDouble(spelled);
        if (Double.isInfinite(value)) {
            throw malformed(start, "the number " + spelled + ", which no double holds");
        }
        return value == Math.rint(value) && Math.abs(value) <= Json.LARGEST_WHOLE
                ? new Json.Whole((long) value)
                : new Json.Decimal(value);
    }

    private void digits(int start) throws MalformedException {
        int before = at;
        while (at < text.length && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        if (at == before) {
            throw malformed(start, "a number without its digits");
        }
    }

    private void space() throws MalformedException {
        int start = at;
        while (at < text.length && (text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text[at] == '\r')) {
            at++;
        }
        if (at > start) {
            refuseIfCanonical(start, "white space");
        }
    }

    private void refuseIfCanonical(int place, String what) throws MalformedException {
        if (canonical) {
            throw malformed(place, what + ", which the canonical form does not have");
        }
    }

    private void expect(char wanted) throws MalformedException {
        if (peek() != wanted) {
            throw malformed(at, "what is not '" + wanted + "'");
        }
        at++;
    }

    private int peek() {
        return at < text.length ? text[at] : -1;
    }

    private static MalformedException malformed(int place, String what) {
        return new MalformedException("byte " + place + ": found " + what);
    }
}
