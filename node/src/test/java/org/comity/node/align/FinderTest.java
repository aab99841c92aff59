package org.comity.node.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.comity.check.pack.Packs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FinderTest {
    private static final Finder FINDER = finder();

    private static Finder finder() {
        try {
            return Finder.over(Atlas.of(Packs.shipped()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> ids(String words) throws Exception {
        return FINDER.find(words, Optional.empty(), 0, 10).hits().stream()
                .map(Finder.Hit::id)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "deepfakes, synthetic-content-labelling, false",
        "whistleblowing, whistleblowing, true",
        "GDPR, eu-gdpr, true",
        "EU AI Act Art. 27, eu-ai-act#art-27, true",
        "labels on generated content, visible-label, false",
        "monthly users, reach.monthly_users, true"
    })
    void englishWords_findWhatSpeaksOfThem(String words, String id, boolean first) throws Exception {
        var found = FINDER.find(words, Optional.empty(), 0, 20).hits();
        assertThat(found).isNotEmpty();
        if (first) {
            assertThat(found.stream().limit(3).map(Finder.Hit::id)).contains(id);
        }
    }

    /// As speakers of these languages type them.
    @ParameterizedTest
    @CsvSource({
        "标识办法, cn-labelling-measures",
        "生成式人工智能, cn-genai-measures",
        "个人信息保护法, cn-pipl",
        "인공지능 기본법, kr-ai-basic-act",
        "인공지능기본법, kr-ai-basic-act",
        "人工知能, jp-ai-promotion-act"
    })
    void titlesInTheirOwnLanguage_areFoundAsTheirSpeakersTypeThem(String words, String id) throws Exception {
        assertThat(ids(words)).contains(id);
        assertThat(FINDER.find(words, Optional.empty(), 0, 10).hits())
                .filteredOn(hit -> hit.id().equals(id))
                .allSatisfy(hit -> assertThat(hit.original()).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\"",
                "AND OR NOT",
                "((((",
                "title:x",
                "a* ~~ ^^9",
                "[a TO b]",
                "\\",
                "\uD83D\uDE00",
                "\u202e",
                "<script>",
                "生成AI",
                "الذكاء الاصطناعي"
            })
    void whateverIsTyped_isWordsAndNeverAnError(String words) throws Exception {
        assertThat(FINDER.find(words, Optional.empty(), 0, 10).hits()).hasSizeLessThanOrEqualTo(10);
        FINDER.meant(words);
        FINDER.find(words.repeat(500), Optional.empty(), 0, 10);
    }

    @Test
    void stem_findsOtherFormsOfAWord() throws Exception {
        var one = FINDER.find("watermark", Optional.empty(), 0, 1).total();
        assertThat(one).isPositive();
        assertThat(FINDER.find("watermarks", Optional.empty(), 0, 1).total()).isEqualTo(one);
        assertThat(FINDER.find("watermarking", Optional.empty(), 0, 1).total()).isGreaterThanOrEqualTo(one);
    }

    @Test
    void misspeltWord_isAnsweredWithTheOneThatWasMeant() throws Exception {
        assertThat(FINDER.meant("whisleblowing")).contains("whistleblowing");
        assertThat(FINDER.meant("sintetic content"))
                .hasValueSatisfying(
                        meant -> assertThat(meant).endsWith(" content").startsWith("s"));
        assertThat(FINDER.meant("labels")).isEmpty();
        assertThat(FINDER.meant("xqzwvk")).isEmpty();
    }

    @Test
    void kind_leavesOutTheOthers() throws Exception {
        for (var kind : Finder.Kind.values()) {
            assertThat(FINDER.find("risk", Optional.of(kind), 0, 50).hits()).allMatch(hit -> hit.kind() == kind);
        }
    }

    @Test
    void hits_areTheSameOverPagesAsInOne() throws Exception {
        var all = FINDER.find("transparency", Optional.empty(), 0, 30);
        var second = FINDER.find("transparency", Optional.empty(), 10, 10);
        assertThat(second.total()).isEqualTo(all.total());
        assertThat(second.hits()).isEqualTo(all.hits().subList(10, 20));
    }

    @Test
    void snippet_marksTheWordsAndLosesNothing() throws Exception {
        for (var hit : FINDER.find("risk management system", Optional.of(Finder.Kind.PROVISION), 0, 20)
                .hits()) {
            assertThat(hit.title().marked() || hit.text().marked()).as(hit.id()).isTrue();
            var passage = hit.id().split("#", -1);
            var provision = Atlas.of(Packs.shipped())
                    .passage(passage[0], passage[1])
                    .orElseThrow()
                    .provision();
            assertThat(hit.title().plain()).endsWith(provision.citation() + ": " + provision.title());
            assertThat(provision.summary()).contains(hit.text().plain().replaceAll("^… | …$", ""));
        }
    }

    @Test
    void words_thatAreNotAllInOnePlace_findWhatHasSomeAndSaySo() throws Exception {
        var found = FINDER.find("watermark procurement whistleblowing zebra", Optional.empty(), 0, 10);
        assertThat(found.exact()).isFalse();
        assertThat(FINDER.find("watermark", Optional.empty(), 0, 10).exact()).isTrue();
    }
}
