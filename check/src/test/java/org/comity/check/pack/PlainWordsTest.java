package org.comity.check.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.comity.check.ShippedPacks;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Places;
import org.comity.check.fact.Type;
import org.comity.check.predicate.Predicate;
import org.junit.jupiter.api.Test;

class PlainWordsTest {
    private static final Fact HIGH = new Fact("a.high", new Type.Bool(), "the system is high-risk", "", "");
    private static final Fact NAMELESS = new Fact("use.social_scoring", new Type.Bool(), "", "", "");
    private static final Fact FLOP = new Fact("m.flop", new Type.Amount(), "training compute (FLOP)", "", "");
    private static final Fact SINCE = new Fact("m.since", new Type.Day(), "date of the offer", "", "");
    private static final Fact ROLES = new Fact(
            "a.roles", new Type.SetOf(new Type.Range.Listed(List.of("provider", "deployer"))), "roles", "", "");
    private static final Fact SEAT =
            new Fact("a.seat", new Type.SetOf(new Type.Range.PlaceCodes(new Places(Map.of()))), "seats", "", "");

    private final PlainWords words = new PlainWords(code -> code.equals("FR") ? "France" : code);

    @Test
    void atoms_areSaidAsTheVocabularySaysThem() {
        assertThat(words.sentence(new Predicate.Holds(HIGH))).isEqualTo("the system is high-risk");
        assertThat(words.sentence(new Predicate.Not(new Predicate.Holds(HIGH))))
                .isEqualTo("it is not so that the system is high-risk");
        assertThat(words.sentence(new Predicate.Holds(NAMELESS))).isEqualTo("use: social scoring");
        assertThat(words.sentence(new Predicate.Compares(FLOP, Predicate.Relation.AT_LEAST, new BigDecimal("1e25"))))
                .isEqualTo("training compute (FLOP): at least 10^25");
        assertThat(words.sentence(new Predicate.Compares(FLOP, Predicate.Relation.LESS, new BigDecimal("500000000"))))
                .isEqualTo("training compute (FLOP): less than 500000000");
        assertThat(words.sentence(new Predicate.Dated(SINCE, Predicate.Relation.LESS, LocalDate.of(2026, 8, 2))))
                .isEqualTo("date of the offer: before 2026-08-02");
        assertThat(words.sentence(new Predicate.HasAny(ROLES, List.of("provider", "deployer"))))
                .isEqualTo("roles: among them provider or deployer");
        assertThat(words.sentence(new Predicate.HasOtherThan(SEAT, List.of("FR"))))
                .isEqualTo("seats: among them something else than France");
        assertThat(words.sentence(new Predicate.IsEmpty(SEAT))).isEqualTo("seats: none");
        assertThat(words.sentence(new Predicate.Always())).isEqualTo("always, whatever the facts");
    }

    @Test
    void joints_keepTheirScope() {
        var one = new Predicate.Holds(HIGH);
        var other = new Predicate.IsEmpty(SEAT);
        assertThat(words.sentence(new Predicate.All(List.of(one, new Predicate.Any(List.of(one, other))))))
                .isEqualTo("the system is high-risk; and (either the system is high-risk, or seats: none)");
        assertThat(words.lines(
                        new Predicate.All(List.of(one, new Predicate.Not(new Predicate.Any(List.of(one, other)))))))
                .containsExactly(
                        new PlainWords.Line(0, "the system is high-risk"),
                        new PlainWords.Line(0, "none of these:"),
                        new PlainWords.Line(1, "the system is high-risk"),
                        new PlainWords.Line(1, "seats: none"));
    }

    @Test
    void everyProvision_isSaid() {
        for (var framework : ShippedPacks.packs().frameworks()) {
            for (var provision : framework.provisions()) {
                assertThat(words.sentence(provision.applies()))
                        .as(framework.id() + "#" + provision.id())
                        .isNotBlank()
                        .doesNotContain("`");
                assertThat(words.lines(provision.applies())).isNotEmpty();
            }
        }
    }
}
