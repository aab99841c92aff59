package org.comity.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// `comity serve` as a process of its own, with a public record beside it from which it builds its archive.
///
/// @param home the folder that holds the record
/// @param rollCalls how many the record has
record ServeProcess(Path home, int rollCalls) {
    private static final int MEMBERS = 12;

    /// How many acts attest the record.
    int acts() {
        return MEMBERS + rollCalls;
    }

    /// Where the record lies.
    Path unga() {
        return home.resolve("examples").resolve("unga-votes");
    }

    void writeTheRecord() throws IOException {
        var folder = Files.createDirectories(unga());
        var members = new StringBuilder("member,name,first_session,last_session\n");
        for (int i = 0; i < MEMBERS; i++) {
            members.append(member(i)).append(",Land ").append(i).append(",1,69\n");
        }
        Files.writeString(folder.resolve("members.csv"), members);
        var table = new StringBuilder(
                "rcid,session,date,date_precision,unres,amendment,paragraph,official_yes,official_no,official_abstain,"
                        + "short,description,issues\n");
        var votes = new StringBuilder("rcid,member,vote\n");
        for (int id = 1; id <= rollCalls; id++) {
            table.append(id).append(",2,1947-11-29,day,R/2/").append(id).append(",0,0,7,5,0,SHORT,Long,\n");
            for (int i = 0; i < MEMBERS; i++) {
                votes.append(id).append(',').append(member(i)).append(i < 7 ? ",Y\n" : ",N\n");
            }
        }
        Files.writeString(folder.resolve("roll_calls.csv"), table);
        Files.writeString(
                folder.resolve("two_thirds_cases.csv"),
                "case,motion_rcid,motion_kind,motion_carried,governed_rcid,threshold,yes,no,abstain,expected,"
                        + "rules_disagree,evidence\n");
        try (var packed = new GZIPOutputStream(Files.newOutputStream(folder.resolve("votes.csv.gz")))) {
            packed.write(votes.toString().getBytes(UTF_8));
        }
    }

    private static String member(int i) {
        return "AA" + (char) ('A' + i);
    }

    /// Starts it; what it says on standard error goes to the file `said`.
    Process start(Path data) throws IOException {
        return start(home, data, said());
    }

    /// Starts it on any free port, with what else the command takes.
    ///
    /// @param home the folder that may hold a record
    static Process start(Path home, Path data, Path said, String... options) throws IOException {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dcomity.home=" + home,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "serve",
                "--json",
                "--port",
                "0",
                "--data",
                data.toString()));
        line.addAll(List.of(options));
        return new ProcessBuilder(line).redirectError(said.toFile()).start();
    }

    Path said() {
        return home.resolve("said");
    }
}
