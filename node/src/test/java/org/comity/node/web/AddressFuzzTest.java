package org.comity.node.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.comity.node.DataFolder;
import org.comity.node.Node;
import org.comity.node.archive.UngaImport;
import org.comity.record.MalformedException;
import org.comity.testkit.Fuzz;
import org.comity.testkit.Parts;
import org.comity.testkit.ScratchFolder;
import org.junit.jupiter.api.Test;

/// Hostile addresses and queries, sent to a node as they are.
class AddressFuzzTest {
    private static final WebServer SERVER = serve();

    /// A node with one roll call. It answers until the process ends.
    private static WebServer serve() {
        try {
            // Tomcat speaks by java.util.logging; what is provoked here on purpose need not be read.
            Logger.getLogger("").setLevel(Level.OFF);
            var folder = ScratchFolder.create();
            var clock = InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"));
            var node = Node.open(new DataFolder(folder.resolve("data")), clock, new SecureRandom());
            UngaImport.read(
                            file(folder, "members.csv", "member,name,first_session,last_session\nAAA,Land A,1,69\n"),
                            file(folder, "roll_calls.csv", """
                                    rcid,session,date,date_precision,unres,amendment,paragraph,official_yes,official_no,official_abstain,short,description,issues
                                    7,2,1947-11-29,day,R/2/181,0,0,1,,0,FISHERIES,To adopt the report,
                                    """),
                            file(folder, "votes.csv", "rcid,member,vote\n7,AAA,Y\n"),
                            Optional.empty())
                    .into(node, (_, _) -> {});
            return WebServer.start(new WebServer.Address("127.0.0.1", 0, Optional.empty()), Site.load(node, "test"));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Path file(Path folder, String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    static final Fuzz ADDRESS = Fuzz.of(
            Parts.FIELDS,
            List.of(
                            "/",
                            "/fr/body/unga.archive/decisions?year=1947&sort=title",
                            "/body/unga.archive/decisions/7",
                            "/body/unga.archive/decisions/7.tlog-proof",
                            "/body/unga.archive/decisions.csv?text=a",
                            "/body/unga.archive/members/AAA.json?page=2",
                            "/body/unga.archive/member?member=AAA",
                            "/body/unga.archive/trust.json",
                            "/act/unga.archive/importer/4.json",
                            "/act/unga.archive/keeper/0.tlog-proof",
                            "/act/" + "0".repeat(64),
                            "/log/unga.archive/importer/checkpoint",
                            "/log/unga.archive/importer/tile/0/000.p/5",
                            "/log/unga.archive/importer/tile/entries/x036/x028/x797/018.p/3",
                            "/assets/0/comity.css",
                            // Once answered by an error of ours.
                            "/fr/body/unga;archtext=%zz/decisions?year=1947",
                            "/api/openapi.json")
                    .stream()
                    .map(address -> address.getBytes(UTF_8))
                    .toList(),
            List.of(
                    "/",
                    "?",
                    "&",
                    "=",
                    "%2f",
                    "%2e%2e",
                    "%00",
                    "%",
                    "%zz",
                    "%ff",
                    ";",
                    ";a=b",
                    "#",
                    "*",
                    "..",
                    "//",
                    "http://x/",
                    ".json",
                    ".csv",
                    ".tlog-proof",
                    "0",
                    "-1",
                    "9999999999999999",
                    "AAA",
                    "importer",
                    "keeper",
                    "text=",
                    "page=",
                    "year=",
                    "ar",
                    "unga.archive",
                    "{body}",
                    "\\",
                    "|",
                    "[",
                    "\"",
                    "<"),
            AddressFuzzTest::address);

    private static String address(byte[] input) throws IOException, MalformedException {
        // What would end the first line of the request is not part of an address.
        var target = new String(input, ISO_8859_1).replaceAll("[\r\n ]", "+");
        var accept = List.of("text/html", "application/json", "*/*").get(input.length % 3);
        String text;
        try (var socket = Served.socketTo(SERVER, 64 * 1024)) {
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: a\r\nAccept: " + accept
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(ISO_8859_1));
            text = Served.untilClosed(socket);
        } catch (SocketException e) {
            return "cut"; // The server closes before it has read an endless line.
        }
        if (text.isEmpty()) {
            return "cut";
        }
        if (text.startsWith("{")) {
            // A first line without an address is taken for one of HTTP/0.9, which has no headers.
            assertThat(text).contains("\"status\": 400");
            return "400 to no HTTP/1.1";
        }
        var answer = Answer.parse(text);
        assertThat(answer.status()).isNotEqualTo(500);
        answer.assertSafe(target);
        if (answer.status() >= 400 && answer.type().startsWith("text/html")) {
            answer.assertProblemPage(answer.status(), target);
        } else if (answer.status() >= 400) {
            answer.assertProblem(answer.status(), target);
        } else if (answer.status() >= 300) {
            // A redirection leads to an address of this node, and names no host.
            assertThat(answer.header("Location")).containsPattern("^/(?!/)");
        }
        return answer.status() + " " + answer.type();
    }

    @Test
    void anyAddress_isAnsweredAndNeverWithAMistakeOfOurs() {
        assertThat(ADDRESS.run(100).keySet())
                .contains("200 text/html;charset=UTF-8", "200 application/json")
                .anyMatch(outcome -> outcome.startsWith("400"))
                .anyMatch(outcome -> outcome.startsWith("404"));
    }
}
