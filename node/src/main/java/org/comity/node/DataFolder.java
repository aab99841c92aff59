package org.comity.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.comity.record.log.DamagedException;
import org.comity.record.log.DurableFiles;

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
        var bodies = new ArrayList<String>();
        for (var name : names(logs())) {
            if (isFolder(logs().resolve(name))) {
                bodies.add(name);
            }
        }
        return bodies;
    }

    // A disk that fails is never taken for an empty one: what belongs to a body that is not there is discarded.

    private static boolean isFolder(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).isDirectory();
    }

    /// What is in a folder, in order; nothing if there is none.
    private static List<String> names(Path folder) throws IOException {
        var names = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(folder)) {
            files.forEach(file -> names.add(String.valueOf(file.getFileName())));
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(names);
        return names;
    }

    /// Writes a file that only its owner may read, durably.
    public static void writeSecret(Path file, String content) throws IOException {
        boolean knowsRights = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        // Made with its rights, not given them afterwards: nobody can open it in between.
        var rights = knowsRights
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        DurableFiles.write(file, content.getBytes(StandardCharsets.UTF_8), rights);
    }

    /// Makes the folder, and in it the file by whose name every start knows that what lies here is a node's.
    void claim() throws IOException {
        DurableFiles.makeFolder(path);
        FileChannel.open(lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                .close();
        DurableFiles.syncFolder(path);
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
        if (!bodies().isEmpty()) {
            // The process that moved one here may have been killed before that was durable; it is served from now on.
            DurableFiles.syncFolder(logs());
        }
        var unfinished = building().bodies();
        for (var body : withoutLogs()) {
            if (!unfinished.contains(body)) {
                throw new DamagedException("keys of " + body + " or the memory of its keeper are here, and no logs; "
                        + "nothing was discarded. Put " + log(body) + " back, or take all files of that body away");
            }
            for (var file : List.of(keys(body), offline(body), keeper(body))) {
                if (Files.exists(file)) {
                    deleteTree(file);
                    DurableFiles.syncFolder(parent(file));
                }
            }
        }
        // Last, so that a start that is cut off here is taken up by the next one.
        deleteTree(building().path());
    }

    private SortedSet<String> withoutLogs() throws IOException {
        var bodies = new TreeSet<String>();
        for (var kind : List.of("keys", "offline", "keeper")) {
            var folder = path.resolve(kind);
            for (var name : names(folder)) {
                if (isFolder(folder.resolve(name))) {
                    bodies.add(name);
                } else if (name.endsWith(".json")) {
                    bodies.add(name.substring(0, name.length() - ".json".length()));
                }
            }
        }
        bodies.removeAll(bodies());
        return bodies;
    }

    /// Moves a finished body into place; its logs come last, for they are what makes it be there.
    void adopt(DataFolder built, String body) throws IOException {
        for (var moved : List.of(
                new Path[] {built.keys(body), keys(body)},
                new Path[] {built.offline(body), offline(body)},
                new Path[] {built.keeper(body), keeper(body)},
                new Path[] {built.log(body), log(body)})) {
            DurableFiles.makeFolder(parent(moved[1]));
            DurableFiles.move(moved[0], moved[1]);
        }
        deleteTree(built.path());
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    static void deleteTree(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (NoSuchFileException _) {
            // There is none.
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }
}
