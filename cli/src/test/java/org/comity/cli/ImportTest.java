package org.comity.cli;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.comity.node.DataFolder;
import org.comity.node.Node;
import org.comity.record.Hash;
import org.comity.testkit.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SmallArchive.Extension.class)
class ImportTest {
    @TempDir
    private Path folder = Path.of("");

    private Session session = new Session(folder);

    @BeforeEach
    void writeGoodTables() throws IOException {
        session = new Session(folder);
        SmallArchive.writeTables(folder);
    }

    private Session.Ended importInto(Path data) {
        return session.enter(SmallArchive.importArguments(folder, data));
    }

    private Path data() {
        return folder.resolve("data");
    }

    private void replace(String table, String found, String by) throws IOException {
        var file = folder.resolve(table);
        var text = Files.readString(file);
        assertThat(text).contains(found);
        Files.writeString(file, text.replace(found, by));
    }

    private void addRollCall(int id) throws IOException {
        Files.writeString(
                folder.resolve("roll_calls.csv"),
                id + ",2,1947-12-02,day,R/2/184,0,0,1,0,0,LIGHTHOUSES,To adopt the report on lighthouses,\n",
                APPEND);
        Files.writeString(folder.resolve("votes.csv"), id + ",AAA,Y\n", APPEND);
    }

    /// Every file below a folder with the hash of its bytes.
    private static Map<String, String> contents(Path folder) throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.toList()) {
                contents.put(
                        folder.relativize(file).toString(),
                        Files.isDirectory(file)
                                ? ""
                                : Hash.sha256(Files.readAllBytes(file)).hex());
            }
        }
        return contents;
    }

    @Test
    void import_isToldAndRepeatedDoesNothing() throws Exception {
        assertThat(importInto(data()).exitCode()).isZero();
        var before = contents(data());
        assertThat(importInto(data()).exitCode()).isZero();
        assertThat(contents(data())).isEqualTo(before);
        addRollCall(10);
        assertThat(importInto(data()).out()).isEqualTo("acts attested in unga.archive: 1; there before: 15\n");
        session.enter("decisions", "--data", data().toString());
        Golden.assertMatches("cli/src/test/golden/import.txt", session.transcript());
    }

    @Test
    void import_readsGzipMarksAndWindowsLines() throws Exception {
        try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("votes.csv.gz")))) {
            out.write(Files.readAllBytes(folder.resolve("votes.csv")));
        }
        Files.move(
                folder.resolve("votes.csv.gz"),
                folder.resolve("votes.csv"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        var members = Files.readString(folder.resolve("members.csv"));
        Files.writeString(folder.resolve("members.csv"), "\uFEFF" + members.replace("\n", "\r\n"));
        assertThat(importInto(data()).out()).startsWith("acts attested in unga.archive: 15;");
    }

    /// One wrong place in one table, and what has to be said of it.
    private record Wrong(String table, String found, String by, String told) {
        String shown() {
            var text = table + ": " + found + " → " + by;
            return text.substring(0, Math.min(80, text.length())).replaceAll("\\p{Cntrl}", "�");
        }
    }

    private static final List<Wrong> WRONG = List.of(
            new Wrong("members.csv", "BBB,Land B", "bbb,Land B", "members.csv:3: "),
            new Wrong("members.csv", "BBB,Land B", "AAA,Land B", "members.csv:3: "),
            new Wrong("members.csv", "BBB,Land B", "BBB, ", "members.csv:3: "),
            new Wrong("members.csv", "BBB,Land B,1,69", "BBB,Land B,0,69", "members.csv:3: "),
            new Wrong("members.csv", "BBB,Land B,1,69", "BBB,Land B,9,8", "members.csv:3: "),
            new Wrong("members.csv", "BBB,Land B,1,69", "BBB,Land B,first,69", "members.csv:3: "),
            new Wrong("members.csv", "BBB,Land B,1,69", "BBB,Land B,1", "members.csv:3: "),
            new Wrong("members.csv", "BBB,Land B", "BBB,Land\u0000B", "members.csv:3: "),
            new Wrong("members.csv", "BBB,Land B", "BBB,Land\u001b[2JB", "members.csv:3: "),
            new Wrong("members.csv", "BBB,Land B,1,69", "BBB,\"Land B,1,69", "members.csv:3: "),
            new Wrong("members.csv", "BBB,Land B,1,69", "BBB,\"Land\" B,1,69", "members.csv:3: "),
            new Wrong("members.csv", "LLL,Land L,1,69\n", "LLL,Land L,1,\"69\n", "members.csv:13: "),
            new Wrong("members.csv", "member,name", "code,name", "members.csv:1: "),
            new Wrong("members.csv", "member,name", "member,member,name", "members.csv:1: "),
            new Wrong("roll_calls.csv", "8,2,1947-11-30", "0,2,1947-11-30", "roll_calls.csv:3: "),
            new Wrong("roll_calls.csv", "8,2,1947-11-30", "7,2,1947-11-30", "roll_calls.csv:3: "),
            new Wrong("roll_calls.csv", "8,2,1947-11-30", "8,0,1947-11-30", "roll_calls.csv:3: "),
            new Wrong("roll_calls.csv", "8,2,1947-11-30", "8,2,1947-11-31", "roll_calls.csv:3: "),
            new Wrong("roll_calls.csv", "8,2,1947-11-30", "8,2,0000-11-30", "roll_calls.csv:3: "),
            new Wrong("roll_calls.csv", "30,day", "30,hour", "roll_calls.csv:3: "),
            new Wrong("roll_calls.csv", "182,0,0", "182,no,0", "roll_calls.csv:3: "),
            new Wrong("roll_calls.csv", ",ec", ",E C", "roll_calls.csv:3: "),
            new Wrong("roll_calls.csv", "HARBOURS", "HARBOURS, AND CANALS", "roll_calls.csv:3: "),
            new Wrong("roll_calls.csv", "HARBOURS", "H".repeat(9_000), "roll_calls.csv:3: "),
            new Wrong("roll_calls.csv", "9,2,1947", "11,2,1947", "votes.csv:26: "),
            new Wrong("votes.csv", "8,BBB,Y", "8,BBX,Y", "votes.csv:15: "),
            new Wrong("votes.csv", "8,BBB,Y", "8,AAA,N", "votes.csv:15: "),
            new Wrong("votes.csv", "8,BBB,Y", "8,BBB,P", "votes.csv:15: "),
            new Wrong("votes.csv", "8,BBB,Y", "88,BBB,Y", "votes.csv:15: "),
            new Wrong("votes.csv", "8,BBB,Y", "eight,BBB,Y", "votes.csv:15: "),
            new Wrong("votes.csv", "8,BBB,Y", "8,BBB", "votes.csv:15: "),
            new Wrong("votes.csv", "rcid,member,vote", "rcid;member;vote", "votes.csv:1: "),
            new Wrong("cases.csv", "7,two_thirds", "7,half", "cases.csv:2: "),
            new Wrong("cases.csv", "7,two_thirds", "70,two_thirds", "cases.csv:2: "),
            new Wrong("cases.csv", "The President ruled so", "", "cases.csv:2: "));

    @Test
    void wrongRows_areNamedWithFileAndLineAndNothingIsImported(SmallArchive archive) throws Exception {
        var before = contents(archive.data());
        var said = new StringBuilder();
        for (var wrong : WRONG) {
            SmallArchive.writeTables(folder);
            replace(wrong.table(), wrong.found(), wrong.by());
            for (var data : List.of(archive.data(), data())) {
                var ended = importInto(data);
                assertThat(ended.exitCode()).as("%s", wrong).isEqualTo(ExitCode.MALFORMED);
                assertThat(ended.out()).as("%s", wrong).isEmpty();
                assertThat(ended.err())
                        .as("%s", wrong)
                        .startsWith(wrong.told())
                        .endsWith("comity: nothing was imported\n");
            }
            said.append("# ").append(wrong.shown()).append('\n');
            said.append(importInto(data()).err().replace("comity: nothing was imported\n", ""));
        }
        assertThat(contents(archive.data())).isEqualTo(before);
        assertThat(data()).doesNotExist();
        Golden.assertMatches("cli/src/test/golden/import-wrong-rows.txt", said.toString());
    }

    @Test
    void filesThatAreNoTables_areNamedWithTheReason() throws Exception {
        Files.createDirectory(folder.resolve("folder"));
        try (var large = new RandomAccessFile(folder.resolve("large").toFile(), "rw")) {
            large.setLength(50_000_000);
        }
        var bad = new LinkedHashMap<String, byte[]>();
        bad.put("empty", new byte[0]);
        bad.put("utf-16", Files.readString(folder.resolve("votes.csv")).getBytes(UTF_16));
        bad.put("broken-gzip", new byte[] {0x1f, (byte) 0x8b, 8, 0, 1, 2, 3});
        bad.put("nuls", new byte[100]);
        bad.put("latin-1", "rcid,member,vote\n7,AAA,\u00e9\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        for (var file : bad.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        for (var name : List.of("missing", "folder", "empty", "utf-16", "latin-1", "broken-gzip", "nuls", "large")) {
            var arguments = SmallArchive.importArguments(folder, data());
            arguments[9] = folder.resolve(name).toString();
            var ended = session.enter(arguments);
            assertThat(ended.exitCode()).as(name).isIn(ExitCode.MALFORMED, ExitCode.MISSING);
            assertThat(ended.err()).as(name).contains(name).doesNotContain("mistake of ours");
        }
        assertThat(data()).doesNotExist();
        Golden.assertMatches("cli/src/test/golden/import-wrong-files.txt", session.transcript());
    }

    @Test
    void manyDefects_areToldAtOnceUpToABound() throws Exception {
        replace("votes.csv", ",Y\n", ",yes\n");
        var lines = importInto(data()).err().lines().toList();
        assertThat(lines).hasSize(22);
        assertThat(lines.get(0)).startsWith("votes.csv:2: ");
        assertThat(lines.get(20)).contains("perhaps more");
    }

    @Test
    void folderInUse_isLeftAlone() throws Exception {
        assertThat(importInto(data()).exitCode()).isZero();
        try (var _ = Node.open(new DataFolder(data()), InstantSource.system(), new SecureRandom())) {
            for (var line : List.of(
                    SmallArchive.importArguments(folder, data()),
                    new String[] {"decisions", "--data", data().toString()},
                    new String[] {"act", "show", "unga.archive/importer", "1", "--data", data().toString()},
                    new String[] {"serve", "--port", "0", "--data", data().toString()})) {
                var ended = session.enter(line);
                assertThat(ended.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
                assertThat(ended.err()).contains("is in use by another comity").contains("--data");
            }
            assertThat(session.enter("audit", data().toString()).exitCode()).isZero();
        }
    }

    @Test
    void logThatItsKeeperRefuses_getsNothingAndIsNamedWithTheRemedy() throws Exception {
        assertThat(importInto(data()).exitCode()).isZero();
        var log = data().resolve("logs/unga.archive/importer");
        SmallArchive.copy(log, folder.resolve("older"));
        addRollCall(10);
        assertThat(importInto(data()).exitCode()).isZero();
        SmallArchive.delete(log);
        SmallArchive.copy(folder.resolve("older"), log);
        var before = contents(log);
        addRollCall(11);
        var ended = importInto(data());
        assertThat(ended.exitCode()).isEqualTo(ExitCode.DOES_NOT_VERIFY);
        assertThat(ended.out()).isEmpty();
        var refusal =
                "the keeper does not cosign it: it has 17 entries, 18 were cosigned: an older copy, or one cut short. "
                        + "Put the newest copy back";
        assertThat(ended.err().lines())
                .containsExactly(
                        "unga.archive/importer: " + refusal,
                        "comity: unga.archive/importer: nothing is filed; " + refusal);
        assertThat(contents(log)).isEqualTo(before);
    }

    @Test
    void whatTheKeeperSays_isSaidByEveryCommandThatOpensTheFolder() throws Exception {
        var lost = "unga.archive/importer: what the keeper had cosigned of it was lost";
        for (var line : List.of(
                SmallArchive.importArguments(folder, data()),
                new String[] {"decisions", "--data", data().toString(), "--json"},
                new String[] {"act", "show", "unga.archive/importer", "1", "--data", data().toString()})) {
            assertThat(importInto(data()).exitCode()).isZero();
            SmallArchive.delete(data().resolve("keeper"));
            var ended = session.enter(line);
            assertThat(ended.exitCode()).isZero();
            assertThat(ended.err()).contains(lost);
            assertThat(ended.out()).doesNotContain(lost);
        }
    }

    @Test
    void folderOfSomethingElse_isLeftAlone() throws Exception {
        Files.createDirectories(data().resolve("keys"));
        Files.write(data().resolve("keys").resolve("house.txt"), "precious".getBytes(UTF_8));
        var before = contents(data());
        var ended = importInto(data());
        assertThat(ended.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(ended.err()).contains("not a data folder");
        assertThat(contents(data())).isEqualTo(before);
    }

    @Test
    void dataFolder_isNoFile() throws Exception {
        Files.writeString(data(), "");
        var ended = importInto(data());
        assertThat(ended.exitCode()).isEqualTo(ExitCode.MISSING);
        assertThat(ended.err()).contains("is a file, not a folder");
    }

    @Test
    void json_saysHowMany() throws Exception {
        var arguments = new java.util.ArrayList<>(List.of(SmallArchive.importArguments(folder, data())));
        arguments.add("--json");
        assertThat(session.enter(arguments.toArray(String[]::new)).out())
                .isEqualTo("{\n  \"attested\": 15,\n  \"before\": 0\n}\n");
    }
}
