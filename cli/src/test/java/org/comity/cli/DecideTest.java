package org.comity.cli;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.comity.record.Hash;
import org.comity.record.json.Json;
import org.comity.testkit.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecideTest {
    private static final String FISHERIES = """
            member,vote
            Alpha,yes
            Beta,yes
            Gamma,no
            Delta,abstain
            Epsilon,absent
            """;

    @TempDir
    private Path folder = Path.of("");

    private Session session = new Session(folder);

    @BeforeEach
    void start() {
        session = new Session(folder);
    }

    private String table(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Session.Ended decide(String file) {
        return session.enter("decide", file, "--rule", "simple");
    }

    @Test
    void count_isShownWithItsArithmetic() throws Exception {
        var file = table("fisheries.csv", FISHERIES);
        assertThat(session.enter("decide", file, "--rule", "two-thirds").exitCode())
                .isEqualTo(ExitCode.OK);
        assertThat(session.enter("decide", file, "--rule", "absolute-majority").exitCode())
                .isEqualTo(ExitCode.NOT_ADOPTED);
        session.enter("decide", file, "--rule", "two-thirds", "--sign", session.file("my.key"));
        session.enter("decide", file, "--rule", "simple", "--sign", session.file("my.key"), "--json");
        var groups = table("groups.csv", """
                member,vote,group
                Alpha,yes,north
                Beta,no,north
                Gamma,yes,south
                Delta,yes,south
                """);
        assertThat(session.enter("decide", groups, "--rule", "double-majority").exitCode())
                .isEqualTo(ExitCode.NOT_ADOPTED);
        Golden.assertMatches("cli/src/test/golden/decide.txt", session.transcript());
    }

    @Test
    void wrongTables_areMendedByWhatIsSaidOfThem() throws Exception {
        var wrong = new LinkedHashMap<String, String>();
        wrong.put("empty.csv", "");
        wrong.put("heading-alone.csv", "member,vote\n");
        wrong.put("no-column.csv", "member,ballot\nAlpha,yes\n");
        wrong.put("semicolons.csv", "member;vote\nAlpha;yes\n");
        wrong.put("unknown-choice.csv", "member,vote\nAlpha,yes\nBeta,yess\n");
        wrong.put("votes-twice.csv", "member,vote\nAlpha,yes\nBeta,no\nalpha,no\n");
        wrong.put("two-wrong-rows.csv", "member,vote\n,yes\nAlpha,maybe\n");
        wrong.put("comma-in-name.csv", "member,vote\nAlpha, Republic of,yes\n");
        wrong.put("open-quote.csv", "member,vote\n\"Alpha,yes\nBeta,no\n");
        wrong.put("text-behind-quote.csv", "member,vote\n\"Alpha\" x,yes\n");
        wrong.put("nul.csv", "member,vote\nAl\u0000pha,yes\n");
        wrong.put("steers-the-terminal.csv", "member,vote\n\u001b[2JAlpha,yes\nBeta,\u001b]0;x\u0007\n");
        for (var table : wrong.entrySet()) {
            var ended = decide(table(table.getKey(), table.getValue()));
            assertThat(ended.exitCode()).as(table.getKey()).isEqualTo(ExitCode.MALFORMED);
            assertThat(ended.out()).as(table.getKey()).isEmpty();
            assertThat(ended.err())
                    .as(table.getKey())
                    .startsWith(table.getKey() + ":")
                    .endsWith("comity: nothing was counted\n")
                    .doesNotContain("\u001b");
        }
        assertThat(folder.toFile().list()).containsExactlyInAnyOrderElementsOf(wrong.keySet());
        Golden.assertMatches("cli/src/test/golden/decide-wrong-tables.txt", session.transcript());
    }

    @Test
    void filesThatAreNoTables_areNamedWithTheReason() throws Exception {
        Files.write(folder.resolve("utf-16.csv"), FISHERIES.getBytes(UTF_16));
        Files.createDirectory(folder.resolve("folder"));
        try (var large = new RandomAccessFile(folder.resolve("large.csv").toFile(), "rw")) {
            large.setLength(50_000_000);
        }
        assertThat(decide(session.file("utf-16.csv")).exitCode()).isEqualTo(ExitCode.MALFORMED);
        assertThat(decide(session.file("large.csv")).exitCode()).isEqualTo(ExitCode.MALFORMED);
        assertThat(decide(session.file("folder")).exitCode()).isEqualTo(ExitCode.MISSING);
        assertThat(decide(session.file("missing.csv")).exitCode()).isEqualTo(ExitCode.MISSING);
        var good = table("fisheries.csv", FISHERIES);
        session.enter("decide", good, "--rule", "simpel");
        session.enter("decide", good, "--rule", "simple", "--out", session.file("nowhere/outcome.json"));
        session.enter("decide", good, "--rule", "simple", "--out", session.file("folder"));
        session.enter("decide", good, "--rule", "simple", "--sign", session.file("folder"));
        session.enter("decide", good, "--rule", "simple", "--sign", good);
        session.enter("decide", good, "--rule", "weighted:simple");
        Golden.assertMatches("cli/src/test/golden/decide-wrong-files.txt", session.transcript());
    }

    @Test
    void unreadableFile_isToldAndNotCalledMissing() throws Exception {
        var file = Path.of(table("secret.csv", FISHERIES));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "not run: the superuser may read every file");
        var ended = decide(file.toString());
        assertThat(ended.exitCode()).isEqualTo(ExitCode.MISSING);
        assertThat(ended.err()).contains("may not be read by this user");
    }

    @Test
    void table_mayBeWrittenByOtherPrograms() throws Exception {
        var expected = decide(table("plain.csv", FISHERIES)).out();
        var alike = Map.of(
                "mark.csv", "\uFEFF" + FISHERIES,
                "windows.csv", FISHERIES.replace("\n", "\r\n"),
                "mark-and-windows.csv", "\uFEFF" + FISHERIES.replace("\n", "\r\n"),
                "no-last-line-break.csv", FISHERIES.strip(),
                "quoted.csv", FISHERIES.replace("Alpha", "\"Alpha\"").replace("yes", "YES"),
                "more-columns.csv", FISHERIES.replaceAll("(?m)$(?=\n)", ",x").replaceFirst(",x", ",note"));
        for (var table : alike.entrySet()) {
            var ended = decide(table(table.getKey(), table.getValue()));
            assertThat(ended.out()).as(table.getKey() + ended.err()).isEqualTo(expected);
        }
    }

    @Test
    void json_goesToStandardOutputAndToAFileOnlyWhenAsked() throws Exception {
        var file = table("fisheries.csv", FISHERIES);
        var ended = session.enter("decide", file, "--rule", "simple", "--json");
        assertThat(ended.err()).isEmpty();
        var document = (Json.Members) Json.parse(ended.out().getBytes(UTF_8));
        assertThat(document.text("sha256", "outcome"))
                .isEqualTo(Hash.sha256(FISHERIES.getBytes(UTF_8)).hex());
        assertThat(document.text("outcome", "outcome")).isEqualTo("ADOPTED");
        assertThat(folder.resolve("fisheries.csv.outcome.json")).doesNotExist();
        var again = session.enter(
                "decide",
                file,
                "--rule",
                "simple",
                "--json",
                "--sign",
                session.file("key"),
                "--out",
                session.file("outcome.json"));
        assertThat(folder.resolve("outcome.json")).hasContent(again.out());
    }

    @Test
    void sign_makesItsKeyOnceAndForItsOwnerAlone() throws Exception {
        var file = table("fisheries.csv", FISHERIES);
        var key = folder.resolve("my.key");
        var first = session.enter("decide", file, "--rule", "simple", "--json", "--sign", key.toString());
        assertThat(Files.getPosixFilePermissions(key)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        var second = session.enter("decide", file, "--rule", "simple", "--json", "--sign", key.toString());
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(first.err())
                .contains("new secret key")
                .doesNotContain(Files.readString(key).strip());
        assertThat(second.err()).isEmpty();
        var another = session.enter("decide", file, "--rule", "simple", "--json");
        assertThat(another.out()).isNotEqualTo(first.out());
    }

    @Test
    void signedResult_verifiesUnderItsKeyAndUnderNoOther() throws Exception {
        var file = table("fisheries.csv", FISHERIES);
        session.enter("decide", file, "--rule", "simple", "--sign", session.file("my.key"));
        var outcome = session.file("fisheries.csv.outcome.json");
        var text = Files.readString(Path.of(outcome));
        var key = text.replaceAll("(?s).*did:key:(z6Mk\\w+)#.*", "$1");
        assertThat(session.enter("verify", outcome, "--key", key).exitCode()).isEqualTo(ExitCode.OK);
        assertThat(session.enter("verify", outcome).exitCode()).isEqualTo(ExitCode.NOT_CHECKED);
        session.enter("decide", file, "--rule", "simple", "--sign", session.file("another.key"));
        var forged = session.enter("verify", outcome, "--key", key);
        assertThat(forged.exitCode()).isEqualTo(ExitCode.DOES_NOT_VERIFY);
    }

    @Test
    void signedResult_withAnyByteChangedDoesNotVerify() throws Exception {
        session.enter("decide", table("fisheries.csv", FISHERIES), "--rule", "simple");
        var outcome = folder.resolve("fisheries.csv.outcome.json");
        byte[] good = Files.readAllBytes(outcome);
        for (int i = 0; i < good.length; i++) {
            var bad = good.clone();
            bad[i] ^= 1;
            Files.write(outcome, bad);
            assertThat(Session.run("verify", outcome.toString()).exitCode())
                    .as("byte %d of %s", i, new String(bad, UTF_8))
                    .isIn(ExitCode.DOES_NOT_VERIFY, ExitCode.MALFORMED);
        }
    }

    @Test
    void everyRuleOfTheGuide_isCounted() throws Exception {
        var file = table("all.csv", """
                member,vote,weight,group
                Alpha,yes,3,north
                Beta,no,1,south
                """);
        for (var rule : org.comity.assembly.decision.Majority.names()) {
            var ended = session.enter("decide", file, "--rule", rule, "--json");
            assertThat(List.of(ExitCode.OK, ExitCode.NOT_ADOPTED)).as(rule).contains(ended.exitCode());
        }
    }
}
