package org.comity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.comity.node.DataFolder;
import org.comity.node.Node;
import org.comity.node.archive.UngaImport;
import org.comity.node.web.Site;
import org.comity.node.web.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a reader's browser finds out about a node: that its pages hold, and that they do not where somebody on the way
/// changed a byte.
class BrowserTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"));
    private static final List<String> MEMBERS =
            List.of("AUT", "BEL", "CUB", "DZA", "EGY", "FRA", "GHA", "HUN", "IND", "JPN", "KEN", "LAO");
    private static final String DECISION = "body/unga.archive/decisions/7";
    private static final String ACT = "act/unga.archive/importer/14";

    /// One of each kind, without the language.
    private static final List<String> PAGES = List.of(
            "",
            "body/unga.archive",
            "body/unga.archive/members",
            "body/unga.archive/members/AUT",
            "body/unga.archive/decisions",
            "body/unga.archive/decisions?member=AUT&position=for",
            "body/unga.archive/decisions?text=nothing-has-these-words",
            DECISION,
            ACT,
            "record",
            "verify",
            "about",
            "frameworks?kind=treaty",
            "frameworks/cn-labelling-measures",
            "frameworks/cn-dsl/art-36",
            "topics",
            "topics/whistleblowing",
            "evidence",
            "evidence/visible-label",
            "calendar?year=2027",
            "search?q=deepfakes",
            "matrix?group=data&kind=treaty",
            "compare?a=us-ca-sb53&b=us-ny-raise",
            "check",
            "body/unga.archive/decisions/999");

    private static final String TO_THE_ACT = "main a[href^='/act/']:not([href$='.tlog-proof'])";

    @TempDir
    private Path folder = Path.of("");

    private Optional<Node> node = Optional.empty();
    private Optional<WebServer> server = Optional.empty();

    @BeforeEach
    void serveThreeRollCalls() throws Exception {
        var running = Node.open(new DataFolder(folder.resolve("data")), CLOCK, new SecureRandom());
        node = Optional.of(running);
        UngaImport.read(members(), rollCalls(), votes(), Optional.empty()).into(running, (_, _) -> {});
        server = Optional.of(
                WebServer.start(new WebServer.Address("127.0.0.1", 0, Optional.empty()), Site.load(running, "test")));
    }

    @AfterEach
    void stop() throws Exception {
        server.ifPresent(WebServer::close);
        if (node.isPresent()) {
            node.get().close();
        }
    }

    @Test
    void decisionAndAct_verifyInTheReadersBrowser() {
        try (var browser = browser()) {
            browser.open(at(DECISION));
            assertThat(browser.classesOfBoxUntilItEnds())
                    .as(() -> browser.text("section.receipt") + browser.complaints())
                    .endsWith("verified")
                    .doesNotContain("failed");

            browser.open(browser.link(TO_THE_ACT));
            assertThat(browser.address().getPath()).isEqualTo("/" + ACT);
            assertThat(browser.classesOfBoxUntilItEnds())
                    .as(() -> browser.text("section.receipt") + browser.complaints())
                    .endsWith("verified")
                    .doesNotContain("failed");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void decisionAndAct_failAndAreNeverVerifiedWhereTheReceiptWasTamperedWith() throws Exception {
        try (var browser = browser();
                var proxy = TamperingProxy.before(at(""))) {
            browser.open(proxy.addressOf(at(DECISION)));
            assertThat(browser.classesOfBoxUntilItEnds())
                    .as(() -> browser.text("section.receipt") + browser.complaints())
                    .endsWith("failed")
                    .doesNotContain("verified");
            assertThat(browser.text("section.receipt li[data-step=proof]")).contains("does not fit");

            browser.open(browser.link(TO_THE_ACT));
            assertThat(browser.address().getPath()).isEqualTo("/" + ACT);
            assertThat(browser.classesOfBoxUntilItEnds())
                    .as(() -> browser.text("section.receipt") + browser.complaints())
                    .endsWith("failed")
                    .doesNotContain("verified");
        }
    }

    @Test
    void decision_saysItsOutcomeWithoutScripts() throws Exception {
        assertThat(page(DECISION))
                .contains("Adopted by simple majority; one vote short of two thirds of those present and voting.");
        assertThat(page("body/unga.archive/decisions/8"))
                .contains("Adopted by simple majority and by two thirds alike.");
        assertThat(page("body/unga.archive/decisions/9"))
                .contains("Not adopted, neither by simple majority nor by two thirds.");
    }

    @Test
    void decision_isNeverVerifiedWhereTheBrowserOffersNoMeans() {
        try (var browser = browser()) {
            browser.open(URI.create("http://" + Browser.NOT_LOCALHOST + ":" + at("").getPort() + "/" + DECISION));
            assertThat(browser.classesOfBoxUntilItEnds()).endsWith("unchecked").doesNotContain("verified", "failed");
            assertThat(browser.text("section.receipt"))
                    .contains("Not verified here")
                    .contains("under https and on localhost");
        }
    }

    @Test
    void everyPage_isOpenToReadersWithOtherMeansInBothDirectionsOfScriptAndInTheDark() {
        try (var browser = browser()) {
            for (var language : List.of("", "ar/")) {
                browser.prefer(language.isEmpty() ? "light" : "dark");
                for (var page : PAGES) {
                    open(browser, language + page);
                    assertThat(browser.barriers()).as("/" + language + page).isEmpty();
                }
            }
        }
    }

    @Test
    void everyPage_fitsATelephoneAndIsReachedByKeyboardAlone() {
        try (var browser = browser()) {
            for (var language : List.of("", "ar/")) {
                for (var page : PAGES) {
                    browser.beWide(320);
                    open(browser, language + page);
                    assertThat(browser.tooWideBy()).as("/" + language + page).isZero();
                    browser.beWide(390);
                    assertThat(browser.tooWideBy()).as("/" + language + page).isZero();
                    assertThat(browser.tabbedThrough())
                            .as("/" + language + page)
                            .startsWith("#content")
                            .noneMatch(stop -> stop.endsWith("(unseen)"))
                            .contains("/api/openapi.json");
                }
            }
        }
    }

    /// Opened, and checked to the end where the page has something to check.
    private void open(Browser browser, String path) {
        browser.open(at(path));
        if (path.endsWith(DECISION) || path.endsWith(ACT)) {
            assertThat(browser.classesOfBoxUntilItEnds()).as("/" + path).endsWith("verified");
        }
    }

    private Browser browser() {
        return Browser.start(folder.resolve("profile"));
    }

    private URI at(String path) {
        return server.orElseThrow().address().resolve(path);
    }

    /// The page as the server sends it.
    private String page(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(at(path))
                                    .header("Accept", "text/html")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private Path members() throws Exception {
        var rows = new StringBuilder("member,name,first_session,last_session\n");
        MEMBERS.forEach(member ->
                rows.append(member).append(",Land ").append(member.charAt(0)).append(",1,69\n"));
        return Files.writeString(folder.resolve("members.csv"), rows);
    }

    private Path rollCalls() throws Exception {
        return Files.writeString(folder.resolve("roll_calls.csv"), """
                rcid,session,date,date_precision,unres,amendment,paragraph,official_yes,official_no,official_abstain,short,description,issues
                7,2,1947-11-29,day,R/2/181,0,0,7,5,0,FISHERIES,To adopt the report on fisheries,
                8,2,1947-11-30,day,R/2/182,0,0,10,1,1,HARBOURS,To adopt the report on harbours,
                9,2,1947-12-01,day,R/2/183,0,0,3,8,1,CANALS,To adopt the report on canals,
                """);
    }

    private Path votes() throws Exception {
        var rows = new StringBuilder("rcid,member,vote\n");
        addVotes(rows, 7, "YYYYYYYNNNNN");
        addVotes(rows, 8, "YYYYYYYYYYNA");
        addVotes(rows, 9, "YYYNNNNNNNNA");
        return Files.writeString(folder.resolve("votes.csv"), rows);
    }

    private static void addVotes(StringBuilder rows, int rollCall, String votes) {
        for (int i = 0; i < MEMBERS.size(); i++) {
            rows.append(rollCall)
                    .append(',')
                    .append(MEMBERS.get(i))
                    .append(',')
                    .append(votes.charAt(i))
                    .append('\n');
        }
    }
}
