package org.comity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.comity.testkit.SelfSigned;
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
        var process = ServeProcess.start(folder, data, folder.resolve("err"), options);
        var said = process.inputReader(StandardCharsets.UTF_8).readLine();
        assertThat(said).matches("\\{\"address\":\"https?://127\\.0\\.0\\.1:[0-9]+/\"}");
        return new Running(process, URI.create(said.split("\"", -1)[3]));
    }

    @Test
    void record_printsThePublicAddressAndTheName(SmallArchive archive) throws Exception {
        try (var node =
                serve(archive.data(), "--public-address", "https://comity.example", "--name", "Library of <Éire>")) {
            assertThat(node.page("record"))
                    .contains("comity audit https://comity.example/log/unga.archive/importer/")
                    .contains("<bdi>Library of &lt;Éire&gt;</bdi>");
        }
    }

    @Test
    void nameThatNoPageCouldShow_isAUsageError(SmallArchive archive) {
        for (var name : List.of("", " ", "x".repeat(61), "two\nlines")) {
            var ended = Session.run("serve", "--data", archive.data().toString(), "--name", name);
            assertThat(ended.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(ended.err()).startsWith("comity: --name: the name ").hasLineCount(1);
        }
    }

    @Test
    void pages_comeOverTlsWithThePairThatIsNamed(SmallArchive archive) throws Exception {
        var made = SelfSigned.make(folder, "-1d");
        try (var node = serve(
                        archive.data(),
                        "--tls-certificate",
                        made.certificateFile().toString(),
                        "--tls-key",
                        made.keyFile().toString());
                var client = HttpClient.newBuilder().sslContext(made.trust()).build()) {
            assertThat(node.address()).hasScheme("https");
            var page = client.send(
                    HttpRequest.newBuilder(node.address().resolve("record")).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
            assertThat(page.body()).contains("comity audit " + node.address() + "log/unga.archive/importer/");
        }
    }

    @Test
    void pairThatCannotServe_isNamedWithTheRemedyBeforeAnythingIsBuilt() throws Exception {
        var expired = SelfSigned.make(Files.createDirectory(folder.resolve("expired")), "-31d");
        var made = SelfSigned.make(folder, "-1d");
        var none = Files.writeString(folder.resolve("none.pem"), "no certificate");
        var good = made.certificateFile();
        var key = made.keyFile();
        assertRefused(folder.resolve("x.pem"), key, ExitCode.MISSING, "x.pem: there is no such file");
        assertRefused(good, folder, ExitCode.MISSING, folder + ": is a folder, not a file");
        assertRefused(none, key, ExitCode.MALFORMED, none + ": holds no certificate in PEM form");
        assertRefused(good, none, ExitCode.MALFORMED, none + ": holds no private key in PEM form");
        assertRefused(key, good, ExitCode.MALFORMED, key + ": holds no certificate");
        assertRefused(key, good, ExitCode.MALFORMED, "the two files are swapped");
        assertRefused(
                good,
                expired.keyFile(),
                ExitCode.MALFORMED,
                expired.keyFile() + ": is not the key of the first certificate in " + good);
        assertRefused(
                expired.certificateFile(),
                expired.keyFile(),
                ExitCode.MALFORMED,
                expired.certificateFile() + ": the certificate expired at ");
        assertRefused(expired.certificateFile(), expired.keyFile(), ExitCode.MALFORMED, "renew it and start again");
    }

    @Test
    void keyThatMayNotBeRead_isNamed() throws Exception {
        var made = SelfSigned.make(folder, "-1d");
        assertThat(made.keyFile().toFile().setReadable(false)).isTrue();
        assumeFalse(Files.isReadable(made.keyFile()), "not run: the superuser may read every file");
        assertRefused(
                made.certificateFile(),
                made.keyFile(),
                ExitCode.MISSING,
                made.keyFile() + ": may not be read by this user");
    }

    private void assertRefused(Path certificate, Path key, int exitCode, String said) {
        var data = folder.resolve("data");
        var ended = Session.run(
                "serve",
                "--port",
                "0",
                "--data",
                data.toString(),
                "--tls-certificate",
                certificate.toString(),
                "--tls-key",
                key.toString());
        assertThat(ended.exitCode()).as(said).isEqualTo(exitCode);
        assertThat(ended.err()).startsWith("comity: ").contains(said).hasLineCount(1);
        assertThat(data).doesNotExist();
    }

    @Test
    void node_stopsAsSoonAsItIsTold(SmallArchive archive) throws Exception {
        try (var node = serve(archive.data())) {
            node.process().destroy();
            assertThat(node.process().waitFor(8, TimeUnit.SECONDS)).isTrue();
        }
    }
}
