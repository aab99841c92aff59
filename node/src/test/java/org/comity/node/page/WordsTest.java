package org.comity.node.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.comity.check.pack.Confidence;
import org.comity.check.pack.Divergence;
import org.comity.check.pack.EvidenceKind;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Mapping;
import org.comity.check.pack.Packs;
import org.comity.check.pack.Provision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WordsTest {
    private static final Path NODE =
            Path.of(System.getProperty("comity.root", "..")).resolve("node");
    private static final Words ENGLISH = Words.of(Language.EN);
    private static final Set<String> FORMS =
            Arrays.stream(Plural.values()).map(WordsTest::ending).collect(Collectors.toSet());

    private static final SortedSet<String> COUNTED = counted();
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    // Patterns of one language each: which parts of a date they use is the language's own affair.
    private static final Pattern OWN_PARTS = Pattern.compile("date\\..*|format\\..*");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyBundle_hasTheSentencesOfEnglishAndNoOther(Language language) {
        assertThat(stems(Words.of(language))).isEqualTo(stems(ENGLISH));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyCountedSentence_hasTheFormsThatItsLanguageNeedsAndNoOther(Language language) {
        var words = Words.of(language);
        var needed = Plural.formsOf(language).stream().map(WordsTest::ending).collect(Collectors.toSet());
        for (var stem : COUNTED) {
            assertThat(words.keys().stream()
                            .filter(key -> key.startsWith(stem + ".") && FORMS.contains(lastPart(key)))
                            .map(WordsTest::lastPart))
                    .as(stem)
                    .containsExactlyInAnyOrderElementsOf(needed);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everySentence_takesWhatTheEnglishTakes(Language language) {
        assertThat(places(Words.of(language))).isEqualTo(places(ENGLISH));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noSentence_isEmptyOrLeftInEnglish(Language language) {
        var words = Words.of(language);
        for (var key : words.keys()) {
            assertThat(words.sentence(key))
                    .as(key)
                    .isNotBlank()
                    .doesNotContain("?).")
                    .doesNotContain("�");
        }
        if (language == Language.AR || language == Language.ZH || language == Language.RU) {
            var own = Pattern.compile(
                    switch (language) {
                        case AR -> ".*\\p{IsArabic}.*";
                        case ZH -> ".*\\p{IsHan}.*";
                        default -> ".*\\p{IsCyrillic}.*";
                    });
            assertThat(words.keys().stream()
                            .filter(key -> !key.matches(
                                    "(date|format|month\\.short|size|list\\.comma|act\\.heading|bundle).*"))
                            .filter(key -> !own.matcher(words.sentence(key)).matches()))
                    .isEmpty();
        }
    }

    @Test
    void everySentenceThatAPageAsksFor_exists() throws IOException {
        for (var key : askedFor(Pattern.compile("words\\.(?:text|rich)\\(\\s*\"([a-z0-9.-]+)\"\\s*[,)]"))) {
            assertThat(ENGLISH.has(key)).as(key).isTrue();
        }
        for (var key : askedFor(Pattern.compile("words\\.(?:count|richCount)\\(\\s*\"([a-z0-9.-]+)\""))) {
            assertThat(COUNTED).as(key).contains(key);
        }
        for (var family : askedFor(Pattern.compile("words\\.(?:text|rich)\\(\\s*\"([a-z0-9.-]+[.-])\" \\+"))) {
            assertThat(ENGLISH.keys()).as(family).anyMatch(key -> key.startsWith(family));
        }
    }

    @Test
    void everySentence_isAskedForByAPage() throws IOException {
        var asked = askedFor(Pattern.compile("\"([a-z]+[a-z0-9.-]*)\""));
        var families = asked.stream()
                .filter(key -> key.endsWith(".") || key.endsWith("-"))
                .toList();
        var lines = askedFor(Pattern.compile("words\\.lines\\(\"([a-z.]+)\""));
        assertThat(stems(ENGLISH).stream()
                        .filter(stem -> !asked.contains(stem))
                        .filter(stem -> families.stream().noneMatch(stem::startsWith))
                        .filter(stem -> lines.stream().noneMatch(stem::startsWith)))
                .isEmpty();
    }

    @Test
    void everyValueThatHasAWord_hasIt() {
        var keys = new ArrayList<String>();
        for (var position : Position.values()) {
            keys.addAll(List.of("position." + position.key(), "counts." + position.key()));
        }
        for (var kind : BodyKind.values()) {
            keys.addAll(List.of("kind." + kind.key(), "body.kind." + kind.key()));
        }
        for (var flag : Flag.values()) {
            keys.addAll(List.of("flag." + flag.key(), "flag." + flag.key() + ".text"));
        }
        for (var outcome : Outcome.values()) {
            keys.addAll(List.of("outcome." + outcome.key(), "outcome." + outcome.key() + ".text"));
        }
        for (var step : Receipt.Step.values()) {
            keys.addAll(List.of("check.step-" + step.key(), "verify.step." + step.key()));
        }
        for (var rule : List.of(Rule.SIMPLE, Rule.TWO_THIRDS)) {
            keys.addAll(List.of(
                    "rule." + rule.key() + ".text",
                    "rule." + rule.key() + ".if",
                    "rule." + rule.key() + ".source",
                    "decision.governed." + rule.key(),
                    "lead.known." + rule.key() + ".adopted",
                    "lead.known." + rule.key() + ".notadopted"));
        }
        Arrays.stream(Rule.values()).forEach(rule -> keys.add("rule." + rule.key()));
        Arrays.stream(Subject.values()).forEach(subject -> keys.add("subject." + subject.code()));
        Arrays.stream(Filter.Sort.values()).forEach(sort -> keys.add("col." + sort.key()));
        Arrays.stream(BodyPage.Standing.values()).forEach(standing -> keys.add("standing." + standing.key()));
        Arrays.stream(RecordPage.Refusal.Kind.values())
                .filter(kind -> kind != RecordPage.Refusal.Kind.NONE)
                .forEach(kind -> keys.add("record.refused." + kind.key()));
        Arrays.stream(ActPage.Role.values()).forEach(role -> keys.add("role." + role.key()));
        keys.addAll(keysOfPacks());
        for (int month = 1; month <= 12; month++) {
            keys.addAll(List.of("month." + month, "month.alone." + month, "month.short." + month));
        }
        for (int status : new int[] {400, 404, 405, 406, 410, 418, 429, 500, 502, 503}) {
            var key = new ProblemPage(Samples.one(Language.EN, "about").frame(), status, "", "", "").key();
            keys.addAll(List.of("problem." + key + ".title", "problem." + key + ".text"));
        }
        assertThat(keys).allSatisfy(key -> assertThat(ENGLISH.has(key)).as(key).isTrue());
    }

    private static List<String> keysOfPacks() {
        var keys = new ArrayList<String>();
        Map.of(
                        "framework.kind.", Framework.Kind.values(),
                        "framework.status.", Framework.Status.values(),
                        "framework.status.text.", Framework.Status.values(),
                        "modality.", Provision.Modality.values(),
                        "modality.text.", Provision.Modality.values(),
                        "relation.", Mapping.Relation.values(),
                        "confidence.", Confidence.values(),
                        "pulls.kind.", Divergence.Kind.values(),
                        "evidence.bound.", EvidenceKind.Bound.values(),
                        "evidence.look.", EvidenceKind.Look.values())
                .forEach((family, values) -> {
                    for (Enum<?> value : values) {
                        keys.add(family + FrameworkFilter.key(value));
                    }
                });
        Packs.shipped().terms().bearers().keySet().forEach(bearer -> keys.add("bearer." + bearer));
        return keys;
    }

    @Test
    void everyJurisdictionOfThePacks_hasAName() {
        for (var framework : Packs.shipped().frameworks()) {
            for (var code : framework.jurisdictions()) {
                assertThat(ENGLISH.has("jurisdiction." + code.toLowerCase(Locale.ROOT))
                                || Jurisdictions.threeLetters(code).isPresent())
                        .as(code)
                        .isTrue();
            }
        }
    }

    @Test
    void everyWordOfTheCheckInTheBrowser_isSaidHereTheSame() throws IOException {
        var inBrowser = new TreeMap<String, String>();
        Pattern.compile("(?m)^  '([a-z-]+)': '(.*)',$")
                .matcher(Files.readString(
                        NODE.resolveSibling("browser/src/main/resources/org/comity/browser/js/words.js")))
                .results()
                .forEach(match -> inBrowser.put("check." + match.group(1), match.group(2)));
        var box = Files.readString(NODE.resolve("src/main/jte/receipt.jte"));
        assertThat(inBrowser).isNotEmpty().allSatisfy((key, english) -> {
            assertThat(ENGLISH.sentence(key)).isEqualTo(english);
            assertThat(box)
                    .contains(" data-word-" + key.substring("check.".length()) + "=\"${words.text(\"" + key + "\")}\"");
        });
        assertThat(ENGLISH.keys().stream().filter(key -> key.startsWith("check.")))
                .containsOnlyOnceElementsOf(inBrowser.keySet())
                .hasSize(inBrowser.size() + 1);
    }

    @Test
    void noSign_isLeftAloneAtTheBeginningOfALine() {
        for (var key : Words.of(Language.FR).keys()) {
            assertThat(Words.of(Language.FR).sentence(key)).as(key).doesNotContainPattern(" [:;?!»]");
        }
        for (var key : Words.of(Language.RU).keys()) {
            assertThat(Words.of(Language.RU).sentence(key)).as(key).doesNotContain(" —");
        }
    }

    @Test
    void onlyEnglish_isReadByAPerson() {
        for (var language : Language.values()) {
            assertThat(Words.of(language).reviewed()).as(language.tag()).isEqualTo(language == Language.EN);
        }
    }

    @Test
    void number_isGroupedAsTheLanguageDoes() {
        assertThat(ENGLISH.number(639_113)).isEqualTo("639,113");
        assertThat(Words.of(Language.AR).number(639_113)).isEqualTo("639,113");
        assertThat(Words.of(Language.FR).number(4_252)).isEqualTo("4\u202f252");
        assertThat(Words.of(Language.ES).number(4_252)).isEqualTo("4252");
        assertThat(Words.of(Language.ES).number(12_345_678)).isEqualTo("12\u202f345\u202f678");
        assertThat(Words.of(Language.RU).number(-1_000)).isEqualTo("−1\u00a0000");
        assertThat(ENGLISH.number(999)).isEqualTo("999");
        assertThat(ENGLISH.number(0)).isEqualTo("0");
    }

    @Test
    void date_isWrittenAsTheLanguageDoes() {
        var day = new Day(LocalDate.of(2007, 12, 18), false);
        var month = new Day(LocalDate.of(1970, 11, 6), true);
        assertThat(Arrays.stream(Language.values())
                        .map(language -> Words.of(language).date(day)))
                .containsExactly(
                        "18 كانون الأول/ديسمبر 2007",
                        "2007年12月18日",
                        "18 December 2007",
                        "18 décembre 2007",
                        "18 декабря 2007 года",
                        "18 de diciembre de 2007");
        assertThat(Arrays.stream(Language.values())
                        .map(language -> Words.of(language).date(month)))
                .containsExactly(
                        "تشرين الثاني/نوفمبر 1970",
                        "1970年11月",
                        "November 1970",
                        "novembre 1970",
                        "ноябрь 1970 года",
                        "noviembre de 1970");
        assertThat(ENGLISH.instant(Instant.parse("2026-11-24T09:04:05Z"))).isEqualTo("24 Nov 2026, 09:04:05 UTC");
    }

    // Sentences that have a form for each number, by what English has.
    private static SortedSet<String> counted() {
        var keys = ENGLISH.keys();
        return keys.stream()
                .filter(key -> lastPart(key).equals("other") && keys.contains(withoutLastPart(key) + ".one"))
                .map(WordsTest::withoutLastPart)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    // A key without the form of number.
    private static String stem(String key) {
        return FORMS.contains(lastPart(key)) && COUNTED.contains(withoutLastPart(key)) ? withoutLastPart(key) : key;
    }

    private static SortedSet<String> stems(Words words) {
        return words.keys().stream().map(WordsTest::stem).collect(Collectors.toCollection(TreeSet::new));
    }

    // What each sentence takes, over all its forms.
    private static Map<String, Set<String>> places(Words words) {
        var places = new TreeMap<String, Set<String>>();
        for (var key : words.keys()) {
            PLACE.matcher(words.sentence(key))
                    .results()
                    .forEach(match -> places.computeIfAbsent(stem(key), _ -> new TreeSet<>())
                            .add(match.group()));
        }
        places.keySet().removeIf(stem -> OWN_PARTS.matcher(stem).matches());
        return places;
    }

    private static Set<String> askedFor(Pattern pattern) throws IOException {
        var asked = new TreeSet<String>();
        for (var folder : List.of("src/main/jte", "src/main/java/org/comity/node/page")) {
            try (var files = Files.list(NODE.resolve(folder))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    pattern.matcher(Files.readString(file)).results().forEach(match -> asked.add(match.group(1)));
                }
            }
        }
        return asked;
    }

    private static String ending(Plural form) {
        return form.name().toLowerCase(Locale.ROOT);
    }

    private static String lastPart(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    private static String withoutLastPart(String key) {
        return key.substring(0, Math.max(0, key.lastIndexOf('.')));
    }
}
