package org.comity.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The one front door.
@Command(
        name = "comity",
        description = {
            "The record that members keep together, and each can check alone.",
            "",
            "Start with:  ./comity serve",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done, holds, adopted · 1 does not verify, damaged, differs · 2 command line off · 3 not adopted ·",
            "65 input malformed · 66 input missing · 69 address or folder in use · 70 a bug of ours · 74 disk or network failed.",
            "./comity test runs every test of the project."
        },
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        subcommands = {
            Serve.class,
            Import.class,
            Decisions.class,
            Decide.class,
            Audit.class,
            Verify.class,
            ActCommand.class,
            Version.class,
            CommandLine.HelpCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // Tomcat logs by java.util.logging; like everything else it speaks up only when something is wrong.
        java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.WARNING);
        System.exit(run(arguments));
    }

    /// Runs one command and gives its exit code; nothing a user does ends in a stack trace.
    static int run(String... arguments) {
        var line = new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, command, _) -> explained(failure, command))
                .setExitCodeExceptionMapper(_ -> ExitCode.BUG);
        if (arguments.length == 0) {
            line.usage(System.out);
            return ExitCode.OK;
        }
        return line.execute(arguments);
    }

    private static int explained(Exception failure, CommandLine command) throws Exception {
        var err = command.getErr();
        return switch (failure) {
            case CliException said -> say(err, said.getMessage(), said.exitCode());
            case MalformedException malformed -> say(err, malformed.getMessage(), ExitCode.MALFORMED);
            case UnverifiedException unverified -> say(err, unverified.getMessage(), ExitCode.DOES_NOT_VERIFY);
            case NoSuchFileException missing ->
                say(err, missing.getFile() + ": there is no such file", ExitCode.MISSING);
            case IOException failed -> say(err, failed.getMessage(), ExitCode.FAILED);
            default -> {
                if (System.getenv("COMITY_DEBUG") != null) {
                    failure.printStackTrace(err);
                }
                yield say(
                        err,
                        "this is a mistake of ours (" + failure
                                + "); set COMITY_DEBUG=1 to see where, and please report it",
                        ExitCode.BUG);
            }
        };
    }

    private static int say(java.io.PrintWriter err, @org.jspecify.annotations.Nullable String message, int code) {
        err.println("comity: " + message);
        err.flush();
        return code;
    }
}
