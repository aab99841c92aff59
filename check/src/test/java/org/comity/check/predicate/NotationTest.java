package org.comity.check.predicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.comity.check.MalformedException;
import org.comity.check.RefusedException;
import org.comity.check.ShippedPacks;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Type;
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

    @Test
    void cases_keepEveryResultThatIsPossible() throws Exception {
        var document = (Yaml.Fields) YamlReader.read(CASES, Files.readAllBytes(Shared.require(CASES)));
        var choices = (Yaml.Items) Objects.requireNonNull(document.get("choices"));
        for (var item : choices.items()) {
            var each = (Yaml.Fields) item;
            var possible = ((Yaml.Items) Objects.requireNonNull(each.get("possible"))).items();
            var only = possible.size() == 1 ? (Yaml.Scalar) possible.getFirst() : null;
            assertThat(chosen(each))
                    .as("line " + each.line())
                    .isEqualTo(
                            only == null || only.isNull()
                                    ? Optional.empty()
                                    : Optional.of(new Value.Choice(only.text())));
        }
        assertThat(choices.items()).hasSizeGreaterThan(5);
    }

    private static Optional<Value> chosen(Yaml.Fields each) throws Exception {
        var vocabulary = ShippedPacks.packs().terms().vocabulary();
        var fact = new Fact("test.choice", new Type.OneOf(List.of("a", "b", "c")), "", "", "");
        var cases = new ArrayList<Derivation.Case>();
        for (var item : ((Yaml.Items) Objects.requireNonNull(each.get("cases"))).items()) {
            var one = (Yaml.Fields) item;
            cases.add(new Derivation.Case(
                    Predicate.parse(text(one, "when"), vocabulary), new Value.Choice(text(one, "value"))));
        }
        var otherwise =
                Optional.ofNullable(each.get("otherwise")).<Value>map(_ -> new Value.Choice(text(each, "otherwise")));
        return Program.of(vocabulary, List.of(new Derivation.Cases(fact, cases, otherwise, "")), List.of())
                .evaluate(facts(each))
                .value("test.choice");
    }

    private static String text(Yaml.Fields fields, String name) {
        return ((Yaml.Scalar) Objects.requireNonNull(fields.get(name))).text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // What is ruled out is so within a whole that is listed.
                "`actor.established_in` has US-CA | {actor.established_in: {at-least: [US], not: [US-CA]}} | no",
                "`actor.established_in` has US-NY | {actor.established_in: {at-least: [US], not: [US-CA]}} | unknown",
                "`actor.established_in` has US | {actor.established_in: {at-least: [US], not: [US-CA]}} | yes",
                // Further down than one step, and up over unions.
                "`actor.established_in` has EEA | {actor.established_in: [FR-IDF]} | yes",
                "`actor.established_in` has FR-IDF | {actor.established_in: [EEA]} | unknown",
                "`actor.established_in` has US-NYC | {actor.established_in: [US-NY]} | unknown",
                "`actor.established_in` has US-CA | {actor.established_in: [US-NY]} | no",
                // A union is as fine as the finest of its sets, and as open as the most open.
                "`market.in_us_ca` | {market.places: [US], market.output_used_in: [US-NY]} | no",
                "`market.in_us_ca` | {market.places: [US], market.output_used_in: [US]} | unknown",
                "`market.in_us_ca` | {market.places: [US-NY], market.output_used_in: {at-least: [], not: [US]}} | no",
                "`market.anywhere` has-other-than [EU] | {market.places: [FR], market.output_used_in: [EEA]} | unknown",
                "`market.anywhere` is empty | {market.places: [], market.output_used_in: []} | yes",
                "`market.anywhere` is empty | {market.places: []} | unknown",
                "`market.anywhere` is empty | {market.places: [FR]} | no",
                // A stated answer counts only where its rule gives none.
                "`gdpr.in_scope` | {gdpr.in_scope: true} | yes",
                "`gdpr.in_scope` | {gdpr.in_scope: true, data.personal: false} | refused",
                "TRUE | {market.anywhere: [FR]} | refused",
                "TRUE | {actor.established_in: {at-least: [FR], not: [EU]}} | refused",
                "TRUE | {actor.established_in: {at-least: [FR], not: [FR]}} | refused",
            })
    void predicate_answersWhatThePlacesAndSetsLeaveOpen(String predicate, String facts, String is) throws Exception {
        var document = YamlReader.read("case", ("facts: " + facts).getBytes(StandardCharsets.UTF_8));
        assertThat(answer(predicate, (Yaml.Fields) document)).isEqualTo(is);
    }

    @Test
    void numbers_areEqualWhateverTheirSpelling() throws MalformedException {
        var vocabulary = ShippedPacks.packs().terms().vocabulary();
        assertThat(Predicate.parse("`actor.headcount` > 50.0", vocabulary).text())
                .isEqualTo("`actor.headcount` > 50");
        assertThat(Predicate.parse("`actor.headcount` > 5e1", vocabulary))
                .isEqualTo(Predicate.parse("`actor.headcount` > +50", vocabulary));
    }

    @Test
    void joins_ofOneKindAreOne() throws MalformedException {
        var vocabulary = ShippedPacks.packs().terms().vocabulary();
        assertThat(Predicate.parse("(`system.is_ai` AND `cap.deepfake`) AND `data.personal`", vocabulary))
                .isEqualTo(Predicate.parse("`system.is_ai` AND `cap.deepfake` AND `data.personal`", vocabulary));
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
                "`actor.headcount` > 1e99 | a number has at most 30 digits and lies between | 20",
                "`a\u202e.b` | no fact is called `a\ufffd.b` | 0",
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
