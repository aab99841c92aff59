package org.comity.node.web;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.CRC32C;
import org.comity.node.page.Page;
import org.comity.record.json.Json;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// How this node answers: every answer carries a tag of its own bytes, by which Spring sees that the reader has them
/// and sends 304 instead.
final class Answers {
    static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    static final MediaType JSON = MediaType.APPLICATION_JSON;
    static final MediaType PROBLEM = MediaType.APPLICATION_PROBLEM_JSON;

    /// What the bytes at an address depend on besides it, where there are a page and a twin.
    static final String NEGOTIATED = "Accept, Accept-Encoding";

    /// The same where there is one form.
    private static final String COMPRESSED = "Accept-Encoding";

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private Answers() {}

    /// What is made only when it is what was asked for.
    @FunctionalInterface
    interface Making<T> {
        T make() throws IOException;
    }

    /// A page or its twin, as the record is now: to be asked for again, and sent again only when it changed.
    static ServerResponse pageOrTwin(Site site, ServerRequest request, Making<Page> page, Making<Json> twin)
            throws IOException {
        boolean asData = Preference.of(request.headers().header("Accept")) == Preference.JSON;
        byte[] body = asData ? bytes(twin.make()) : site.render(page.make());
        return tagged(asData ? JSON : HTML, body, CacheControl.noCache(), NEGOTIATED)
                .body(body);
    }

    /// A view of the record as it is now, as data.
    static ServerResponse json(Json body) {
        return now(JSON, bytes(body));
    }

    /// A view of the record as it is now.
    static ServerResponse now(MediaType type, byte[] body) {
        return tagged(type, body, CacheControl.noCache(), COMPRESSED).body(body);
    }

    /// The same as a file that a browser keeps under `name`.
    static ServerResponse download(MediaType type, String name, byte[] body) {
        return tagged(type, body, CacheControl.noCache(), COMPRESSED)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .body(body);
    }

    /// Bytes that never change under their address.
    static ServerResponse forEver(MediaType type, byte[] body) {
        var caching = CacheControl.maxAge(FOR_EVER).cachePublic().immutable();
        return tagged(type, body, caching, COMPRESSED).body(body);
    }

    /// Without a host, which would be the one that the request claims.
    static ServerResponse seeOther(String address) {
        return ServerResponse.seeOther(URI.create(address)).build();
    }

    static ServerResponse problem(Problem problem, MediaType type, byte[] body) {
        return ServerResponse.status(problem.status())
                .headers(headers -> problem.headers().forEach(headers::set))
                .contentType(type)
                .body(body);
    }

    private static byte[] bytes(Json body) {
        return (body.indented() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static ServerResponse.BodyBuilder tagged(MediaType type, byte[] body, CacheControl caching, String vary) {
        return ServerResponse.ok()
                .eTag(tag(body))
                .cacheControl(caching)
                .header("Vary", vary)
                .contentType(type);
    }

    /// Weak, for the bytes may still be compressed on the way.
    private static String tag(byte[] body) {
        var sum = new CRC32C();
        sum.update(body);
        return "W/\"" + Long.toHexString(sum.getValue()) + "-" + Integer.toHexString(body.length) + "\"";
    }
}
