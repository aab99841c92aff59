package org.comity.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.comity.node.DataFolder;
import org.comity.node.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/// A node whose disk fails says so, and nothing of its insides.
@ExtendWith(Served.Once.class)
final class BrokenDiskTest {
    @Test
    void whatCannotBeRead_isUnavailable(Served served, @TempDir Path folder) throws Exception {
        FileSystemUtils.copyRecursively(served.node().folder().path(), folder);
        var clock = InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"));
        try (var node = Node.open(new DataFolder(folder), clock, new SecureRandom());
                var server = WebServer.start(
                        new WebServer.Address("127.0.0.1", 0, Optional.empty()), Site.load(node, "test"));
                var client = HttpClient.newHttpClient()) {
            var act = server.address().resolve("/act/unga.archive/importer/300");
            assertThat(ask(client, act, "application/json").status()).isEqualTo(200);

            FileSystemUtils.deleteRecursively(folder.resolve("logs/unga.archive/importer/tile/entries"));
            var problem = ask(client, act, "application/json").assertProblem(503, "act");
            assertThat(problem.text("detail", "")).startsWith("The node cannot read its files");
            ask(client, act, "text/html").assertProblemPage(503, "act");
        }
    }

    private static Answer ask(HttpClient client, URI address, String accept) throws Exception {
        return Answer.of(client.send(
                HttpRequest.newBuilder(address).header("Accept", accept).build(),
                HttpResponse.BodyHandlers.ofString()));
    }
}
