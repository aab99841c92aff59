package org.comity.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.act.DataIntegrity;
import org.comity.record.act.Entry;
import org.comity.record.json.Json;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.KnownLog;
import org.comity.record.note.TrustedCheckpoint;
import org.comity.record.note.VerifierKey;
import org.comity.record.proof.TlogProof;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Verifies whatever proves itself, offline.
@Command(
        name = "verify",
        description = {
            "Verify a receipt (.tlog-proof) or a signed result, offline.",
            "",
            "A receipt is worth what the keys are worth that it is checked with: name them with --trust (a node's trust.json).",
            "Without it the file is only shown to agree with itself.",
            "",
            "Exit code 0: it holds. 1: it does not.",
            ""
        })
final class Verify implements Callable<Integer> {
    private static final int MOST_BYTES = TlogProof.MOST_BYTES;

    @Mixin
    private final Output output;

    @Parameters(paramLabel = "FILE", description = "What to verify.")
    private Path file = Path.of("");

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "Keys of logs and cosigners, as a node gives them at /body/NAME/trust.json.")
    private Optional<Path> trust = Optional.empty();

    private final List<Json> steps = new ArrayList<>();

    Verify(Terminal terminal) {
        this.output = new Output(terminal);
    }

    @Override
    public Integer call() throws Exception {
        if (!Files.isRegularFile(file)) {
            throw new CliException(ExitCode.MISSING, file + ": there is no such file");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new CliException(
                    ExitCode.MALFORMED, file + ": has " + Files.size(file) + " bytes; at most " + MOST_BYTES);
        }
        byte[] bytes = Files.readAllBytes(file);
        boolean holds = true;
        try {
            if (startsWith(bytes, "c2sp.org/tlog-proof")) {
                receipt(bytes);
            } else {
                document(bytes);
            }
        } catch (UnverifiedException e) {
            step("does not hold", String.valueOf(e.getMessage()));
            holds = false;
        }
        var terminal = output.terminal();
        if (output.json()) {
            terminal.say(Json.object(
                            Json.member("file", Json.of(String.valueOf(file.getFileName()))),
                            Json.member("holds", Json.of(holds)),
                            Json.member("steps", Json.array(steps)))
                    .indented());
        } else {
            for (var step : steps) {
                var members = ((Json.Members) step);
                terminal.say(String.format("%-14s %s", members.text("result", ""), members.text("what", "")));
            }
            terminal.say("", holds ? "HOLDS" : "DOES NOT VERIFY");
        }
        return holds ? ExitCode.OK : ExitCode.DOES_NOT_VERIFY;
    }

    private void receipt(byte[] bytes) throws Exception {
        var proof = TlogProof.parse(bytes);
        var entry = Entry.parse(proof.extra());
        step("holds", "form: a receipt for " + entry.act().verb() + ", act " + entry.id());
        entry.verifyProof();
        step("holds", "proof of the log key " + entry.logKey());
        for (var key : entry.verifyApprovals().held()) {
            step("holds", "approval by " + key);
        }
        for (var passkey : entry.verifyApprovals().notVerified()) {
            step(
                    "not checked",
                    "approval by the passkey " + passkey.key() + ": this version keeps it and does not verify it");
        }
        var keys = keys();
        var claimed = Checkpoint.parse(proof.checkpoint().text());
        if (!entry.act().origin().equals(claimed.origin().value())) {
            throw new UnverifiedException(
                    "the act is for the log " + entry.act().origin() + " and the checkpoint of " + claimed.origin());
        }
        var known = keys.flatMap(all -> all.log(claimed.origin()));
        if (known.isEmpty()) {
            step(
                    "not checked",
                    "the checkpoint's signatures: no key of " + claimed.origin() + " was given; name one with --trust");
            proof.inclusionIn(claimed).verify(org.comity.record.merkle.MerkleHash.leaf(proof.extra()), claimed.root());
            step(
                    "holds",
                    "entry " + proof.index() + " leads to the root that the checkpoint states, of " + claimed.size()
                            + " entries");
            return;
        }
        if (!known.get().proofKey().equals(entry.logKey().text())) {
            throw new UnverifiedException("the log key of " + claimed.origin() + " is "
                    + known.get().proofKey() + "; the act's proof is of " + entry.logKey());
        }
        var trusted = TrustedCheckpoint.verify(
                proof.checkpoint(), known.get().log(), keys.orElseThrow().cosigners());
        trusted.logLines()
                .forEach(line ->
                        step("holds", "checkpoint of " + claimed.size() + " entries signed by the log: " + line));
        proof.inclusionIn(claimed).verify(org.comity.record.merkle.MerkleHash.leaf(proof.extra()), claimed.root());
        step(
                "holds",
                "entry " + proof.index() + " is in the tree of " + claimed.size() + " entries with root "
                        + claimed.root().base64());
        trusted.cosignatures()
                .forEach(line -> step(
                        "holds",
                        "cosigned by " + line.line().name() + " at "
                                + Instant.ofEpochSecond(line.signedAtSeconds().orElse(0))));
        step("keys", keys.orElseThrow().source());
    }

    private void document(byte[] bytes) throws Exception {
        if (!(Json.parseStrict(bytes) instanceof Json.Members document)) {
            throw new MalformedException(file + ": neither a receipt nor a signed document");
        }
        if (document.get("type").orElse(new Json.Null()).equals(Json.of(org.comity.record.act.Act.TYPE))) {
            var entry = Entry.parse(document.canonical());
            entry.verifyProof();
            step("holds", "act " + entry.id() + ", proof of the log key " + entry.logKey());
            entry.verifyApprovals().held().forEach(key -> step("holds", "approval by " + key));
            return;
        }
        var key = DataIntegrity.verify(document);
        step(
                "holds",
                document.get("type")
                                .map(type -> new String(type.canonical(), StandardCharsets.UTF_8))
                                .orElse("a document")
                        + " signed by " + key);
        step("keys", "from the file itself: it agrees with itself; whose key it is, it does not say");
    }

    /// The keys of a `trust.json`.
    private record Keys(List<TrustedLog> logs, List<VerifierKey> cosigners, String source) {
        Optional<TrustedLog> log(org.comity.record.note.Origin origin) {
            return logs.stream()
                    .filter(log -> log.log().origin().equals(origin))
                    .findFirst();
        }
    }

    private record TrustedLog(KnownLog log, String proofKey) {}

    private Optional<Keys> keys() throws Exception {
        if (trust.isEmpty()) {
            return Optional.empty();
        }
        var where = trust.get().toString();
        if (!(Json.parseStrict(Files.readAllBytes(trust.get())) instanceof Json.Members document)) {
            throw new MalformedException(where + ": not a trust.json");
        }
        var logs = new ArrayList<TrustedLog>();
        for (var item : document.array("logs", where)) {
            if (item instanceof Json.Members log) {
                var keys = new ArrayList<VerifierKey>();
                for (var vkey : log.array("vkeys", where)) {
                    keys.add(VerifierKey.parse(vkey instanceof Json.Text(var text) ? text : ""));
                }
                logs.add(new TrustedLog(
                        new KnownLog(org.comity.record.note.Origin.parse(log.text("origin", where)), keys),
                        log.text("proofKey", where)));
            }
        }
        var cosigners = new ArrayList<VerifierKey>();
        for (var item : document.array("cosigners", where)) {
            if (item instanceof Json.Members cosigner) {
                cosigners.add(VerifierKey.parse(cosigner.text("vkey", where)));
            }
        }
        return Optional.of(new Keys(logs, cosigners, document.text("source", where) + " (" + where + ")"));
    }

    private void step(String result, String what) {
        steps.add(Json.object(Json.member("result", Json.of(result)), Json.member("what", Json.of(what))));
    }

    private static boolean startsWith(byte[] bytes, String text) {
        return new String(bytes, 0, Math.min(bytes.length, text.length()), StandardCharsets.US_ASCII).equals(text);
    }
}
