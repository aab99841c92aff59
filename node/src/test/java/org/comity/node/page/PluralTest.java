package org.comity.node.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.comity.node.page.Plural.FEW;
import static org.comity.node.page.Plural.MANY;
import static org.comity.node.page.Plural.ONE;
import static org.comity.node.page.Plural.OTHER;
import static org.comity.node.page.Plural.TWO;
import static org.comity.node.page.Plural.ZERO;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The samples are those of CLDR's own table, `@integer`.
final class PluralTest {
    @ParameterizedTest
    @CsvSource({
        "AR, ZERO, 0",
        "AR, ONE, 1",
        "AR, TWO, 2",
        "AR, FEW, 3 10 103 110 1003",
        "AR, MANY, 11 26 111 1011",
        "AR, OTHER, 100 102 200 202 300 302 1000 10000 1000000",
        "RU, ONE, 1 21 31 101 1001",
        "RU, FEW, 2 4 22 24 102 1002",
        "RU, MANY, 0 5 19 11 14 100 111 112 1000 1000000",
        "FR, ONE, 0 1",
        "FR, MANY, 1000000 2000000",
        "FR, OTHER, 2 17 100 1000 100000 1000001",
        "ES, ONE, 1",
        "ES, MANY, 1000000 2000000",
        "ES, OTHER, 0 2 16 100 1000 100000",
        "EN, ONE, 1",
        "EN, OTHER, 0 2 16 100 1000000",
        "ZH, OTHER, 0 1 2 15 100 1000000"
    })
    void form_isThatOfTheTable(Language language, Plural form, String samples) {
        for (var sample : samples.split(" ", -1)) {
            assertThat(Plural.of(language, Long.parseLong(sample))).as(sample).isEqualTo(form);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void formsOf_areAllThatWholeNumbersTakeAndNoOther(Language language) {
        var seen = new HashSet<Plural>();
        for (long n = 0; n <= 1_000_000; n++) {
            seen.add(Plural.of(language, n));
        }
        assertThat(seen).isEqualTo(Plural.formsOf(language));
    }

    @Test
    void arabic_hasAllSix() {
        assertThat(Plural.formsOf(Language.AR)).containsExactlyInAnyOrder(ZERO, ONE, TWO, FEW, MANY, OTHER);
    }
}
