package org.comity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
    @Test
    void everyLine_isACommandThatDoesItsWork(@TempDir Path folder) throws Exception {
        for (var line : Rehearsal.lines(folder)) {
            assertThat(Session.run(line.toArray(String[]::new)).exitCode())
                    .as(String.join(" ", line))
                    .isIn(ExitCode.OK, ExitCode.NOT_CHECKED);
        }
    }
}
