package org.comity.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FuzzTest {
    private static final List<byte[]> CORPUS = List.of("{\"a\":1}".getBytes(StandardCharsets.UTF_8));

    @Test
    void run_climbsFromOutcomeToOutcome() {
        // Three right bytes in a row are out of reach for chance alone; each step is kept and built upon.
        var outcomes = Fuzz.run(7, 200_000, List.of(new byte[] {0}), List.of(), input -> {
            int right = 0;
            while (right < 3 && right < input.length && input[right] == "xyz".charAt(right)) {
                right++;
            }
            return "right " + right;
        });
        assertThat(outcomes).containsKeys("right 0", "right 1", "right 2", "right 3");
    }

    @Test
    void run_printsTheInputThatFailed() {
        assertThatThrownBy(() -> Fuzz.run(1, 1_000, CORPUS, List.of("[["), input -> {
                    assertThat(new String(input, StandardCharsets.ISO_8859_1)).doesNotContain("[[");
                    return "fine";
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed ")
                .hasMessageContaining("5b5b");
    }

    @Test
    void run_feedsTheGoodInputsFirst() {
        assertThat(Fuzz.run(1, 0, CORPUS, List.of(), input -> "length " + input.length))
                .containsExactly(java.util.Map.entry("length 7", 1L));
    }
}
