package org.comity.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.comity.node.ExampleBody;
import org.comity.node.Examples;
import org.comity.node.Node;
import org.comity.record.Hash;
import org.comity.testkit.Zeros;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node that holds the archive of the examples answers with these bytes.
final class ExampleServedTest {
    private static final String LOG = "/log/" + ExampleBody.IMPORTER;
    private static final String BODY = "/body/" + ExampleBody.NAME;

    /// Where each example is served that is served.
    private static final Map<String, String> SERVED = Map.of(
            LOG + "/checkpoint", "log/checkpoint",
            LOG + "/tile/0/000.p/9", "log/tile/0/000.p/9",
            LOG + "/tile/entries/000.p/9", "log/tile/entries/000.p/9",
            "/act/" + ExampleBody.IMPORTER + "/0.json", "adopt-charter.json",
            "/act/" + ExampleBody.IMPORTER + "/" + ExampleBody.ROLL_CALL + ".tlog-proof", "receipt.tlog-proof",
            BODY + "/decisions/1120.tlog-proof", "receipt.tlog-proof",
            BODY + "/trust.json", "trust.json",
            BODY + "/decisions/1120.json", "decision.json",
            BODY + "/decisions/1120.csv", "decision.csv",
            BODY + "/decisions.csv", "decisions.csv");

    @Test
    void everyServedExample_isServedByteForByte(@TempDir Path path) throws Exception {
        var examples = Examples.make(path);
        try (var node = Node.open(examples.folder(), ExampleBody.CLOCK, new Zeros());
                var server = WebServer.start(
                        new WebServer.Address("127.0.0.1", 0, Optional.empty()), Site.load(node, "test"));
                var client = HttpClient.newHttpClient()) {
            for (var served : SERVED.entrySet()) {
                assertThat(get(client, server, served.getKey()))
                        .as(served.getKey())
                        .isEqualTo(examples.read(served.getValue()));
            }
            var witnessed = "/keeper/" + ExampleBody.NAME + "/witness/"
                    + Hash.sha256(ExampleBody.IMPORTER.getBytes(StandardCharsets.UTF_8)) + "/checkpoint";
            assertThat(new String(examples.read("cosigned-state.txt"), StandardCharsets.UTF_8))
                    .contains(new String(get(client, server, witnessed), StandardCharsets.UTF_8));
        }
    }

    private static byte[] get(HttpClient client, WebServer server, String address) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.address().resolve("/") + address.substring(1)))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    }
}
