package org.comity.assembly.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The guide for readers says what the program computes.
class MajoritiesGuideTest {
    private static final Pattern TABLE_EXAMPLE =
            Pattern.compile("```csv (\\S+)\\n(.*?)```\\n\\n`([^`]*)`: (\\w+)\\n", Pattern.DOTALL);

    private static String guide() throws IOException {
        return Files.readString(Path.of(System.getProperty("comity.root", ".."), "docs/guides/majorities.md"));
    }

    private static List<List<String>> rows(int cells) throws IOException {
        var rows = new ArrayList<List<String>>();
        for (var line : guide().lines().filter(each -> each.startsWith("| `")).toList()) {
            var row = Arrays.stream(line.substring(2, line.length() - 2).split(" \\| ", -1))
                    .map(String::strip)
                    .toList();
            if (row.size() == cells) {
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void guide_namesEveryRuleInTheOrderOfTheProgram() throws IOException {
        assertThat(rows(3)).extracting(row -> unquoted(row.getFirst())).containsExactlyElementsOf(Majority.names());
    }

    @Test
    void examples_areWhatTheProgramComputes() throws Exception {
        var examples = rows(8);
        assertThat(examples.stream().map(row -> unquoted(row.getFirst())).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(CountRule.values()).map(CountRule::code).toList());
        for (var row : examples) {
            var rule = (CountRule) Majority.parse(unquoted(row.getFirst()));
            var outcome = rule.decide(new Count(number(row, 1), number(row, 2), number(row, 3), number(row, 4)));
            assertThat(arithmetic(outcome)).as("%s", row).isEqualTo(row.get(5));
            assertThat(outcome.result().text()).as("%s", row).isEqualTo(row.get(6));
            assertThat(outcome.needed().isPresent() ? "" + outcome.needed().getAsLong() : "-")
                    .as("%s", row)
                    .isEqualTo(row.get(7));
        }
    }

    @Test
    void tables_areReadAndDecidedAsTheGuideSays() throws Exception {
        var matcher = TABLE_EXAMPLE.matcher(guide());
        int found = 0;
        while (matcher.find()) {
            var rule = Majority.parse(matcher.group(1));
            var outcome = rule.decide(RollCallCsv.parse("guide", matcher.group(2), rule));
            assertThat(arithmetic(outcome)).as(rule.code()).isEqualTo(matcher.group(3));
            assertThat(outcome.result().text()).as(rule.code()).isEqualTo(matcher.group(4));
            found++;
        }
        assertThat(found).isEqualTo(4);
    }

    private static String arithmetic(Outcome outcome) {
        return outcome.steps().stream().map(Step::toString).collect(Collectors.joining("; "));
    }

    private static long number(List<String> row, int cell) {
        return Long.parseLong(row.get(cell));
    }

    private static String unquoted(String cell) {
        return cell.substring(1, cell.length() - 1);
    }
}
