package org.comity.check.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.comity.check.Answer;
import org.comity.check.RefusedException;
import org.comity.check.ShippedPacks;
import org.comity.check.finding.Applicability;
import org.comity.check.law.LawCase.Expected.OfTheFacts;
import org.comity.check.law.LawCase.Expected.OnADay;
import org.comity.check.pack.Provision;
import org.comity.check.predicate.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The predicates beside cases that were written from the text of the law before any predicate ran.
final class CasesOfLawTest {
    static List<LawCase> cases() throws IOException, RefusedException {
        return LawCases.shipped();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void provision_answersAsTheLawDoes(LawCase each) {
        var facts = ShippedPacks.packs().program().evaluate(each.facts());
        switch (each.expected()) {
            case OfTheFacts(var answer) ->
                assertThat(facts.answer(each.provision().applies()))
                        .as(each.toString())
                        .isEqualTo(answer);
            case OnADay(var at, var result) ->
                assertThat(Applicability.of(each.framework(), each.provision(), facts, at))
                        .as(each.toString())
                        .isEqualTo(result);
        }
        each.ours()
                .ifPresent(ours -> assertThat(ours(each.provision(), facts))
                        .as("whose duty: " + each)
                        .isEqualTo(ours));
    }

    private static Answer ours(Provision provision, Program.Evaluation facts) {
        return provision.bearers().stream()
                .map(bearer -> facts.answer(Objects.requireNonNull(
                        ShippedPacks.packs().terms().bearers().get(bearer))))
                .reduce(Answer.NO, Answer::or);
    }

    @Test
    void sixtyProvisions_haveAYesANoAndAnUnknownWrittenByHand() throws IOException, RefusedException {
        var answers = new TreeMap<String, Set<Answer>>();
        for (var each : cases()) {
            if (each.byHand() && each.expected() instanceof OfTheFacts(var answer)) {
                answers.computeIfAbsent(
                                each.framework().id() + "#" + each.provision().id(), _ -> EnumSet.noneOf(Answer.class))
                        .add(answer);
            }
        }
        assertThat(answers).hasSizeGreaterThanOrEqualTo(60);
        assertThat(answers)
                .allSatisfy(
                        (provision, given) -> assertThat(given).as(provision).hasSize(3));
    }
}
