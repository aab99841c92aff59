package org.comity.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.comity.assembly.decision.Majority;
import org.comity.assembly.decision.Outcome;
import org.comity.assembly.decision.Roll;
import org.comity.assembly.decision.RollCallCsv;
import org.comity.assembly.decision.Step;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.act.DataIntegrity;
import org.comity.record.json.Json;
import org.comity.record.key.Ed25519PrivateKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Counts a roll call that somebody brings, under a rule of their choice.
@Command(
        name = "decide",
        mixinStandardHelpOptions = true,
        description = {
            "Count a roll call and say what it decides under a rule, with the arithmetic.",
            "",
            "FILE is a CSV table with the columns member and vote; a vote is yes, no, abstain or absent. Rules that read weights",
            "or groups want the column weight or group. A wrong row is named with its line, and then nothing is counted.",
            "",
            "The result is signed (--sign KEYFILE, or a key made for this run) so that it cannot be altered unseen: check it with",
            "./comity verify. A signature says that this key signed these figures, not whose key it is.",
            "",
            "Exit code 0: adopted. 3: not adopted.",
            ""
        })
final class Decide implements Callable<Integer> {
    private static final String TYPE = "comity.outcome/v0";

    @Mixin
    private final Output output = new Output();

    @Parameters(paramLabel = "FILE", description = "The roll call, CSV.")
    private Path file = Path.of("");

    @Option(
            names = "--rule",
            required = true,
            paramLabel = "RULE",
            description = "Such as simple or two-thirds; a wrong name lists them all.")
    private String rule = "";

    @Option(
            names = "--sign",
            paramLabel = "KEYFILE",
            description = "An Ed25519 secret key in Multikey form. Made on first use if the file is not there.")
    private Optional<Path> keyFile = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to put the signed result. Default: FILE.outcome.json, with --json standard output.")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() throws Exception {
        byte[] bytes = read();
        Majority majority;
        Roll roll;
        try {
            majority = Majority.parse(rule);
            roll = RollCallCsv.parse(String.valueOf(file.getFileName()), text(bytes), majority);
        } catch (org.comity.assembly.MalformedException e) {
            e.problems().forEach(output.terminal()::note);
            throw new CliException(ExitCode.MALFORMED, "nothing was counted");
        }
        var outcome = majority.decide(roll);
        var secured = DataIntegrity.sign(document(bytes, majority, outcome), key());
        var terminal = output.terminal();
        if (output.json()) {
            terminal.say(secured.indented());
        } else {
            say(terminal, majority, outcome);
        }
        if (out.isPresent() || !output.json()) {
            var target = out.orElse(file.resolveSibling(file.getFileName() + ".outcome.json"));
            Files.writeString(target, secured.indented() + "\n");
            terminal.note("signed result: " + target);
        }
        terminal.flush();
        return outcome.adopted() ? ExitCode.OK : ExitCode.NOT_ADOPTED;
    }

    private byte[] read() throws IOException, CliException {
        if (!Files.isRegularFile(file)) {
            throw new CliException(ExitCode.MISSING, file + ": there is no such file");
        }
        if (Files.size(file) > RollCallCsv.MOST_CHARACTERS) {
            throw new CliException(
                    ExitCode.MALFORMED,
                    file + ": has " + Files.size(file) + " bytes; at most " + RollCallCsv.MOST_CHARACTERS);
        }
        return Files.readAllBytes(file);
    }

    private String text(byte[] bytes) throws CliException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CliException(ExitCode.MALFORMED, file + ": is not UTF-8; save it as UTF-8");
        }
    }

    private Ed25519PrivateKey key() throws IOException, MalformedException {
        if (keyFile.isEmpty()) {
            return Ed25519PrivateKey.generate(new SecureRandom());
        }
        if (Files.exists(keyFile.get())) {
            return Ed25519PrivateKey.parseMultikey(
                    Files.readString(keyFile.get()).strip());
        }
        var fresh = Ed25519PrivateKey.generate(new SecureRandom());
        org.comity.node.DataFolder.writeSecret(keyFile.get().toAbsolutePath(), fresh.secretMultikey() + "\n");
        return fresh;
    }

    private Json.Members document(byte[] bytes, Majority majority, Outcome outcome) {
        var count = outcome.count();
        var members = new LinkedHashMap<String, Json>();
        members.put("type", Json.of(TYPE));
        members.put("file", Json.of(String.valueOf(file.getFileName())));
        members.put("sha256", Json.of(Hash.sha256(bytes).hex()));
        members.put("rule", Json.of(majority.code()));
        members.put("yes", Json.of(count.yes()));
        members.put("no", Json.of(count.no()));
        members.put("abstain", Json.of(count.abstain()));
        members.put("absent", Json.of(count.absent()));
        members.put("presentAndVoting", Json.of(count.presentAndVoting()));
        members.put("members", Json.of(count.members()));
        members.put(
                "arithmetic",
                Json.array(outcome.steps().stream().map(Decide::step).toList()));
        outcome.threshold().ifPresent(needed -> members.put("needed", Json.of(needed)));
        members.put("outcome", Json.of(outcome.adopted() ? "ADOPTED" : "NOT_ADOPTED"));
        return new Json.Members(members);
    }

    private static Json step(Step step) {
        return Json.object(
                Json.member("group", Json.of(step.group())),
                Json.member("comparison", Json.of(step.toString())),
                Json.member("holds", Json.of(step.holds())));
    }

    private void say(Terminal terminal, Majority majority, Outcome outcome) {
        var count = outcome.count();
        terminal.say("yes " + count.yes() + ", no " + count.no() + ", abstain " + count.abstain() + ", absent "
                + count.absent() + "; present and voting " + count.presentAndVoting() + " of " + count.members()
                + " members");
        for (var step : outcome.steps()) {
            terminal.say(majority.code() + (step.group().isEmpty() ? "" : " (" + step.group() + ")") + ": " + step + " "
                    + (step.holds() ? "holds" : "does not hold"));
        }
        outcome.threshold().ifPresent(needed -> terminal.say("needed: " + needed));
        terminal.say("outcome: " + terminal.bold(outcome.adopted() ? "ADOPTED" : "NOT_ADOPTED"));
    }
}
