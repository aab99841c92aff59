package org.comity.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import org.comity.assembly.decision.Majority;
import org.comity.assembly.decision.RollCallCsv;
import org.comity.record.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tables that people take away.
@ExtendWith(Served.Once.class)
final class TablesTest {
    private static final String BODY = "/body/unga.archive";

    private final Served served;

    TablesTest(Served served) {
        this.served = served;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/members.csv         | unga-members.csv   | 200 | member,name,first_session,last_session",
                "/members/FRA.csv     | unga-FRA.csv       | 121 | rcid,date,symbol,title,vote",
                "/members/FRA/agreement.csv | unga-FRA-agreement.csv | 194 | member,name,same,common",
                "/decisions/1120.csv  | unga-1120.csv      | 127 | member,vote",
                "/decisions.csv       | unga-decisions.csv | 121 | rcid,session,date,symbol,title,yes,no,abstain,absent,"
                        + "simple_majority,two_thirds,governing,outcome"
            })
    void table_hasItsColumnsAndAllItsRows(String path, String file, int rows, String columns) throws Exception {
        var answer = served.get(BODY + path);
        assertThat(answer.type()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"" + file + "\"");
        assertThat(answer.body()).startsWith(columns + "\n");
        var read = read(answer);
        assertThat(read).hasSize(rows + 1);
        assertThat(read).allMatch(row -> row.getFieldCount() == read.getFirst().getFieldCount());
    }

    @Test
    void agreement_isTheSameOnThePageInTheTableAndInJson() throws Exception {
        var table = read(served.get(BODY + "/members/FRA/agreement.csv"));
        var data = served.get(BODY + "/members/FRA/agreement.json").json();
        var others = data.array("others", "");
        assertThat(others).hasSize(table.size() - 1);
        for (int i = 0; i < others.size(); i++) {
            var other = (Json.Members) others.get(i);
            assertThat(table.get(i + 1).getFields())
                    .containsExactly(
                            other.text("member", ""),
                            other.text("name", ""),
                            Long.toString(other.whole("same", "")),
                            Long.toString(other.whole("common", "")));
            assertThat(other.whole("common", "")).isGreaterThanOrEqualTo(data.whole("leastCommon", ""));
            assertThat(other.text("member", "")).isNotEqualTo("FRA");
        }
        var page = served.page(BODY + "/members/FRA").body();
        assertThat(page)
                .contains("href=\"" + BODY + "/members/FRA/agreement.csv\"")
                .contains("href=\"" + BODY + "/members/FRA/agreement.json\"")
                .containsSubsequence(
                        "id=\"agreement\"",
                        "/members/" + table.get(1).getField(0) + "\"",
                        "/members/" + table.getLast().getField(0) + "\"");
    }

    @Test
    void filter_narrowsTheTable() throws Exception {
        var read = read(served.get(BODY + "/decisions.csv?year=2014&page=1"));
        assertThat(read).hasSize(2);
        assertThat(read.getLast().getField(0)).isEqualTo(Integer.toString(TwoSessions.HOSTILE));
        assertThat(read(served.get(BODY + "/decisions.csv?text=nothing+is+called+so")))
                .hasSize(1);
    }

    @Test
    void textThatASpreadsheetWouldCompute_hasAnApostropheInTablesAndNoneInJson() throws Exception {
        for (var path : List.of("/decisions.csv?year=2014", "/members/FRA.csv?year=2014")) {
            var row = read(served.get(BODY + path)).getLast();
            assertThat(row.getFields()).as(path).contains("'" + TwoSessions.HOSTILE_TITLE, "'@R/69/1");
        }
        var data =
                served.get(BODY + "/decisions/" + TwoSessions.HOSTILE + ".json").json();
        assertThat(data.text("title", "")).isEqualTo(TwoSessions.HOSTILE_TITLE);
        assertThat(data.text("symbol", "")).isEqualTo("@R/69/1");
    }

    @Test
    void votesOfADecision_areWhatDecideCounts() throws Exception {
        var votes = served.get(BODY + "/decisions/1120.csv").body();
        for (var rule : List.of("simple", "two-thirds")) {
            var majority = Majority.parse(rule);
            var outcome = majority.decide(RollCallCsv.parse("1120.csv", votes, majority));
            var said = served.get(BODY + "/decisions/1120.json")
                    .json()
                    .object("arithmetic", "")
                    .object(rule, "");
            assertThat(said.text("result", "")).isEqualTo(outcome.result().text());
            assertThat(said.whole("needed", "")).isEqualTo(outcome.needed().orElseThrow());
            assertThat(said.whole("neededBesideOthers", ""))
                    .isEqualTo(outcome.neededBesideOthers().orElseThrow());
        }
    }

    private static List<CsvRecord> read(Answer answer) throws Exception {
        try (var reader = CsvReader.builder().ofCsvRecord(answer.body())) {
            return reader.stream().toList();
        }
    }
}
