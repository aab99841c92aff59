package org.comity.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.comity.node.DataFolder;
import org.comity.node.FolderTrust;
import org.comity.record.audit.Contents;
import org.comity.record.audit.Finding;
import org.comity.record.audit.LogReport;
import org.comity.record.audit.Trust;
import org.comity.record.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Computes again every signature, hash and checkpoint of logs.
@Command(
        description = {
            "Compute again every signature, hash and checkpoint of logs, from a folder or over the network.",
            "",
            "PLACE is a node's data folder, the folder of one log, or the address of one log, such as",
            "https://node.example/log/unga.archive/importer",
            "Nothing is written; no other address is asked.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything holds",
            "1:something does not; each finding names the log, the file, and the bytes or the entry",
            "66:there is no log"
        })
final class Audit implements Callable<Integer> {
    @Mixin
    private final Output output;

    @Parameters(paramLabel = "PLACE", defaultValue = "comity-data", description = "Default: ${DEFAULT-VALUE}.")
    private String place = "";

    @Option(names = "--foreign", description = "The entries are not acts: hashes and checkpoints alone are compared.")
    private boolean foreign;

    Audit(Terminal terminal) {
        this.output = new Output(terminal);
    }

    @Override
    public Integer call() throws Exception {
        var terminal = output.terminal();
        long started = System.nanoTime();
        var reports = place.startsWith("https://") || place.startsWith("http://") ? address() : folder();
        if (output.json()) {
            terminal.say(Json.array(reports.stream().map(Audit::data).toList()).indented());
        } else {
            reports.forEach(report -> say(terminal, report));
            terminal.note(String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - started) / 1e9));
        }
        return reports.stream().allMatch(LogReport::isClean) ? ExitCode.OK : ExitCode.DOES_NOT_VERIFY;
    }

    private List<LogReport> folder() throws IOException, CliException {
        var folder = Path.of(place);
        if (!Files.isDirectory(folder)) {
            throw new CliException(ExitCode.MISSING, place + ": there is no such folder");
        }
        var logs = folder.resolve("logs");
        return Files.isDirectory(logs)
                ? audit(new FolderTrust(new DataFolder(folder))).folder(logs)
                : audit(Trust.nobody()).folder(folder);
    }

    private List<LogReport> address() throws CliException {
        var address = parsed(place);
        LogReport report;
        try {
            report = audit(Trust.nobody()).address(address);
        } catch (IOException e) {
            throw new CliException(ExitCode.FAILED, place + ": cannot be read: " + e.getMessage());
        }
        if (report.findings().equals(List.of(new Finding.FileMissing(report.log(), "checkpoint")))) {
            throw new CliException(
                    ExitCode.MISSING,
                    place + ": there is no checkpoint, so no log. A log's address is such as "
                            + "https://node.example/log/unga.archive/importer");
        }
        return List.of(report);
    }

    private static URI parsed(String place) throws CliException {
        try {
            var address = new URI(place);
            if (address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw new CliException(ExitCode.USAGE, place + ": is not an address: " + e.getReason());
        }
        throw new CliException(ExitCode.USAGE, place + ": is not an address: it names no host");
    }

    private org.comity.record.audit.Audit audit(Trust trust) {
        return new org.comity.record.audit.Audit(
                trust,
                foreign ? Contents.BYTES : Contents.ACTS,
                (log, done, size) -> output.terminal().progress(log + ": " + done + " of " + size + " entries"));
    }

    private static void say(Terminal terminal, LogReport report) {
        terminal.say(report.log() + ": ", report.isClean() ? "holds" : "DAMAGED");
        terminal.say("  computed   entries " + report.size() + ", signatures " + report.signatures() + ", root "
                + report.root().base64());
        report.lines().forEach(line -> terminal.say("  signed     " + SignedBy.line(line)));
        report.unchecked().forEach(what -> terminal.say("  unchecked  " + what));
        report.findings().forEach(finding -> terminal.say("  finding    " + finding.message()));
        if (report.findingCount() > report.findings().size()) {
            terminal.say("  … and " + (report.findingCount() - report.findings().size()) + " more findings");
        }
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
