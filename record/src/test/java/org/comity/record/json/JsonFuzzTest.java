package org.comity.record.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.comity.record.MalformedException;
import org.comity.record.Vectors;
import org.comity.testkit.Fuzz;
import org.comity.testkit.Golden;
import org.comity.testkit.Parts;
import org.junit.jupiter.api.Test;

/// Hostile documents, judged by the slow reader.
class JsonFuzzTest {
    private static final List<String> WORDS = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "\\",
            "\\\"",
            "\\u",
            "\\u0000",
            "\\u001F",
            "\\ud83d",
            "\\ude02",
            "\\/",
            "\\n",
            " ",
            "\n",
            "\u00ef\u00bb\u00bf",
            "\u00ed\u00a0\u0080",
            "\u00f0\u009f\u0098\u0082",
            "\u00c0\u0080",
            "\u00e2\u0082\u00ac",
            "true",
            "null",
            "-0",
            "0",
            "1e5",
            "1E400",
            "0.5",
            "9007199254740991",
            "9007199254740992",
            "5e-324",
            "\"a\":1",
            "\"b\":{}");

    static final Fuzz JSON = Fuzz.of(
            Parts.JSON,
            List.of(
                    Vectors.bytes("jcs/input/values.json"),
                    Vectors.bytes("jcs/input/arrays.json"),
                    Vectors.bytes("jcs/input/structures.json"),
                    Vectors.bytes("jcs/input/weird.json"),
                    Vectors.bytes("jcs/output/structures.json"),
                    Vectors.bytes("jcs/output/weird.json"),
                    Vectors.bytes("jcs/output/unicode.json"),
                    Golden.bytes("docs/formats/examples/entry.json"),
                    "{\"a\":[1,-2,{\"b\":\"\\u001f\\n\"}],\"c\":{}}".getBytes(StandardCharsets.UTF_8)),
            WORDS,
            input -> JsonParserTest.agree(input) + rewritten(input) + complaint(input));

    @Test
    void everyReading_isTheJudges() {
        assertThat(JSON.run(2_000).keySet().stream().map(outcome -> outcome.replaceAll(" .*", "")))
                .contains("refused", "general", "strict", "canonical");
    }

    /// What was read is the same value again from its canonical form, and from the one for people.
    private static String rewritten(byte[] input) {
        try {
            var value = Json.parse(input);
            assertThat(Json.parse(value.canonical())).isEqualTo(value);
            assertThat(Json.parse(value.canonical()).canonical()).isEqualTo(value.canonical());
            assertThat(Json.parse(value.indented().getBytes(StandardCharsets.UTF_8))
                            .canonical())
                    .isEqualTo(value.canonical());
            return "";
        } catch (MalformedException e) {
            return " ";
        }
    }

    /// The complaint of the canonical reading: what tells inputs apart.
    private static String complaint(byte[] input) {
        try {
            Json.parseCanonical(input);
            return "";
        } catch (MalformedException e) {
            return " " + Fuzz.complaint(e);
        }
    }
}
