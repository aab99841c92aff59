package org.comity.check.dossier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.comity.check.Answer;
import org.comity.check.Problem;
import org.comity.check.RefusedException;
import org.comity.check.ShippedPacks;
import org.comity.check.fact.Type;
import org.comity.check.fact.Value;
import org.comity.testkit.Fuzz;
import org.comity.testkit.Parts;
import org.junit.jupiter.api.Test;

/// Hostile dossiers, and so hostile YAML and JSON.
class DossierFuzzTest {
    static final Fuzz DOSSIER = Fuzz.of(
            Parts.LINES,
            List.of(
                    """
                    title: CV screening
                    facts:
                      system.is_ai: true
                      actor.kind: company
                      actor.headcount: 120
                      market.placed_on: 2028-01-15
                      market.places: [DE, FR, US-NY]
                      market.output_used_in: {at-least: [DE], not: [CN]}
                      media.aigc_producer: "  "
                      model.training_flop: 1.0e+25
                    evidence:
                      ai-policy: {owner: quality, date: 2026-01-02}
                      content-and-use-policy: none
                    """.getBytes(UTF_8),
                    "{\"title\": \"t\", \"facts\": {\"actor.roles\": [\"provider\"], \"data.personal\": false}}"
                            .getBytes(UTF_8)),
            List.of(
                    "\n",
                    "  ",
                    "\t",
                    ": ",
                    "- ",
                    "[",
                    "]",
                    "{",
                    "}",
                    ",",
                    "&a ",
                    "*a",
                    "!!str ",
                    "<<: ",
                    "? ",
                    "| ",
                    "> ",
                    "--- ",
                    "...",
                    "%YAML 1.2",
                    "# ",
                    "\"",
                    "'",
                    "\\x00",
                    "null",
                    "~",
                    "no",
                    "1e99",
                    ".inf",
                    "0x1F",
                    "at-least",
                    "not",
                    "eu.high_risk_annex",
                    "eu.high_risk: false",
                    "facts:",
                    "title:",
                    "evidence:",
                    "none",
                    "\u00ef\u00bb\u00bf",
                    "\u00e2\u0080\u00ae",
                    "\u0000",
                    "2026-02-30"),
            DossierFuzzTest::read);

    private static String read(byte[] input) {
        try {
            var dossier = DossierReader.read("d.yaml", input, ShippedPacks.packs());
            dossier.facts().forEach(DossierFuzzTest::assertFits);
            assertThat(ShippedPacks.packs().program().evaluate(dossier.facts()).contradicted())
                    .isEmpty();
            return "read, " + Math.min(dossier.facts().size(), 9) + " facts, "
                    + Math.min(dossier.evidence().size(), 3) + " of evidence";
        } catch (RefusedException e) {
            assertThat(e.problems()).isNotEmpty();
            e.problems().forEach(DossierFuzzTest::assertHarmless);
            return Fuzz.complaint(new Exception(e.problems().getFirst().message()))
                    .replaceAll("did you mean.*|is called.*|key .*|tags .*", "");
        }
    }

    /// A fact has a value of its type, and a set holds nothing that its type does not.
    private static void assertFits(String name, Value value) {
        var type = ShippedPacks.packs()
                .terms()
                .vocabulary()
                .find(name)
                .orElseThrow()
                .type();
        assertThat(value)
                .as(name)
                .isInstanceOf(
                        switch (type) {
                            case Type.Bool _ -> Value.Flag.class;
                            case Type.Whole _, Type.Amount _ -> Value.Amount.class;
                            case Type.Day _ -> Value.Day.class;
                            case Type.Text _ -> Value.Text.class;
                            case Type.OneOf _ -> Value.Choice.class;
                            case Type.SetOf _ -> Value.Set.class;
                        });
        if (type instanceof Type.SetOf(var range) && value instanceof Value.Set(var members)) {
            members.said().forEach((member, in) -> {
                assertThat(range.objection(member)).isEmpty();
                assertThat(in).isNotEqualTo(Answer.UNKNOWN);
            });
        }
    }

    /// What is said of a hostile file names it, is bounded, and cannot steer the terminal that shows it.
    private static void assertHarmless(Problem problem) {
        assertThat(problem.toString()).startsWith("d.yaml").hasSizeLessThan(20_000);
        assertThat(problem.line()).isNotNegative();
        assertThat(problem.message().chars().noneMatch(c -> Character.isISOControl(c) || c >= 0x202a && c <= 0x202e))
                .as(problem.message())
                .isTrue();
    }

    @Test
    void dossier_isRefusedWithItsLinesOrHoldsFactsOfTheirTypes() {
        assertThat(DOSSIER.run(1_500).keySet())
                .anyMatch(outcome -> outcome.startsWith("read, 8 facts"))
                .anyMatch(outcome -> outcome.contains("no fact"))
                .hasSizeGreaterThan(20);
    }
}
