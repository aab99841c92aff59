package org.comity.node;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.comity.assembly.Act;
import org.comity.assembly.Digest;
import org.comity.assembly.Wording;
import org.comity.assembly.archive.ArchiveAct;
import org.comity.assembly.archive.MemberCode;
import org.comity.assembly.archive.Source;
import org.comity.assembly.archive.SourceFile;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.Note;
import org.comity.record.note.Origin;

/// An archive of a few members in a folder, whose node is stopped and started at will and whose files are put back.
final class RestartableArchive implements Closeable {
    static final String NAME = "small.archive";
    static final Origin LOG = new Origin(NAME + "/importer");

    private final DataFolder folder;
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private Node node;

    /// Opens what was founded in this folder.
    RestartableArchive(Path path) throws Exception {
        folder = new DataFolder(path);
        node = open();
    }

    /// Founds it, with a charter and a mandate in its log.
    static RestartableArchive found(Path path) throws Exception {
        var archive = new RestartableArchive(path);
        archive.node.foundArchive(NAME, Wording.of("en", "A small archive"), Wording.of("en", "an importer"), _ -> {});
        return archive;
    }

    private Node open() throws Exception {
        return Node.open(folder, () -> now, new SecureRandom());
    }

    DataFolder folder() {
        return folder;
    }

    Node node() {
        return node;
    }

    HostedBody body() {
        return node.bodies().getFirst();
    }

    void setClock(Instant to) {
        now = to;
    }

    Instant now() {
        return now;
    }

    /// Attests members, one act each.
    void file(String... codes) throws Exception {
        var acts = new ArrayList<Act.Said>();
        for (var code : codes) {
            acts.add(new ArchiveAct.AttestParty(
                    new MemberCode(code),
                    "Land " + code,
                    new Wording(new TreeMap<>()),
                    1,
                    69,
                    List.of(new Source(
                            new SourceFile(
                                    Digest.of("0f".repeat(32)), "members.csv", "CC0-1.0", LocalDate.of(2021, 3, 8)),
                            2,
                            5))));
        }
        body().file(acts);
    }

    void stop() throws IOException {
        node.close();
    }

    void start() throws Exception {
        node = open();
    }

    void restart() throws Exception {
        stop();
        start();
    }

    Path log() {
        return folder.log(LOG.value());
    }

    Path cosigned() {
        return folder.keeper(NAME).resolve(LOG.hash().hex());
    }

    /// The checkpoint that the log publishes.
    Note published() throws Exception {
        return Note.parse(body().log(LOG.value()).checkpoint().orElseThrow());
    }

    static long size(Note note) throws Exception {
        return Checkpoint.parse(note.text()).size();
    }

    /// Puts a copy of a file or folder in the place of what is there.
    static void copy(Path from, Path to) throws IOException {
        DataFolder.deleteTree(to);
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    @Override
    public void close() throws IOException {
        node.close();
    }
}
