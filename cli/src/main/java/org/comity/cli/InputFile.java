package org.comity.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that a user names.
final class InputFile {
    private InputFile() {}

    /// Reads it whole.
    ///
    /// @throws CliException if it cannot be read, or is larger
    static byte[] read(Path file, int mostBytes) throws IOException, CliException {
        requireReadable(file);
        // Not asked for its size: a pipe has none, and a file may grow meanwhile.
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw new CliException(
                        ExitCode.MALFORMED, file + ": is larger than " + mostBytes + " bytes, the most that is read");
            }
            return bytes;
        }
    }

    /// @throws CliException that says why it cannot be read
    static void requireReadable(Path file) throws CliException {
        if (Files.notExists(file)) {
            throw new CliException(ExitCode.MISSING, file + ": there is no such file");
        }
        if (Files.isDirectory(file)) {
            throw new CliException(ExitCode.MISSING, file + ": is a folder, not a file");
        }
        if (!Files.isReadable(file)) {
            throw new CliException(ExitCode.MISSING, file + ": may not be read by this user");
        }
    }
}
