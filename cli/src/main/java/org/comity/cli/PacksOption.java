package org.comity.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.comity.check.RefusedException;
import org.comity.check.pack.Packs;
import picocli.CommandLine.Option;

/// With which packs a command works.
final class PacksOption {
    @Option(
            names = "--packs",
            paramLabel = "FOLDER",
            description =
                    "Your own packs, beside those that come along: frameworks/NAME.yaml and what they need. May be given "
                            + "several times.")
    private List<Path> folders = new ArrayList<>();

    /// @throws CliException with everything that is wrong in a folder
    Packs packs() throws IOException, CliException {
        var packs = Packs.shipped();
        for (var folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new CliException(ExitCode.MISSING, folder + ": there is no such folder");
            }
            try {
                packs = packs.with(folder);
            } catch (RefusedException e) {
                throw new CliException(ExitCode.MALFORMED, String.valueOf(e.getMessage()));
            }
        }
        return packs;
    }
}
