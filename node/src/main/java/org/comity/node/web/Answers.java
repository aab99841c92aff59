package org.comity.node.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.CRC32C;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// How this node answers: every answer carries a tag of its own bytes, so that an unchanged one is not sent twice.
final class Answers {
    static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    static final MediaType JSON = MediaType.APPLICATION_JSON;

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private Answers() {}

    /// A view of the record as it is now: to be asked for again, and sent again only when it changed.
    static ServerResponse now(ServerRequest request, MediaType type, byte[] body) {
        return tagged(request, type, body, CacheControl.noCache());
    }

    /// Bytes that never change under their address.
    static ServerResponse forEver(ServerRequest request, MediaType type, byte[] body) {
        return tagged(
                request, type, body, CacheControl.maxAge(FOR_EVER).cachePublic().immutable());
    }

    /// The same as a file that a browser keeps under `name`.
    static ServerResponse download(ServerRequest request, MediaType type, String name, byte[] body) {
        var tag = tag(body);
        if (seen(request, tag)) {
            return ServerResponse.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
        }
        return ServerResponse.ok()
                .eTag(tag)
                .cacheControl(CacheControl.noCache())
                .contentType(type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .body(body);
    }

    static ServerResponse problem(Problem problem, byte[] body) {
        return ServerResponse.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    private static ServerResponse tagged(ServerRequest request, MediaType type, byte[] body, CacheControl caching) {
        var tag = tag(body);
        if (seen(request, tag)) {
            return ServerResponse.status(HttpStatus.NOT_MODIFIED)
                    .eTag(tag)
                    .cacheControl(caching)
                    .build();
        }
        return ServerResponse.ok()
                .eTag(tag)
                .cacheControl(caching)
                .header("Vary", "Accept")
                .contentType(type)
                .body(body);
    }

    private static String tag(byte[] body) {
        var sum = new CRC32C();
        sum.update(body);
        return "W/\"" + Long.toHexString(sum.getValue()) + "-" + Integer.toHexString(body.length) + "\"";
    }

    private static boolean seen(ServerRequest request, String tag) {
        return request.headers().header("If-None-Match").stream()
                .flatMap(line -> java.util.Arrays.stream(line.split(",", -1)))
                .anyMatch(candidate ->
                        candidate.strip().equals(tag) || candidate.strip().equals("*"));
    }
}
