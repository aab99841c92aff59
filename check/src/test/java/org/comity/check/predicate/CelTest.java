package org.comity.check.predicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.comity.check.Answer;
import org.comity.check.ShippedPacks;
import org.comity.check.fact.Members;
import org.comity.check.fact.Value;
import org.comity.testkit.Choices;
import org.junit.jupiter.api.Test;

/// What we export, answered by the CEL engine of its authors.
final class CelTest {
    private static final List<Predicate> ASKED = ShippedPredicates.ALL;
    private static final int DOSSIERS = Integer.getInteger("comity.dossiers", 150);

    private static Cel cel() {
        var terms = ShippedPacks.packs().terms();
        return Cel.of(terms.vocabulary(), terms.derivations(), ASKED);
    }

    @Test
    void cel_answersAllPacksAsWeDoWhereSetsAreClosedAndOfOneGrain() throws Exception {
        var program = ShippedPacks.packs().program();
        var oracle = new CelOracle(cel(), ASKED);
        var compared = new EnumMap<Answer, Integer>(Answer.class);
        Choices.some(20_261_140, DOSSIERS, choices -> {
            var stated = closed(ShippedPredicates.dossier(choices));
            var ours = program.evaluate(stated);
            if (!ours.contradicted().isEmpty()) {
                return;
            }
            var theirs = oracle.answers(stated);
            for (int i = 0; i < ASKED.size(); i++) {
                assertThat(ours.answer(ASKED.get(i)))
                        .as("%s in %s", ASKED.get(i).text(), stated)
                        .isEqualTo(theirs.get(i));
                compared.merge(theirs.get(i), 1, Integer::sum);
            }
        });
        assertThat(compared.values()).hasSize(3).allMatch(count -> count > 3 * DOSSIERS);
    }

    /// All sets closed, and places as fine as any that a pack asks for.
    private static Map<String, Value> closed(Map<String, Value> stated) {
        var closed = new TreeMap<String, Value>();
        stated.forEach((name, value) ->
                closed.put(name, value instanceof Value.Set(var members) ? closed(members) : value));
        return closed;
    }

    private static Value closed(Members members) {
        var listed = new TreeSet<String>();
        members.said().forEach((value, in) -> {
            if (in == Answer.YES
                    && !List.of("EU", "EEA", "US", "US-NY", "CN", "FR", "GB").contains(value)) {
                listed.add(value);
            }
        });
        return new Value.Set(Members.closed(listed));
    }

    @Test
    void cel_neverSaysWhatWeDoNot() throws Exception {
        var program = ShippedPacks.packs().program();
        var oracle = new CelOracle(cel(), ASKED);
        Choices.some(20_261_141, DOSSIERS, choices -> {
            var stated = ShippedPredicates.dossier(choices);
            var ours = program.evaluate(stated);
            if (!ours.contradicted().isEmpty()) {
                return;
            }
            var theirs = oracle.answers(stated);
            for (int i = 0; i < ASKED.size(); i++) {
                if (theirs.get(i).known()) {
                    assertThat(ours.answer(ASKED.get(i)))
                            .as("%s in %s", ASKED.get(i).text(), stated)
                            .isEqualTo(theirs.get(i));
                }
            }
        });
    }
}
