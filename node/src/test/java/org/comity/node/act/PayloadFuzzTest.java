package org.comity.node.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.comity.record.MalformedException;
import org.comity.record.json.Json;
import org.comity.testkit.Fuzz;
import org.comity.testkit.Parts;
import org.junit.jupiter.api.Test;

/// Hostile payloads.
class PayloadFuzzTest {
    static final Fuzz PAYLOAD = Fuzz.of(
            Parts.JSON,
            SampleActs.all().stream()
                    .map(act -> Json.object(
                                    Json.member("verb", Json.of(act.verb().text())),
                                    Json.member("payload", Payloads.write(act)))
                            .canonical())
                    .toList(),
            List.of(
                    "null",
                    "[]",
                    "{}",
                    "0",
                    "-1",
                    "1",
                    "2147483648",
                    "9007199254740991",
                    "\"\"",
                    ",",
                    "\"1970-11\"",
                    "\"0000-01-01\"",
                    "\"+12345-01-01\"",
                    "\"9999-12-31\"",
                    "\"2027-01-31T12:00:00.5Z\"",
                    "\"-1000000000-01-01T00:00:00Z\"",
                    "\"en\"",
                    "\"1/3\"",
                    "\"simple\"",
                    "\"yes\"",
                    "\"amendment\""),
            PayloadFuzzTest::payload);

    private static String payload(byte[] input) {
        String verb;
        Json.Members payload;
        try {
            if (!(Json.parseStrict(input) instanceof Json.Members document)) {
                return "no object";
            }
            verb = document.text("verb", "input");
            payload = document.object("payload", "input");
        } catch (MalformedException e) {
            return "no verb with a payload";
        }
        try {
            var act = Payloads.read(verb, payload);
            assertThat(act.verb().text()).isEqualTo(verb);
            var written = Payloads.write(act);
            assertThat(Payloads.read(verb, written)).isEqualTo(act);
            assertThat(written.canonical()).isEqualTo(payload.canonical());
            return "read " + verb;
        } catch (MalformedException e) {
            return Fuzz.complaint(e);
        }
    }

    @Test
    void payload_isRefusedOrWrittenAsTheSame() {
        assertThat(PAYLOAD.run(2_000).keySet())
                .filteredOn(outcome -> outcome.startsWith("read "))
                .hasSize(SampleActs.all().size());
    }
}
