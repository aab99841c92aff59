package org.comity.record.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.Vectors;
import org.comity.record.json.Json;
import org.junit.jupiter.api.Test;

/// Notes and keys of others: C2SP, torchwood, sunlight, Go; and a log that Go wrote.
class NoteVectorsTest {
    @Test
    void note_agreesWithEveryVector() throws Exception {
        int notes = 0;
        int keys = 0;
        for (var item : ((Json.Items) Vectors.json("note/notes.json")).items()) {
            var vector = (Json.Members) item;
            var which = vector.text("name", "notes.json");
            if (vector.get("note").isEmpty()) {
                requireKey(vector, which);
                keys++;
                continue;
            }
            assertThat(vector.truth("verifies", which)).isTrue();
            byte[] bytes = vector.text("note", which).getBytes(UTF_8);
            var note = Note.parse(bytes);
            assertThat(note.bytes()).as(which).isEqualTo(bytes);
            var verified = note.verify(List.of(VerifierKey.parse(vector.text("vkey", which))));
            assertThat(verified.lines()).as(which).hasSize(1);
            if (vector.get("timestamp").isPresent()) {
                assertThat(verified.lines().getFirst().signedAtSeconds())
                        .as(which)
                        .hasValue(vector.whole("timestamp", which));
            }
            notes++;
        }
        assertThat(notes).isEqualTo(3);
        assertThat(keys).isEqualTo(3);
    }

    private static void requireKey(Json.Members vector, String which) throws MalformedException {
        var vkey = vector.text("vkey", which);
        if (vector.truth("vkey_valid", which)) {
            assertThat(VerifierKey.parse(vkey)).as(which).hasToString(vkey);
        } else {
            assertThatThrownBy(() -> VerifierKey.parse(vkey)).as(which).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void checkpointThatGoWrote_verifiesWithAllFourKeys() throws Exception {
        var keys = new String(resource("/org/comity/record/interop/go-sample/vkeys.txt"), UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        var origin = Origin.parse("sample.example/go");
        var log = new KnownLog(origin, List.of(VerifierKey.parse(keys.get(0)), VerifierKey.parse(keys.get(1))));
        var cosigners = List.of(VerifierKey.parse(keys.get(2)), VerifierKey.parse(keys.get(3)));
        var note = Note.parse(resource("/org/comity/record/interop/go-sample/checkpoint"));
        var trusted = TrustedCheckpoint.verify(note, log, cosigners);
        assertThat(trusted.checkpoint().size()).isEqualTo(600);
        assertThat(trusted.logLines()).hasSize(2);
        assertThat(trusted.cosignatures()).hasSize(2);
        assertThat(trusted.note().signatures()).containsExactlyElementsOf(note.signatures());
        for (var key : log.keys()) {
            assertThat(note.verify(List.of(key)).lines()).hasSize(1);
        }
        for (var key : cosigners) {
            assertThatThrownBy(
                            () -> TrustedCheckpoint.verify(note, new KnownLog(origin, List.of(stranger())), cosigners))
                    .isInstanceOf(UnverifiedException.class)
                    .hasMessageContaining("did not sign");
            assertThat(note.verify(List.of(key)).lines().getFirst().signedAtSeconds())
                    .isPresent();
        }
    }

    @Test
    void checkpointOfTheGoChecksumDatabase_hasAnOriginThatIsNotTheNameOfItsKey() throws Exception {
        var vector = (Json.Members)
                ((Json.Items) Vectors.json("note/notes.json")).items().get(1);
        var note = Note.parse(vector.text("note", "sumdb").getBytes(UTF_8));
        var key = VerifierKey.parse(vector.text("vkey", "sumdb"));
        var log = new KnownLog(Origin.parse("go.sum database tree"), List.of(key));
        assertThat(TrustedCheckpoint.verify(note, log, List.of()).checkpoint().size())
                .isEqualTo(35_225_469);
        var assumed = new KnownLog(Origin.parse(key.name().value()), List.of(key));
        assertThatThrownBy(() -> TrustedCheckpoint.verify(note, assumed, List.of()))
                .isInstanceOf(UnverifiedException.class)
                .hasMessageContaining("a checkpoint of go.sum database tree");
    }

    private static VerifierKey stranger() throws MalformedException {
        return VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    }

    private static byte[] resource(String path) throws IOException {
        try (var in = NoteVectorsTest.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        }
    }
}
