package org.comity.record.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The judge: reads JSON the obvious way and gives its canonical text, or nothing if it must be refused.
///
/// Shares no code with what it judges. It decodes the whole text first, follows the grammar of RFC 8259 letter by
/// letter,
/// and finds the shortest digits of a double by trying them.
final class SlowJson {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]*");
    private static final BigDecimal LARGEST = new BigDecimal("9007199254740991");

    private final String text;
    private final boolean strict;
    private int at;

    private SlowJson(String text, boolean strict) {
        this.text = text;
        this.strict = strict;
    }

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
    }

    static Optional<String> general(byte[] bytes) {
        return bytes.length > 64 << 20 ? Optional.empty() : canonical(bytes, false);
    }

    static Optional<String> strict(byte[] bytes) {
        return bytes.length > 1 << 20 ? Optional.empty() : canonical(bytes, true);
    }

    /// What the fast one decides while reading is here written and compared.
    static boolean isCanonical(byte[] bytes) {
        return bytes.length <= 65_535
                && strict(bytes)
                        .map(form -> java.util.Arrays.equals(form.getBytes(StandardCharsets.UTF_8), bytes))
                        .orElse(false);
    }

    private static Optional<String> canonical(byte[] bytes, boolean strict) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            var judge = new SlowJson(text, strict);
            judge.space();
            var form = judge.value(1);
            judge.space();
            judge.check(judge.at == text.length());
            return Optional.of(form);
        } catch (Refused | CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private String value(int depth) throws Refused {
        check(at < text.length());
        return switch (text.charAt(at)) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> quoted(string());
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private String object(int depth) throws Refused {
        check(depth <= 64);
        var members = new TreeMap<String, String>();
        at++;
        space();
        while (!next('}')) {
            if (!members.isEmpty()) {
                word(",");
                space();
            }
            check(next('"'));
            var name = string();
            space();
            word(":");
            space();
            check(members.put(name, value(depth + 1)) == null);
            space();
        }
        at++;
        var parts = new ArrayList<String>();
        members.forEach((name, form) -> parts.add(quoted(name) + ":" + form));
        return "{" + String.join(",", parts) + "}";
    }

    private String array(int depth) throws Refused {
        check(depth <= 64);
        List<String> items = new ArrayList<>();
        at++;
        space();
        while (!next(']')) {
            if (!items.isEmpty()) {
                word(",");
                space();
            }
            items.add(value(depth + 1));
            space();
        }
        at++;
        return "[" + String.join(",", items) + "]";
    }

    private String string() throws Refused {
        var chars = new StringBuilder();
        at++;
        while (!next('"')) {
            check(at < text.length());
            char c = text.charAt(at++);
            check(c >= 0x20);
            if (c != '\\') {
                chars.append(c);
                continue;
            }
            check(at < text.length());
            char letter = text.charAt(at++);
            switch (letter) {
                case '"', '\\', '/' -> chars.append(letter);
                case 'b' -> chars.append('\b');
                case 'f' -> chars.append('\f');
                case 'n' -> chars.append('\n');
                case 'r' -> chars.append('\r');
                case 't' -> chars.append('\t');
                case 'u' -> {
                    check(at + 4 <= text.length() && text.substring(at, at + 4).matches("[0-9a-fA-F]{4}"));
                    chars.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                    at += 4;
                }
                default -> check(false);
            }
        }
        at++;
        check(StandardCharsets.UTF_8.newEncoder().canEncode(chars));
        return chars.toString();
    }

    private String number() throws Refused {
        var matcher = NUMBER.matcher(text).region(at, text.length());
        check(matcher.lookingAt());
        at = matcher.end();
        var spelled = matcher.group();
        if (strict) {
            check(WHOLE.matcher(spelled).matches()
                    && spelled.length() <= 17
                    && new BigDecimal(spelled).abs().compareTo(LARGEST) <= 0);
            return spelled;
        }
        double value = Double.parseDouble(spelled);
        check(Double.isFinite(value));
        return number(value);
    }

    /// Number::toString of ECMA-262, by trying: the fewest digits that read back, of these the closest.
    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        if (value < 0) {
            return "-" + number(-value);
        }
        var exact = new BigDecimal(value);
        for (int k = 1; ; k++) {
            var best = Optional.<BigDecimal>empty();
            for (var rounding : List.of(RoundingMode.FLOOR, RoundingMode.CEILING)) {
                var tried = exact.round(new MathContext(k, rounding));
                if (tried.doubleValue() == value && (best.isEmpty() || isBetter(tried, best.get(), exact))) {
                    best = Optional.of(tried);
                }
            }
            if (best.isPresent()) {
                return placed(best.get());
            }
        }
    }

    /// Closer; of two that are as close, the one whose last digit is even.
    private static boolean isBetter(BigDecimal one, BigDecimal other, BigDecimal exact) {
        int closer = one.subtract(exact).abs().compareTo(other.subtract(exact).abs());
        return closer < 0 || (closer == 0 && !one.unscaledValue().testBit(0));
    }

    private static String placed(BigDecimal shortest) {
        var stripped = shortest.stripTrailingZeros();
        int n = stripped.precision() - stripped.scale();
        if (n > -6 && n <= 21) {
            return stripped.toPlainString();
        }
        var digits = stripped.unscaledValue().toString();
        var fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + (n > 0 ? "+" : "") + (n - 1);
    }

    private static String quoted(String value) {
        var form = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int known = "\"\\\b\t\n\f\r".indexOf(c);
            if (known >= 0) {
                form.append('\\').append("\"\\btnfr".charAt(known));
            } else {
                form.append(c < 0x20 ? "\\u%04x".formatted((int) c) : c);
            }
        }
        return form.append('"').toString();
    }

    private String word(String expected) throws Refused {
        check(text.startsWith(expected, at));
        at += expected.length();
        return expected;
    }

    private boolean next(char expected) {
        return at < text.length() && text.charAt(at) == expected;
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void check(boolean good) throws Refused {
        if (!good) {
            throw new Refused();
        }
    }
}
