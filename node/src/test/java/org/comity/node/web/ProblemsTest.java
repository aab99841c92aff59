package org.comity.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is not there, or cannot be asked for, is said so: to programs by RFC 9457, to people by a page.
@ExtendWith(Served.Once.class)
final class ProblemsTest {
    private static final String DECISIONS = "/body/unga.archive/decisions";

    private final Served served;

    ProblemsTest(Served served) {
        this.served = served;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/record/",
                "//record",
                "/body/",
                "/body/nobody",
                "/body/nobody/decisions.csv",
                "/body/unga.archive/members/XXX",
                "/body/unga.archive/members/fra",
                "/body/unga.archive/member",
                "/body/unga.archive/member?member=%3Cb%3E",
                "/body/unga.archive/decisions/2",
                "/body/unga.archive/decisions/01120",
                "/body/unga.archive/decisions/99999999999",
                "/body/unga.archive/decisions/2.tlog-proof",
                "/act/unga.archive/nobody/1",
                "/act/unga.archive/importer/9999",
                "/act/unga.archive/importer/9999.json",
                "/act/0000000000000000000000000000000000000000000000000000000000000000",
                "/log/unga.archive/nobody/checkpoint",
                "/log/unga.archive/importer/segment",
                "/log/unga.archive/importer/last-signed",
                "/log/unga.archive/importer/tile/0/777",
                "/log/unga.archive/importer/tile/7/000",
                "/log/unga.archive/importer/tile/entries/001",
                "/assets",
                "/assets/x",
                "/assets/x/",
                "/assets/x/nothing.css",
                "/ar/assets/x/css/comity.css",
                "/fr/body/unga.archive/members.json",
                "/error",
                "/favicon.ico",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF"
            })
    void whatIsNotThere_isNotFound(String address) throws Exception {
        served.get(address).assertProblem(404, address);
        served.page(address).assertProblemPage(404, address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                DECISIONS + "?year=70",
                DECISIONS + "?year=1970x",
                DECISIONS + "?subject=xx",
                DECISIONS + "?outcome=xx",
                DECISIONS + "?member=fra",
                DECISIONS + "?position=xx",
                DECISIONS + "?sort=xx",
                DECISIONS + "?order=xx",
                DECISIONS + "?page=0",
                DECISIONS + ".json?page=0",
                DECISIONS + ".csv?year=x",
                "/body/unga.archive/members/FRA?year=x",
                "/body/unga.archive/members/FRA.json?year=x",
                "/body/unga.archive/members/FRA.csv?year=x",
                "/act/abc",
                "/act/unga.archive/importer/0300",
                "/act/unga.archive/importer/99999999999999999999",
                "/log/unga.archive/importer/tile",
                "/log/unga.archive/importer/tile/",
                "/log/unga.archive/importer/tile/0/0",
                "/log/unga.archive/importer/tile/0/000.p/256",
                "/log/unga.archive/importer/tile/00/000",
                "/log/unga.archive/importer/tile/64/000",
                "/log/unga.archive/importer/tile/0/000/",
            })
    void whatCannotBe_isABadRequest(String address) throws Exception {
        served.get(address).assertProblem(400, address);
        served.page(address).assertProblemPage(400, address);
    }

    /// No route sees these, or only with a query that cannot be read.
    @ParameterizedTest
    @ValueSource(
            strings = {
                DECISIONS + "?text=%zz",
                DECISIONS + "?text=%ff",
                DECISIONS + "?text=%",
                DECISIONS + "?=",
                DECISIONS + ".json?text=%c3%28",
                "/%ff",
                "/%c0%ae%c0%ae/",
                "/%zz",
                "/%",
                "/body/%00",
            })
    void whatIsNotEvenAnAddress_isABadRequest(String target) throws Exception {
        served.rawGet(target).assertProblem(400, target);
        served.rawGet(target, "Accept: text/html").assertProblemPage(400, target);
    }

    /// Its first line is not HTTP, so nobody read further to see who asks.
    @ParameterizedTest
    @ValueSource(strings = {"/{x}", "/<script>", "/\\..\\..", "/a|b", "/?text=\""})
    void whatIsNotEvenARequest_isABadRequestForEverybody(String target) throws Exception {
        served.rawGet(target, "Accept: text/html").assertProblem(400, target);
    }

    @Test
    void problem_isAPageForPeopleInTheLanguageOfTheAddress() {
        for (var address : List.of("/ar/nothing", "/ar/body/nobody", "/ar" + DECISIONS + "?page=0", "/ar/act/abc")) {
            assertThat(served.page(address).body())
                    .as(address)
                    .startsWith("<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">");
        }
    }

    @Test
    void problem_isJsonForWhoeverRatherHasJson() {
        for (var accept : List.of(
                "*/*",
                "application/json",
                "application/problem+json",
                "image/*",
                "text/html;q=0.1, application/json",
                "nonsense")) {
            assertThat(served.get("/nothing", "Accept", accept).type())
                    .as(accept)
                    .isEqualTo("application/problem+json");
        }
        for (var accept : List.of("text/html", "text/html, application/json", "text/html;q=0.9, */*;q=0.8")) {
            assertThat(served.get("/nothing", "Accept", accept).type())
                    .as(accept)
                    .isEqualTo("text/html;charset=UTF-8");
        }
    }

    @Test
    void problem_isNotKeptByCachesAndVariesWithAccept() {
        for (var answer : List.of(served.get("/nothing"), served.page("/nothing"), served.ask("POST", "/"))) {
            assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
            assertThat(answer.varies()).contains("accept");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get", "X"})
    void methodsThatChangeSomething_areNotAllowedAnywhere(String method) throws Exception {
        for (var address : List.of("/", "/ar/record", DECISIONS, "/log/unga.archive/importer/checkpoint", "/nothing")) {
            var answer = served.rawAsk(method, address);
            answer.assertProblem(405, method + " " + address);
            assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
            var page = served.rawAsk(method, address, "Accept: text/html");
            page.assertProblemPage(405, method + " " + address);
            assertThat(page.header("Allow")).isEqualTo("GET, HEAD");
        }
    }

    @Test
    void preflight_isNotAllowedEither() {
        var answer =
                served.rawAsk("OPTIONS", "/", "Origin: https://evil.example", "Access-Control-Request-Method: POST");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void requestWithContent_isRefused() throws Exception {
        var head = "GET / HTTP/1.1\r\nHost: node.example\r\nConnection: close\r\n";
        Answer.parse(served.raw(head + "Content-Length: 3\r\n\r\nabc")).assertProblem(400, "a length");
        Answer.parse(served.raw(head + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"))
                .assertProblem(400, "chunks");
        assertThat(Answer.parse(served.raw(head + "Content-Length: 0\r\n\r\n")).status())
                .isEqualTo(200);
    }

    @Test
    void problem_saysBackNoMoreThanALine() throws Exception {
        var members = served.get("/" + "a".repeat(8_000)).assertProblem(404, "a long address");
        assertThat(members.text("detail", "")).hasSizeLessThan(200);
        assertThat(members.get("instance"))
                .as("a cut address is another address")
                .isEmpty();

        var name = served.get("/body/" + "a".repeat(8_000)).assertProblem(404, "a long name");
        assertThat(name.text("detail", "")).hasSizeLessThan(300);
    }

    @Test
    void problem_cutsNoCharacterInHalf() throws Exception {
        for (int letters = 115; letters < 121; letters++) {
            var asked = "a".repeat(letters) + "%F0%9F%95%8A%F0%9F%95%8A";
            served.get("/body/unga.archive/member?member=" + asked).assertProblem(404, asked);
            served.get("/body/" + asked).assertProblem(404, asked);
        }
    }

    @Test
    void problem_leadsNowhereElse() throws Exception {
        var page = served.rawGet("/ar//evil.example/x", "Accept: text/html");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.references()).isNotEmpty().allMatch(link -> link.matches("/([^/].*)?"));

        var data = served.rawGet("//evil.example/x").json();
        assertThat(data.text("instance", "")).isEqualTo("/evil.example/x");
    }

    @Test
    void hostileText_isSaidBackAsText() {
        var script = "%3Cscript%3Ealert(1)%3C/script%3E%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E'";
        for (var address : List.of(
                DECISIONS + "?text=" + script,
                "/ar" + DECISIONS + "?text=" + script,
                "/body/unga.archive/members/FRA?text=" + script,
                "/body/unga.archive/member?member=" + script,
                "/body/%3Cscript%3E%22",
                DECISIONS + "/" + TwoSessions.HOSTILE,
                DECISIONS + "?year=2014")) {
            var page = served.page(address);
            assertThat(page.body())
                    .as(address)
                    .contains("&lt;script")
                    .doesNotContain("<script>")
                    .doesNotContain("<img");
            page.assertSafe(address);
        }
        assertThat(served.page(DECISIONS + "?text=%00%01%E2%80%AE%EF%BF%BF%F0%9F%95%8A")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void searchText_isBounded() {
        assertThat(served.page(DECISIONS + "?text=" + "a".repeat(200)).status()).isEqualTo(200);
        assertThat(served.page(DECISIONS + "?text=" + "a".repeat(201)).status()).isEqualTo(400);
    }
}
