package org.comity.node.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.comity.assembly.decision.Count;
import org.comity.assembly.decision.CountRule;
import org.comity.record.MalformedException;
import org.comity.record.json.Json;
import org.junit.jupiter.api.Test;

/// The outcome of a count, as it is signed and as it is taken.
final class OutcomeFileTest {
    private static final Json.Members WRITTEN = OutcomeFile.FORM.write(OutcomeFile.of(
            "votes.csv",
            "member,vote\n".getBytes(UTF_8),
            CountRule.TWO_THIRDS,
            CountRule.TWO_THIRDS.decide(new Count(51, 49, 25, 2))));

    @Test
    void anOutcome_isReadAsItWasWritten() throws Exception {
        var read = OutcomeFile.FORM.read(WRITTEN);
        assertThat(OutcomeFile.FORM.write(read)).isEqualTo(WRITTEN);
        assertThat(read.adopted()).isFalse();
        assertThat(read.needed()).hasValue(67L);
        assertThat(read.arithmetic()).containsExactly(new OutcomeFile.Comparison("", "3 × 51 ≥ 2 × 100", false));
    }

    @Test
    void anOutcomeWhoseSumsAreNotThoseOfItsFigures_isRefused() {
        for (var sum : new String[] {"presentAndVoting", "members"}) {
            assertThatExceptionOfType(MalformedException.class)
                    .isThrownBy(() -> OutcomeFile.FORM.read(WRITTEN.with(sum, Json.of(101))))
                    .withMessageContaining("sums");
        }
    }

    @Test
    void anOutcomeWithAMemberMoreOrLess_isRefusedByItsName() {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> OutcomeFile.FORM.read(WRITTEN.without("rule")))
                .withMessageContaining("rule");
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> OutcomeFile.FORM.read(WRITTEN.with("surprise", Json.of(1))))
                .withMessageContaining("surprise");
    }
}
