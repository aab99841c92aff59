package org.comity.node.page;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class HeadingTest {
    private static final Path ROLL_CALLS =
            Path.of(System.getProperty("comity.root", "..")).resolve("examples/unga-votes/roll_calls.csv");

    @Test
    void title_inCapitalsIsWrittenAsRunningText() {
        assertThat(SentenceCase.of("HUMAN RIGHTS ADVANCEMENT, CAPITAL PUNISHMENT"))
                .isEqualTo("Human rights advancement, capital punishment");
        assertThat(SentenceCase.of("NUCLEAR TESTING, U.S., U.K, U.S.S.R."))
                .isEqualTo("Nuclear testing, U.S., U.K, U.S.S.R.");
        assertThat(SentenceCase.of("HUMAN RIGHTS, REPORTS, DEMOCRATIC PEOPLE'S REPUBLIC OF KOREA"))
                .isEqualTo("Human rights, reports, Democratic People's Republic of Korea");
        assertThat(SentenceCase.of("UN. HUMAN RIGHTS COUNCIL--REPORTS")).isEqualTo("UN. Human Rights Council--reports");
        assertThat(SentenceCase.of("DISARMAMENT, 4TH SPECIAL SESSION")).isEqualTo("Disarmament, 4th special session");
        assertThat(SentenceCase.of("GAOR-33-13E PROVISIONS")).isEqualTo("GAOR-33-13E provisions");
        assertThat(SentenceCase.of("PALESTINE, GENERAL ASSEMBLY HEARING"))
                .isEqualTo("Palestine, General Assembly hearing");
        assertThat(SentenceCase.of("GENERAL, COMPLETE DISARMAMENT")).isEqualTo("General, complete disarmament");
    }

    @Test
    void title_withAWordThatIsNotListedStaysAsItIs() {
        assertThat(SentenceCase.of("NAMIBIA, LIN FUND")).isEqualTo("NAMIBIA, LIN FUND");
        assertThat(SentenceCase.of("RUANDAN INDEPENDENCE")).isEqualTo("RUANDAN INDEPENDENCE");
        assertThat(SentenceCase.of("عربي")).isEqualTo("عربي");
        assertThat(SentenceCase.of("")).isEmpty();
    }

    @Test
    void everyTitleOfTheArchive_keepsItsLetters() throws IOException {
        var asTheyAre = new TreeSet<String>();
        for (var title : titles()) {
            var written = SentenceCase.of(title);
            assertThat(written).isEqualToIgnoringCase(title);
            if (!title.isEmpty() && written.equals(title) && title.chars().noneMatch(Character::isLowerCase)) {
                asTheyAre.add(title);
            }
        }
        assertThat(asTheyAre)
                .containsExactly(
                        "IAEA",
                        "LEAR WEAPON TESTS, TREATY",
                        "NAMIBIA, LIN FUND",
                        "PLO",
                        "SCPIL FACT FINDING",
                        "UNCTAD",
                        "UNESCO",
                        "UNHCR",
                        "UNRWA");
    }

    @Test
    void heading_isTheTextsOwnTitleWhereALibraryCataloguedIt() {
        assertThat(Heading.of(
                        "HUMAN RIGHTS ADVANCEMENT, CAPITAL PUNISHMENT",
                        "Moratorium on the use of the death penalty : resolution / adopted by the General Assembly"))
                .isEqualTo(new Heading(
                        "Moratorium on the use of the death penalty", "Human rights advancement, capital punishment"));
        assertThat(Heading.of("", "Oil slick on Lebanese shores : resolution / ado"))
                .isEqualTo(new Heading("Oil slick on Lebanese shores", ""));
        assertThat(Heading.of(
                        "Financing of the UN Interim Force in Lebanon : resolution /",
                        "Financing of the UN Interim Force in Lebanon : resolution / adopted by the General Assembly"))
                .isEqualTo(new Heading("Financing of the UN Interim Force in Lebanon", ""));
    }

    @Test
    void heading_isElseTheTitleAndBelowItTheQuestionsBeginning() {
        assertThat(Heading.of("CHINA REPRESENTATION", "TO ADOPT THE DRAFT RESOL. (A/L.605)"))
                .isEqualTo(new Heading("China representation", "TO ADOPT THE DRAFT RESOL. (A/L.605)"));
        assertThat(Heading.of("CYPRUS", "Cyprus ".repeat(30).strip()).below())
                .hasSizeLessThan(115)
                .endsWith("Cyprus …");
    }

    @Test
    void heading_isTheQuestionWhereTheTitleIsMissingOrItsBeginningCutOff() {
        assertThat(Heading.of("", "Jerusalem")).isEqualTo(new Heading("Jerusalem", ""));
        assertThat(Heading.of(
                        "Reaffirming the role of the UN in the mai",
                        "Reaffirming the role of the UN in the maintenance"))
                .isEqualTo(new Heading("Reaffirming the role of the UN in the maintenance", ""));
        assertThat(Heading.of("", "")).isEqualTo(new Heading("", ""));
    }

    private static List<String> titles() throws IOException {
        try (var rows = CsvReader.builder().ofNamedCsvRecord(ROLL_CALLS)) {
            return rows.stream().map(row -> row.getField("short")).distinct().toList();
        }
    }
}
