package org.comity.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.comity.node.RestartableArchive.NAME;

import java.nio.file.Files;
import java.nio.file.Path;
import org.comity.record.log.DamagedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path folder = Path.of("");

    private RestartableArchive archive;
    private DataFolder data;

    @BeforeEach
    void found() throws Exception {
        archive = RestartableArchive.found(folder.resolve("data"));
        data = archive.folder();
        archive.stop();
    }

    @AfterEach
    void close() throws Exception {
        archive.close();
    }

    @Test
    void bodyWhoseLogsAreGone_keepsItsKeysAndWhatItsKeeperCosigned() throws Exception {
        Files.move(data.logs(), folder.resolve("logs"));
        for (int start = 0; start < 2; start++) {
            assertThatThrownBy(archive::start)
                    .isInstanceOf(DamagedException.class)
                    .hasMessageContaining(NAME)
                    .hasMessageContaining("nothing was discarded");
            assertThat(data.keys(NAME)).exists();
            assertThat(data.offline(NAME)).exists();
            assertThat(archive.cosigned()).exists();
        }
        Files.move(folder.resolve("logs"), data.logs());
        archive.start();
        assertThat(archive.body().notes()).isEmpty();
    }

    @Test
    void bodyThatWasBeingPutIntoPlace_isDiscarded() throws Exception {
        Files.createDirectories(data.building().path());
        Files.move(data.logs(), data.building().logs());
        archive.start();
        assertThat(archive.node().bodies()).isEmpty();
        assertThat(data.building().path()).doesNotExist();
        assertThat(data.keys(NAME)).doesNotExist();
        assertThat(data.offline(NAME)).doesNotExist();
        assertThat(data.keeper(NAME)).doesNotExist();
    }

    @Test
    void fileThatIsOfNoBody_isLeftAlone() throws Exception {
        var copy = data.keys(NAME).resolveSibling(NAME + ".json.before");
        Files.copy(data.keys(NAME), copy);
        archive.start();
        assertThat(copy).exists();
    }
}
