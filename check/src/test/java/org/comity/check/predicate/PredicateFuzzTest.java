package org.comity.check.predicate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.comity.check.MalformedException;
import org.comity.check.ShippedPacks;
import org.comity.testkit.Fuzz;
import org.comity.testkit.Parts;
import org.junit.jupiter.api.Test;

/// Hostile predicates.
class PredicateFuzzTest {
    static final Fuzz PREDICATE = Fuzz.of(
            Parts.FIELDS,
            List.of(
                    ("(`system.is_ai` OR `model.general_purpose`) AND NOT `system.purpose_military` AND (`market.in_eu`"
                                    + " OR (`actor.roles` has deployer AND `actor.established_in` has EU))")
                            .getBytes(UTF_8),
                    "`market.placed_on` < 2027-12-02 AND NOT `eu.annex3_points` is empty".getBytes(UTF_8),
                    "`model.training_flop` > 1e25 OR `actor.size` has-any [small, micro]".getBytes(UTF_8),
                    "NOT (TRUE AND `data.transferred_to` has-other-than [EEA, GB]) OR `actor.kind` = state"
                            .getBytes(UTF_8)),
            List.of(
                    "`",
                    "(",
                    ")",
                    "[",
                    "]",
                    ",",
                    "AND",
                    "OR",
                    "NOT",
                    "TRUE",
                    " has ",
                    " has-any [",
                    " has-other-than [",
                    " is empty",
                    "=",
                    "<",
                    "<=",
                    ">",
                    ">=",
                    "`market.in_us_nyc`",
                    "`media.aigc_producer`",
                    "1e99",
                    "-0",
                    "+5",
                    "0.000000001",
                    "2026-02-30",
                    "9999-12-31",
                    "\u00e2\u0080\u00ae",
                    "\u0000"),
            PredicateFuzzTest::read);

    private static String read(byte[] input) {
        var terms = ShippedPacks.packs().terms();
        var text = new String(input, UTF_8);
        try {
            var predicate = Predicate.parse(text, terms.vocabulary());
            var spelled = predicate.text();
            assertThat(Predicate.parse(spelled, terms.vocabulary()))
                    .as(spelled)
                    .isEqualTo(predicate)
                    .hasSameHashCodeAs(predicate);
            var answer = Program.of(terms.vocabulary(), terms.derivations(), List.of(predicate))
                    .evaluate(Map.of())
                    .answer(predicate);
            assertThat(answer)
                    .isEqualTo(new Reference(terms.vocabulary().places().parts(), terms.derivations(), Map.of())
                            .answer(predicate));
            return "read, " + Math.min(predicate.facts().size(), 4) + " facts, " + answer;
        } catch (MalformedException e) {
            assertThat(e.at()).isBetween(-1, text.length());
            assertThat(e.problem()).isNotBlank().hasSizeLessThan(20_000);
            assertThat(e.problem().chars().noneMatch(c -> Character.isISOControl(c) || c >= 0x202a && c <= 0x202e))
                    .as(e.problem())
                    .isTrue();
            return Fuzz.complaint(e).replaceAll("`[^`]*`|did you mean.*|not .*|begins with .*", "");
        }
    }

    @Test
    void predicate_isRefusedWithItsPlaceOrReadAgainFromItsText() {
        assertThat(PREDICATE.run(1_500).keySet())
                .anyMatch(outcome -> outcome.startsWith("read"))
                .anyMatch(outcome -> outcome.contains("no fact is called"))
                .hasSizeGreaterThan(15);
    }
}
