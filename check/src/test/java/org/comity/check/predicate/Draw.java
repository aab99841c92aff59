package org.comity.check.predicate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.comity.check.Answer;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Members;
import org.comity.check.fact.Places;
import org.comity.check.fact.Type;
import org.comity.check.fact.Value;
import org.comity.check.fact.Vocabulary;
import org.comity.testkit.Choices;

/// Chance dossiers, predicates and derivations.
final class Draw {
    /// Wholes and their parts, near and far, and what is part of nothing.
    private static final List<String> PLACES = List.of(
            "FR", "DE", "FR-IDF", "EU", "EEA", "IS", "NO", "US", "US-CA", "US-NY", "US-NYC", "US-TX", "CN", "CN-SH",
            "GB", "JP", "KR", "AR", "VN", "IN");

    private static final List<BigDecimal> NUMBERS = Stream.of("0", "1", "0.95", "50", "1000000", "1e25", "1e26", "-3")
            .map(BigDecimal::new)
            .toList();
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2024, 1, 1), LocalDate.of(2026, 8, 2), LocalDate.of(2027, 12, 2), LocalDate.of(2030, 1, 1));

    private Draw() {}

    /// Each of these facts is stated in one of `rarity` draws.
    static Map<String, Value> dossier(Choices choices, Collection<Fact> facts, int rarity) {
        var stated = new TreeMap<String, Value>();
        for (var fact : facts) {
            if (choices.below(rarity) == 0) {
                stated.put(fact.name(), value(choices, fact.type()));
            }
        }
        return stated;
    }

    static Value value(Choices choices, Type type) {
        return switch (type) {
            case Type.Bool _ -> new Value.Flag(choices.yes());
            case Type.Whole _, Type.Amount _ -> new Value.Amount(choices.of(NUMBERS));
            case Type.Day _ -> new Value.Day(choices.of(DAYS));
            case Type.Text _ -> new Value.Text(choices.of(List.of("", " ", "a", "v1.0")));
            case Type.OneOf(var values) -> new Value.Choice(choices.of(values));
            case Type.SetOf(var range) -> new Value.Set(members(choices, range));
        };
    }

    private static Members members(Choices choices, Type.Range range) {
        var in = some(choices, range, 3);
        if (choices.yes()) {
            return Members.closed(in);
        }
        var not = some(choices, range, 2).stream()
                .filter(value -> in.stream().noneMatch(listed -> apart(listed, value, range)))
                .toList();
        return Members.open(in, not);
    }

    /// Whether the first cannot be in a set of which the second is ruled out.
    private static boolean apart(String listed, String ruledOut, Type.Range range) {
        return range instanceof Type.Range.PlaceCodes(var places)
                ? places.within(listed, ruledOut)
                : listed.equals(ruledOut);
    }

    private static List<String> some(Choices choices, Type.Range range, int most) {
        var values = values(range);
        return Stream.generate(() -> choices.of(values))
                .limit(choices.below(most + 1))
                .distinct()
                .toList();
    }

    private static List<String> values(Type.Range range) {
        return range instanceof Type.Range.Listed(var _, var values) ? values : PLACES;
    }

    /// What one more answer makes of a dossier: a fact that was not stated, or a set known better.
    static Map<String, Value> refined(Choices choices, Map<String, Value> stated, List<Fact> facts) {
        var more = new TreeMap<>(stated);
        var fact = choices.of(facts);
        var known = stated.get(fact.name());
        if (known == null) {
            more.put(fact.name(), value(choices, fact.type()));
        } else if (known instanceof Value.Set(var members) && fact.type() instanceof Type.SetOf(var range)) {
            more.put(fact.name(), new Value.Set(refined(choices, members, range)));
        }
        return more;
    }

    private static Members refined(Choices choices, Members members, Type.Range range) {
        if (members.rest() == Answer.NO) {
            return members;
        }
        if (choices.below(3) == 0) {
            return new Members(members.said(), Answer.NO);
        }
        var said = new TreeMap<>(members.said());
        var value = choices.of(values(range));
        boolean in = choices.yes();
        boolean fits = said.entrySet().stream()
                .noneMatch(each -> in
                        ? each.getValue() == Answer.NO && apart(value, each.getKey(), range)
                        : each.getValue() == Answer.YES && apart(each.getKey(), value, range));
        if (fits) {
            said.put(value, Answer.of(in));
        }
        return new Members(said, Answer.UNKNOWN);
    }

    /// @param depth how deep joins may stand
    static Predicate predicate(Choices choices, List<Fact> facts, int depth) {
        return switch (depth == 0 ? 3 : choices.below(6)) {
            case 0 -> new Predicate.All(predicates(choices, facts, depth - 1));
            case 1 -> new Predicate.Any(predicates(choices, facts, depth - 1));
            case 2 -> new Predicate.Not(predicate(choices, facts, depth - 1));
            default -> choices.below(40) == 0 ? new Predicate.Always() : atom(choices, choices.of(facts));
        };
    }

    private static List<Predicate> predicates(Choices choices, List<Fact> facts, int depth) {
        return Stream.generate(() -> predicate(choices, facts, depth))
                .limit(2 + choices.below(3))
                .toList();
    }

    private static Predicate atom(Choices choices, Fact fact) {
        var relation = choices.of(List.of(Predicate.Relation.values()));
        return switch (fact.type()) {
            case Type.Bool _ -> new Predicate.Holds(fact);
            case Type.Whole _, Type.Amount _ -> new Predicate.Compares(fact, relation, choices.of(NUMBERS));
            case Type.Day _ -> new Predicate.Dated(fact, relation, choices.of(DAYS));
            case Type.Text _ ->
                choices.yes()
                        ? new Predicate.IsEmpty(fact)
                        : new Predicate.Is(fact, choices.of(List.of("a", "v1.0", "b:c+d")));
            case Type.OneOf(var values) ->
                choices.yes()
                        ? new Predicate.Is(fact, choices.of(values))
                        : new Predicate.HasAny(fact, List.of(choices.of(values), choices.of(values)));
            case Type.SetOf(var range) ->
                switch (choices.below(4)) {
                    case 0 -> new Predicate.IsEmpty(fact);
                    case 1 -> new Predicate.HasOtherThan(fact, asked(choices, range));
                    default -> new Predicate.HasAny(fact, asked(choices, range));
                };
        };
    }

    private static List<String> asked(Choices choices, Type.Range range) {
        return Stream.generate(() -> choices.of(values(range)))
                .limit(1 + choices.below(3))
                .toList();
    }

    /// A small vocabulary with facts of every type, and derived ones of every form, some over others.
    record World(Vocabulary vocabulary, List<Derivation> derivations) {
        static World of(Choices choices) {
            var places = new Places(
                    Map.of("EU", List.of("FR", "DE"), "EEA", List.of("EU", "IS", "NO"), "US-NY", List.of("US-NYC")));
            var colours = new Type.OneOf(List.of("red", "green", "blue"));
            var listed = new Type.SetOf(new Type.Range.Listed(List.of("a", "b", "c", "d")));
            var placed = new Type.SetOf(new Type.Range.PlaceCodes(places));
            var facts = new ArrayList<Fact>();
            for (var type : List.of(
                    new Type.Bool(),
                    new Type.Bool(),
                    new Type.Whole(),
                    new Type.Day(),
                    new Type.Text(),
                    colours,
                    listed,
                    listed,
                    placed,
                    placed)) {
                facts.add(new Fact("stated.f" + facts.size(), type, "", "", ""));
            }
            facts.add(new Fact("market.anywhere", placed, "", "", ""));
            var derivations = new ArrayList<Derivation>();
            derivations.add(new Derivation.Union(facts.getLast(), List.of(facts.get(8), facts.get(9)), ""));
            for (int i = 0; i < 6; i++) {
                var type =
                        choices.of(List.of(new Type.Bool(), colours, new Type.Whole(), new Type.Day(), listed, placed));
                var fact = new Fact("derived.f" + i, type, "", "", "");
                derivations.add(derivation(choices, fact, facts));
                facts.add(fact);
            }
            facts.add(new Fact("market.in_us_ny", new Type.Bool(), "", "", ""));
            return new World(new Vocabulary(facts.subList(0, facts.size() - 1), places), derivations);
        }

        private static Derivation derivation(Choices choices, Fact fact, List<Fact> below) {
            return switch (fact.type()) {
                case Type.Bool _ -> new Derivation.Rule(fact, predicate(choices, below, 2), "");
                case Type.SetOf set
                when choices.yes() ->
                    new Derivation.Union(
                            fact,
                            below.stream()
                                    .filter(each -> each.type().equals(set))
                                    .limit(3)
                                    .toList(),
                            "");
                case Type.SetOf(var range) ->
                    new Derivation.Listing(
                            fact,
                            some(choices, range, 4).stream()
                                    .map(value -> new Derivation.Member(value, predicate(choices, below, 1)))
                                    .toList(),
                            "");
                case Type.OneOf _, Type.Whole _, Type.Amount _, Type.Day _, Type.Text _ ->
                    new Derivation.Cases(
                            fact,
                            Stream.generate(() -> new Derivation.Case(
                                            predicate(choices, below, 1), value(choices, fact.type())))
                                    .limit(choices.below(4))
                                    .toList(),
                            choices.yes() ? Optional.of(value(choices, fact.type())) : Optional.empty(),
                            "");
            };
        }

        List<Fact> facts() {
            var facts = new ArrayList<>(vocabulary.facts());
            facts.add(vocabulary.find("market.in_us_ny").orElseThrow());
            return facts;
        }
    }
}
