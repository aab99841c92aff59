package org.comity.check.predicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.comity.check.Answer;
import org.comity.check.ShippedPacks;
import org.comity.check.dossier.DossierReader;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Members;
import org.comity.check.fact.Type;
import org.comity.check.fact.Value;
import org.comity.testkit.Shared;
import org.junit.jupiter.api.Test;

/// Kleene's logic may leave unknown what every value of the open facts would answer alike. Where it does,
/// whoever wrote the predicate can put it otherwise.
final class DecidedTest {
    /// Of one answer; beyond it nothing is claimed.
    private static final int MOST_TRIED = 3_000;

    private int unknown;
    private int notShown;

    @Test
    void unknown_isNeverDecidedAlreadyInTheExamples() throws Exception {
        var decided = new TreeSet<String>();
        for (var name : List.of("consumer-chatbot", "frontier-model", "hr-screening", "vlop-feed")) {
            var file = Shared.require("facts/frameworks/examples/" + name + ".yaml");
            var stated = DossierReader.read(name, Files.readAllBytes(file), ShippedPacks.packs())
                    .facts();
            decided.addAll(decided(stated, name));
        }
        assertThat(decided).isEmpty();
        assertThat(unknown).isGreaterThan(50);
        assertThat(notShown).as("of %d unknown answers", unknown).isLessThan(unknown / 20);
    }

    private Set<String> decided(Map<String, Value> stated, String dossier) {
        var program = ShippedPacks.packs().program();
        var evaluation = program.evaluate(stated);
        var decided = new TreeSet<String>();
        for (var predicate : ShippedPredicates.ALL) {
            if (evaluation.answer(predicate) == Answer.UNKNOWN) {
                unknown++;
                var search = new Search(predicate, program.only(predicate), program.asked(predicate));
                search.from(stated);
                if (search.found.size() < 2) {
                    if (search.tried < MOST_TRIED) {
                        decided.add(dossier + ": " + predicate.text() + " is " + search.found);
                    } else {
                        notShown++;
                    }
                }
            }
        }
        return decided;
    }

    /// Goes through the values of the open facts until both answers were found: one fact after the other, and no
    /// further where the answer is there.
    private static final class Search {
        private final Predicate predicate;
        private final Program program;
        private final List<Fact> facts;
        private final Set<Answer> found = new TreeSet<>();
        private int tried;

        Search(Predicate predicate, Program program, Set<String> asked) {
            var vocabulary = ShippedPacks.packs().terms().vocabulary();
            this.predicate = predicate;
            this.program = program;
            this.facts = asked.stream()
                    .map(name -> vocabulary.find(name).orElseThrow())
                    .toList();
        }

        void from(Map<String, Value> stated) {
            if (found.size() == 2 || tried++ >= MOST_TRIED) {
                return;
            }
            var answer = program.evaluate(stated).answer(predicate);
            if (answer.known()) {
                found.add(answer);
                return;
            }
            var open = facts.stream()
                    .filter(fact -> Optional.ofNullable(stated.get(fact.name()))
                            .map(Search::isOpen)
                            .orElse(true))
                    .findFirst();
            // Places that are known by a whole only: no value of a fact is left to try.
            open.ifPresent(fact -> values(fact, Optional.ofNullable(stated.get(fact.name())))
                    .forEach(value -> {
                        var more = new TreeMap<>(stated);
                        more.put(fact.name(), value);
                        from(more);
                    }));
        }

        private static boolean isOpen(Value value) {
            return value instanceof Value.Set(var members) && members.rest() == Answer.UNKNOWN;
        }

        /// Every value between which a predicate of the packs can tell, for sets of at most two further members.
        private static List<Value> values(Fact fact, Optional<Value> known) {
            return switch (fact.type()) {
                case Type.Bool _ -> List.of(new Value.Flag(false), new Value.Flag(true));
                case Type.OneOf(var values) ->
                    values.stream().<Value>map(Value.Choice::new).toList();
                case Type.Whole _, Type.Amount _ ->
                    Stream.of("0", "0.5", "1", "99", "9999", "100000", "1000000", "2e7", "1e8", "1e10", "2e25", "2e26")
                            .<Value>map(number -> new Value.Amount(new BigDecimal(number)))
                            .toList();
                case Type.Day _ ->
                    Stream.of("2000-01-01", "2025-09-01", "2026-09-01", "2027-12-03", "2030-01-01")
                            .<Value>map(day -> new Value.Day(LocalDate.parse(day)))
                            .toList();
                case Type.Text _ -> List.of(new Value.Text(""), new Value.Text("x"));
                case Type.SetOf(var range) -> sets(range, known);
            };
        }

        private static List<Value> sets(Type.Range range, Optional<Value> known) {
            var members = known.map(value -> ((Value.Set) value).members()).orElse(Members.UNKNOWN);
            var listed = new TreeSet<String>();
            members.said().forEach((value, in) -> {
                if (in == Answer.YES) {
                    listed.add(value);
                }
            });
            var free = (range instanceof Type.Range.Listed(var _, var values)
                            ? values
                            : List.of(
                                    "DE", "FR", "GB", "CN", "US-CA", "US-NYC", "KR", "JP", "VN", "BR", "IN", "KZ",
                                    "ZA"))
                    .stream()
                            .filter(value -> !members.said().containsKey(value))
                            .toList();
            Set<Set<String>> sets = new LinkedHashSet<>();
            sets.add(listed);
            for (var one : free) {
                for (var other : free) {
                    var more = new TreeSet<>(listed);
                    more.add(one);
                    more.add(other);
                    sets.add(more);
                }
            }
            var values = new ArrayList<Value>();
            sets.forEach(set -> values.add(new Value.Set(Members.closed(set))));
            return values;
        }
    }
}
