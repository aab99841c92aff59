package org.comity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.comity.testkit.SmallDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The first start of a node whose disk is full: 48 MiB in memory, mounted for the test.
class FullDiskServeTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void firstStartOnAFullDisk_saysPlaceAndRemedy_andTheNextBuildsTheArchive() throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve("disk"), 48)) {
            var serving = new ServeProcess(folder, 60);
            serving.writeTheRecord();
            var data = disk.folder().resolve("data");
            // Nothing can be written; the disk fills while the archive is built.
            for (int left : new int[] {0, (32 << 20) + 100_000}) {
                disk.leave(left);
                var process = serving.start(data);
                var listens = process.inputReader().readLine();
                assertThat(listens).as("%d bytes left", left).isNull();
                assertThat(process.waitFor()).isEqualTo(ExitCode.FAILED);
                assertThat(Files.readString(serving.said()))
                        .as("%d bytes left", left)
                        .contains(disk.folder().toString())
                        .containsIgnoringCase("make room");
                assertThat(data.resolve("building")).doesNotExist();
                disk.makeRoom();
            }
            var process = serving.start(data);
            try {
                assertThat(process.inputReader().readLine()).startsWith("{\"address\":");
            } finally {
                process.destroy();
                process.waitFor();
            }
            assertThat(Session.run("audit", data.toString()).exitCode()).isEqualTo(ExitCode.OK);
        }
    }
}
