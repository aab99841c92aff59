package org.comity.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.comity.record.log.DamagedException;

/// Where a node keeps everything that it cannot compute again.
///
/// | below | what |
/// |---|---|
/// | `logs/<body>/<party>/` | one log each: segment, last signed, checkpoint, tiles |
/// | `keys/<body>.json` | log, approval, witness and mirror keys; only the owner reads it |
/// | `offline/<body>.json` | root keys, to be taken away from this machine |
/// | `keeper/<body>/` | what the keeper has cosigned |
/// | `building/` | a body that is being built; moved into place when it is whole |
///
/// @param path of the folder; made when something is written
public record DataFolder(Path path) {
    public DataFolder {
        path = path.toAbsolutePath().normalize();
    }

    Path lock() {
        return path.resolve("lock");
    }

    Path logs() {
        return path.resolve("logs");
    }

    Path log(String origin) {
        return logs().resolve(origin);
    }

    Path keys(String body) {
        return path.resolve("keys").resolve(body + ".json");
    }

    Path offline(String body) {
        return path.resolve("offline").resolve(body + ".json");
    }

    Path keeper(String body) {
        return path.resolve("keeper").resolve(body);
    }

    DataFolder building() {
        return new DataFolder(path.resolve("building"));
    }

    /// The names of the bodies that have logs here.
    public List<String> bodies() throws IOException {
        if (!Files.isDirectory(logs())) {
            return List.of();
        }
        try (var folders = Files.list(logs())) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    /// Writes a file that only its owner may read.
    public static void writeSecret(Path file, String content) throws IOException {
        Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            // Made with its rights, not given them afterwards: nobody can open it in between.
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, content);
    }

    /// Whether something lies here under a name of ours that no node can have put there: it is not ours to tidy up.
    boolean isOfSomebodyElse() {
        return !Files.exists(lock())
                && !Files.isDirectory(logs())
                && Stream.of("building", "keys", "offline", "keeper")
                        .anyMatch(name -> Files.exists(path.resolve(name)));
    }

    /// Takes away a body that was not finished, and nothing else.
    ///
    /// While a body is put into place its logs, which come last, are still among what is built: then its keys and
    /// its keeper's memory belong to nothing. If its logs are nowhere, they are lost.
    ///
    /// @throws DamagedException if the logs of a body are lost
    void discardUnfinished() throws IOException, DamagedException {
        var unfinished = building().bodies();
        for (var body : withoutLogs()) {
            if (!unfinished.contains(body)) {
                throw new DamagedException("keys of " + body + " or the memory of its keeper are here, and no logs; "
                        + "nothing was discarded. Put " + log(body) + " back, or take all files of that body away");
            }
            deleteTree(keys(body));
            deleteTree(offline(body));
            deleteTree(keeper(body));
        }
        // Last, so that a start that is cut off here is taken up by the next one.
        deleteTree(building().path());
    }

    private SortedSet<String> withoutLogs() throws IOException {
        var names = new TreeSet<String>();
        for (var kind : List.of("keys", "offline", "keeper")) {
            var folder = path.resolve(kind);
            if (Files.isDirectory(folder)) {
                try (var files = Files.list(folder)) {
                    files.map(file -> Files.isDirectory(file)
                                    ? file.getFileName() + ".json"
                                    : String.valueOf(file.getFileName()))
                            .filter(name -> name.endsWith(".json"))
                            .forEach(name -> names.add(name.substring(0, name.length() - ".json".length())));
                }
            }
        }
        names.removeAll(bodies());
        return names;
    }

    /// Moves a finished body into place; its logs come last, for they are what makes it be there.
    void adopt(DataFolder built, String body) throws IOException {
        for (var moved : List.of(
                new Path[] {built.keys(body), keys(body)},
                new Path[] {built.offline(body), offline(body)},
                new Path[] {built.keeper(body), keeper(body)},
                new Path[] {built.log(body), log(body)})) {
            Files.createDirectories(java.util.Objects.requireNonNull(moved[1].getParent()));
            Files.move(moved[0], moved[1]);
        }
        deleteTree(built.path());
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (var files = Files.walk(root)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
