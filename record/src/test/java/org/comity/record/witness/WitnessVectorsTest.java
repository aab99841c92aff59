package org.comity.record.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.comity.record.Vectors;
import org.comity.record.json.Json;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.note.Cosigner;
import org.comity.record.note.KeyName;
import org.comity.record.note.KnownLog;
import org.comity.record.note.Note;
import org.comity.record.note.Origin;
import org.comity.record.note.VerifierKey;
import org.junit.jupiter.api.Test;

/// The conversation of torchwood and sunlight with a fresh witness.
class WitnessVectorsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void addCheckpoint_answersTheWholeConversation() throws Exception {
        var vectors = (Json.Members) Vectors.json("witness/add-checkpoint-sequence.json");
        var origin = Origin.parse(vectors.text("log_origin", "vectors"));
        var log = new KnownLog(origin, List.of(VerifierKey.parse(vectors.text("log_vkey", "vectors"))));
        var key = new Cosigner.Ed25519(new KeyName("witness.example/w"), Ed25519PrivateKey.ofSeed(new byte[32]));
        var witness = new Witness(
                List.of(key), asked -> asked.equals(origin) ? Optional.of(log) : Optional.empty(), new MemoryStore());
        int asked = 0;
        for (var item : vectors.array("requests", "vectors")) {
            var request = (Json.Members) item;
            var which = request.text("name", "request");
            var body = request.text("body", which);
            var answer = witness.addCheckpoint(body.getBytes(UTF_8), NOW);
            assertThat((long) answer.status())
                    .as(which + ": " + answer.body())
                    .isEqualTo(request.whole("status", which));
            if (request.get("response_body").isPresent()) {
                assertThat(answer.body()).as(which).isEqualTo(request.text("response_body", which));
            }
            if (answer instanceof Answer.Cosigned) {
                var text = Note.parse(body.substring(body.indexOf("\n\n") + 2).getBytes(UTF_8))
                        .text();
                var cosigned = Note.parse((text + "\n" + answer.body()).getBytes(UTF_8))
                        .verify(List.of(key.verifierKey()));
                assertThat(cosigned.lines()).hasSize(1);
                assertThat(cosigned.lines().getFirst().signedAtSeconds()).hasValue(NOW.getEpochSecond());
            }
            asked++;
        }
        assertThat(asked).isEqualTo(11);
        assertThat(witness.checkpoint(origin).orElseThrow().text()).contains("\n5\n");
    }
}
