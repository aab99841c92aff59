package org.comity.record.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.comity.record.MalformedException;
import org.jspecify.annotations.Nullable;

/// Reads I-JSON from bytes, strictly: what is not exactly right is refused, with its place.
/*
 * One pass over the bytes, without a copy of the text and without a second look. In canonical mode the question
 * "is canonical(parse(bytes)) equal to bytes?" is answered while reading. That is the same question, because in the
 * strict profile each piece has exactly one canonical spelling, and here only that one is accepted:
 *   - between tokens nothing (no white space);
 *   - names in strictly ascending order of UTF-16 code units, which also excludes that one comes twice;
 *   - of the spellings of a character the one that CanonicalWriter writes: itself or one escape;
 *   - whole numbers have one spelling once "-0" is refused, since the grammar has no leading zeros and no plus sign.
 * The tests hold this against the slow answer, which writes the form and compares.
 *
 * The stack is bounded by the limit on depth: two frames for each object or array.
 */
final class JsonParser {
    private static final String REMEDY = "; write the canonical form of RFC 8785";
    private static final int MAX_SHARED_NAME_BYTES = 32;
    private static final int MOST_SHARED_NAMES = 256;

    private final byte[] bytes;
    private final boolean wholeNumbersOnly;
    private final boolean canonicalOnly;
    private final @Nullable String[] sharedNames;
    private final List<CanonicalObject.Place> outermost = new ArrayList<>();
    private int at;
    private int depth;

    /// Members that were read here and that nobody else holds: they need neither a copy nor a second look.
    @SuppressWarnings("serial") // never serialised
    static final class Fresh extends LinkedHashMap<String, Json> {
        private Fresh() {}
    }

    private JsonParser(byte[] bytes, int mostBytes, boolean wholeNumbersOnly, boolean canonicalOnly)
            throws MalformedException {
        if (bytes.length > mostBytes) {
            throw new MalformedException("JSON of at most " + mostBytes + " bytes, found " + bytes.length + " bytes");
        }
        this.bytes = bytes;
        this.sharedNames = new @Nullable String[bytes.length < 4_096 ? MOST_SHARED_NAMES / 8 : MOST_SHARED_NAMES];
        this.wholeNumbersOnly = wholeNumbersOnly;
        this.canonicalOnly = canonicalOnly;
    }

    static JsonParser general(byte[] bytes) throws MalformedException {
        return new JsonParser(bytes, Json.MOST_BYTES, false, false);
    }

    static JsonParser strict(byte[] bytes) throws MalformedException {
        return new JsonParser(bytes, Json.MOST_STRICT_BYTES, true, false);
    }

    static JsonParser canonical(byte[] bytes) throws MalformedException {
        return new JsonParser(bytes, Json.MOST_CANONICAL_BYTES, true, true);
    }

    Json parse() throws MalformedException {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf) {
            throw fail(0, "a byte order mark; leave it out");
        }
        skipSpace();
        Json value = value();
        skipSpace();
        if (at < bytes.length) {
            throw unexpected("nothing more after the document");
        }
        return value;
    }

    /// Where the members of the document stand, if it is an object; kept in canonical mode.
    List<CanonicalObject.Place> outermostMembers() {
        return outermost;
    }

    private Json value() throws MalformedException {
        if (at == bytes.length) {
            throw unexpected("a value");
        }
        return switch (bytes[at]) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new Json.Text(text());
            case 't' -> literal("true", new Json.Truth(true));
            case 'f' -> literal("false", new Json.Truth(false));
            case 'n' -> literal("null", new Json.Null());
            default -> number();
        };
    }

    private Json.Members object() throws MalformedException {
        enter();
        skipSpace();
        if (take('}')) {
            depth--;
            return new Json.Members(new Fresh());
        }
        var members = new Fresh();
        String last = null;
        do {
            skipSpace();
            int nameAt = at;
            String name = name();
            if (canonicalOnly && last != null && name.compareTo(last) <= 0) {
                throw fail(nameAt, outOfOrder(name, last));
            }
            last = name;
            skipSpace();
            require(':');
            skipSpace();
            Json value = value();
            if (canonicalOnly && depth == 1) {
                outermost.add(new CanonicalObject.Place(name, nameAt, at));
            }
            if (members.put(name, value) != null) {
                throw fail(nameAt, "the name \"" + abridged(name) + "\" for the second time in one object");
            }
            skipSpace();
        } while (take(','));
        require('}');
        depth--;
        return new Json.Members(members);
    }

    private static String outOfOrder(String name, String last) {
        return name.equals(last)
                ? "the name \"" + abridged(name) + "\" for the second time in one object"
                : "the name \"" + abridged(name) + "\" after \"" + abridged(last) + "\", out of order" + REMEDY;
    }

    private Json.Items array() throws MalformedException {
        enter();
        skipSpace();
        var elements = new ArrayList<Json>();
        if (!take(']')) {
            do {
                skipSpace();
                elements.add(value());
                skipSpace();
            } while (take(','));
            require(']');
        }
        depth--;
        return new Json.Items(elements);
    }

    private void enter() throws MalformedException {
        if (++depth > Json.DEEPEST) {
            throw fail(at, "objects and arrays more than " + Json.DEEPEST + " deep");
        }
        at++;
    }

    private Json literal(String word, Json value) throws MalformedException {
        for (int i = 0; i < word.length(); i++) {
            if (at + i == bytes.length || bytes[at + i] != word.charAt(i)) {
                throw unexpected("a value");
            }
        }
        at += word.length();
        return value;
    }

    // ---- numbers

    private Json number() throws MalformedException {
        int start = at;
        boolean negative = take('-');
        int firstDigit = at;
        long whole = digits(negative ? "a digit" : "a value");
        int digits = at - firstDigit;
        if (digits > 1 && bytes[firstDigit] == '0') {
            throw fail(start, "a number with a leading zero; leave it out");
        }
        boolean plain = true;
        if (take('.')) {
            plain = false;
            digits("a digit");
        }
        if (take('e') || take('E')) {
            plain = false;
            if (!take('+')) {
                take('-');
            }
            digits("a digit");
        }
        boolean exact = plain && digits <= 16 && whole <= Json.LARGEST_WHOLE;
        if (wholeNumbersOnly) {
            requireWhole(start, plain, exact, negative && whole == 0);
        }
        return exact ? new Json.Whole(negative ? -whole : whole) : decimal(start);
    }

    /// At least one digit; the value is right for up to 16 of them.
    private long digits(String expected) throws MalformedException {
        int start = at;
        long value = 0;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            value = value * 10 + (bytes[at++] - '0');
        }
        if (at == start) {
            throw unexpected(expected);
        }
        return value;
    }

    private void requireWhole(int start, boolean plain, boolean exact, boolean negativeZero) throws MalformedException {
        if (!plain) {
            throw fail(start, "a number with a fraction or an exponent; write a whole number, or a text");
        }
        if (negativeZero) {
            throw fail(start, "minus zero; write 0");
        }
        if (!exact) {
            throw fail(start, "a number beyond 2^53 - 1; write it as a text");
        }
    }

    private Json decimal(int start) throws MalformedException {
        double value = Double.parseDouble(new String(bytes, start, at - start, StandardCharsets.US_ASCII));
        if (Double.isInfinite(value)) {
            throw fail(start, "a number that is too large for a double");
        }
        return Json.of(value);
    }

    // ---- texts

    private String name() throws MalformedException {
        if (at == bytes.length || bytes[at] != '"') {
            throw unexpected("a name in quotation marks");
        }
        int start = at + 1;
        int hash = 0;
        for (int i = start; i < bytes.length && i - start <= MAX_SHARED_NAME_BYTES; i++) {
            byte b = bytes[i];
            if (b == '"') {
                at = i + 1;
                return shared(start, i, hash);
            }
            if (b < 0x20 || b == '\\') {
                break;
            }
            hash = hash * 31 + b;
        }
        return text();
    }

    /// The same String for the same name of plain ASCII, most of the time: documents say few names many times.
    private String shared(int start, int end, int hash) {
        int slot = (hash ^ hash >>> 15) & (sharedNames.length - 1);
        String known = sharedNames[slot];
        if (known != null && known.length() == end - start) {
            int i = 0;
            while (i < known.length() && known.charAt(i) == bytes[start + i]) {
                i++;
            }
            if (i == known.length()) {
                return known;
            }
        }
        String name = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
        sharedNames[slot] = name;
        return name;
    }

    private String text() throws MalformedException {
        int run = ++at;
        while (at < bytes.length && bytes[at] >= 0x20 && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        if (at < bytes.length && bytes[at] == '"') {
            return new String(bytes, run, at++ - run, StandardCharsets.ISO_8859_1); // all of it is ASCII
        }
        return longWay(run);
    }

    private String longWay(int start) throws MalformedException {
        int run = start;
        StringBuilder text = null;
        while (true) {
            if (at == bytes.length) {
                throw fail(start - 1, "a text that does not end");
            }
            byte b = bytes[at];
            if (b == '"') {
                var rest = new String(bytes, run, at++ - run, StandardCharsets.UTF_8);
                return text == null ? rest : text.append(rest).toString();
            } else if (b == '\\') {
                text = text == null ? new StringBuilder() : text;
                text.append(new String(bytes, run, at - run, StandardCharsets.UTF_8));
                escape(text);
                run = at;
            } else if (b >= 0x20) {
                at++;
            } else if (b >= 0) {
                throw fail(at, "the control character " + b + " inside a text; write an escape");
            } else {
                at = Utf8.afterCharacter(bytes, at);
            }
        }
    }

    private void escape(StringBuilder text) throws MalformedException {
        int start = at++;
        if (at == bytes.length) {
            throw unexpected("an escape");
        }
        int plain = "\"\\bfnrt/".indexOf(bytes[at]);
        if (bytes[at] == 'u') {
            at++;
            unicodeEscape(start, text);
        } else if (plain < 0) {
            throw unexpected("one of \" \\ / b f n r t u after a backslash");
        } else if (canonicalOnly && bytes[at] == '/') {
            throw fail(start, "an escape where the canonical form has none" + REMEDY);
        } else {
            at++;
            text.append("\"\\\b\f\n\r\t/".charAt(plain));
        }
    }

    private void unicodeEscape(int start, StringBuilder text) throws MalformedException {
        int character = hex4();
        if (canonicalOnly) {
            requireCanonicalEscape(start, character);
        }
        if (Character.isHighSurrogate((char) character)
                && at + 1 < bytes.length
                && bytes[at] == '\\'
                && bytes[at + 1] == 'u') {
            at += 2;
            int low = hex4();
            if (!Character.isLowSurrogate((char) low)) {
                throw fail(start, "half a character: a surrogate that stands alone");
            }
            character = Character.toCodePoint((char) character, (char) low);
        } else if (Character.isSurrogate((char) character)) {
            throw fail(start, "half a character: a surrogate that stands alone");
        }
        text.appendCodePoint(character);
    }

    /// Only in lower case, and only for a control character that has no shorter escape.
    private void requireCanonicalEscape(int start, int character) throws MalformedException {
        boolean shorter = character == '\b' || (character >= '\t' && character <= '\r' && character != 0x0b);
        if (character >= 0x20 || shorter) {
            throw fail(start, "an escape where the canonical form has none or a shorter one" + REMEDY);
        }
        if (bytes[at - 1] >= 'A' && bytes[at - 1] <= 'F') {
            throw fail(start, "an escape in upper case" + REMEDY);
        }
    }

    private int hex4() throws MalformedException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < bytes.length ? Character.digit(bytes[at], 16) : -1;
            if (digit < 0) {
                throw unexpected("four hex digits after \\u");
            }
            value = value << 4 | digit;
            at++;
        }
        return value;
    }

    // ---- tokens and places

    private void skipSpace() throws MalformedException {
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            if (canonicalOnly) {
                throw fail(at, "white space between tokens" + REMEDY);
            }
            at++;
        }
    }

    private boolean take(char expected) {
        if (at < bytes.length && bytes[at] == expected) {
            at++;
            return true;
        }
        return false;
    }

    private void require(char expected) throws MalformedException {
        if (!take(expected)) {
            throw unexpected(expected == ':' ? "a colon" : "a comma or '" + expected + "'");
        }
    }

    private MalformedException unexpected(String expected) {
        if (at == bytes.length) {
            return fail(at, "the end, where " + expected + " was expected");
        }
        byte b = bytes[at];
        String found = b > 0x20 && b < 0x7f ? "'" + (char) b + "'" : "the byte 0x%02x".formatted(b);
        return fail(at, found + ", where " + expected + " was expected");
    }

    private static MalformedException fail(int place, String found) {
        return new MalformedException("byte " + place + ": found " + found);
    }

    private static String abridged(String name) {
        return name.length() <= 40 ? name : name.substring(0, name.offsetByCodePoints(0, 20)) + "…";
    }
}
