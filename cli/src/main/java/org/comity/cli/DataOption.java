package org.comity.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.comity.node.DataFolder;
import org.comity.node.FolderInUseException;
import org.comity.node.Node;
import org.comity.record.MalformedException;
import org.comity.record.log.DamagedException;
import picocli.CommandLine.Option;

/// Which data folder a command works on.
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "The node's data folder. Default: comity-data in the current folder.")
    private Path data = Path.of("comity-data");

    Path path() {
        return data;
    }

    /// The node of a folder that is there, to be read; says what was mended in it and what its keeper refuses.
    Node open(Terminal terminal) throws IOException, MalformedException, CliException {
        if (!Files.exists(data)) {
            throw new CliException(
                    ExitCode.MISSING,
                    data
                            + ": there is no such folder. ./comity serve makes one from the public record that comes along, "
                            + "./comity import unga one from your files");
        }
        if (Files.isDirectory(data) && new DataFolder(data).bodies().isEmpty()) {
            throw new CliException(
                    ExitCode.MISSING, data + ": there is no body in this folder; ./comity import unga makes one");
        }
        return openOrMake(terminal);
    }

    /// The same of a folder that is made if it is not there.
    Node openOrMake(Terminal terminal) throws IOException, MalformedException, CliException {
        if (Files.exists(data) && !Files.isDirectory(data)) {
            throw new CliException(ExitCode.MISSING, data + ": is a file, not a folder");
        }
        try {
            var node = Node.open(new DataFolder(data), InstantSource.system(), new SecureRandom());
            node.bodies().forEach(body -> body.notes().forEach(terminal::note));
            return node;
        } catch (FolderInUseException e) {
            throw new CliException(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()));
        } catch (DamagedException e) {
            throw new CliException(
                    ExitCode.DOES_NOT_VERIFY,
                    "a log in " + data + " is damaged and is not served. " + e.getMessage()
                            + " To see all damage:  ./comity audit " + data);
        }
    }

    /// Says what has to be done when a body was founded.
    void noteRootKeys(Terminal terminal) {
        terminal.note("Root keys lie in " + data.resolve("offline") + ": take them away from this machine.");
    }
}
