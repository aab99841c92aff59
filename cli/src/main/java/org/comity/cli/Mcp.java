package org.comity.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.comity.check.pack.Packs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Serves one agent.
///
/// It names no class of the protocol's library: whoever runs another command loads none of them.
@Command(
        name = "mcp",
        description = {
            "Answer an agent by the Model Context Protocol, on standard input and output.",
            "",
            "An agent's client starts this; a person has little to type here. It offers the frameworks and their provisions, "
                    + "compares them, checks a dossier, and says which question to ask next. It ends when its input ends.",
            ""
        })
final class Mcp implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--files",
            description = "Let the client name a local file as a dossier. Without it, it must send the dossier itself.")
    private boolean files;

    Mcp(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (terminal.hasPersonAtOut()) {
            terminal.note("Waiting for messages of a client, a line each; docs/guides/mcp.md says how to set one up. "
                    + "Stop with Ctrl-C.");
        }
        // Standard output carries the protocol and nothing else: whatever a library prints goes beside it.
        System.setOut(System.err);
        McpService.run(
                Packs.shipped(),
                files,
                terminal,
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out));
        return ExitCode.OK;
    }
}
