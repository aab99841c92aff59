package org.comity.node.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ActPageTest {
    @Test
    void entry_isShownWholeHoweverLongItIs() {
        for (int lines = 1; lines <= 130; lines++) {
            var raw = lines(lines);
            var page = Samples.act(Language.EN, raw);
            var whole = page.isLong() ? page.rawBeginning() + "\n" + page.rawRest() : page.rawBeginning();
            assertThat(whole).isEqualTo(raw);
            assertThat(page.rawRest().isEmpty()).isEqualTo(!page.isLong());
        }
    }

    @Test
    void longEntry_beginsInSightAndFoldsTheRest() {
        var html = html(lines(252));
        assertThat(html)
                .contains("<code data-raw-act>line 1\n")
                .contains("line 24</code></pre>\n<details class=\"rest\"><summary>The other 228 lines</summary>")
                .contains("<code data-raw-act>line 25\n")
                .contains("line 252</code>");
        assertThat(html(lines(60))).doesNotContain("<details");
    }

    private static String html(String raw) {
        return new String(Pages.load().render(Samples.act(Language.EN, raw)), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String lines(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(line -> "line " + line).collect(Collectors.joining("\n"));
    }
}
