package org.comity.node.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Sentences that are part of what this project promises: a page of a kind never goes without its own.
final class StandingSentencesTest {
    private static final Pages PAGES = Pages.load();
    private static final Map<Language, Map<String, Page>> SAMPLES = new EnumMap<>(Language.class);

    private static final Map<String, List<String>> SENTENCES = Map.ofEntries(
            Map.entry("frameworks", List.of("map.position", "packs.own-words")),
            Map.entry("framework", List.of("packs.own-words", "pulls.none", "pulls.absence")),
            Map.entry("provision", List.of("packs.own-words", "pulls.none", "evidence.works")),
            Map.entry(
                    "provision-unverified",
                    List.of("packs.own-words", "unverified.text", "pulls.absence", "pulls.unreviewed")),
            Map.entry("unverified", List.of("unverified.text", "unverified.note")),
            Map.entry("search", List.of("packs.own-words")),
            Map.entry("topic", List.of("packs.own-words")),
            Map.entry("evidence", List.of("evidence.works")),
            Map.entry("evidence-kind", List.of("evidence.works", "evidence.looks.note", "packs.own-words")),
            Map.entry("calendar", List.of("packs.own-words", "calendar.note")));

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPage_hasTheSentencesOfItsKind(Language language) {
        SENTENCES.forEach((name, keys) -> keys.forEach(
                key -> assertThat(html(language, name)).as(name + " " + key).contains(shown(language, key))));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyListOfProvisions_saysHowManyWereSeen(Language language) {
        for (var name : List.of("frameworks", "framework", "unverified", "topic", "evidence-kind")) {
            assertThat(html(language, name))
                    .as(name)
                    .containsPattern(java.util.regex.Pattern.quote(shown(language, "seen"))
                            .replace("{0}", "\\E[0-9]+\\Q")
                            .replace("{1}", "\\E[0-9]+\\Q"));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void provisionThatNobodySaw_isMarkedWhereverItIsListed(Language language) {
        var mark = "<span class=\"tag doubt\">" + shown(language, "unverified.mark");
        for (var name : List.of("framework", "unverified", "topic")) {
            assertThat(html(language, name)).as(name).contains(mark);
        }
        assertThat(html(language, "provision")).doesNotContain(shown(language, "unverified.text"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void conflict_showsItsConditionAndItsWaysOut(Language language) {
        assertThat(html(language, "provision-unverified"))
                .contains(shown(language, "pulls.kind.conflict"))
                .contains("The data exist only in mainland China")
                .contains("apply for approval at once");
    }

    private static String html(Language language, String name) {
        return new String(
                PAGES.render(java.util.Objects.requireNonNull(
                        SAMPLES.computeIfAbsent(language, Samples::all).get(name))),
                StandardCharsets.UTF_8);
    }

    private static String shown(Language language, String key) {
        return Html.escape(PAGES.words(language).sentence(key)).replace("&#39;", "'");
    }
}
