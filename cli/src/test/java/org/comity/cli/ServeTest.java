package org.comity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The node as its operator starts it, in its own process.
@ExtendWith(SmallArchive.Extension.class)
class ServeTest {
    @TempDir
    private Path folder = Path.of("");

    /// A running `serve`, and what it said about itself.
    private record Running(Process process, URI address) implements AutoCloseable {
        String page(String path) throws Exception {
            try (var client = HttpClient.newHttpClient()) {
                return client.send(
                                HttpRequest.newBuilder(address.resolve(path)).build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body();
            }
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
        }
    }

    private Running serve(Path data, String... options) throws Exception {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
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
        var process = new ProcessBuilder(line)
                .redirectError(folder.resolve("err").toFile())
                .start();
        var said = process.inputReader(StandardCharsets.UTF_8).readLine();
        assertThat(said).matches("\\{\"address\":\"https?://127\\.0\\.0\\.1:[0-9]+/\"}");
        return new Running(process, URI.create(said.split("\"", -1)[3]));
    }

    @Test
    void record_printsThePublicAddress(SmallArchive archive) throws Exception {
        try (var node = serve(archive.data(), "--public-address", "https://comity.example")) {
            assertThat(node.page("record")).contains("comity audit https://comity.example/log/unga.archive/importer/");
        }
    }
}
