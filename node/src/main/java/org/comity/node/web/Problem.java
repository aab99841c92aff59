package org.comity.node.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.comity.record.json.Json;
import org.springframework.http.HttpStatus;

/// What went wrong with a request: one value, from which both the page and the RFC 9457 problem are made.
///
/// @param status what HTTP calls it
/// @param detail what was found and what to do, for a person
record Problem(HttpStatus status, String detail) {
    /// How much of what a stranger typed is said back, in characters.
    private static final int MOST_SHOWN = 120;

    /// All that a node takes.
    private static final String METHODS = "GET, HEAD";

    static final class Answered extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        Answered(Problem problem) {
            super(problem.detail(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    static Answered notFound(String detail) {
        return new Answered(new Problem(HttpStatus.NOT_FOUND, detail));
    }

    static Answered badRequest(String detail) {
        return new Answered(new Problem(HttpStatus.BAD_REQUEST, detail));
    }

    /// What is said of a status where nothing more is known.
    static Problem of(HttpStatus status) {
        return new Problem(
                status,
                switch (status) {
                    case NOT_FOUND -> "There is nothing there.";
                    case METHOD_NOT_ALLOWED -> "No request changes anything on this node: it takes " + METHODS + ".";
                    case MISDIRECTED_REQUEST ->
                        "This node has another name than the one that was asked. A proxy before it has to pass on the "
                                + "Host that its readers ask for.";
                    case SERVICE_UNAVAILABLE -> "The node cannot read its files at the moment. Nothing was changed.";
                    default ->
                        status.is5xxServerError()
                                ? "This is a mistake of the software. Nothing was changed."
                                : "The request is not one that this node understands, or it is too large.";
                });
    }

    /// The headers that go with it. It is not to be kept, for tomorrow it may be right.
    Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Cache-Control", "no-cache");
        headers.put("Vary", Answers.NEGOTIATED);
        if (status == HttpStatus.METHOD_NOT_ALLOWED) {
            headers.put("Allow", METHODS);
        }
        return headers;
    }

    /// The RFC 9457 form.
    ///
    /// @param path that was asked for; left out if it is long, for a cut address would be another address
    byte[] json(String path) {
        var members = new LinkedHashMap<String, Json>();
        members.put("type", Json.of("about:blank"));
        members.put("title", Json.of(status.getReasonPhrase()));
        members.put("status", Json.of(status.value()));
        members.put("detail", Json.of(detail));
        if (!path.isEmpty() && path.length() <= MOST_SHOWN) {
            members.put("instance", Json.of(path));
        }
        return (new Json.Members(members).indented() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// What a stranger typed, short enough to be said back.
    static String shown(String text) {
        if (text.codePointCount(0, text.length()) <= MOST_SHOWN) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, MOST_SHOWN - 1)) + "…";
    }
}
