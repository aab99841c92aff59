package org.comity.cli;

import org.comity.record.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Says which Comity this is.
@Command(description = "Say which Comity this is, with its commit id.")
final class Version implements Runnable {
    @Mixin
    private final Output output;

    Version(Terminal terminal) {
        this.output = new Output(terminal);
    }

    @Override
    public void run() {
        if (output.json()) {
            output.terminal()
                    .say(Json.object(
                                    Json.member("release", Json.of(Release.name())),
                                    Json.member("commit", Json.of(Release.commit())),
                                    Json.member(
                                            "java", Json.of(Runtime.version().toString())))
                            .indented());
        } else {
            output.terminal().say(Release.sentence());
        }
    }
}
