package org.comity.cli;

import picocli.CommandLine.Option;

/// What every command can do: answer a person, or a script.
final class Output {
    @Option(names = "--json", description = "Answer in JSON; the keys are listed in docs/guides/command-line.md.")
    private boolean json;

    private final Terminal terminal = Terminal.system();

    boolean json() {
        return json;
    }

    Terminal terminal() {
        return terminal;
    }
}
