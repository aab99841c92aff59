package org.comity.record.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.comity.record.MalformedException;
import org.comity.testkit.Choices;
import org.junit.jupiter.api.Test;

class JsonParserTest {
    @Test
    void parse_refusesWhatIsNoJsonAndNamesTheByte() {
        refused("", "byte 0: found the end");
        refused(" ", "byte 1: found the end");
        refused("{", "byte 1: found the end");
        refused("[1", "byte 2: found the end");
        refused("[1,]", "byte 3: found ']'");
        refused("[1 2]", "byte 3: found '2'");
        refused("{\"a\"}", "byte 4: found '}'");
        refused("{\"a\":}", "byte 5: found '}'");
        refused("{\"a\":1,}", "byte 7: found '}'");
        refused("{a:1}", "byte 1: found 'a'");
        refused("{'a':1}", "byte 1");
        refused("tru", "byte 0: found 't'");
        refused("True", "byte 0: found 'T'");
        refused("NaN", "byte 0");
        refused("Infinity", "byte 0");
        refused("1 1", "byte 2: found '1', where nothing more");
        refused("[] // comment", "byte 3");
        refused("\u00a01", "byte 0: found the byte 0xc2");
        refused("\"a", "byte 0: found a text that does not end");
        refused("\"a\nb\"", "byte 2: found the control character 10");
        refused("\"\\x\"", "byte 2: found 'x'");
        refused("\"\\u00g0\"", "byte 5: found 'g'");
        refused("\"\\u00", "byte 5: found the end");
        refused("\"\\", "byte 2: found the end");
    }

    @Test
    void parse_refusesNumbersThatJsonDoesNotHave() {
        for (var number :
                List.of("01", "-01", "+1", ".5", "1.", "-", "1e", "1e+", "0x10", "1_000", "--1", "1.e5", "00", "-a")) {
            assertThatThrownBy(() -> Json.parse(bytes(number)))
                    .as(number)
                    .isInstanceOf(MalformedException.class)
                    .hasMessageStartingWith("byte ");
        }
        refused("[1e999]", "byte 1: found a number that is too large");
    }

    @Test
    void parse_refusesAByteOrderMark() {
        assertThatThrownBy(() -> Json.parse(HexFormat.of().parseHex("efbbbf7b7d")))
                .isInstanceOf(MalformedException.class)
                .hasMessage("byte 0: found a byte order mark; leave it out");
        // Inside a text the same character is a character.
        assertThat(SlowJson.isCanonical(bytes("\"\ufeff\""))).isTrue();
    }

    @Test
    void parse_refusesANameThatComesTwiceHoweverItIsSpelled() {
        refused("{\"a\":1,\"a\":1}", "byte 7: found the name \"a\" for the second time");
        refused("{\"a\":1,\"\\u0061\":2}", "byte 7: found the name \"a\" for the second time");
        refused("[{\"\u20ac\":1,\"b\":{},\"\\u20AC\":2}]", "for the second time");
    }

    @Test
    void parse_refusesHalfACharacter() {
        for (var text : List.of(
                "\"\\ud800\"",
                "\"\\udc00\"",
                "\"\\ud800x\"",
                "\"\\ud800\\u0041\"",
                "\"\\ud800\\ud800\\udc00\"",
                "\"\\udc00\\ud800\"",
                "{\"\\udfff\":1}",
                "\"\\ud800\\\"")) {
            assertThatThrownBy(() -> Json.parse(bytes(text))).as(text).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void parse_takesOfTwoAndThreeBytesWhatTheDecoderTakes() {
        // Every pair of bytes, and every triple around the bounds of the table in RFC 3629.
        var edges = new int[] {0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff};
        for (int first = 0x80; first < 0x100; first++) {
            for (int second = 0; second < 0x100; second++) {
                agree(new byte[] {'"', (byte) first, (byte) second, '"'});
            }
            for (int second : edges) {
                for (int third : edges) {
                    agree(new byte[] {'"', (byte) first, (byte) second, (byte) third, '"'});
                }
            }
        }
    }

    @Test
    void parse_takesOfFourBytesWhatTheDecoderTakes() {
        var edges = List.of(0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff);
        Choices.all(choices -> agree(new byte[] {
            '"',
            (byte) (0xef + choices.below(8)),
            choices.of(edges).byteValue(),
            choices.of(edges).byteValue(),
            choices.of(edges).byteValue(),
            '"'
        }));
    }

    @Test
    void parse_agreesWithTheJudgeOnEveryShortText() {
        var letters = List.of("{", "}", "[", "]", ":", ",", "\"", "1", "0", "-", ".", "e", "\\", " ", "null");
        Choices.all(choices -> {
            var text = new StringBuilder();
            for (int i = choices.below(5); i > 0; i--) {
                text.append(choices.of(letters));
            }
            agree(bytes(text.toString()));
        });
    }

    @Test
    void parseStrict_takesWholeNumbersAlone() throws Exception {
        assertThat(Json.parseStrict(bytes("9007199254740991"))).isEqualTo(Json.of(9_007_199_254_740_991L));
        assertThat(Json.parseStrict(bytes("-9007199254740991"))).isEqualTo(Json.of(-9_007_199_254_740_991L));
        for (var number : List.of(
                "9007199254740992",
                "-9007199254740992",
                "123456789012345678901234567890",
                "18446744073709551617", // 1, if a long were to run over
                "-0",
                "1.0",
                "1e0",
                "1E5",
                "0.5")) {
            assertThatThrownBy(() -> Json.parseStrict(bytes("[" + number + "]")))
                    .as(number)
                    .isInstanceOf(MalformedException.class)
                    .hasMessageStartingWith("byte 1: found ")
                    .hasMessageContaining("write ");
        }
    }

    @Test
    void parseCanonical_namesTheByteAndTheRemedy() {
        uncanonical("{\"a\": 1}", "byte 5: found white space between tokens; write the canonical form of RFC 8785");
        uncanonical("{}\n", "byte 2: found white space");
        uncanonical("{\"b\":1,\"a\":1}", "byte 7: found the name \"a\" after \"b\", out of order");
        uncanonical("{\"\ufb33\":1,\"\ud83d\ude02\":1}", "out of order"); // by UTF-16, not by code point
        uncanonical("{\"a\":1,\"a\":1}", "byte 7: found the name \"a\" for the second time");
        uncanonical("\"\\/\"", "byte 1: found an escape where the canonical form has none");
        uncanonical("\"\\u0041\"", "byte 1");
        uncanonical("\"\\u000a\"", "byte 1: found an escape where the canonical form has none or a shorter one");
        uncanonical("\"\\u001F\"", "byte 1: found an escape in upper case");
        uncanonical("\"\\u20ac\"", "byte 1");
        uncanonical("\"\\u007f\"", "byte 1");
        uncanonical("\"\\ud83d\\ude02\"", "byte 1");
    }

    @Test
    void parseCanonical_takesEachControlCharacterInOneSpelling() throws Exception {
        for (int c = 0; c < 0x20; c++) {
            byte[] form = Json.of(String.valueOf((char) c)).canonical();
            assertThat(Json.parseCanonical(form).canonical()).isEqualTo(form);
            agree(form);
            agree(bytes("\"\\u%04x\"".formatted(c)));
            agree(bytes("\"\\u%04X\"".formatted(c)));
            agree(bytes("\"" + (char) c + "\""));
        }
    }

    @Test
    void bounds_areWhereTheConstantsSay() throws Exception {
        var deep = "[".repeat(Json.DEEPEST) + "]".repeat(Json.DEEPEST);
        assertThat(Json.parseCanonical(bytes(deep)).canonical()).isEqualTo(bytes(deep));
        refused("[" + deep + "]", "byte 64: found objects and arrays more than 64 deep");
        var large = "\"" + "a".repeat(Json.MOST_CANONICAL_BYTES - 2) + "\"";
        assertThat(Json.parseCanonical(bytes(large))).isInstanceOf(Json.Text.class);
        uncanonical(large.replaceFirst("a", "aa"), "JSON of at most 65535 bytes, found 65536 bytes");
        assertThat(Json.parseStrict(bytes(large.replaceFirst("a", "aa")))).isInstanceOf(Json.Text.class);
        assertThatThrownBy(() -> Json.parseStrict(new byte[Json.MOST_STRICT_BYTES + 1]))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("at most 1048576 bytes");
        assertThatThrownBy(() -> Json.parse(new byte[Json.MOST_BYTES + 1]))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("at most 67108864 bytes");
    }

    @Test
    void hostileNesting_doesNotExhaustTheStack() {
        for (var piece : List.of("[", "{\"\":", "[{\"a\":")) {
            assertThatThrownBy(() -> Json.parse(bytes(piece.repeat(1_000_000))))
                    .isInstanceOf(MalformedException.class)
                    .hasMessageContaining("more than 64 deep");
        }
    }

    @Test
    void hostileNames_areAbridgedInMessages() {
        var name = "\ud83d\ude02".repeat(100_000);
        assertThatThrownBy(() -> Json.parse(bytes("{\"" + name + "\":1,\"" + name + "\":1}")))
                .isInstanceOf(MalformedException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200).contains("\ud83d\ude02…"));
    }

    @Test
    void truncated_isAlwaysRefused() throws Exception {
        byte[] whole = bytes("{\"a\":[1,-2,true,null,\"\u20ac\\n\"],\"b\":{}}");
        assertThat(Json.parse(whole)).isInstanceOf(Json.Members.class);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Json.parse(cut)).isInstanceOf(MalformedException.class);
            assertThatThrownBy(() -> Json.parseCanonical(cut)).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void namesThatShareAPlace_stayApart() throws Exception {
        var text = new StringBuilder("[");
        for (int i = 0; i < 3_000; i++) {
            text.append("{\"n").append(i).append("\":").append(i).append("},");
        }
        var items = ((Json.Items) Json.parse(bytes(text + "0]"))).items();
        for (int i = 0; i < 3_000; i++) {
            assertThat(items.get(i)).isEqualTo(Json.object(Json.member("n" + i, Json.of(i))));
        }
    }

    /// All three ways to read give what the judge gives.
    static String agree(byte[] input) {
        var general = SlowJson.general(input);
        var strict = SlowJson.strict(input);
        boolean canonical = SlowJson.isCanonical(input);
        expect(general.orElse("refused"), form(() -> Json.parse(input)));
        expect(strict.orElse("refused"), form(() -> Json.parseStrict(input)));
        expect(canonical ? strict.orElseThrow() : "refused", form(() -> Json.parseCanonical(input)));
        return canonical ? "canonical" : strict.isPresent() ? "strict" : general.isPresent() ? "general" : "refused";
    }

    /// Like an assertion of AssertJ, for a million of them.
    private static void expect(String expected, String actual) {
        if (!expected.equals(actual)) {
            assertThat(actual).isEqualTo(expected);
        }
    }

    private interface Reading {
        Json read() throws MalformedException;
    }

    private static String form(Reading reading) {
        try {
            return new String(reading.read().canonical(), StandardCharsets.UTF_8);
        } catch (MalformedException _) {
            return "refused";
        }
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> Json.parse(bytes(text)))
                .as(text)
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(message);
    }

    private static void uncanonical(String text, String message) {
        assertThatThrownBy(() -> Json.parseCanonical(bytes(text)))
                .as(text)
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(message);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
