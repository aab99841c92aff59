package org.comity.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A folder for the targets of [Fuzz]: they are static, and what [Guided] feeds has no test around it that would clean
/// up.
public final class ScratchFolder {
    private ScratchFolder() {}

    /// A fresh one, which is deleted with all that is in it when the process ends.
    public static Path create() {
        try {
            var folder = Files.createTempDirectory("comity-fuzz");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
