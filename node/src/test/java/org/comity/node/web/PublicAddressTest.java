package org.comity.node.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.comity.record.MalformedException;
import org.comity.record.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A node behind a proxy prints the address that its operator named, and believes no header about it.
@ExtendWith(Served.Once.class)
final class PublicAddressTest {
    private static final String CLAIMS = """
            X-Forwarded-Proto: https
            X-Forwarded-Host: evil.example
            X-Forwarded-Port: 444
            X-Forwarded-Prefix: /evil
            X-Original-Host: evil.example
            Forwarded: for=192.0.2.1;proto=https;host=evil.example
            """.replace("\n", "\r\n");

    private final Served served;

    PublicAddressTest(Served served) {
        this.served = served;
    }

    private WebServer startBehindAProxy() throws Exception {
        var site = served.site().withPublicAddress(PublicAddress.parse("https://comity.example"));
        return WebServer.start(new WebServer.Address("127.0.0.1", 0, Optional.empty()), site);
    }

    @Test
    void record_printsTheAddressThatTheOperatorNamed() throws Exception {
        try (var server = startBehindAProxy()) {
            var page = Served.raw(server, request("/record", "Host: 127.0.0.1:8080\r\n" + CLAIMS));
            assertThat(page)
                    .contains("comity audit https://comity.example/log/unga.archive/importer/")
                    .contains("comity audit https://comity.example/log/unga.archive/keeper/")
                    .doesNotContain("127.0.0.1")
                    .doesNotContain("evil");
        }
    }

    @Test
    void record_printsTheAddressThatWasAsked_whereNobodyNamedOne() {
        var claimed = served.raw(request("/record", "Host: node.example:8080\r\n" + CLAIMS));
        assertThat(claimed)
                .contains("comity audit http://node.example:8080/log/unga.archive/importer/")
                .doesNotContain("https://node.example")
                .doesNotContain("evil");
    }

    @Test
    void linksForSearchEngines_areAbsoluteOnceTheAddressIsNamed() throws Exception {
        try (var server = startBehindAProxy()) {
            assertThat(Served.raw(server, request("/ar/record?a=b", "Host: comity.example\r\n")))
                    .contains("<link rel=\"canonical\" href=\"https://comity.example/ar/record?a=b\">")
                    .contains("hreflang=\"fr\" href=\"https://comity.example/fr/record?a=b\">");
        }
        assertThat(served.raw(request("/record", "Host: node.example\r\n"))).doesNotContain("canonical");
    }

    @Test
    void descriptionForPrograms_namesTheAddress() throws Exception {
        try (var server = startBehindAProxy()) {
            var told = Answer.parse(Served.raw(server, request("/api/openapi.json", "Host: comity.example\r\n")))
                    .json();
            var plain = served.get("/api/openapi.json").json();
            assertThat(plain.get("servers")).contains(servers("/"));
            assertThat(told).isEqualTo(plain.with("servers", servers("https://comity.example")));
        }
    }

    private static Json servers(String address) {
        return Json.array(List.of(Json.object(Json.member("url", Json.of(address)))));
    }

    @Test
    void requestsToAnotherName_areNotAnsweredOnceTheAddressIsNamed() throws Exception {
        var own = List.of(
                "comity.example",
                "COMITY.example:443",
                "comity.example:8080",
                "127.0.0.1:8080",
                "localhost",
                "[::1]:8080");
        var foreign = List.of("evil.example", "comity.example.evil.example", "127.0.0.1.evil.example");
        try (var server = startBehindAProxy()) {
            for (var host : own) {
                assertThat(status(Served.raw(server, about(host)))).as(host).isEqualTo(200);
            }
            for (var host : foreign) {
                assertThat(status(Served.raw(server, about(host)))).as(host).isEqualTo(421);
                assertThat(status(served.raw(about(host)))).as(host).isEqualTo(200);
            }
        }
    }

    private static int status(String answer) {
        return Answer.parse(answer).status();
    }

    private static String about(String host) {
        return request("/about", "Host: " + host + "\r\n" + CLAIMS);
    }

    private static String request(String path, String headers) {
        return "GET " + path + " HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n";
    }

    @ParameterizedTest
    @CsvSource({
        "https://comity.example, https://comity.example/",
        "https://comity.example/, https://comity.example/",
        "HTTPS://Comity.Example:443, https://comity.example/",
        "https://comity.example:8443, https://comity.example:8443/",
        "http://comity.example:80/, http://comity.example/",
        "http://192.0.2.7:8080, http://192.0.2.7:8080/",
        "https://[2001:db8::1]/, https://[2001:db8::1]/",
        "https://xn--bcher-kva.example, https://xn--bcher-kva.example/"
    })
    void parse_givesOneSpelling(String text, String spelling) throws Exception {
        assertThat(PublicAddress.parse(text).uri()).hasToString(spelling);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "comity.example",
                "//comity.example",
                "ftp://comity.example",
                "https:comity.example",
                "https://",
                "https:///record",
                "https://comity.example:0",
                "https://comity.example:99999",
                "https://bücher.example",
                "https://my_node.example",
                "https://user@comity.example",
                "https://comity.example/node",
                "https://comity.example/?a=b",
                "https://comity.example/#a",
                "https://comity.example\n",
                "https://comity.example/\"><script>"
            })
    void parse_takesTheRootOfAHostAlone(String text) {
        assertThatThrownBy(() -> PublicAddress.parse(text))
                .isInstanceOf(MalformedException.class)
                .hasMessageStartingWith(text + ": ");
    }
}
