package org.comity.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoicesTest {
    @Test
    void all_comesToEveryCaseOnceSmallestFirst() {
        var seen = new ArrayList<List<Integer>>();
        Choices.all(choices -> {
            int length = choices.below(3);
            var digits = new ArrayList<Integer>();
            for (int i = 0; i < length; i++) {
                digits.add(choices.below(2));
            }
            seen.add(digits);
        });
        assertThat(seen)
                .containsExactly(
                        List.of(), List.of(0), List.of(1), List.of(0, 0), List.of(0, 1), List.of(1, 0), List.of(1, 1));
    }

    @Test
    void some_isTheSameForTheSameSeed() {
        var runs = new ArrayList<List<Integer>>();
        for (int i = 0; i < 2; i++) {
            var drawn = new ArrayList<Integer>();
            Choices.some(7, 20, choices -> drawn.add(choices.below(1000)));
            runs.add(drawn);
        }
        assertThat(runs.get(0)).hasSize(20).isEqualTo(runs.get(1));
    }

    @Test
    void failure_namesTheChoices() {
        assertThatThrownBy(() ->
                        Choices.all(choices -> assertThat(choices.below(4)).isLessThan(3)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("[3]");
    }
}
