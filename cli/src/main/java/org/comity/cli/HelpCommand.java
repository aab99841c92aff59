package org.comity.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// Shows the help of any command.
@Command(description = "Say what a command does and takes, such as: help import unga")
final class HelpCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "Which one; all of them are listed without.")
    private List<String> names = new ArrayList<>();

    @Override
    public void run() {
        var line = Objects.requireNonNull(spec).commandLine().getParent();
        for (var name : names) {
            var below = line.getSubcommands().get(name);
            if (below == null) {
                throw new UnmatchedArgumentException(line, List.of(name));
            }
            line = below;
        }
        line.usage(line.getOut());
    }
}
