package org.comity.check.predicate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.comity.check.Answer;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Type;
import org.comity.check.fact.Value;
import org.jspecify.annotations.Nullable;

/// The notation answered in the plainest way, to judge the fast one: by recursion, each question anew, nothing
/// shared, nothing kept.
///
/// It has its own reading of Kleene, of places and of sets, and uses nothing of the program but the predicates.
final class Reference {
    private static final Pattern IN_A_PLACE = Pattern.compile("market\\.in_(.+)");

    private final Map<String, List<String>> parts;
    private final Map<String, Derivation> derivations = new HashMap<>();
    private final Map<String, Value> stated;
    private final Set<String> contradicted = new TreeSet<>();

    Reference(
            Map<String, List<String>> parts, Collection<? extends Derivation> derivations, Map<String, Value> stated) {
        this.parts = parts;
        derivations.forEach(derivation -> this.derivations.put(derivation.fact().name(), derivation));
        this.stated = stated;
    }

    Answer answer(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Always _ -> Answer.YES;
            case Predicate.All(var all) -> {
                var answers = all.stream().map(this::answer).toList();
                yield answers.contains(Answer.NO)
                        ? Answer.NO
                        : answers.contains(Answer.UNKNOWN) ? Answer.UNKNOWN : Answer.YES;
            }
            case Predicate.Any(var any) -> or(any.stream().map(this::answer).toList());
            case Predicate.Not(var part) -> opposite(answer(part));
            case Predicate.Atom atom -> atom(atom);
        };
    }

    private static Answer or(List<Answer> answers) {
        return answers.contains(Answer.YES)
                ? Answer.YES
                : answers.contains(Answer.UNKNOWN) ? Answer.UNKNOWN : Answer.NO;
    }

    private static Answer opposite(Answer answer) {
        return answer == Answer.YES ? Answer.NO : answer == Answer.NO ? Answer.YES : Answer.UNKNOWN;
    }

    private Answer atom(Predicate.Atom atom) {
        if (atom.fact().type() instanceof Type.SetOf(var range)) {
            var set = set(atom.fact());
            boolean places = range instanceof Type.Range.PlaceCodes;
            return switch (atom) {
                case Predicate.HasAny(var _, var values) ->
                    or(values.stream().map(value -> has(set, value, places)).toList());
                case Predicate.HasOtherThan(var _, var values) -> hasOtherThan(set, values, places);
                case Predicate.IsEmpty _ -> {
                    var in = new ArrayList<>(set.said.values());
                    in.add(set.rest);
                    yield opposite(or(in));
                }
                default -> throw new AssertionError(atom.text());
            };
        }
        var value = value(atom.fact());
        if (value == null) {
            return Answer.UNKNOWN;
        }
        boolean holds = switch (atom) {
            case Predicate.Holds _ -> ((Value.Flag) value).holds();
            case Predicate.Is(var _, var wanted) -> text(value).equals(wanted);
            case Predicate.HasAny(var _, var wanted) -> wanted.contains(text(value));
            case Predicate.Compares(var _, var relation, var number) ->
                stands(((Value.Amount) value).number().compareTo(number), relation);
            case Predicate.Dated(var _, var relation, var day) ->
                stands(((Value.Day) value).date().compareTo(day), relation);
            case Predicate.IsEmpty _ -> text(value).isBlank();
            case Predicate.HasOtherThan _ -> throw new AssertionError(atom.text());
        };
        return holds ? Answer.YES : Answer.NO;
    }

    private static String text(Value value) {
        return value instanceof Value.Choice(var choice) ? choice : ((Value.Text) value).text();
    }

    private static boolean stands(int comparison, Predicate.Relation relation) {
        return switch (relation.sign()) {
            case "=" -> comparison == 0;
            case "<" -> comparison < 0;
            case "<=" -> comparison <= 0;
            case ">" -> comparison > 0;
            default -> comparison >= 0;
        };
    }

    /// A set as it is known: of some values whether they are in it, and of the rest.
    private record Known(Map<String, Answer> said, Answer rest) {
        Answer of(String value) {
            return said.getOrDefault(value, rest);
        }
    }

    private Answer has(Known set, String wanted, boolean places) {
        if (!places) {
            return set.of(wanted);
        }
        for (var wished : List.of(Answer.YES, Answer.UNKNOWN)) {
            for (var place : set.said.keySet()) {
                if (set.of(place) == wished && within(place, wanted)) {
                    return wished;
                }
            }
        }
        boolean ruledOut =
                set.said.keySet().stream().anyMatch(whole -> set.of(whole) == Answer.NO && within(wanted, whole));
        if (ruledOut) {
            return Answer.NO;
        }
        for (var whole : set.said.keySet()) {
            if (set.of(whole) != Answer.NO
                    && !whole.equals(wanted)
                    && within(wanted, whole)
                    && set.said.keySet().stream()
                            .noneMatch(
                                    part -> set.of(part) == Answer.YES && !part.equals(whole) && within(part, whole))) {
                return Answer.UNKNOWN;
            }
        }
        return set.rest;
    }

    private Answer hasOtherThan(Known set, List<String> values, boolean places) {
        var answers = new ArrayList<>(List.of(set.rest));
        set.said.forEach((member, in) -> {
            boolean covered =
                    places ? values.stream().anyMatch(value -> within(member, value)) : values.contains(member);
            boolean partly = places && values.stream().anyMatch(value -> within(value, member));
            if (in != Answer.NO && !covered) {
                answers.add(partly ? Answer.UNKNOWN : in);
            }
        });
        return or(answers);
    }

    /// By walking down from the whole, where the program walks up from the part.
    private boolean within(String place, String whole) {
        return place.equals(whole)
                || place.startsWith(whole + "-")
                || parts.getOrDefault(whole, List.of()).stream().anyMatch(part -> within(place, part));
    }

    private Known set(Fact fact) {
        return switch (derivations.get(fact.name())) {
            case Derivation.Listing(var _, var members, var _) -> {
                var said = new TreeMap<String, Answer>();
                for (var member : members) {
                    said.put(
                            member.value(),
                            or(members.stream()
                                    .filter(other -> other.value().equals(member.value()))
                                    .map(other -> answer(other.when()))
                                    .toList()));
                }
                yield new Known(said, Answer.NO);
            }
            case Derivation.Union(var _, var of, var _) -> {
                var sets = of.stream().map(this::set).toList();
                var said = new TreeMap<String, Answer>();
                for (var set : sets) {
                    for (var value : set.said.keySet()) {
                        said.put(
                                value,
                                or(sets.stream().map(each -> each.of(value)).toList()));
                    }
                }
                yield new Known(said, or(sets.stream().map(Known::rest).toList()));
            }
            case null, default ->
                stated.get(fact.name()) instanceof Value.Set(var members)
                        ? new Known(members.said(), members.rest())
                        : new Known(Map.of(), Answer.UNKNOWN);
        };
    }

    private @Nullable Value value(Fact fact) {
        var derived = derived(fact);
        var said = stated.get(fact.name());
        if (derived != null && said != null && !derived.equals(said)) {
            contradicted.add(fact.name());
        }
        return derived != null ? derived : said;
    }

    private @Nullable Value derived(Fact fact) {
        var place = IN_A_PLACE.matcher(fact.name());
        if (place.matches()) {
            var code = place.group(1).toUpperCase(Locale.ROOT).replace('_', '-');
            var anywhere = Objects.requireNonNull(derivations.get("market.anywhere"));
            return flag(has(set(anywhere.fact()), code, true));
        }
        return switch (derivations.get(fact.name())) {
            case Derivation.Rule(var _, var rule, var _) -> flag(answer(rule));
            case Derivation.Cases(var _, var cases, var otherwise, var _) -> {
                var possible = new ArrayList<@Nullable Value>();
                boolean settled = false;
                for (var each : cases) {
                    var when = answer(each.when());
                    if (!settled && when != Answer.NO) {
                        possible.add(each.value());
                    }
                    settled |= when == Answer.YES;
                }
                if (!settled) {
                    possible.add(otherwise.orElse(null));
                }
                var distinct = possible.stream().distinct().toList();
                yield distinct.size() == 1 ? distinct.getFirst() : null;
            }
            case null, default -> null;
        };
    }

    private static @Nullable Value flag(Answer answer) {
        return answer == Answer.UNKNOWN ? null : new Value.Flag(answer == Answer.YES);
    }

    /// The facts among these that are stated otherwise than they follow.
    Set<String> contradicted(Collection<Fact> facts) {
        facts.stream().filter(fact -> !(fact.type() instanceof Type.SetOf)).forEach(this::value);
        return contradicted;
    }
}
