package org.comity.node.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.comity.testkit.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PagesTest {
    private static final Pages PAGES = Pages.load();
    private static final Path LOOK =
            Path.of(System.getProperty("comity.root", "..")).resolve("browser/src/main/resources/org/comity/browser");

    @ParameterizedTest
    @EnumSource(names = {"EN", "AR"})
    void everyPage_isWhatWasLookedAt(Language language) {
        Samples.all(language)
                .forEach((name, page) -> Golden.assertMatches(
                        "node/src/test/golden/pages/" + name + "." + language.tag() + ".html", html(page)));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPage_saysItsLanguageAndHasOneHeadingAndASkipLink(Language language) {
        Samples.all(language).forEach((name, page) -> {
            var html = html(page);
            assertThat(html)
                    .as(name)
                    .startsWith("<!doctype html>\n<html lang=\"" + language.tag() + "\" dir=\"" + language.direction())
                    .contains("<a class=\"skip\" href=\"#content\">")
                    .contains("id=\"content\"");
            assertThat(found("<h1[ >]", html)).as(name).hasSize(1);
            assertThat(found("<title>[^<]+ · Comity</title>", html)).as(name).hasSize(1);
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPage_keepsTheContentPolicy(Language language) {
        Samples.all(language)
                .forEach((name, page) -> assertThat(html(page))
                        .as(name)
                        .doesNotContainIgnoringCase(" style=")
                        .doesNotContainIgnoringCase("<style")
                        .doesNotContainPattern("<script(?![^>]* src=\"/assets/)[^>]*>")
                        .doesNotContainPattern("<script[^>]*>[^<]")
                        .doesNotContainPattern("(?i)<[^>]* on[a-z]+=")
                        .doesNotContainPattern("(?i)(src|href)=\"(https?:)?//")
                        .doesNotContain("javascript:"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPage_namesEachPlaceOnceAndRefersToPlacesThatExist(Language language) {
        Samples.all(language).forEach((name, page) -> {
            var html = html(page);
            var ids = found(" id=\"([^\"]+)\"", html);
            assertThat(ids).as(name).doesNotHaveDuplicates();
            assertThat(found(" (?:for|aria-labelledby)=\"([^\"]+)\"", html))
                    .as(name)
                    .isSubsetOf(ids);
            assertThat(found("href=\"#([^\"]+)\"", html)).as(name).isSubsetOf(ids);
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPage_opensAndClosesItsElementsInOrder(Language language) {
        Samples.all(language)
                .forEach((name, page) ->
                        assertThat(misnested(html(page))).as(name).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPage_staysInItsLanguage(Language language) {
        Samples.all(language).forEach((name, page) -> {
            var html = html(page);
            var body = html.substring(html.indexOf("<main"));
            assertThat(found(
                            "<a [^>]*href=\"(/(?:fr/|ar/|es/|ru/|zh/)?(?:body|record|verify|about|act|frameworks|topics|evidence|facts|unverified|calendar|search)[^\".]*)\"",
                            body))
                    .as(name)
                    .allSatisfy(address -> assertThat(address).startsWith(language.prefix() + "/"));
            assertThat(html)
                    .as(name)
                    .doesNotContain("{0}")
                    .doesNotContain("{1}")
                    .doesNotContain("{2}");
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPage_saysThatNothingIsCheckedAndThatTheBundleIsUnread(Language language) {
        var words = PAGES.words(language);
        Samples.all(language).forEach((name, page) -> {
            var html = html(page);
            assertThat(html).as(name).doesNotContain("receipt verified").doesNotContain("deed-verified");
            if (words.reviewed()) {
                assertThat(html).as(name).doesNotContain(words.text("colophon.machine"));
            } else {
                assertThat(html)
                        .as(name)
                        .contains(Html.escape(words.text("colophon.machine")).replace("&#39;", "'"));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><script>alert(1)</script>",
                "' onclick='alert(1)",
                "</title><script>alert(1)</script>",
                "javascript:alert(1)",
                "&lt;script&gt;",
                "a\u202Eb<"
            })
    void everyText_isEscaped(String text) {
        for (var language : Language.values()) {
            var html = html(Samples.hostile(language, text));
            assertThat(html)
                    .doesNotContain("<script>")
                    .doesNotContainPattern("<[^>\"]*(\"[^\"]*\"[^>\"]*)* onclick=")
                    .doesNotContain("href=\"javascript:");
            assertThat(found("(<script)", html)).hasSize(1);
            assertThat(misnested(html)).isEmpty();
        }
    }

    @Test
    void decision_showsBothResultsWhereTheRecordIsSilent() {
        var html = html(Samples.one(Language.EN, "decision-not-said"));
        assertThat(html)
                .contains("The record does not say which majority applied.")
                .contains("105 for, 54 against, 28 abstaining, 5 not voting."
                        + " Adopted by simple majority; one vote short of two thirds of those present and voting.");
        assertThat(found("class=\"(verdict[^\"]*)\"", html)).containsExactly("verdict", "verdict no");
    }

    @Test
    void decision_showsTheGoverningResultFirstWhereTheRecordSaysIt() {
        var html = html(Samples.one(Language.EN, "decision-governed"));
        assertThat(html)
                .contains("51 for, 49 against, 25 abstaining, 2 not voting."
                        + " Not adopted: the record says that two thirds were required: 67 needed, 51 for.")
                .contains("any proposal to change the representation of China is an important question")
                .contains("href=\"/body/unga.archive/decisions/1119\"");
        assertThat(found("class=\"(verdict[^\"]*)\"", html)).containsExactly("verdict no", "verdict");
    }

    @Test
    void decision_hasOneMarkAndOneLineForEachMember() {
        for (var language : Language.values()) {
            var html = html(Samples.one(language, "decision-governed"));
            assertThat(found("<use href=\"#mark-([fabx])\"", html)).hasSize(127);
            assertThat(found("<li class=\"([fabx])\">", html)).hasSize(127);
        }
    }

    @Test
    void decision_saysWhereEachCountStandsForTheOneWhoCountsAgain() {
        var html = html(Samples.one(Language.EN, "decision-governed"));
        assertThat(found("data-count=\"([a-z]+)\">\\d+<", html)).containsExactly("yes", "no", "abstain", "absent");
    }

    @Test
    void firstPage_weighsLessThanHundredKilobytesWithAllThatItFetches() throws IOException {
        long weight = Stream.of("css/comity.css", "icons.svg", "mark.svg", "fonts/stix-two-text-latin.woff2")
                .mapToLong(file -> LOOK.resolve(file).toFile().length())
                .sum();
        assertThat(Files.exists(LOOK.resolve("css/comity.css"))).isTrue();
        for (var language : Language.values()) {
            assertThat(weight + PAGES.render(Samples.one(language, "home")).length)
                    .as(language.tag())
                    .isLessThan(100_000);
        }
    }

    @Test
    void whatThisProves_isTheSameTextOnThePageAndInTheDocuments() {
        var words = PAGES.words(Language.EN);
        var text = new StringBuilder("# " + words.text("about.title") + "\n\n" + words.text("about.lead") + "\n");
        for (var part : Sentences.PARTS_OF_ABOUT) {
            text.append("\n## ").append(words.text("about." + part)).append("\n\n");
            Sentences.about(words, part)
                    .forEach(line -> text.append("- ").append(line).append('\n'));
        }
        Golden.assertMatches("docs/what-this-proves.md", text.toString());
    }

    private static String html(Page page) {
        return new String(PAGES.render(page), StandardCharsets.UTF_8);
    }

    private static List<String> found(String pattern, String html) {
        return Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map(match -> match.groupCount() > 0 ? match.group(1) : match.group())
                .toList();
    }

    // What is closed that was not open, or left open.
    private static List<String> misnested(String html) {
        var empty = new HashSet<>(List.of("meta", "link", "input", "br"));
        var open = new ArrayList<String>();
        var wrong = new ArrayList<String>();
        Matcher tags = Pattern.compile("<(/?)([a-z][a-z0-9]*)((?:\"[^\"]*\"|[^>\"])*)>")
                .matcher(html);
        while (tags.find()) {
            if (empty.contains(tags.group(2)) || tags.group(3).endsWith("/")) {
                continue;
            }
            if (tags.group(1).isEmpty()) {
                open.add(tags.group(2));
            } else if (open.isEmpty() || !open.removeLast().equals(tags.group(2))) {
                wrong.add(tags.group() + " after " + html.substring(Math.max(0, tags.start() - 60), tags.start()));
                return wrong;
            }
        }
        wrong.addAll(open);
        return wrong;
    }
}
