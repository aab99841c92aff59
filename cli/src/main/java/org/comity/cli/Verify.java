package org.comity.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.key.Ed25519PublicKey;
import org.comity.record.key.Multikey;
import org.comity.record.proof.ForkEvidence;
import org.comity.record.proof.TrustedKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Verifies whatever proves itself, offline.
@Command(
        description = {
            "Verify what proves itself, offline: a receipt (.tlog-proof), an act's entry, a signed result, a checkpoint, "
                    + "or evidence that a log signed two histories.",
            "",
            "A check is worth what the keys are worth that it starts from: name them with --trust, from somebody whom you "
                    + "trust more than the one who gave you the file. Without them the file is only shown to agree with "
                    + "itself.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it holds; of evidence of a fork: the log signed two histories",
            "1:it does not hold",
            "4:nothing fails, and not all was checked: whose keys they are, mostly",
            "65:it is none of these, or not in its form"
        })
final class Verify implements Callable<Integer> {
    /// The largest of the forms.
    private static final int MOST_BYTES = ForkEvidence.MOST_BYTES;

    @Mixin
    private final Output output;

    @Parameters(paramLabel = "FILE", description = "What to verify.")
    private Path file = Path.of("");

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "Keys of logs and cosigners, as a node gives them at /body/NAME/trust.json")
    private Optional<Path> trust = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "For a signed result: the key that must have signed it, z6Mk…, as its owner told you.")
    private Optional<String> key = Optional.empty();

    Verify(Terminal terminal) {
        this.output = new Output(terminal);
    }

    @Override
    public Integer call() throws Exception {
        var steps = new Steps();
        var verifier = new Verifier(trusted(), signer(), steps);
        byte[] bytes = InputFile.read(file, MOST_BYTES);
        try {
            verifier.verify(bytes);
        } catch (UnverifiedException e) {
            steps.fails(String.valueOf(e.getMessage()));
        } catch (MalformedException e) {
            throw new CliException(ExitCode.MALFORMED, file + ": " + e.getMessage());
        }
        if (output.json()) {
            output.terminal().say(steps.json(String.valueOf(file.getFileName())).indented());
        } else {
            steps.say(output.terminal());
        }
        return steps.exitCode();
    }

    private Optional<TrustedKeys> trusted() throws Exception {
        if (trust.isEmpty()) {
            return Optional.empty();
        }
        try {
            var keys = TrustedKeys.parse(InputFile.read(trust.get(), TrustedKeys.MOST_BYTES));
            // Who wrote the file says where its keys come from; that it came from this file, the reader knows.
            return Optional.of(
                    new TrustedKeys(keys.logs(), keys.cosigners(), trust.get() + ", which says: " + keys.source()));
        } catch (MalformedException e) {
            throw new CliException(ExitCode.MALFORMED, trust.get() + ": " + e.getMessage());
        }
    }

    private Optional<Ed25519PublicKey> signer() throws CliException {
        try {
            return key.isPresent() ? Optional.of(Multikey.parse(key.get()).ed25519()) : Optional.empty();
        } catch (MalformedException e) {
            throw new CliException(ExitCode.USAGE, "--key: " + e.getMessage());
        }
    }
}
