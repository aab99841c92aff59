package org.comity.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import org.comity.assembly.decision.Nearest;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.log.DamagedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

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
        versionProvider = Release.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done; verify, audit: it holds; decide: adopted",
            "1:it does not verify, is damaged, or differs; check --fail-on: found",
            "2:the command line itself is off",
            "3:decide: counted, and not adopted",
            "4:verify: nothing fails, and not all was checked",
            "65:an input is not what its format says",
            "66:an input is not there, or cannot be read",
            "69:the port or the data folder is in use",
            "70:a mistake of ours",
            "74:disk or network failed"
        },
        footer = {"", "./comity test runs every test of the project."})
public final class Main {
    private static final String SERVE = "serve";
    private static final String HELP = "help";

    /// How each is made, in the order of the help. What a command takes is read from its class only if it was asked
    /// for:
    /// to read it from all of them takes longer than what a short one does.
    private static final SequencedMap<String, Function<Terminal, Object>> COMMANDS = commands();

    private Main() {}

    private static SequencedMap<String, Function<Terminal, Object>> commands() {
        var commands = new LinkedHashMap<String, Function<Terminal, Object>>();
        commands.put(SERVE, Serve::new);
        commands.put("import", terminal -> new CommandLine(new Import()).addSubcommand(new Import.Unga(terminal)));
        commands.put("check", CheckCommand::new);
        commands.put(
                "dossier",
                terminal -> new CommandLine(new DossierCommand())
                        .addSubcommand(new DossierCommand.From(terminal))
                        .addSubcommand(new DossierCommand.Register(terminal)));
        commands.put("mcp", Mcp::new);
        commands.put("decisions", Decisions::new);
        commands.put("decide", Decide::new);
        commands.put("audit", Audit::new);
        commands.put("verify", Verify::new);
        commands.put("act", terminal -> new CommandLine(new ActCommand()).addSubcommand(new ActCommand.Show(terminal)));
        commands.put(
                "frameworks",
                terminal -> new CommandLine(new Frameworks())
                        .addSubcommand(new Frameworks.All(terminal))
                        .addSubcommand(new Frameworks.Show(terminal)));
        commands.put(
                "packs",
                terminal -> new CommandLine(new PacksCommand())
                        .addSubcommand(new PacksCommand.LintFolder(terminal))
                        .addSubcommand(new PacksDiff(terminal))
                        .addSubcommand(new PacksChanges(terminal))
                        .addSubcommand(new PacksOscal.Export(terminal))
                        .addSubcommand(new PacksOscal.Read(terminal))
                        .addSubcommand(new PacksCommand.PrintSchema(terminal)));
        commands.put("version", Version::new);
        commands.put(HELP, _ -> new HelpCommand());
        return Collections.unmodifiableSequencedMap(commands);
    }

    public static void main(String[] arguments) {
        Logging.choose();
        int code = run(Terminal.system(), arguments);
        if (arguments.length > 0 && arguments[0].equals(SERVE)) {
            System.exit(code);
        }
        // All is said, and nothing but the server waits for the end. An exit would start the JDK's logging, only to ask
        // whether it shall be logged: a quarter of the time of a short command.
        Runtime.getRuntime().halt(code);
    }

    /// Runs one command and gives its exit code; nothing a user does ends in a stack trace.
    static int run(Terminal terminal, String... arguments) {
        var line = line(terminal, commands(arguments.length == 0 ? "" : arguments[0]))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(Help.defaultColorScheme(terminal.hasPersonAtOut() ? Help.Ansi.ON : Help.Ansi.OFF))
                .registerConverter(int.class, text -> Math.toIntExact(whole(text)))
                .registerConverter(Integer.class, text -> Math.toIntExact(whole(text)))
                .registerConverter(Long.class, Main::whole)
                .setParameterExceptionHandler((misuse, _) -> misused(misuse, terminal))
                .setExecutionExceptionHandler((failure, _, _) -> explained(failure, terminal));
        try {
            return line.execute(arguments.length == 0 ? new String[] {"help"} : arguments);
        } finally {
            terminal.flush();
        }
    }

    /// All commands, speaking through `terminal`.
    static CommandLine line(Terminal terminal) {
        return line(terminal, COMMANDS.keySet());
    }

    /// The command of this name; all of them if there is none, or if it speaks of the others.
    private static Set<String> commands(String name) {
        return COMMANDS.containsKey(name) && !name.equals(HELP) ? Set.of(name) : COMMANDS.keySet();
    }

    private static CommandLine line(Terminal terminal, Set<String> names) {
        var line = new CommandLine(new Main());
        names.forEach(name -> line.addSubcommand(
                name, Objects.requireNonNull(COMMANDS.get(name)).apply(terminal)));
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Say which Comity this is.")
                        .build());
        addHelp(line);
        return line;
    }

    private static void addHelp(CommandLine line) {
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help.")
                        .build());
        line.getSubcommands().values().forEach(Main::addHelp);
    }

    private static long whole(String text) {
        if (!text.matches("-?[0-9]{1,9}")) {
            throw new TypeConversionException("'" + text + "' is not a whole number of at most nine digits");
        }
        return Long.parseLong(text);
    }

    private static int misused(ParameterException misuse, Terminal terminal) {
        terminal.note("comity: " + sentence(misuse));
        terminal.note("See ./" + misuse.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private static String sentence(ParameterException misuse) {
        var spec = misuse.getCommandLine().getCommandSpec();
        var commands = spec.subcommands().keySet();
        if (misuse instanceof UnmatchedArgumentException unmatched) {
            var typed = unmatched.getUnmatched().getFirst();
            return unmatched.isUnknownOption()
                    ? "there is no option \"" + typed + "\""
                            + nearest(typed, spec.optionsMap().keySet()).orElse("")
                    : commands.isEmpty()
                            ? "\"" + typed + "\" is one argument too many"
                            : "there is no command \"" + typed + "\""
                                    + nearest(typed, commands).orElse("; there are " + String.join(", ", commands));
        }
        var message = String.valueOf(misuse.getMessage());
        return message.substring(0, 1).toLowerCase(Locale.ROOT)
                + message.substring(1)
                + (commands.isEmpty() ? "" : ": " + String.join(", ", commands));
    }

    private static Optional<String> nearest(String typed, Set<String> known) {
        return Nearest.to(typed, known).map(near -> "; did you mean \"" + near + "\"?");
    }

    private static int explained(Exception failure, Terminal terminal) {
        return switch (failure) {
            case CliException said -> say(terminal, said.getMessage(), said.exitCode());
            case MalformedException malformed -> say(terminal, malformed.getMessage(), ExitCode.MALFORMED);
            case UnverifiedException unverified -> say(terminal, unverified.getMessage(), ExitCode.DOES_NOT_VERIFY);
            case DamagedException damaged -> say(terminal, damaged.getMessage(), ExitCode.DOES_NOT_VERIFY);
            case NoSuchFileException missing ->
                say(terminal, reason(missing, "there is no such file"), ExitCode.MISSING);
            case FileSystemException failed ->
                say(terminal, reason(failed, "may not be read or written by this user"), ExitCode.FAILED);
            case IOException failed -> say(terminal, failed.getMessage(), ExitCode.FAILED);
            case UncheckedIOException wrapped -> explained(Objects.requireNonNull(wrapped.getCause()), terminal);
            default -> {
                if (System.getenv("COMITY_DEBUG") != null) {
                    failure.printStackTrace(terminal.err());
                }
                yield say(
                        terminal,
                        "this is a mistake of ours (" + failure
                                + "); set COMITY_DEBUG=1 to see where, and please report it",
                        ExitCode.BUG);
            }
        };
    }

    private static String reason(FileSystemException failed, String otherwise) {
        return failed.getFile() + ": " + (failed.getReason() == null ? otherwise : failed.getReason());
    }

    private static int say(Terminal terminal, @Nullable String message, int code) {
        terminal.note("comity: " + message);
        return code;
    }
}
