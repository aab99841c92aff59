package org.comity.cli;

import picocli.CommandLine.Option;

/// What every command can do: answer a person, or a script.
final class Output {
    @Option(names = "--json", description = "Answer in JSON, for scripts.")
    private boolean json;

    private final Terminal terminal;

    Output(Terminal terminal) {
        this.terminal = terminal;
    }

    boolean json() {
        return json;
    }

    Terminal terminal() {
        return terminal;
    }
}
