package org.comity.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostedBodyTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void bodyThatStoppedBetweenSigningAndPublishing_publishesAtTheNextStart() throws Exception {
        try (var archive = RestartableArchive.found(folder.resolve("data"))) {
            archive.file("AAA");
            var before = folder.resolve("checkpoint");
            RestartableArchive.copy(archive.log().resolve("checkpoint"), before);
            archive.file("BBB");
            archive.stop();
            RestartableArchive.copy(before, archive.log().resolve("checkpoint"));
            archive.start();
            assertThat(RestartableArchive.size(archive.published()))
                    .isEqualTo(
                            archive.body().log(RestartableArchive.LOG.value()).size());
        }
    }
}
