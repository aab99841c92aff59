package org.comity.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.comity.assembly.decision.Majority;
import org.comity.assembly.decision.Roll;
import org.comity.assembly.decision.RollCallCsv;
import org.comity.node.DataFolder;
import org.comity.node.data.OutcomeFile;
import org.comity.record.MalformedException;
import org.comity.record.act.DataIntegrity;
import org.comity.record.key.Ed25519PrivateKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Counts a roll call that somebody brings, under a rule of their choice.
@Command(
        description = {
            "Count a roll call and say what it decides under a rule, with the arithmetic.",
            "",
            "FILE is a CSV table with the columns member and vote; a vote is yes, no, abstain or absent. Rules that read "
                    + "weights or groups want the column weight or group. A wrong row is named with its line, and then "
                    + "nothing is counted.",
            "",
            "The result is signed (--sign KEYFILE, or a key made for this run) so that it cannot be altered unseen: check "
                    + "it with ./comity verify. A signature says that this key signed these figures, not whose key it is.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:adopted",
            "3:counted, and not adopted",
            "65:the table is not as it should be; nothing was counted"
        })
final class Decide implements Callable<Integer> {
    private static final int MOST_KEY_BYTES = 1024;

    @Mixin
    private final Output output;

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
            description =
                    "Where to put the signed result. Default: beside FILE, with .outcome.json behind its name; with "
                            + "--json standard output.")
    private Optional<Path> out = Optional.empty();

    Decide(Terminal terminal) {
        this.output = new Output(terminal);
    }

    @Override
    public Integer call() throws Exception {
        var majority = majority();
        byte[] bytes = InputFile.read(file, RollCallCsv.MOST_CHARACTERS);
        var outcome = majority.decide(roll(bytes, majority));
        var key = key();
        var document = OutcomeFile.of(String.valueOf(file.getFileName()), bytes, majority, outcome);
        var secured = DataIntegrity.sign(OutcomeFile.FORM.write(document), key).indented();
        var terminal = output.terminal();
        if (output.json()) {
            terminal.say(secured);
        } else {
            terminal.say(Arithmetic.count(outcome.count()));
            Arithmetic.lines(majority, outcome).forEach(terminal::say);
            terminal.say("outcome: ", outcome.adopted() ? "ADOPTED" : "NOT_ADOPTED");
        }
        if (out.isPresent() || !output.json()) {
            write(out.orElse(file.resolveSibling(file.getFileName() + ".outcome.json")), secured + "\n");
            terminal.note("signed with the key " + key.publicKey()
                    + (keyFile.isPresent() ? "" : ", made for this run and thrown away; --sign KEYFILE keeps one"));
        }
        return outcome.adopted() ? ExitCode.OK : ExitCode.NOT_ADOPTED;
    }

    private Majority majority() throws CliException {
        try {
            return Majority.parse(rule);
        } catch (org.comity.assembly.MalformedException e) {
            throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private Roll roll(byte[] bytes, Majority majority) throws CliException {
        try {
            return RollCallCsv.parse(String.valueOf(file.getFileName()), text(bytes), majority);
        } catch (org.comity.assembly.MalformedException e) {
            e.problems().forEach(output.terminal()::note);
            throw new CliException(ExitCode.MALFORMED, "nothing was counted");
        }
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

    private Ed25519PrivateKey key() throws IOException, CliException {
        if (keyFile.isEmpty()) {
            return Ed25519PrivateKey.generate(new SecureRandom());
        }
        var path = keyFile.get();
        if (Files.exists(path)) {
            var text = new String(InputFile.read(path, MOST_KEY_BYTES), StandardCharsets.UTF_8);
            try {
                return Ed25519PrivateKey.parseMultikey(text.strip());
            } catch (MalformedException e) {
                throw new CliException(ExitCode.MALFORMED, path + ": " + e.getMessage());
            }
        }
        var fresh = Ed25519PrivateKey.generate(new SecureRandom());
        DataFolder.writeSecret(path.toAbsolutePath(), fresh.secretMultikey() + "\n");
        output.terminal().note("new secret key: " + path + "; who has it signs as you");
        return fresh;
    }

    private void write(Path target, String text) throws IOException, CliException {
        try {
            Files.writeString(target, text);
        } catch (NoSuchFileException e) {
            throw new CliException(ExitCode.FAILED, target + ": cannot be written, for its folder is not there");
        }
        output.terminal().note("signed result: " + target);
    }
}
