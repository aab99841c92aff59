package org.comity.record.audit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.comity.record.log.LastSigned;
import org.comity.record.log.SegmentReader;

/// Recomputes logs from their entries up, with all cores and little memory, and compares every copy.
///
/// A log that is written to meanwhile should be audited by its address: on disk it may change between two files.
public final class Audit {
    private final Trust trust;
    private final Contents contents;
    private final Progress progress;

    /// @param progress is told about once in 256 entries
    public Audit(Trust trust, Contents contents, Progress progress) {
        this.trust = trust;
        this.contents = contents;
        this.progress = progress;
    }

    /// Audits every log below a folder, in the order of their paths: a log's own folder, or a node's data folder.
    ///
    /// @throws NoSuchFileException if there is no log
    public List<LogReport> folder(Path folder) throws IOException {
        var reports = new ArrayList<LogReport>();
        for (var log : logsBelow(folder)) {
            reports.add(log(LogFiles.in(log)));
        }
        if (reports.isEmpty()) {
            throw new NoSuchFileException(
                    folder.toString(),
                    null,
                    "no log here: expected a file named " + FolderFiles.CHECKPOINT + " or " + SegmentReader.FILE);
        }
        return reports;
    }

    /// Audits the log below an address.
    ///
    /// @throws IOException if it cannot be read; a file that is not there is a finding
    public LogReport address(URI prefix) throws IOException {
        return log(LogFiles.below(prefix));
    }

    /// Audits one log.
    public LogReport log(LogFiles files) throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        try (var workers = Executors.newFixedThreadPool(
                cores, Thread.ofPlatform().daemon().name("audit-", 0).factory())) {
            return new LogAudit(files, trust, contents, progress, workers, 2 * cores).run();
        }
    }

    private static List<Path> logsBelow(Path folder) throws IOException {
        var logs = new ArrayList<Path>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes) {
                for (var name : List.of(FolderFiles.CHECKPOINT, SegmentReader.FILE, LastSigned.FILE)) {
                    if (Files.isRegularFile(below.resolve(name))) {
                        logs.add(below);
                        break;
                    }
                }
                // Tiles are many, and no log lies among them.
                return below.endsWith("tile") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }
        });
        logs.sort(null);
        return logs;
    }
}
