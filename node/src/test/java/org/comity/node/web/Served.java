package org.comity.node.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comity.node.HostedBody;
import org.comity.node.Node;
import org.comity.record.note.Origin;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/// The small archive behind a real server on loopback, and how tests speak to it.
final class Served implements AutoCloseable {
    /// No answer takes as long; a read that waits longer is a failure.
    private static final int PATIENCE_MILLIS = 20_000;

    private final Path folder;
    private final Node node;
    private final Site site;
    private final WebServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private Served(Path folder, Node node, Site site, WebServer server) {
        this.folder = folder;
        this.node = node;
        this.site = site;
        this.server = server;
    }

    /// Starts the one server that all tests of a run share.
    static final class Once implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Served.class;
        }

        @Override
        public Served resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Served.class))
                    .computeIfAbsent(Served.class, _ -> start(), Served.class);
        }
    }

    private static Served start() {
        try {
            // Tomcat speaks by java.util.logging; what a test provokes on purpose need not be read.
            java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.OFF);
            var folder = Files.createTempDirectory("comity-web");
            var node = TwoSessions.found(folder);
            var site = Site.load(node, "test");
            return new Served(
                    folder, node, site, WebServer.start(new WebServer.Address("127.0.0.1", 0, Optional.empty()), site));
        } catch (Exception e) {
            throw new IllegalStateException("the small archive is not served", e);
        }
    }

    Node node() {
        return node;
    }

    Site site() {
        return site;
    }

    HostedBody body() {
        return node.bodies().getFirst();
    }

    URI address() {
        return server.address();
    }

    /// One address of each route, filled in with what the small archive has: all but evidence of a fork.
    List<String> addresses() {
        return new Routes(site)
                .all().stream()
                        .filter(route -> !route.path().endsWith("/fork"))
                        .map(this::address)
                        .toList();
    }

    /// The same of one route.
    String address(Route route) {
        var address = route.path();
        for (var example : Map.ofEntries(
                        Map.entry("body", "unga.archive"),
                        Map.entry("party", "importer"),
                        Map.entry("code", "FRA"),
                        Map.entry(
                                "log",
                                new Origin("unga.archive/importer").hash().hex()),
                        Map.entry("index", "300"),
                        Map.entry("tile", "0/000"),
                        Map.entry("digest", site.assets().address().substring("/assets/".length())),
                        Map.entry("name", "css/comity.css"),
                        Map.entry("framework", "cn-labelling-measures"),
                        Map.entry("provision", "art-4"),
                        Map.entry("topic", "synthetic-content-labelling"),
                        Map.entry("kind", "visible-label"),
                        Map.entry("example", "hr-screening"),
                        Map.entry(
                                "id",
                                address.startsWith("/act/")
                                        ? body().view()
                                                .orElseThrow()
                                                .body()
                                                .id()
                                                .toString()
                                        : "1120"))
                .entrySet()) {
            address = address.replaceAll("\\{\\*?" + example.getKey() + "(:[^}]*)?}", example.getValue());
        }
        return address.endsWith("/member") ? address + "?member=FRA" : address;
    }

    Answer get(String address, String... headers) {
        return ask("GET", address, headers);
    }

    /// As a reader's browser asks.
    Answer page(String address) {
        return get(address, "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
    }

    Answer ask(String method, String address, String... headers) {
        return Answer.of(send(method, address, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), headers));
    }

    HttpResponse<byte[]> bytes(String address, String... headers) {
        return send("GET", address, HttpResponse.BodyHandlers.ofByteArray(), headers);
    }

    private <T> HttpResponse<T> send(String method, String address, HttpResponse.BodyHandler<T> as, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address().resolve("/") + address.substring(1)))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), as);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(method + " " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// What comes back when exactly these characters are sent, until the server closes.
    ///
    /// @param request may be what no client library would send; one byte a character
    String raw(String request) {
        return raw(server, request);
    }

    /// The same from another server.
    static String raw(WebServer server, String request) {
        try (var socket = socketTo(server, 64 * 1024)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return untilClosed(socket);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// The same for one request without a body, target and method spelled as they are.
    Answer rawAsk(String method, String target, String... headerLines) {
        var lines = new ArrayList<>(
                List.of(method + " " + target + " HTTP/1.1", "Host: node.example", "Connection: close"));
        lines.addAll(List.of(headerLines));
        return Answer.parse(raw(String.join("\r\n", lines) + "\r\n\r\n"));
    }

    Answer rawGet(String target, String... headerLines) {
        return rawAsk("GET", target, headerLines);
    }

    Socket socket() throws IOException {
        return socketTo(server, 64 * 1024);
    }

    /// @param receiveBytes how much may come without being read; with little, a server has to wait
    static Socket socketTo(WebServer server, int receiveBytes) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(receiveBytes);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), server.address().getPort()));
        return socket;
    }

    static String untilClosed(Socket socket) throws IOException {
        return new String(bytesUntilClosed(socket), StandardCharsets.UTF_8);
    }

    static byte[] bytesUntilClosed(Socket socket) throws IOException {
        var read = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(read);
        } catch (SocketException e) {
            // A server that closes with unread input resets the connection: what had come has come.
        }
        return read.toByteArray();
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
        node.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}
