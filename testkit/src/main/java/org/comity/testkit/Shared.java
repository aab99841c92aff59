package org.comity.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// Reference data that lies beside the project and may be absent: without it a test is counted as not run.
public final class Shared {
    private Shared() {}

    /// The file or folder at `path` in the reference data.
    public static Path require(String path) {
        var file = Path.of(System.getProperty("comity.shared", "../shared"), path);
        assumeTrue(Files.exists(file), "not run: needs the reference data beside the project, " + path);
        return file;
    }
}
