package org.comity.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.comity.node.DataFolder;
import org.comity.node.FolderTrust;
import org.comity.record.audit.Contents;
import org.comity.record.audit.LogReport;
import org.comity.record.audit.Trust;
import org.comity.record.json.Json;
import org.comity.record.note.VerifiedLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Computes again every signature, hash and checkpoint of logs.
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Compute again every signature, hash and checkpoint of logs, from a folder or over the network.",
            "",
            "PLACE is a node's data folder, the folder of one log, or the address of one log, such as",
            "https://node.example/log/unga.archive/importer/ . Nothing is written; no other address is asked.",
            "",
            "Exit code 0: everything holds. 1: something does not; each finding names the log, the file, the bytes or the entry.",
            ""
        })
final class Audit implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Parameters(paramLabel = "PLACE", defaultValue = "comity-data", description = "Default: ${DEFAULT-VALUE}.")
    private String place = "";

    @Option(names = "--foreign", description = "The entries are not acts: hashes and checkpoints alone are compared.")
    private boolean foreign;

    @Override
    public Integer call() throws Exception {
        var terminal = output.terminal();
        boolean remote = place.startsWith("https://") || place.startsWith("http://");
        var folder = Path.of(remote ? "." : place);
        if (!remote && !Files.isDirectory(folder)) {
            throw new CliException(ExitCode.MISSING, place + ": there is no such folder");
        }
        var trust = !remote && Files.isDirectory(folder.resolve("logs"))
                ? new FolderTrust(new DataFolder(folder))
                : Trust.nobody();
        long started = System.nanoTime();
        var audit = new org.comity.record.audit.Audit(
                trust,
                foreign ? Contents.BYTES : Contents.ACTS,
                (log, done, size) -> terminal.progress(log + ": " + done + " of " + size + " entries"));
        var logs = Files.isDirectory(folder.resolve("logs")) ? folder.resolve("logs") : folder;
        List<LogReport> reports = remote ? List.of(audit.address(URI.create(place))) : audit.folder(logs);
        terminal.clearProgress();
        boolean clean = !reports.isEmpty() && reports.stream().allMatch(LogReport::isClean);
        if (reports.isEmpty()) {
            throw new CliException(ExitCode.MISSING, place + ": there is no log here");
        }
        if (output.json()) {
            terminal.say(Json.array(reports.stream().map(Audit::data).toList()).indented());
        } else {
            reports.forEach(report -> say(terminal, report));
            terminal.note(String.format(java.util.Locale.ROOT, "%.1f s", (System.nanoTime() - started) / 1e9));
        }
        terminal.flush();
        return clean ? ExitCode.OK : ExitCode.DOES_NOT_VERIFY;
    }

    private static void say(Terminal terminal, LogReport report) {
        terminal.say((report.isClean() ? "holds      " : terminal.bold("DAMAGED    ")) + report.log() + ": "
                + report.size() + " entries, " + report.signatures() + " signatures, root "
                + report.root().base64());
        report.lines()
                .forEach(line -> terminal.say("  signed     " + line.line().name() + signedAt(line)));
        report.unchecked().forEach(what -> terminal.say("  unchecked  " + what));
        report.findings().forEach(finding -> terminal.say("  finding    " + finding.message()));
        if (report.findingCount() > report.findings().size()) {
            terminal.say("  … and " + (report.findingCount() - report.findings().size()) + " more findings");
        }
    }

    private static String signedAt(VerifiedLine line) {
        return line.signedAtSeconds().isPresent()
                ? " at " + Instant.ofEpochSecond(line.signedAtSeconds().getAsLong())
                : "";
    }

    private static Json data(LogReport report) {
        var findings = new ArrayList<Json>();
        report.findings()
                .forEach(finding -> findings.add(Json.object(
                        Json.member("kind", Json.of(finding.getClass().getSimpleName())),
                        Json.member("file", Json.of(finding.file())),
                        Json.member("problem", Json.of(finding.problem())),
                        Json.member("remedy", Json.of(finding.remedy())))));
        return Json.object(
                Json.member("log", Json.of(report.log())),
                Json.member("entries", Json.of(report.size())),
                Json.member("root", Json.of(report.root().base64())),
                Json.member("signatures", Json.of(report.signatures())),
                Json.member("holds", Json.of(report.isClean())),
                Json.member("findingCount", Json.of(report.findingCount())),
                Json.member("unchecked", Json.texts(report.unchecked())),
                Json.member("findings", Json.array(findings)));
    }
}
