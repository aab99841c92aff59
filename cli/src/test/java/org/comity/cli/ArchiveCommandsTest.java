package org.comity.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.comity.record.json.Json;
import org.comity.testkit.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// `decisions`, `act show`, `audit` and what `serve` refuses, over one small archive.
@ExtendWith(SmallArchive.Extension.class)
class ArchiveCommandsTest {
    private final SmallArchive archive;
    private final Session session;

    @TempDir
    private Path folder = Path.of("");

    ArchiveCommandsTest(SmallArchive archive) {
        this.archive = archive;
        this.session = new Session(archive.folder());
    }

    @BeforeEach
    void nothingIsEverWrittenIntoTheArchive() {
        assertThat(archive.data()).isDirectory();
    }

    private Session.Ended decisions(String... more) {
        return session.enter(with("decisions", more));
    }

    private String[] with(String command, String... more) {
        var line = new java.util.ArrayList<>(List.of(command.split(" ")));
        line.addAll(List.of(more));
        line.addAll(List.of("--data", archive.data().toString()));
        return line.toArray(String[]::new);
    }

    @Test
    void decisions_areListedAndShown() {
        assertThat(decisions().exitCode()).isZero();
        decisions("--member", "lll");
        decisions("--search", "canals");
        decisions("--search", "nothing like it");
        decisions("--roll-call", "7");
        decisions("--roll-call", "8");
        decisions("--roll-call", "9", "--json");
        decisions("--search", "fisheries", "--json");
        Golden.assertMatches("cli/src/test/golden/decisions.txt", session.transcript());
    }

    @Test
    void decisions_thatAreNotThere_areMissing() {
        for (var more : List.of(
                List.of("--roll-call", "10"),
                List.of("--roll-call", "-1"),
                List.of("--member", "XYZ"),
                List.of("--member", "A B"),
                List.of("--body", "escap"))) {
            var ended = decisions(more.toArray(String[]::new));
            assertThat(ended.exitCode()).as("%s", more).isEqualTo(ExitCode.MISSING);
            assertThat(ended.out()).isEmpty();
        }
        Golden.assertMatches("cli/src/test/golden/decisions-missing.txt", session.transcript());
    }

    @Test
    void missingFolder_isToldAndNotMade() throws Exception {
        var nowhere = folder.resolve("nowhere");
        for (var command : List.of("decisions", "act show unga.archive/importer 1")) {
            var ended = Session.run((command + " --data " + nowhere).split(" "));
            assertThat(ended.exitCode()).isEqualTo(ExitCode.MISSING);
            assertThat(ended.err()).startsWith("comity: " + nowhere + ": there is no such folder");
            assertThat(nowhere).doesNotExist();
            var empty = Session.run((command + " --data " + folder).split(" "));
            assertThat(empty.exitCode()).isEqualTo(ExitCode.MISSING);
            assertThat(empty.err()).contains("there is no body in this folder");
            assertThat(folder).isEmptyDirectory();
        }
        assertThat(Session.run("audit", nowhere.toString()).err()).contains("there is no such folder");
        assertThat(Session.run("audit", folder.toString()).err()).contains("no log here");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void act_isShownByPlaceAndById() throws Exception {
        var byPlace = session.enter(with("act show", "unga.archive/importer", "2"));
        assertThat(byPlace.exitCode()).isZero();
        var id = byPlace.out().replaceAll("(?s).*act id +([0-9a-f]{64}).*", "$1");
        assertThat(Session.run(with("act show", id)).out()).isEqualTo(byPlace.out());
        var json = Session.run(with("act show", id, "--json"));
        var shown = (Json.Members) Json.parse(json.out().getBytes(UTF_8));
        assertThat(shown.text("actId", "act")).isEqualTo(id);
        assertThat(shown.truth("tookEffect", "act")).isTrue();
        session.enter(with("act show", "unga.archive/importer", "17"));
        session.enter(with("act show", "unga.archive/importer", "-1"));
        session.enter(with("act show", "unga.archive/importer"));
        session.enter(with("act show", "unga.archive/nobody", "1"));
        session.enter(with("act show", "0".repeat(64)));
        session.enter(with("act show", "abc"));
        Golden.assertMatches("cli/src/test/golden/act-show.txt", session.transcript());
    }

    @Test
    void audit_holdsAndSaysWhatItDidNotLookAt() {
        assertThat(session.enter("audit", archive.data().toString()).exitCode()).isZero();
        assertThat(session.enter("audit", archive.data() + "/logs/unga.archive/importer")
                        .exitCode())
                .isZero();
        session.enter("audit", archive.data() + "/logs/unga.archive/keeper", "--foreign", "--json");
        Golden.assertMatches("cli/src/test/golden/audit.txt", session.transcript());
    }

    @Test
    void audit_namesTheEntryThatWasChanged() throws Exception {
        SmallArchive.copy(archive.data(), folder);
        var bundle = folder.resolve("logs/unga.archive/importer/tile/entries/000.p/17");
        var bytes = Files.readAllBytes(bundle);
        var text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        bytes[text.indexOf("Land C")] = 'S';
        Files.write(bundle, bytes);
        var ended = Session.run("audit", folder.toString());
        assertThat(ended.exitCode()).isEqualTo(ExitCode.DOES_NOT_VERIFY);
        assertThat(ended.out())
                .contains("unga.archive/importer: DAMAGED")
                .contains("tile/entries/000.p/17")
                .contains("entry 4");
        var json = (Json.Items) Json.parse(
                Session.run("audit", folder.toString(), "--json").out().getBytes(UTF_8));
        assertThat(((Json.Members) json.items().getFirst()).truth("holds", "log"))
                .isFalse();
    }

    @Test
    void audit_ofAnAddressWithoutALogSaysSo() {
        var ended = Session.run("audit", "http://127.0.0.1:1/log/unga.archive/importer");
        assertThat(ended.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(ended.err()).startsWith("comity: http://127.0.0.1:1/log/unga.archive/importer: cannot be read");
    }

    @Test
    void serve_thatCannotListen_saysWhy() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ended = Session.run(with("serve", "--port", Integer.toString(taken.getLocalPort())));
            assertThat(ended.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
            assertThat(ended.err())
                    .contains("port " + taken.getLocalPort() + ": ")
                    .contains("--port 0");
        }
        var unknown = Session.run(with("serve", "--port", "0", "--host", "a host"));
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).isEqualTo("comity: --host: no address of this machine is called a host\n");
    }
}
