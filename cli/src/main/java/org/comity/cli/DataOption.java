package org.comity.cli;

import java.io.IOException;
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

    DataFolder folder() {
        return new DataFolder(data);
    }

    Path path() {
        return data;
    }

    Node open() throws IOException, MalformedException, CliException {
        try {
            return Node.open(folder(), InstantSource.system(), new SecureRandom());
        } catch (FolderInUseException e) {
            throw new CliException(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()));
        } catch (DamagedException e) {
            throw new CliException(
                    ExitCode.DOES_NOT_VERIFY,
                    "a log in " + data + " is damaged and is not served. " + e.getMessage()
                            + " To see all damage:  ./comity audit " + data);
        }
    }
}
