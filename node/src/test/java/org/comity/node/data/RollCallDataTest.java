package org.comity.node.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RollCallDataTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠SUM(A1)"})
    void cellThatASpreadsheetWouldCompute_staysText(String cell) {
        assertThat(RollCallData.quoted(cell).replaceFirst("^\"", "")).startsWith("'" + cell);
    }

    @Test
    void cell_isQuotedOnlyWhereItMustBe() {
        assertThat(RollCallData.quoted("")).isEmpty();
        assertThat(RollCallData.quoted("R/25/2642B")).isEqualTo("R/25/2642B");
        assertThat(RollCallData.quoted("1 = 1")).isEqualTo("1 = 1");
        assertThat(RollCallData.quoted("Korea, Republic of")).isEqualTo("\"Korea, Republic of\"");
        assertThat(RollCallData.quoted("the \"Group\"")).isEqualTo("\"the \"\"Group\"\"\"");
        assertThat(RollCallData.quoted("two\nlines")).isEqualTo("\"two\nlines\"");
        assertThat(RollCallData.quoted("=A,B")).isEqualTo("\"'=A,B\"");
    }
}
