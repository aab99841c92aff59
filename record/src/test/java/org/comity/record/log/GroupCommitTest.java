package org.comity.record.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {
    /// Only a test that fails takes as long.
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private GroupCommit open(Executor disk) throws Exception {
        var store = new FolderStore(folder);
        store.replace(Log.SEGMENT, Batch.FILE_HEADER);
        return new GroupCommit(new Room(store), store.append(Log.SEGMENT), Recovery.run(store), disk);
    }

    private static long append(GroupCommit commits, byte entry) throws IOException {
        return commits.append(List.of(new byte[] {entry}), 3);
    }

    @Test
    void diskWithoutAThread_keepsNobodyWaiting() throws Exception {
        var commits = open(_ -> {
            throw new OutOfMemoryError("unable to create native thread");
        });
        assertTimeoutPreemptively(LONG, () -> {
            assertThatThrownBy(() -> append(commits, (byte) 0)).hasRootCauseInstanceOf(OutOfMemoryError.class);
            assertThatThrownBy(() -> append(commits, (byte) 1))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Open it again");
        });
        assertThat(commits.durable().size()).isZero();
    }
}
