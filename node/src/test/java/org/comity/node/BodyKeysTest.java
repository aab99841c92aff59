package org.comity.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.comity.record.MalformedException;
import org.comity.record.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The file with a body's keys, as it is written and as it is taken.
final class BodyKeysTest {
    private static final String BODY = "demo.example";
    private static final BodyKeys KEYS = BodyKeys.generate(new SecureRandom());

    @TempDir
    private Path path = Path.of("");

    private DataFolder folder = new DataFolder(Path.of(""));

    @BeforeEach
    void write() throws Exception {
        folder = new DataFolder(path);
        KEYS.write(folder, BODY);
    }

    @Test
    void keys_areReadAsTheyWereWritten() throws Exception {
        byte[] written = Files.readAllBytes(folder.keys(BODY));
        BodyKeys.read(folder, BODY).write(folder, BODY);
        assertThat(folder.keys(BODY)).hasBinaryContent(written);
    }

    @Test
    void keysOfAnotherBody_areRefused() throws Exception {
        Files.copy(folder.keys(BODY), folder.keys("other.example"));
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> BodyKeys.read(folder, "other.example"))
                .withMessageContaining("holds the keys of demo.example");
    }

    @Test
    void aFileWithAMemberMoreOrLess_isRefusedWithoutATraceOfItsSecrets() throws Exception {
        var file = (Json.Members) Json.parseStrict(Files.readAllBytes(folder.keys(BODY)));
        var party = file.object("party", "file");
        for (var wrong : List.of(
                file.without("mirror"),
                file.with("surprise", Json.of(1)),
                file.with("party", party.with("surprise", Json.of(1))),
                file.with("party", party.without("mlDsa44")),
                file.with("witness", Json.of(file.text("witness", "file") + "x")),
                file.with("party", party.with("mlDsa44", Json.of(party.text("mlDsa44", "party") + "="))))) {
            Files.writeString(folder.keys(BODY), wrong.indented());
            assertThatExceptionOfType(MalformedException.class)
                    .isThrownBy(() -> BodyKeys.read(folder, BODY))
                    .satisfies(e -> {
                        for (Throwable at = e; at != null; at = at.getCause()) {
                            assertThat(at.getMessage())
                                    .doesNotContain(file.text("witness", "file").substring(1, 12))
                                    .doesNotContain(
                                            party.text("mlDsa44", "party").substring(1, 12));
                        }
                    });
        }
    }
}
