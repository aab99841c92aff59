package org.comity.check.predicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.comity.check.MalformedException;
import org.comity.check.RefusedException;
import org.comity.check.ShippedPacks;
import org.comity.check.fact.Value;
import org.comity.check.law.StatedFacts;
import org.comity.check.yaml.Yaml;
import org.comity.check.yaml.YamlReader;
import org.comity.testkit.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Small cases of the notation, with answers written by hand.
final class NotationTest {
    private static final String CASES = "facts/frameworks/examples/cases.yaml";

    @Test
    void predicate_answersTheCasesWrittenByHand() throws Exception {
        var document = (Yaml.Fields) YamlReader.read(CASES, Files.readAllBytes(Shared.require(CASES)));
        var cases = (Yaml.Items) Objects.requireNonNull(document.get("cases"));
        for (var item : cases.items()) {
            var each = (Yaml.Fields) item;
            var predicate = ((Yaml.Scalar) Objects.requireNonNull(each.get("predicate"))).text();
            var is = ((Yaml.Scalar) Objects.requireNonNull(each.get("is"))).text();
            assertThat(answer(predicate, each))
                    .as("line " + each.line() + ": " + predicate)
                    .isEqualTo(is);
        }
        assertThat(cases.items()).hasSizeGreaterThan(60);
    }

    private static String answer(String text, Yaml.Fields each) {
        var packs = ShippedPacks.packs();
        try {
            var predicate = Predicate.parse(text, packs.terms().vocabulary());
            var program = Program.of(packs.terms().vocabulary(), packs.terms().derivations(), List.of(predicate));
            return program.evaluate(facts(each)).answer(predicate).name().toLowerCase(Locale.ROOT);
        } catch (MalformedException | RefusedException e) {
            return "refused";
        }
    }

    private static Map<String, Value> facts(Yaml.Fields each) throws RefusedException {
        var facts = each.get("facts");
        if (!(facts instanceof Yaml.Fields stated) || stated.fields().isEmpty()) {
            return Map.of();
        }
        return StatedFacts.read("case", stated.fields());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "`market.place` has DE | no fact is called `market.place`; did you mean `market.places`? | 0",
                "`actor.size` = hug | \"hug\" is none of micro, small, medium, large | 15",
                "`system.is_ai` AND | here must stand a fact in backquotes, NOT, TRUE or (, not the end | 18",
                "`market.placed_on` < 2026-02-30 | the calendar has no 2026-02-30 | 21",
            })
    void parse_namesThePlaceAndWhatWouldBeRight(String text, String problem, int at) {
        var vocabulary = ShippedPacks.packs().terms().vocabulary();
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                        MalformedException.class, () -> Predicate.parse(text, vocabulary)))
                .satisfies(e -> {
                    assertThat(e.problem()).startsWith(problem);
                    assertThat(e.at()).isEqualTo(at);
                });
    }
}
