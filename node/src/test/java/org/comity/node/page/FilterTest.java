package org.comity.node.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.comity.testkit.Choices;
import org.junit.jupiter.api.Test;

final class FilterTest {
    @Test
    void query_readBackIsTheSameFilter() {
        Choices.some(20_261_124, 500, choices -> {
            var filter = new Filter(
                    List.of("", "china", "a & b=c", "عربي +").get(choices.below(4)),
                    List.of(0, 1946, 2014).get(choices.below(3)),
                    List.of("", "hr", "nu").get(choices.below(3)),
                    List.of("", "both", "neither").get(choices.below(3)),
                    List.of("", "FRA").get(choices.below(2)),
                    List.of("", "for", "notvoting").get(choices.below(3)),
                    List.of(Filter.Sort.values()).get(choices.below(Filter.Sort.values().length)),
                    choices.below(2) == 1,
                    1 + choices.below(3));
            assertThat(Filter.parse(parameters(filter.query()))).contains(filter);
        });
    }

    @Test
    void query_ofNoFilterIsEmpty() {
        assertThat(Filter.none().query()).isEmpty();
        assertThat(Filter.parse(Map.of())).contains(Filter.none());
        assertThat(Filter.none().narrows()).isFalse();
    }

    @Test
    void parse_refusesWhatNoPageWrites() {
        for (var wrong : List.of(
                Map.of("year", "70"),
                Map.of("year", "1970.0"),
                Map.of("subject", "xx"),
                Map.of("outcome", "adopted"),
                Map.of("member", "fra"),
                Map.of("member", "../../"),
                Map.of("position", "yes"),
                Map.of("sort", "size"),
                Map.of("order", "sideways"),
                Map.of("page", "0"),
                Map.of("page", "-1"),
                Map.of("page", "1000000"),
                Map.of("text", "x".repeat(Filter.LONGEST_TEXT + 1)))) {
            assertThat(Filter.parse(wrong)).as(wrong.toString()).isEmpty();
        }
    }

    @Test
    void sortedBy_turnsTheOrderThatItAlreadyHas() {
        var byYes = Filter.none().withPage(3).sortedBy(Filter.Sort.YES);
        assertThat(byYes.descending()).isTrue();
        assertThat(byYes.page()).isEqualTo(1);
        assertThat(byYes.sortedBy(Filter.Sort.YES).descending()).isFalse();
        assertThat(Filter.none().sortedBy(Filter.Sort.TITLE).descending()).isFalse();
    }

    @Test
    void paging_countsRowsFromOne() {
        var last = new Paging(86, 50, 4_252);
        assertThat(last.pages()).isEqualTo(86);
        assertThat(last.firstRow()).isEqualTo(4_251);
        assertThat(last.lastRow()).isEqualTo(4_252);
        assertThat(last.hasNext()).isFalse();
        assertThat(last.near()).containsExactly(1, 84, 85, 86);
        var none = new Paging(1, 50, 0);
        assertThat(none.pages()).isEqualTo(1);
        assertThat(none.firstRow()).isZero();
        assertThat(new Paging(1, 50, 50).hasNext()).isFalse();
        assertThat(new Paging(1, 50, 51).hasNext()).isTrue();
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new HashMap<String, String>();
        for (var part : query.split("&", -1)) {
            var pair = part.split("=", 2);
            if (pair.length == 2) {
                parameters.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }
}
