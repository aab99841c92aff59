package org.comity.record.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.comity.record.Hash;
import org.comity.record.Vectors;
import org.junit.jupiter.api.Test;

/// The documents and numbers that were published with RFC 8785.
class CanonicalVectorsTest {
    private static final List<String> DOCUMENTS =
            List.of("arrays", "french", "structures", "unicode", "values", "weird");

    @Test
    void canonical_isThePublishedFormOfEveryDocument() throws Exception {
        for (var name : DOCUMENTS) {
            byte[] form =
                    Json.parse(Vectors.bytes("jcs/input/" + name + ".json")).canonical();
            assertThat(form).as(name).isEqualTo(Vectors.bytes("jcs/output/" + name + ".json"));
            assertThat(form).as(name).isEqualTo(hex("jcs/outhex/" + name + ".txt"));
            assertThat(Json.parse(form).canonical()).as(name).isEqualTo(form);
        }
        assertThat(DOCUMENTS).hasSize(6);
    }

    @Test
    void judge_agreesWithEveryDocument() {
        for (var name : DOCUMENTS) {
            assertThat(SlowJson.general(Vectors.bytes("jcs/input/" + name + ".json")))
                    .contains(new String(Vectors.bytes("jcs/output/" + name + ".json"), StandardCharsets.UTF_8));
        }
    }

    @Test
    void numbers_areThePublishedTenThousand() throws Exception {
        byte[] file = Vectors.bytes("jcs/es6-numbers-10k.txt.gz");
        assertThat(Hash.sha256(file)).hasToString("b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892");
        int count = 0;
        for (var line : new String(file, StandardCharsets.US_ASCII).lines().toList()) {
            var bits = line.substring(0, line.indexOf(','));
            var expected = line.substring(line.indexOf(',') + 1);
            double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
            assertThat(text(Json.of(value).canonical())).as(bits).isEqualTo(expected);
            assertThat(Json.parse(expected.getBytes(StandardCharsets.US_ASCII)))
                    .as(bits)
                    .isEqualTo(Json.of(value));
            assertThat(SlowJson.number(value)).as(bits).isEqualTo(expected);
            count++;
        }
        assertThat(count).isEqualTo(10_000);
    }

    private static byte[] hex(String path) {
        return HexFormat.of().parseHex(text(Vectors.bytes(path)).replaceAll("\\s", ""));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
