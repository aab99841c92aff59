package org.comity.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Texts that people read or sign, compared with a file that was looked at.
///
/// Run with `-Dcomity.golden=write` to write them anew on purpose, then read the difference as code.
public final class Golden {
    private Golden() {}

    /// Compares with the file at `path` below the project's root.
    public static void assertMatches(String path, String actual) {
        var file = Path.of(System.getProperty("comity.root", "."), path);
        try {
            if ("write".equals(System.getProperty("comity.golden"))) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, actual);
                return;
            }
            assertThat(file)
                    .as("golden file; write it with -Dcomity.golden=write and read it")
                    .exists();
            assertThat(actual).as(path).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
