package org.comity.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FuzzTest {
    private static final List<byte[]> SEEDS = List.of("{\"a\":1}".getBytes(StandardCharsets.UTF_8));

    private static Fuzz bytes(Fuzz.Target target) {
        return Fuzz.of(Parts.NONE, List.of(new byte[] {0}), List.of(), target);
    }

    @Test
    void run_climbsFromOutcomeToOutcome() {
        // Three right bytes in a row are out of reach for chance alone; each step is kept and built upon.
        var outcomes = bytes(input -> {
                    int right = 0;
                    while (right < 3 && right < input.length && input[right] == "xyz".charAt(right)) {
                        right++;
                    }
                    return "right " + right;
                })
                .run(200_000);
        assertThat(outcomes).containsKeys("right 0", "right 1", "right 2", "right 3");
    }

    @Test
    void run_printsTheInputThatFailed() {
        var fuzz = Fuzz.of(Parts.NONE, SEEDS, List.of("]]"), input -> {
            assertThat(new String(input, StandardCharsets.ISO_8859_1)).doesNotContain("]]");
            return "fine";
        });
        assertThatThrownBy(() -> fuzz.run(1_000))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed ")
                .hasMessageContaining("5d5d");
    }

    @Test
    void run_feedsTheSeedsFirstThenWhatIsCutFromThemThenMonsters() {
        var lengths = new ArrayList<Integer>();
        Fuzz.of(Parts.JSON, SEEDS, List.of(), input -> {
                    lengths.add(input.length);
                    return "";
                })
                .run(0);
        assertThat(lengths).startsWith(7, 0, 1, 2, 3, 4, 5, 6).hasSize(12);
        assertThat(lengths.getLast()).isGreaterThan(1 << 20);
    }

    @Test
    void run_isTheSameEachTime() {
        var inputs = new ArrayList<List<Integer>>();
        for (int i = 0; i < 2; i++) {
            var hashes = new ArrayList<Integer>();
            Fuzz.of(Parts.JSON, SEEDS, List.of("true"), input -> {
                        hashes.add(java.util.Arrays.hashCode(input));
                        return "";
                    })
                    .run(100);
            inputs.add(hashes);
        }
        assertThat(inputs.get(0)).isEqualTo(inputs.get(1));
    }

    @Test
    void run_failsWhereTheStackEnds() {
        assertThatThrownBy(() -> bytes(input -> "" + deep(input.length > 1 << 20 ? 1 << 20 : 1))
                        .run(0))
                .isInstanceOf(AssertionError.class)
                .hasRootCauseInstanceOf(StackOverflowError.class);
    }

    private static int deep(int levels) {
        return levels == 0 ? 0 : 1 + deep(levels - 1);
    }

    @Test
    void run_failsWhereAnInputTakesTooMuchMemory() {
        assertThatThrownBy(() -> bytes(_ -> "" + new long[64 << 20].length).run(0))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("bytes of memory");
    }

    @Test
    void json_findsEveryValueAndMember() {
        byte[] text = "{\"a\":[1,{}],\"b\":\"]\\\"\"}".getBytes(StandardCharsets.UTF_8);
        var pieces = Parts.JSON.of(text).stream()
                .map(range -> new String(text, range.from(), range.to() - range.from(), StandardCharsets.UTF_8))
                .toList();
        assertThat(pieces).contains("\"a\":[1,{}]", "[1,{}]", "1", "{}", "\"b\":\"]\\\"\"", "\"]\\\"\"");
    }

    @Test
    void lines_findsLinesAndBlocks() {
        byte[] text = "a\nb\n\nc".getBytes(StandardCharsets.UTF_8);
        var pieces = Parts.LINES.of(text).stream()
                .map(range -> new String(text, range.from(), range.to() - range.from(), StandardCharsets.UTF_8))
                .toList();
        assertThat(pieces).containsExactly("a\n", "b\n", "\n", "a\nb\n\n", "c", "c");
    }
}
