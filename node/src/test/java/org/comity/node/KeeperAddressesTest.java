package org.comity.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.comity.node.RestartableArchive.LOG;
import static org.comity.node.RestartableArchive.NAME;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.comity.node.web.Site;
import org.comity.node.web.WebServer;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.Origin;
import org.comity.record.proof.ForkEvidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What anybody may ask of a keeper, where C2SP tlog-witness and tlog-mirror say.
class KeeperAddressesTest {
    private static final String WITNESS =
            "keeper/" + NAME + "/witness/" + LOG.hash().hex();
    private static final String MIRROR =
            "keeper/" + NAME + "/mirror/" + LOG.hash().hex();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void witnessAndMirror_serveEachLogUnderTheDigestOfItsOrigin() throws Exception {
        try (var archive = RestartableArchive.found(folder.resolve("data"));
                var server = serve(archive)) {
            archive.file("AAA");
            var keeper = archive.body().keeper();
            var witnessed = get(server, WITNESS + "/checkpoint");
            assertThat(witnessed.statusCode()).isEqualTo(200);
            assertThat(witnessed.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
            assertThat(witnessed.body())
                    .isEqualTo(keeper.witnessed(LOG).orElseThrow().toString())
                    .startsWith(LOG + "\n3\n");
            assertThat(get(server, MIRROR + "/checkpoint").body())
                    .isEqualTo(keeper.mirrored(LOG).orElseThrow().toString())
                    .isNotEqualTo(witnessed.body());
            assertThat(get(server, MIRROR + "/tile/entries/000.p/3").body())
                    .isNotEmpty()
                    .isEqualTo(
                            get(server, "log/" + LOG + "/tile/entries/000.p/3").body());
            assertThat(get(server, MIRROR + "/tile/0/000.p/003").statusCode()).isEqualTo(400);
            assertThat(get(server, WITNESS + "/fork").statusCode()).isEqualTo(404);
            var unknown = new Origin(NAME + "/nobody").hash().hex();
            assertThat(get(server, WITNESS.replace(LOG.hash().hex(), unknown) + "/checkpoint")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void refusedLog_isShownWithTheReasonAndTheEvidence_andIsNoLongerMirrored() throws Exception {
        try (var archive = RestartableArchive.found(folder.resolve("data"))) {
            var keeper = folder.resolve("keeper");
            var log = folder.resolve("log");
            RestartableArchive.copy(archive.folder().keeper(NAME), keeper);
            RestartableArchive.copy(archive.log(), log);
            archive.file("AAA");
            var cosigned = archive.published();
            archive.stop();
            RestartableArchive.copy(archive.folder().keeper(NAME), folder.resolve("newer"));
            RestartableArchive.copy(keeper, archive.folder().keeper(NAME));
            RestartableArchive.copy(log, archive.log());
            archive.start();
            archive.file("BBB");
            archive.stop();
            RestartableArchive.copy(folder.resolve("newer"), archive.folder().keeper(NAME));
            archive.start();
            try (var server = serve(archive)) {
                assertThat(get(server, "record").body())
                        .contains("<p class=\"refused\">")
                        .contains("The log signed two histories.")
                        .contains("href=\"/" + WITNESS + "/fork\"")
                        .contains("Logs with two histories: 1.");
                var evidence = get(server, WITNESS + "/fork");
                assertThat(evidence.headers().firstValue("Content-Disposition"))
                        .hasValue("attachment; filename=\"small.archive-importer.fork\"");
                var proven = ForkEvidence.parse(evidence.body().getBytes(StandardCharsets.UTF_8))
                        .verify(archive.body().knownLog(LOG.value()));
                assertThat(proven.first().checkpoint().size()).isEqualTo(3);
                assertThat(Checkpoint.parse(cosigned.text()))
                        .isIn(proven.first().checkpoint(), proven.second().checkpoint());
                assertThat(get(server, WITNESS + "/checkpoint").statusCode()).isEqualTo(200);
                assertThat(get(server, MIRROR + "/checkpoint").statusCode()).isEqualTo(404);
                assertThat(get(server, MIRROR + "/tile/0/000.p/3").statusCode()).isEqualTo(404);
                assertThat(get(server, "body/" + NAME, "application/json").body())
                        .contains("\"refused\": \"the keeper does not cosign it: it signed two histories");
            }
        }
    }

    private static WebServer serve(RestartableArchive archive) throws Exception {
        return WebServer.start(
                new WebServer.Address("127.0.0.1", 0, Optional.empty()), Site.load(archive.node(), "test"));
    }

    private static HttpResponse<String> get(WebServer server, String path) throws Exception {
        return get(server, path, "text/html");
    }

    private static HttpResponse<String> get(WebServer server, String path, String accept) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(server.address().resolve(path))
                            .header("Accept", accept)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
