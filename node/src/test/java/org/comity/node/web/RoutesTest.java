package org.comity.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.comity.node.page.Language;
import org.comity.record.note.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every address of a node answers, each in all the ways that it should.
@ExtendWith(Served.Once.class)
final class RoutesTest {
    private static final String DECISIONS = "/body/unga.archive/decisions";

    private final Served served;

    RoutesTest(Served served) {
        this.served = served;
    }

    @Test
    void everyRoute_answers() {
        for (var address : served.addresses()) {
            assertThat(served.get(address).status()).as(address).isIn(200, 303);
        }
    }

    @Test
    void everyPage_isHtmlForReadersAndJsonForPrograms() throws Exception {
        for (var route : pages()) {
            var address = served.address(route);
            var page = served.page(address);
            assertThat(page.type()).as(address).isEqualTo("text/html;charset=UTF-8");
            assertThat(page.body()).startsWith("<!doctype html>");
            assertThat(page.varies()).as(address).containsExactly("accept", "accept-encoding");

            var twin = served.get(address, "Accept", "application/json");
            assertThat(twin.type()).as(address).isEqualTo("application/json");
            assertThat(twin.json().members()).as(address).isNotEmpty();
            assertThat(twin.varies()).as(address).containsExactly("accept", "accept-encoding");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/*",
                "application/json, text/plain, */*",
                "text/html;q=0.5, application/json",
                "*/*;q=0.1, application/json;q=0.2",
                "text/html;q=0, */*"
            })
    void page_isJsonForWhoeverRatherHasJson(String accept) {
        assertThat(served.get("/", "Accept", accept).type()).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "text/html",
                "text/*",
                "text/html, application/json",
                "text/html, application/json;q=0.9",
                "image/png",
                "application/json;q=0, */*",
                "nonsense",
                "text/html;q=nonsense",
                ","
            })
    void page_isHtmlForEverybodyElse(String accept) {
        assertThat(served.get("/", "Accept", accept).type()).isEqualTo("text/html;charset=UTF-8");
    }

    @Test
    void twinAtItsOwnAddress_isTheTwinByAccept() {
        for (var address : List.of(
                "/body/unga.archive/members", "/body/unga.archive/members/FRA", DECISIONS, DECISIONS + "/1120")) {
            assertThat(served.get(address + ".json").body())
                    .as(address)
                    .isEqualTo(served.get(address, "Accept", "application/json").body());
        }
        assertThat(served.get(DECISIONS + ".json?year=1970&sort=yes&page=2").body())
                .isEqualTo(served.get(DECISIONS + "?year=1970&sort=yes&page=2", "Accept", "application/json")
                        .body());
    }

    @Test
    void head_isAnsweredLikeGetWithoutTheBody() {
        for (var address : served.addresses()) {
            for (var accept : List.of("text/html", "application/json")) {
                var get = served.get(address, "Accept", accept, "Accept-Encoding", "gzip");
                var head = served.ask("HEAD", address, "Accept", accept, "Accept-Encoding", "gzip");
                assertThat(head.status()).as(address).isEqualTo(get.status());
                assertThat(head.body()).as(address).isEmpty();
                assertThat(lasting(head)).as(address).isEqualTo(lasting(get));
            }
        }
    }

    @Test
    void unchanged_isNotSentTwice() {
        for (var address : served.addresses()) {
            var first = served.get(address);
            if (first.status() != 200) {
                continue;
            }
            var tag = first.header("ETag");
            for (var known : List.of(tag, "\"another\", " + tag, tag.substring(2))) {
                var second = served.get(address, "If-None-Match", known);
                assertThat(second.status()).as(address + " " + known).isEqualTo(304);
                assertThat(second.body()).as(address).isEmpty();
                assertThat(second.varies()).as(address).isEqualTo(first.varies());
                for (var name : List.of("ETag", "Cache-Control", "Content-Security-Policy")) {
                    assertThat(second.header(name)).as(address + " " + name).isEqualTo(first.header(name));
                }
            }
            assertThat(served.get(address, "If-None-Match", "W/\"another\"").status())
                    .as(address)
                    .isEqualTo(200);
        }
    }

    @Test
    void tag_isAnotherForThePageThanForItsTwin() {
        assertThat(served.page(DECISIONS).header("ETag"))
                .isNotEqualTo(
                        served.get(DECISIONS, "Accept", "application/json").header("ETag"));
    }

    @Test
    void whatNeverChanges_isCachedForEver_andNothingElseIs() {
        var forEver = List.of(
                "/act/unga.archive/importer/300.json",
                "/log/unga.archive/importer/tile/0/000",
                "/keeper/unga.archive/mirror/"
                        + new Origin("unga.archive/importer").hash().hex() + "/tile/0/000",
                served.site().assets().address() + "/css/comity.css");
        for (var address : served.addresses()) {
            var answer = served.get(address);
            if (answer.status() == 200) {
                assertThat(answer.header("Cache-Control"))
                        .as(address)
                        .isEqualTo(forEver.contains(address) ? "max-age=31536000, public, immutable" : "no-cache");
            }
        }
        assertThat(served.get("/assets/000000000000/css/comity.css").header("Cache-Control"))
                .as("under a digest that is not theirs")
                .isEqualTo("no-cache");
    }

    @Test
    void everyAnswer_tellsBrowsersToRunAndLoadNothingElse() {
        var asked = Stream.concat(
                served.addresses().stream(), Stream.of("/nothing", "/ar/nothing", "/act/abc", DECISIONS + "?page=0"));
        for (var address : asked.toList()) {
            for (var accept : List.of("text/html", "application/json")) {
                served.get(address, "Accept", accept).assertSafe(address);
            }
        }
        served.ask("POST", "/").assertSafe("POST");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPage_isInTheLanguageOfItsAddress(Language language) {
        for (var route : pages()) {
            var address = language.prefix() + served.address(route);
            assertThat(served.page(address).body())
                    .as(address)
                    .startsWith("<!doctype html>\n<html lang=\"" + language.tag() + "\" dir=\""
                            + (language == Language.AR ? "rtl" : "ltr") + "\">");
        }
    }

    @Test
    void language_comesFromTheAddressAloneAndNoCookieIsSet() {
        var page = served.get("/record", "Accept-Language", "ar", "Cookie", "language=ar");
        assertThat(page.body()).contains("<html lang=\"en\" dir=\"ltr\">");
        assertThat(page.header("Set-Cookie")).isEmpty();
        assertThat(served.get("/en/record").status()).isEqualTo(404);
    }

    @Test
    void otherSpellingsOfALanguage_giveThatLanguage() {
        assertThat(served.rawGet("/%61r/record").body())
                .contains("<html lang=\"ar\" dir=\"rtl\">")
                .contains("href=\"/fr/record\"");
    }

    @Test
    void semicolonsInAPath_areRefusedWhateverStandsBehindThem() {
        for (var address : List.of("/ar;x=y/record", "/record;", "/fr/body/unga;text=%zz/decisions")) {
            assertThat(served.rawGet(address).status()).as(address).isEqualTo(400);
        }
    }

    @Test
    void languageLinks_keepWhatWasAskedFor() {
        assertThat(served.page("/ar" + DECISIONS + "?text=a%26b&year=1970").body())
                .contains("href=\"/fr" + DECISIONS + "?text=a%26b&amp;year=1970\"");
    }

    @Test
    void everyLink_leadsSomewhereOnThisNode() {
        var seen = new TreeMap<String, String>();
        for (var route : pages()) {
            for (var prefix : List.of("", "/ar")) {
                for (var address : served.page(prefix + served.address(route)).references()) {
                    assertThat(address)
                            .as("an address of this node")
                            .startsWith("/")
                            .doesNotStartWith("//");
                    seen.put(shape(address), address);
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(100);
        for (var address : seen.values()) {
            assertThat(served.get(address).status()).as(address).isIn(200, 303);
        }
    }

    /// What addresses of one kind have in common: two hundred members need not be asked for one by one.
    private static String shape(String address) {
        return address.replaceAll("/[A-Z]{3}\\b", "/CODE")
                .replaceAll("/[0-9]+\\b", "/N")
                .replaceAll("year=[0-9]+", "year")
                .replaceAll("jurisdiction=[A-Z0-9-]+", "jurisdiction")
                .replaceAll("/frameworks/[a-z0-9-]+/[a-z0-9-]+", "/frameworks/FRAMEWORK/PROVISION")
                .replaceAll("/(frameworks|topics|evidence)/[a-z0-9-]+", "/$1/ID")
                .replaceAll("#.*", "");
    }

    @Test
    void redirects_nameNoHost() {
        assertThat(served.page("/fr/body/unga.archive/member?member=FRA").header("Location"))
                .isEqualTo("/fr/body/unga.archive/members/FRA");
        var id = served.body().view().orElseThrow().body().id();
        assertThat(served.page("/act/" + id).header("Location")).isEqualTo("/act/unga.archive/importer/0");
    }

    @Test
    void pagesOfAList_areThoseThatThereAre() throws Exception {
        // 121 roll calls, 50 to a page
        for (var known :
                Map.of("", 50, "?page=1", 50, "?page=2", 50, "?page=3", 21).entrySet()) {
            var data = served.get(DECISIONS + ".json" + known.getKey()).json();
            assertThat(data.array("decisions", "")).as(known.getKey()).hasSize(known.getValue());
            assertThat(data.whole("total", "")).isEqualTo(121);
            assertThat(served.page(DECISIONS + known.getKey()).body().split("<td data-h=\"Date\">", -1))
                    .as(known.getKey())
                    .hasSize(known.getValue() + 1);
        }
        for (var none : List.of("4", "999999")) {
            for (var address : List.of(DECISIONS, DECISIONS + ".json", "/body/unga.archive/members/FRA")) {
                assertThat(served.get(address + "?page=" + none).status())
                        .as(address + none)
                        .isEqualTo(404);
            }
        }
        for (var never : List.of("0", "-1", "01", "1.5", "1000000", "99999999999999999999", "x")) {
            assertThat(served.get(DECISIONS + "?page=" + never).status())
                    .as(never)
                    .isEqualTo(400);
        }
        assertThat(served.get(DECISIONS + ".json?text=nothing+is+called+so").status())
                .isEqualTo(200);
    }

    @Test
    void trust_namesTheWitnessBeforeTheMirror() {
        assertThat(served.get("/body/unga.archive/trust.json").body()).containsSubsequence("/witness\"", "/mirror\"");
    }

    @Test
    void record_namesACommandThatAuditsALog() {
        var address = served.address();
        assertThat(served.page("/record").body())
                .contains("<p><code>comity audit " + address + "log/unga.archive/importer/</code></p>");
    }

    private List<Route> pages() {
        return new Routes(served.site())
                .all().stream()
                        .filter(Route::spoken)
                        .filter(route -> !route.path().endsWith("/member")
                                && !route.path().startsWith("/act/{id"))
                        .toList();
    }

    /// Without what changes by itself, and how a body is cut into chunks, which is not said where there is none.
    private static Map<String, String> lasting(Answer answer) {
        var headers = new TreeMap<>(answer.headers());
        headers.keySet().removeAll(List.of("date", "connection", "transfer-encoding"));
        headers.remove("content-length", "0");
        return headers;
    }

    @Test
    void dataOfAPage_isLinkedOnItAndIsItsTwin() {
        for (var page : Map.of(
                        "/", "/bodies.json",
                        "/body/unga.archive", "/body/unga.archive.json",
                        "/body/unga.archive/members", "/body/unga.archive/members.json",
                        "/record", "/record.json",
                        "/frameworks", "/frameworks.json",
                        "/frameworks/eu-ai-act", "/frameworks/eu-ai-act.json",
                        "/topics", "/topics.json",
                        "/evidence/visible-label", "/evidence/visible-label.json",
                        "/calendar", "/calendar.json")
                .entrySet()) {
            assertThat(served.page(page.getKey()).body()).contains("href=\"" + page.getValue() + "\"");
            assertThat(served.get(page.getValue()).body())
                    .as(page.getValue())
                    .isEqualTo(served.get(page.getKey(), "Accept", "application/json")
                            .body());
        }
    }
}
