package org.comity.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Stands between a reader and a node, hands everything on, and changes one byte of every receipt.
///
/// The byte lies in the entry that the receipt carries, in the title of what was decided, and what comes out is still
/// well-formed: only a signature or a hash can tell.
final class TamperingProxy implements AutoCloseable {
    private static final String EXTRA = "extra ";
    private static final String TITLE = "\"title\":\"";

    private final URI node;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private TamperingProxy(URI node, HttpServer server) {
        this.node = node;
        this.server = server;
    }

    static TamperingProxy before(URI node) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var proxy = new TamperingProxy(node, server);
        server.createContext("/", proxy::answer);
        server.setExecutor(proxy.threads);
        server.start();
        return proxy;
    }

    /// The address here of what the node has at `address`.
    URI addressOf(URI address) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort()).resolve(address.getRawPath());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        client.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var address = exchange.getRequestURI();
            var answer = ask(
                    node.resolve(address),
                    exchange.getRequestHeaders()
                            .getOrDefault("Accept", List.of("*/*"))
                            .getFirst());
            for (var name : List.of("Content-Type", "Content-Security-Policy", "X-Content-Type-Options")) {
                answer.headers()
                        .firstValue(name)
                        .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
            }
            var body = address.getPath().endsWith(".tlog-proof") ? withAnotherTitle(answer.body()) : answer.body();
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private HttpResponse<byte[]> ask(URI address, String accept) throws IOException {
        try {
            return client.send(
                    HttpRequest.newBuilder(address).header("Accept", accept).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// Flips the lowest bit of the first letter of the title: one letter of the Base64, and nothing else, becomes
    /// another.
    private static byte[] withAnotherTitle(byte[] receipt) {
        var text = new String(receipt, StandardCharsets.UTF_8);
        int from = text.indexOf(EXTRA) + EXTRA.length();
        int to = text.indexOf('\n', from);
        var entry = Base64.getDecoder().decode(text.substring(from, to));
        int title = new String(entry, StandardCharsets.ISO_8859_1).indexOf(TITLE);
        if (title < 0) {
            throw new IllegalStateException("no title in the entry of the receipt");
        }
        entry[title + TITLE.length()] ^= 1;
        var tampered = text.substring(0, from) + Base64.getEncoder().encodeToString(entry) + text.substring(to);
        return tampered.getBytes(StandardCharsets.UTF_8);
    }
}
