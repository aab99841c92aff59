package org.comity.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.comity.node.Node;
import org.comity.node.archive.ImportException;
import org.comity.node.archive.UngaImport;
import org.comity.node.web.NodeName;
import org.comity.node.web.PublicAddress;
import org.comity.node.web.Site;
import org.comity.node.web.TlsIdentity;
import org.comity.node.web.WebServer;
import org.comity.record.MalformedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs the node until it is stopped.
@Command(
        description = {
            "Run the node and show its pages.",
            "",
            "With an empty data folder it first builds the archive of the General Assembly's roll calls from the public "
                    + "record that comes along. Stop it with Ctrl-C; whatever was acknowledged stays.",
            ""
        })
final class Serve implements Callable<Integer> {
    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final Output output;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Where to listen. Default: ${DEFAULT-VALUE}.",
            defaultValue = "127.0.0.1")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Which port; 0 takes a free one. Default: ${DEFAULT-VALUE}.",
            defaultValue = "8080")
    private int port;

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description = "Certificate chain, PEM. With --tls-key the node speaks https.")
    private Optional<Path> certificate = Optional.empty();

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Private key of the certificate, PEM.")
    private Optional<Path> key = Optional.empty();

    @Option(
            names = "--name",
            paramLabel = "TEXT",
            description = "How pages call this node: one line of at most " + NodeName.LONGEST + " characters.")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--public-address",
            paramLabel = "ADDRESS",
            description = "Where readers reach the node, if a proxy stands before it: https://comity.example. "
                    + "Default: the address that each reader asked.")
    private Optional<String> publicAddress = Optional.empty();

    @Option(
            names = "--rehearse",
            hidden = true,
            description = "Start, ask for one's own pages once, and stop: trains the start-up cache.")
    private boolean rehearse;

    /// Open until server and logs are closed.
    private final CountDownLatch closed = new CountDownLatch(1);

    Serve(Terminal terminal) {
        this.output = new Output(terminal);
    }

    @Override
    public Integer call() throws Exception {
        var address = new WebServer.Address(host, requirePort(), tls());
        var called = name();
        var known = publicAddress();
        try {
            serve(address, called, known);
        } finally {
            closed.countDown();
        }
        return ExitCode.OK;
    }

    private void serve(WebServer.Address address, Optional<NodeName> called, Optional<PublicAddress> known)
            throws Exception {
        var terminal = output.terminal();
        try (var node = data.openOrMake(terminal)) {
            buildArchive(node, terminal);
            try (var server = start(address, site(node, called, known))) {
                if (output.json()) {
                    terminal.say("{\"address\":\"" + server.address() + "\"}");
                    terminal.flush();
                } else {
                    terminal.note("Comity is at " + server.address() + "   (stop with Ctrl-C)");
                }
                if (rehearse) {
                    readAll(server.address());
                } else {
                    untilStopped();
                }
            }
        }
    }

    private static Site site(Node node, Optional<NodeName> called, Optional<PublicAddress> known) throws IOException {
        var site = Site.load(node, Release.name() + " " + Release.commit());
        var named = called.isPresent() ? site.withName(called.get()) : site;
        return known.isPresent() ? named.withPublicAddress(known.get()) : named;
    }

    private static WebServer start(WebServer.Address address, Site site) throws IOException, CliException {
        try {
            return WebServer.start(address, site);
        } catch (UnknownHostException e) {
            throw new CliException(ExitCode.USAGE, "--host: no address of this machine is called " + address.host());
        } catch (BindException e) {
            throw new CliException(
                    ExitCode.UNAVAILABLE,
                    address.host() + ", port " + address.port() + ": " + e.getMessage()
                            + "; choose another with --port, or --port 0 for any that is free");
        }
    }

    private void buildArchive(Node node, Terminal terminal) throws Exception {
        var shipped = Path.of(System.getProperty("comity.home", "."), "examples", "unga-votes");
        if (node.body(UngaImport.BODY).isPresent()) {
            return;
        }
        if (!Files.isDirectory(shipped)) {
            terminal.note("There is no public record at " + shipped
                    + "; the node starts empty. Fill it with ./comity import unga");
            return;
        }
        terminal.note(
                "Building the archive of the General Assembly's roll calls, sessions 1 to 69, from the public record …");
        try {
            var result = UngaImport.read(shipped)
                    .into(
                            node,
                            (done, all) ->
                                    terminal.progress(done + " of " + all + " acts signed, logged and cosigned"));
            terminal.note("acts attested: " + result.attested());
            data.noteRootKeys(terminal);
        } catch (ImportException e) {
            throw new CliException(ExitCode.MALFORMED, String.join(System.lineSeparator(), e.defects()));
        }
    }

    private int requirePort() throws CliException {
        if (port < 0 || port > 65_535) {
            throw new CliException(ExitCode.USAGE, "--port is from 0 to 65535, not " + port);
        }
        return port;
    }

    private Optional<NodeName> name() throws CliException {
        try {
            return name.isPresent() ? Optional.of(NodeName.parse(name.get())) : Optional.empty();
        } catch (MalformedException e) {
            throw new CliException(ExitCode.USAGE, "--name: " + e.getMessage());
        }
    }

    private Optional<PublicAddress> publicAddress() throws CliException {
        try {
            return publicAddress.isPresent() ? Optional.of(PublicAddress.parse(publicAddress.get())) : Optional.empty();
        } catch (MalformedException e) {
            throw new CliException(ExitCode.USAGE, "--public-address: " + e.getMessage());
        }
    }

    private Optional<TlsIdentity> tls() throws IOException, MalformedException, CliException {
        if (certificate.isPresent() != key.isPresent()) {
            throw new CliException(ExitCode.USAGE, "--tls-certificate and --tls-key go together");
        }
        if (certificate.isEmpty()) {
            return Optional.empty();
        }
        for (var file : List.of(certificate.get(), key.orElseThrow())) {
            InputFile.requireReadable(file);
        }
        return Optional.of(TlsIdentity.read(certificate.get(), key.orElseThrow(), Instant.now()));
    }

    private void untilStopped() throws InterruptedException {
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stopped.countDown();
            try {
                // Not for the thread: it ends in an exit of its own, which waits for this hook.
                closed.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        stopped.await();
    }

    /// One of each kind of page, so that the cache holds what a first visitor needs.
    private static void readAll(URI address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            for (var path : List.of(
                    "",
                    "ar/",
                    "body/unga.archive",
                    "body/unga.archive/decisions",
                    "body/unga.archive/decisions/1120",
                    "body/unga.archive/members",
                    "body/unga.archive/members/FRA",
                    "act/unga.archive/importer/300",
                    "record",
                    "verify",
                    "about",
                    "frameworks",
                    "frameworks/eu-ai-act",
                    "frameworks/eu-ai-act/art-50-2",
                    "calendar",
                    "body/unga.archive/trust.json",
                    "body/unga.archive/decisions/1120.tlog-proof",
                    "nothing")) {
                for (int i = 0; i < 3; i++) {
                    client.send(
                            HttpRequest.newBuilder(address.resolve(path))
                                    .header("Accept", "text/html")
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
                }
            }
        }
    }
}
