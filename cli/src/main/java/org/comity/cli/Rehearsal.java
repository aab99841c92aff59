package org.comity.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Runs short commands in one Java, once each, and so trains the start-up cache that they share.
final class Rehearsal {
    private static final String ROLL_CALL = """
            member,vote
            a,yes
            b,yes
            c,no
            d,abstain
            """;

    private static final String DOSSIER = """
            title: "A rehearsal"
            facts:
              actor.kind: company
              actor.roles: [provider, deployer]
              market.places: [FR, US-CA, KR]
              market.output_used_in: {at-least: [CN]}
              market.placed_on: 2026-01-01
              system.is_ai: true
              cap.generates_synthetic_content: true
              model.training_flop: 1e26
            evidence:
              risk-register: {owner: "somebody", date: 2026-01-01, expires: 2027-01-01}
              ai-notice: none
            """;

    private Rehearsal() {}

    /// @param arguments a folder that is there, for what the commands read and write
    public static void main(String[] arguments) throws IOException {
        Logging.choose();
        for (var line : lines(Path.of(arguments[0]))) {
            Main.run(Terminal.system(), line.toArray(String[]::new));
        }
    }

    /// What is entered, one after the other.
    static List<List<String>> lines(Path folder) throws IOException {
        var rollCall =
                Files.writeString(folder.resolve("roll-call.csv"), ROLL_CALL).toString();
        var dossier = Files.writeString(folder.resolve("dossier.yaml"), DOSSIER).toString();
        return List.of(
                List.of("help"),
                List.of("check", dossier, "--at", "2026-11-28"),
                List.of("check", dossier, "--at", "2026-11-28", "--json"),
                List.of("version"),
                List.of("decide", rollCall, "--rule", "simple"),
                List.of("decide", rollCall, "--rule", "simple", "--json"),
                List.of("verify", rollCall + ".outcome.json"));
    }
}
