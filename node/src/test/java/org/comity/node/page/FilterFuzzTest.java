package org.comity.node.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.comity.testkit.Fuzz;
import org.comity.testkit.Parts;
import org.junit.jupiter.api.Test;

/// Hostile queries.
class FilterFuzzTest {
    static final Fuzz QUERY = Fuzz.of(
            Parts.FIELDS,
            List.of(
                    "text=china&year=1971&subject=hr&outcome=both&member=FRA&position=for&sort=title&order=up&page=2"
                            .getBytes(UTF_8),
                    "sort=yes&order=down".getBytes(UTF_8),
                    "text=%D8%B9%20%26%2B".getBytes(UTF_8)),
            List.of(
                    "&",
                    "=",
                    "text",
                    "year",
                    "subject",
                    "outcome",
                    "member",
                    "position",
                    "sort",
                    "order",
                    "page",
                    "up",
                    "down",
                    "%20",
                    "%00",
                    "+",
                    "1",
                    "999999"),
            FilterFuzzTest::query);

    private static Map<String, String> parameters(String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (var parameter : query.split("&", -1)) {
            int sign = parameter.indexOf('=');
            try {
                parameters.putIfAbsent(
                        URLDecoder.decode(sign < 0 ? parameter : parameter.substring(0, sign), UTF_8),
                        sign < 0 ? "" : URLDecoder.decode(parameter.substring(sign + 1), UTF_8));
            } catch (IllegalArgumentException e) {
                // The server answers these by itself.
            }
        }
        return parameters;
    }

    private static String query(byte[] input) {
        var filter = Filter.parse(parameters(new String(input, UTF_8)));
        if (filter.isEmpty()) {
            return "refused";
        }
        var read = filter.get();
        assertThat(Filter.parse(parameters(read.query()))).contains(read);
        assertThat(read.query()).matches("[A-Za-z0-9%&=._*-]*");
        assertThat(read.text().length()).isLessThanOrEqualTo(Filter.LONGEST_TEXT);
        assertThat(read.page()).isBetween(1, 999_999);
        for (var sort : Filter.Sort.values()) {
            assertThat(Filter.parse(parameters(read.sortedBy(sort).query()))).contains(read.sortedBy(sort));
        }
        return "read" + read.narrows() + read.sort() + read.descending();
    }

    @Test
    void query_isRefusedOrOneThatAPageWrites() {
        assertThat(QUERY.run(400).keySet()).contains("refused").hasSizeGreaterThan(6);
    }
}
