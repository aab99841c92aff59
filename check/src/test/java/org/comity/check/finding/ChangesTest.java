package org.comity.check.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.TreeMap;
import org.comity.check.Answer;
import org.comity.check.ShippedPacks;
import org.comity.check.dossier.Dossier;
import org.comity.check.dossier.DossierReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said of the dossiers that come along.
class ChangesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

    private static Dossier example(String name) throws Exception {
        var file = Path.of(System.getProperty("comity.root", ".."), "examples/dossiers", name + ".yaml");
        return DossierReader.read(name + ".yaml", Files.readAllBytes(file), ShippedPacks.packs());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"customer-chatbot", "cv-screener", "frontier-model", "hospital-triage", "short-video-recommender"
            })
    void eachChange_turnsTheAnswer(String name) throws Exception {
        var dossier = example(name);
        var check = Check.of(ShippedPacks.packs(), dossier, DAY);
        int changes = 0;
        for (var finding : check.findings()) {
            for (var change : check.changes(finding)) {
                var facts = new TreeMap<>(dossier.facts());
                facts.put(change.fact().name(), change.value());
                var changed = Check.of(
                        ShippedPacks.packs(),
                        new Dossier(dossier.title(), dossier.givenBy(), facts, dossier.evidence()),
                        DAY);
                assertThat(changed.answer(finding.provision().applies()))
                        .as(finding.id() + " with " + change)
                        .isEqualTo(change.answer())
                        .isNotEqualTo(finding.why().answer());
                changes++;
                if (changes > 40) {
                    return;
                }
            }
        }
        assertThat(changes).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"customer-chatbot", "cv-screener", "frontier-model", "hospital-triage", "short-video-recommender"
            })
    void theFirstQuestion_settlesWhatItNames_byOneOfItsAnswers(String name) throws Exception {
        var dossier = example(name);
        var check = Check.of(ShippedPacks.packs(), dossier, DAY);
        var question = check.questions().getFirst();
        var finding = question.settles().getFirst();

        assertThat(new Candidates(ShippedPacks.packs().program())
                        .of(question.fact(), finding.provision().applies(), null).stream()
                                .map(value -> {
                                    var facts = new TreeMap<>(dossier.facts());
                                    facts.put(question.fact().name(), value);
                                    return ShippedPacks.packs()
                                            .program()
                                            .evaluate(facts)
                                            .answer(finding.provision().applies());
                                }))
                .anyMatch(Answer::known);
    }
}
