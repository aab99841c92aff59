package org.comity.check.predicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.comity.check.Answer;
import org.comity.check.ShippedPacks;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Value;
import org.comity.testkit.Choices;
import org.junit.jupiter.api.Test;

/// The program beside the reference that answers each question anew.
final class ProgramTest {
    private static final List<Predicate> ASKED = ShippedPredicates.ALL;
    private static final int DOSSIERS = Integer.getInteger("comity.dossiers", 150);

    private static List<Fact> facts() {
        return List.copyOf(ShippedPacks.packs().terms().vocabulary().facts());
    }

    @Test
    void evaluate_answersAllPacksAsTheReferenceDoes() {
        var terms = ShippedPacks.packs().terms();
        Choices.some(20_261_128, DOSSIERS, choices -> {
            var stated = ShippedPredicates.dossier(choices);
            var evaluation = ShippedPacks.packs().program().evaluate(stated);
            var reference = new Reference(terms.vocabulary().places().parts(), terms.derivations(), stated);
            var contradicted = reference.contradicted(facts());
            assertThat(Set.copyOf(evaluation.contradicted())).isEqualTo(contradicted);
            for (var predicate : ASKED) {
                assertThat(evaluation.answer(predicate)).as(predicate.text()).isEqualTo(reference.answer(predicate));
            }
        });
    }

    @Test
    void evaluate_answersAnyPredicateOverAnyDerivationsAsTheReferenceDoes() {
        Choices.some(20_261_129, 5 * DOSSIERS, choices -> {
            var world = Draw.World.of(choices);
            var predicates = new ArrayList<Predicate>();
            for (int i = 0; i < 12; i++) {
                predicates.add(Draw.predicate(choices, world.facts(), 3));
            }
            var program = Program.of(world.vocabulary(), world.derivations(), predicates);
            for (int i = 0; i < 3; i++) {
                var stated = Draw.dossier(choices, world.facts(), 1 + choices.below(3));
                var evaluation = program.evaluate(stated);
                var reference = new Reference(world.vocabulary().places().parts(), world.derivations(), stated);
                for (var predicate : predicates) {
                    assertThat(evaluation.answer(predicate))
                            .as("%s in %s", predicate.text(), stated)
                            .isEqualTo(reference.answer(predicate));
                    assertThat(program.only(predicate).evaluate(stated).answer(predicate))
                            .as("alone: %s in %s", predicate.text(), stated)
                            .isEqualTo(evaluation.answer(predicate));
                }
            }
        });
    }

    @Test
    void evaluate_neverReopensWhatWasAnswered() {
        Choices.some(20_261_130, DOSSIERS, choices -> {
            var program = ShippedPacks.packs().program();
            var stated = ShippedPredicates.dossier(choices);
            var before = program.evaluate(stated);
            long unknown = unknown(before);
            for (int i = 0; i < 8; i++) {
                stated = Draw.refined(choices, stated, facts());
                var after = program.evaluate(stated);
                if (!after.contradicted().isEmpty()) {
                    return; // a reader refuses such a dossier
                }
                for (var predicate : ASKED) {
                    if (before.answer(predicate).known()) {
                        assertThat(after.answer(predicate))
                                .as("%s in %s", predicate.text(), stated)
                                .isEqualTo(before.answer(predicate));
                    }
                }
                assertThat(unknown(after)).isLessThanOrEqualTo(unknown);
                before = after;
                unknown = unknown(after);
            }
        });
    }

    private static long unknown(Program.Evaluation evaluation) {
        return ASKED.stream()
                .filter(predicate -> evaluation.answer(predicate) == Answer.UNKNOWN)
                .count();
    }

    @Test
    void because_sufficesAndCannotBeShortened() {
        var program = ShippedPacks.packs().program();
        Choices.some(20_261_131, DOSSIERS / 10, choices -> {
            var stated = ShippedPredicates.dossier(choices);
            var evaluation = program.evaluate(stated);
            if (!evaluation.contradicted().isEmpty()) {
                return;
            }
            for (var predicate : ASKED) {
                var because = evaluation.because(predicate);
                if (!evaluation.answer(predicate).known()) {
                    assertThat(because).isEmpty();
                    continue;
                }
                assertThat(stated).containsAllEntriesOf(because);
                assertThat(answer(program, predicate, because)).isEqualTo(evaluation.answer(predicate));
                for (var name : because.keySet()) {
                    var without = new TreeMap<>(because);
                    without.remove(name);
                    assertThat(answer(program, predicate, without))
                            .as("%s without %s of %s", predicate.text(), name, because)
                            .isEqualTo(Answer.UNKNOWN);
                }
            }
        });
    }

    private static Answer answer(Program program, Predicate predicate, Map<String, Value> stated) {
        return program.evaluate(stated).answer(predicate);
    }

    @Test
    void predicate_isReadAgainFromItsText() {
        var vocabulary = ShippedPacks.packs().terms().vocabulary();
        Choices.some(20_261_132, 5_000, choices -> {
            var predicate = Draw.predicate(choices, facts(), 4);
            assertThat(Predicate.parse(predicate.text(), vocabulary)).isEqualTo(predicate);
        });
    }
}
