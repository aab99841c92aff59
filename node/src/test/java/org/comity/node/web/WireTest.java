package org.comity.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that no client library sends: too large, too slow, cut off, or two in one.
@ExtendWith(Served.Once.class)
final class WireTest {
    private static final String HEAD = "GET /about HTTP/1.1\r\nHost: node.example\r\n";

    private final Served served;

    WireTest(Served served) {
        this.served = served;
    }

    @Test
    void headers_areBounded() throws Exception {
        assertThat(served.rawGet("/about", "X-Long: " + "a".repeat(15_000)).status())
                .isEqualTo(200);
        served.rawGet("/about", "X-Long: " + "a".repeat(17_000)).assertProblem(400, "17,000 bytes");
        served.rawGet("/about", headers(200)).assertProblem(400, "200 headers");
    }

    private static String[] headers(int count) {
        return IntStream.range(0, count).mapToObj(i -> "X-" + i + ": a").toArray(String[]::new);
    }

    @Test
    void parameters_areBounded() throws Exception {
        assertThat(served.get("/body/unga.archive/decisions?" + parameters(50)).status())
                .isEqualTo(200);
        served.get("/body/unga.archive/decisions?" + parameters(51)).assertProblem(400, "51 parameters");
    }

    private static String parameters(int count) {
        return IntStream.range(0, count).mapToObj(i -> "p" + i + "=a").collect(Collectors.joining("&"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /about HTTP/1.1\r\n\r\n",
                "GET /about HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /about HTTP/1.1\r\nHost: <script>\r\n\r\n",
                "GET /about HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /about HTTP/1.1\r\nHost: a:port\r\n\r\n",
                "GET http://evil.example/record HTTP/1.1\r\nHost: node.example\r\n\r\n",
                "GET /about HTTP/1.1\r\nHost : a\r\n\r\n",
                "GET /about HTTP/1.1\r\nHost: a\r\n folded: x\r\n\r\n",
                "GET /about HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n"
            })
    void whatIsNoRequest_isRefusedAndTheConnectionClosed(String request) throws Exception {
        Answer.parse(served.raw(request)).assertProblem(400, request);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /about\r\n\r\n",
                "GET /about HTTP/x\r\nHost: a\r\n\r\n",
                "\u0016\u0003\u0001\u0000\u00a5\u0001\r\n\r\n"
            })
    void whatNamesNoVersionOfHttp_getsNoPage(String request) {
        assertThat(served.raw(request)).contains("\"type\": \"about:blank\"").doesNotContain("<html");
    }

    @Test
    void anotherVersionOfHttp_isRefused() throws Exception {
        Answer.parse(served.raw("GET /about HTTP/2.0\r\nHost: a\r\n\r\n")).assertProblem(505, "HTTP/2.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Content-Length: -1\r\n",
                "Content-Length: 1x\r\n",
                "Transfer-Encoding: chunked\r\n",
                "Transfer-Encoding: identity\r\n",
                "Transfer-Encoding: xchunked\r\n"
            })
    void whereARequestEnds_isNeverInDoubt(String lines) {
        var second = "GET /record HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        var answers = served.raw(HEAD + lines + "\r\n" + "0\r\n\r\n" + second);
        assertThat(answers).startsWith("HTTP/1.1 ").doesNotStartWith("HTTP/1.1 2");
    }

    @Test
    void contentOfARequest_isNoSecondRequest() {
        var hidden = "GET /record HTTP/1.1\r\nHost: a\r\n\r\n";
        var answers = served.raw(HEAD + "Content-Length: " + hidden.length() + "\r\n\r\n" + hidden
                + "GET /nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertThat(statuses(answers)).as("and the connection is closed").containsExactly("400");
    }

    @Test
    void requestsInOneWrite_areAnsweredInOrder() {
        var answers =
                served.raw(HEAD + "\r\nGET /nothing HTTP/1.1\r\nHost: a\r\n\r\nHEAD /record HTTP/1.1\r\nHost: a\r\n"
                        + "Connection: close\r\n\r\n");
        assertThat(statuses(answers)).containsExactly("200", "404", "200");
    }

    private static List<String> statuses(String answers) {
        return java.util.regex.Pattern.compile("HTTP/1\\.1 ([0-9]{3}) ")
                .matcher(answers)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void whoStopsSending_isCutOff() throws Exception {
        var address = new WebServer.Address("127.0.0.1", 0, Optional.empty());
        try (var impatient = WebServer.start(address, served.site(), Duration.ofMillis(200))) {
            var begun = List.of("", "G", "GET /about HT", HEAD, HEAD + "X-Half: ", HEAD + "\r\n");
            var sockets = new ArrayList<Socket>();
            for (var part : begun) {
                var socket = Served.socketTo(impatient, 64 * 1024);
                socket.getOutputStream().write(part.getBytes(StandardCharsets.ISO_8859_1));
                sockets.add(socket);
            }
            for (int i = 0; i < begun.size(); i++) {
                var answer = Served.untilClosed(sockets.get(i));
                assertThat(statuses(answer))
                        .as(begun.get(i))
                        .isEqualTo(begun.get(i).endsWith("\r\n\r\n") ? List.of("200") : List.of());
                sockets.get(i).close();
            }
        }
    }

    @Test
    void whoGoesAwayHalfway_leavesTheServerAnswering() throws Exception {
        var gone = new ArrayList<Socket>();
        for (var begun : List.of("GET /abo", HEAD, "GET /body/unga.archive/members HTTP/1.1\r\nHost: a\r\n\r\n")) {
            for (int i = 0; i < 50; i++) {
                var socket = served.socket();
                socket.getOutputStream().write(begun.getBytes(StandardCharsets.ISO_8859_1));
                gone.add(socket);
            }
        }
        for (var socket : gone) {
            reset(socket);
        }
        assertThat(served.get("/about").status()).isEqualTo(200);
    }

    /// Goes without a farewell.
    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Test
    void answerThatHasBegun_isFinishedWhenTheServerStops() throws Exception {
        // Far more than fits between two sockets: the server is in the midst of one of them when it is stopped.
        int asked = 60;
        var request = "GET /log/unga.archive/importer/tile/entries/000 HTTP/1.1\r\nHost: a\r\n\r\n";
        var address = new WebServer.Address("127.0.0.1", 0, Optional.empty());
        var stopping = WebServer.start(address, served.site());
        try (var socket = Served.socketTo(stopping, 1024)) {
            socket.getOutputStream().write(request.repeat(asked).getBytes(StandardCharsets.ISO_8859_1));
            int first = socket.getInputStream().read();
            var stop = Thread.startVirtualThread(stopping::close);
            var rest = (char) first + new String(Served.bytesUntilClosed(socket), StandardCharsets.ISO_8859_1);
            stop.join();
            int whole = 0;
            while (!rest.isEmpty()) {
                var answer = Answer.parse(rest);
                int length = Integer.parseInt(answer.header("Content-Length"));
                assertThat(answer.body().length()).as("answer " + whole).isGreaterThanOrEqualTo(length);
                rest = answer.body().substring(length);
                whole++;
            }
            assertThat(whole).isBetween(1, asked - 1);
        }
    }
}
