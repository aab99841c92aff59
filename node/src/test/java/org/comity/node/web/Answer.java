package org.comity.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.comity.record.MalformedException;
import org.comity.record.json.Json;

/// What a server answered.
///
/// @param headers by name in lower case; several of one name are joined by commas
record Answer(int status, Map<String, String> headers, String body) {
    static Answer of(HttpResponse<String> response) {
        var headers = new TreeMap<String, String>();
        response.headers().map().forEach((name, values) -> headers.put(name, String.join(",", values)));
        return new Answer(response.statusCode(), headers, response.body());
    }

    /// Reads what came over a socket; the body must not be in chunks.
    static Answer parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        assertThat(end).as(text).isPositive();
        var lines = text.substring(0, end).split("\r\n", -1);
        assertThat(lines[0]).matches("HTTP/1\\.1 [0-9]{3} ");
        var headers = new TreeMap<String, String>();
        for (var line : List.of(lines).subList(1, lines.length)) {
            var colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (first, second) -> first + "," + second);
        }
        return new Answer(Integer.parseInt(lines[0].substring(9, 12)), headers, text.substring(end + 4));
    }

    /// Empty without such a header.
    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    String type() {
        return header("Content-Type");
    }

    /// On which headers of the request it depends.
    SortedSet<String> varies() {
        return new TreeSet<>(List.of(header("Vary").toLowerCase(Locale.ROOT).split(" *, *")));
    }

    Json.Members json() {
        try {
            return (Json.Members) Json.parse(body.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedException e) {
            throw new AssertionError(body, e);
        }
    }

    /// Every address that the page links to or loads, without places within it.
    List<String> references() {
        return Pattern.compile("(?:href|src)=\"([^\"]*)\"")
                .matcher(body)
                .results()
                .map(found -> found.group(1).replace("&amp;", "&").replaceFirst("#.*", ""))
                .filter(address -> !address.isEmpty())
                .toList();
    }

    /// Every answer tells browsers to run and load nothing but ours, and programs nothing of our insides.
    void assertSafe(String what) {
        assertThat(header("Content-Security-Policy")).as(what).isEqualTo(SecurityHeaders.POLICY);
        assertThat(header("X-Content-Type-Options")).as(what).isEqualTo("nosniff");
        assertThat(header("Referrer-Policy")).as(what).isEqualTo("no-referrer");
        assertThat(header("Cross-Origin-Opener-Policy")).as(what).isEqualTo("same-origin");
        assertThat(header("Permissions-Policy")).as(what).contains("camera=()");
        assertThat(headers.keySet())
                .as(what)
                .doesNotContain("server", "x-powered-by", "set-cookie", "access-control-allow-origin");
        if (type().startsWith("text/html")) {
            assertThat(body)
                    .as(what)
                    .doesNotContainPattern("(?i)<[^>]* style=")
                    .doesNotContainPattern("(?i)<style")
                    .doesNotContainPattern("(?i)<[^>]* on[a-z]+=")
                    .doesNotContainPattern("<script(?![^>]* src=\"/assets/)[^>]*>")
                    .doesNotContainPattern("<script[^>]*>[^<]");
        }
    }

    /// The members of RFC 9457 and nothing of our insides.
    Json.Members assertProblem(int expected, String what) throws MalformedException {
        assertSafe(what);
        assertThat(status).as(what).isEqualTo(expected);
        assertThat(type()).as(what).isEqualTo("application/problem+json");
        var members = json();
        assertThat(members.members().keySet())
                .as(what)
                .isSubsetOf(Set.of("type", "title", "status", "detail", "instance"));
        assertThat(members.text("type", what)).isEqualTo("about:blank");
        assertThat(members.text("title", what)).isNotBlank();
        assertThat(members.whole("status", what)).isEqualTo(expected);
        assertTellsNothing(what);
        return members;
    }

    /// The same for people.
    void assertProblemPage(int expected, String what) {
        assertSafe(what);
        assertThat(status).as(what).isEqualTo(expected);
        assertThat(type()).as(what).isEqualTo("text/html;charset=UTF-8");
        assertThat(body)
                .as(what)
                .startsWith("<!doctype html>")
                .contains(Integer.toString(expected))
                .contains("</html>");
        assertTellsNothing(what);
    }

    private void assertTellsNothing(String what) {
        assertThat(body)
                .as(what)
                .doesNotContainIgnoringCase("exception")
                .doesNotContainIgnoringCase("tomcat")
                .doesNotContainIgnoringCase("spring")
                .doesNotContainPattern("\\bat (org|java|jakarta)\\.");
    }
}
