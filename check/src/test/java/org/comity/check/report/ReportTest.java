package org.comity.check.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.comity.check.RefusedException;
import org.comity.check.dossier.DossierReader;
import org.comity.check.exchange.oscal.AssessmentWriter;
import org.comity.check.finding.Check;
import org.comity.check.finding.Finding;
import org.comity.check.pack.Packs;
import org.comity.testkit.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
    private static final String FOLDER = "check/src/test/resources/org/comity/check/small";
    private static final Path SMALL = Path.of(System.getProperty("comity.root", ".."), FOLDER);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

    private static String dossier() throws Exception {
        return Files.readString(SMALL.resolve("dossier.yaml"));
    }

    private static Report report(String dossier, LocalDate day) throws Exception {
        var packs = Packs.read(SMALL);
        return Report.of(
                packs, Check.of(packs, DossierReader.read("dossier.yaml", dossier.getBytes(UTF_8), packs), day));
    }

    private static Report report() throws Exception {
        return report(dossier(), DAY);
    }

    @Test
    void forms_areAsTheyWereReadByEye() throws Exception {
        var words = Words.of("en");
        Golden.assertMatches(
                FOLDER + "/report.txt",
                TextReport.of(report(), words, 100, true).stream()
                                .map(TextReport.Line::text)
                                .collect(Collectors.joining("\n"))
                        + "\n");
        Golden.assertMatches(FOLDER + "/report.json", JsonReport.of(report()));
        Golden.assertMatches(FOLDER + "/report.csv", CsvReport.of(List.of(report())));
        Golden.assertMatches(FOLDER + "/report.sarif", SarifReport.of(report(), "dossier.yaml", "0"));
        Golden.assertMatches(FOLDER + "/report.html", HtmlReport.page(report(), words, "/* style */", "<svg/>"));
    }

    @Test
    void assessmentResults_haveAFindingForWhatIsAsked_andAnObservationForWhatIsOpen() throws Exception {
        var oscal = new String(AssessmentWriter.write(report()), UTF_8);

        Golden.assertMatches(FOLDER + "/report.oscal.json", oscal);
        assertThat(oscal).isEqualTo(new String(AssessmentWriter.write(report()), UTF_8));
        assertThat(oscal.split("\"target-id\"", -1)).hasSize(1 + 3);
        assertThat(oscal.split("\"methods\"", -1)).hasSize(1 + 1);
    }

    @Test
    void json_isWhatItsSchemaSays_withAndWithoutWhatChanged() throws Exception {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SMALL.resolve("../../../../../../../../docs/formats/report.schema.json")));
        var later = report(dossier().replace("1e24", "1e26"), LocalDate.of(2027, 1, 1));
        var since = Since.read("earlier.json", JsonReport.of(report()).getBytes(UTF_8), later);

        assertThat(schema.validate(JsonReport.of(report()), InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(JsonReport.of(later.with(since)), InputFormat.JSON))
                .isEmpty();
        assertThat(schema.validate(JsonReport.of(report()).replace("\"bears\"", "\"bear\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void tally_countsEachProvisionOnce() throws Exception {
        var tally = report().tally();

        assertThat(tally.applies() + tally.notYet() + tally.unknown() + tally.doesNot())
                .isEqualTo(6);
        assertThat(tally.met() + tally.notMet() + tally.open()).isLessThanOrEqualTo(tally.asks());
    }

    @Test
    void floor_saysThatEvidenceIsOlderThanItsKindStaysFresh() throws Exception {
        assertThat(report().floor())
                .filteredOn(each -> each.kind().id().equals("notice-text"))
                .extracting(Floor::standing)
                .containsExactly(Floor.Standing.STALE);
    }

    @Test
    void expiredEvidence_meetsNothing() throws Exception {
        var expired = dossier().replace("date: 2025-03-01", "expires: 2026-11-27");

        assertThat(report(expired, DAY).failing(Report.FailOn.NOT_MET))
                .extracting(Finding::id)
                .containsExactly("xa-act#s-2");
        assertThat(report(expired, DAY.minusDays(1)).failing(Report.FailOn.NOT_MET))
                .isEmpty();
    }

    @Test
    void failing_neverNamesAProvisionThatWasNotSeenAtItsSource() throws Exception {
        assertThat(report().findings())
                .filteredOn(each -> each.id().equals("xb-code#p-1"))
                .extracting(each -> each.met().name())
                .containsExactly("NOT_MET");
        assertThat(report().failing(Report.FailOn.NOT_MET)).isEmpty();
        assertThat(report().failing(Report.FailOn.UNKNOWN))
                .extracting(Finding::id)
                .containsExactly("xa-act#s-3");
    }

    @Test
    void bearings_areOnlyMadeOfWhatTheFactsAllow() throws Exception {
        assertThat(report().bearings()).extracting(each -> each.bears().name()).containsExactly("YES");
        assertThat(report(dossier().replace("[FR, BR]", "[FR]"), DAY).bearings())
                .isEmpty();
        assertThat(report(dossier().replace("  cap.speaks: true\n", ""), DAY).bearings())
                .extracting(each -> each.bears().name())
                .containsExactly("UNKNOWN");
    }

    @Test
    void exemption_isToldWithItsException() throws Exception {
        var claimed = dossier() + "";
        assertThat(report(claimed, DAY).profilingException()).isEmpty();
        var facts = claimed.replace("  cap.speaks: true\n", "  cap.speaks: true\n  eu.art6_3_claimed: true\n");
        assertThat(JsonReport.of(report(facts, DAY))).contains("The profiling exception was looked at: not stated.");
        assertThat(HtmlReport.page(
                        report(facts.replace("claimed: true", "claimed: true\n  cap.profiles_persons: true"), DAY),
                        Words.of("en"),
                        "",
                        "<svg/>"))
                .contains("the system profiles persons, so the exemption is not open");
    }

    @Test
    void since_namesWhatChangedAndNothingElse() throws Exception {
        var earlier = JsonReport.of(report()).getBytes(UTF_8);
        var same = Since.read("earlier.json", earlier, report());
        assertThat(same.facts()).isEmpty();
        assertThat(same.findings()).isEmpty();

        var later = report(dossier().replace("1e24", "1e26"), LocalDate.of(2027, 1, 1));
        var since = Since.read("earlier.json", earlier, later);

        assertThat(since.facts()).containsExactly(new Since.Change("model.flop", "1E+24", "1E+26"));
        assertThat(since.findings()).containsExactly(new Since.Change("xa-act#s-3", "unknown", "applies, unknown"));
        assertThat(TextReport.of(later.with(since), Words.of("en"), 100, false))
                .extracting(TextReport.Line::text)
                .contains(
                        "  model.flop: was 1E+24, now 1E+26",
                        "  Exercise Act s. 3: unknown before, applies, not stated now");
    }

    @Test
    void since_refusesWhatIsNoReport() {
        assertThatThrownBy(() -> Since.read("x.json", "{}".getBytes(UTF_8), report()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("x.json: is no report of the form comity.report/v0");
    }

    @Test
    void reports_saySentencesThatMustStand() throws Exception {
        var text = TextReport.of(report(), Words.of("en"), 10_000, false).stream()
                .map(TextReport.Line::text)
                .collect(Collectors.joining("\n"));
        var html = HtmlReport.page(report(), Words.of("en"), "", "<svg/>");
        for (var sentence : List.of(
                "According to the facts given by an exercise, as of 28 November 2026, packs sha256:",
                "A summary in our own words, not the law; the official text prevails. Not legal advice. “Applies” is not a "
                        + "ruling, and “met” means that the named evidence was stated, not that it suffices.",
                "Written from secondary knowledge; article number, content and date not yet checked at the source.",
                "Only if: One machine serves both places at once.")) {
            assertThat(text).contains(sentence);
            assertThat(html).contains(sentence);
        }
        assertThat(text + html).doesNotContainPattern("(?i)\\b(compliant|certified|authentic)\\b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "es", "fr", "ru", "zh"})
    void bundles_haveTheSameWordsAndPlaces(String language) throws Exception {
        var english = bundle("en");
        var other = bundle(language);

        assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (var key : english.stringPropertyNames()) {
            assertThat(places(other.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
        assertThat(HtmlReport.page(report(), Words.of(language), "", "<svg/>")).contains("lang=\"" + language);
    }

    private static Properties bundle(String language) throws Exception {
        var bundle = new Properties();
        try (var in = ReportTest.class.getResourceAsStream("words_" + language + ".properties")) {
            bundle.load(new java.io.InputStreamReader(java.util.Objects.requireNonNull(in), UTF_8));
        }
        return bundle;
    }

    private static List<String> places(String sentence) {
        return java.util.regex.Pattern.compile("\\{[0-9]}")
                .matcher(sentence)
                .results()
                .map(java.util.regex.MatchResult::group)
                .sorted()
                .toList();
    }
}
