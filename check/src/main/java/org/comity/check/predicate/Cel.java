package org.comity.check.predicate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.comity.check.Answer;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Members;
import org.comity.check.fact.Places;
import org.comity.check.fact.Type;
import org.comity.check.fact.Value;
import org.comity.check.fact.Vocabulary;

/// Predicates in the Common Expression Language (CEL), for engines that read it.
///
/// Facts are variables with the names that they have here. A derived fact that is no set is a variable too:
/// evaluate [#rules()] in their order, each over the facts and the rules before it; where a rule stays unknown,
/// take what [#values] says of its fact. A question about a derived set is put as one about what the set is
/// derived from.
///
/// The engine must treat a variable without a value as unknown, and AND and OR as Kleene does. Then it says
/// what we say, or *unknown* where we know more: CEL has no set that is known in part. Numbers are doubles,
/// days ISO texts.
public final class Cel {
    private static final String EACH = "_each";

    private final Map<String, Derivation> derivations = new TreeMap<>();
    private final Map<String, Variable> variables = new TreeMap<>();
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, Fact> facts = new TreeMap<>();
    private final Set<String> asked = new TreeSet<>();
    private final Vocabulary vocabulary;

    /// @param type in CEL's words: `bool`, `double`, `string`, `list(string)` or `list(list(string))`
    public record Variable(String name, String type) {}

    /// A derived fact.
    ///
    /// @param expression what the variable of its name is
    public record Rule(Variable variable, String expression) {}

    private Cel(Vocabulary vocabulary, Collection<? extends Derivation> derivations) {
        this.vocabulary = vocabulary;
        derivations.forEach(derivation -> this.derivations.put(derivation.fact().name(), derivation));
    }

    /// @param predicates what will be asked for; what is derived below them comes with them
    /// @throws IllegalArgumentException if they hang on a set of places that is derived member by member: it has no
    ///     spelling in CEL
    public static Cel of(
            Vocabulary vocabulary,
            Collection<? extends Derivation> derivations,
            Collection<? extends Predicate> predicates) {
        var cel = new Cel(vocabulary, derivations);
        predicates.forEach(predicate -> cel.collect(cel.overStated(predicate)));
        return cel;
    }

    /// What an engine must be told of, but for [#rules()]: the facts that are asked for, by name.
    public List<Variable> variables() {
        return List.copyOf(variables.values());
    }

    /// Derived facts, those that are needed before those that need them.
    public List<Rule> rules() {
        return List.copyOf(rules.values());
    }

    /// The predicate in CEL.
    public String expression(Predicate predicate) {
        return text(overStated(predicate));
    }

    private void collect(Predicate predicate) {
        switch (predicate) {
            case Predicate.Always _ -> {}
            case Predicate.All(var parts) -> parts.forEach(this::collect);
            case Predicate.Any(var parts) -> parts.forEach(this::collect);
            case Predicate.Not(var part) -> collect(part);
            case Predicate.Atom atom -> {
                derivation(atom.fact()).ifPresentOrElse(this::rule, () -> variable(atom));
                if (placed(atom.fact())) {
                    asked.addAll(values(atom));
                }
            }
        }
    }

    private void variable(Predicate.Atom atom) {
        var fact = atom.fact();
        facts.put(fact.name(), fact);
        var variable = atom instanceof Predicate.HasOtherThan && placed(fact)
                ? new Variable(fact.name() + EACH, "list(list(string))")
                : new Variable(fact.name(), type(fact.type()));
        variables.put(variable.name(), variable);
    }

    private void rule(Derivation derivation) {
        var fact = derivation.fact();
        if (rules.containsKey(fact.name())) {
            return;
        }
        var expression = switch (derivation) {
            case Derivation.Rule(var _, var value, var _) -> {
                collect(overStated(value));
                yield expression(value);
            }
            case Derivation.Cases(var _, var cases, var otherwise, var _) -> {
                cases.forEach(each -> collect(overStated(each.when())));
                yield cases.stream()
                                .map(each -> expression(each.when()) + " ? " + literal(each.value()) + " : ")
                                .collect(Collectors.joining())
                        + literal(otherwise.orElseThrow());
            }
            case Derivation.Listing _, Derivation.Union _, Derivation.Judged _ ->
                throw new IllegalArgumentException(fact.name() + " has no rule in CEL");
        };
        rules.put(fact.name(), new Rule(new Variable(fact.name(), type(fact.type())), expression));
        facts.put(fact.name(), fact);
    }

    /// The derivation of a fact that becomes a rule: cases that may end without a result have no spelling.
    private Optional<Derivation> derivation(Fact fact) {
        return Vocabulary.placeOf(fact.name())
                .<Derivation>map(place -> new Derivation.Rule(
                        fact,
                        new Predicate.HasAny(vocabulary.find("market.anywhere").orElseThrow(), List.of(place)),
                        ""))
                .or(() -> Optional.ofNullable(derivations.get(fact.name())))
                .filter(derivation -> switch (derivation) {
                    case Derivation.Judged _ -> false;
                    case Derivation.Cases(var _, var _, var otherwise, var _) -> otherwise.isPresent();
                    case Derivation.Rule _, Derivation.Listing _, Derivation.Union _ -> true;
                });
    }

    /// The predicate without questions about derived sets.
    private Predicate overStated(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Always _ -> predicate;
            case Predicate.All(var parts) ->
                new Predicate.All(parts.stream().map(this::overStated).toList());
            case Predicate.Any(var parts) ->
                new Predicate.Any(parts.stream().map(this::overStated).toList());
            case Predicate.Not(var part) -> new Predicate.Not(overStated(part));
            case Predicate.Atom atom ->
                switch (derivations.get(atom.fact().name())) {
                    case Derivation.Listing listing
                    when !placed(listing.fact()) -> overStated(DerivedSets.over(atom, listing));
                    case Derivation.Union union -> overStated(DerivedSets.over(atom, union));
                    case null, default -> predicate;
                };
        };
    }

    private static boolean placed(Fact fact) {
        return fact.type() instanceof Type.SetOf(Type.Range.PlaceCodes _);
    }

    private static List<String> values(Predicate.Atom atom) {
        return switch (atom) {
            case Predicate.HasAny(var _, var values) -> values;
            case Predicate.HasOtherThan(var _, var values) -> values;
            default -> List.of();
        };
    }

    private static String type(Type type) {
        return switch (type) {
            case Type.Bool _ -> "bool";
            case Type.Whole _, Type.Amount _ -> "double";
            case Type.Day _, Type.Text _, Type.OneOf _ -> "string";
            case Type.SetOf _ -> "list(string)";
        };
    }

    private String text(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Always _ -> "true";
            case Predicate.All(var parts) -> joined(parts, " && ");
            case Predicate.Any(var parts) -> joined(parts, " || ");
            case Predicate.Not(var part) -> "!" + enclosed(part);
            case Predicate.Atom atom -> atom(atom);
        };
    }

    private String joined(List<Predicate> parts, String operator) {
        return parts.stream().map(this::enclosed).collect(Collectors.joining(operator));
    }

    private String enclosed(Predicate part) {
        return part instanceof Predicate.Holds || part instanceof Predicate.Not || part instanceof Predicate.Always
                ? text(part)
                : "(" + text(part) + ")";
    }

    private static String atom(Predicate.Atom atom) {
        var name = atom.fact().name();
        boolean set = atom.fact().type() instanceof Type.SetOf;
        return switch (atom) {
            case Predicate.Holds _ -> name;
            case Predicate.Is(var _, var value) -> name + " == " + quoted(value);
            case Predicate.Compares(var _, var relation, var number) ->
                name + " " + sign(relation) + " " + number.doubleValue();
            case Predicate.Dated(var _, var relation, var day) ->
                name + " " + sign(relation) + " " + quoted(day.toString());
            case Predicate.HasAny(var _, var values) when !set -> name + " in " + list(values);
            case Predicate.HasAny(var _, var values)
            when values.size() == 1 -> quoted(values.getFirst()) + " in " + name;
            case Predicate.HasAny(var _, var values) -> name + ".exists(x, x in " + list(values) + ")";
            case Predicate.HasOtherThan(var fact, var values)
            when placed(fact) -> name + EACH + ".exists(x, !x.exists(y, y in " + list(values) + "))";
            case Predicate.HasOtherThan(var _, var values) -> name + ".exists(x, !(x in " + list(values) + "))";
            case Predicate.IsEmpty(var _) when set -> "size(" + name + ") == 0";
            case Predicate.IsEmpty _ -> name + ".matches('^\\\\s*$')";
        };
    }

    private static String sign(Predicate.Relation relation) {
        return relation == Predicate.Relation.EQUAL ? "==" : relation.sign();
    }

    private static String list(List<String> values) {
        return values.stream().map(Cel::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static String literal(Value value) {
        return switch (value) {
            case Value.Flag(var holds) -> String.valueOf(holds);
            case Value.Amount(var number) -> String.valueOf(number.doubleValue());
            case Value.Day(var date) -> quoted(date.toString());
            case Value.Text(var text) -> quoted(text);
            case Value.Choice(var choice) -> quoted(choice);
            case Value.Set _ -> throw new IllegalArgumentException("no single value: " + value);
        };
    }

    /// What is stated, as the variables of [#variables()] and [#rules()]: `Boolean`, `Double`, `String`, or
    /// lists of texts. What CEL cannot hold is left out, and so unknown: sets that are open or in doubt, and
    /// sets that list a whole while parts of it are asked for.
    public Map<String, Object> values(Map<String, Value> stated) {
        var values = new TreeMap<String, Object>();
        stated.forEach((name, value) -> {
            var fact = facts.get(name);
            if (fact != null) {
                put(fact, value, values);
            }
        });
        return values;
    }

    private void put(Fact fact, Value value, Map<String, Object> into) {
        switch (value) {
            case Value.Flag(var holds) -> into.put(fact.name(), holds);
            case Value.Amount(var number) -> into.put(fact.name(), number.doubleValue());
            case Value.Day(var date) -> into.put(fact.name(), date.toString());
            case Value.Text(var text) -> into.put(fact.name(), text);
            case Value.Choice(var choice) -> into.put(fact.name(), choice);
            case Value.Set(var members) -> {
                if (members.rest() != Answer.NO || members.said().containsValue(Answer.UNKNOWN)) {
                    return;
                }
                var listed = listed(members);
                if (fact.type() instanceof Type.SetOf(Type.Range.PlaceCodes(var places))) {
                    if (asked.stream().noneMatch(part -> tooFine(part, listed, places))) {
                        var each = listed.stream()
                                .map(place -> List.copyOf(places.wholes(place)))
                                .toList();
                        into.put(fact.name() + EACH, each);
                        into.put(
                                fact.name(),
                                each.stream().flatMap(List::stream).distinct().toList());
                    }
                } else {
                    into.put(fact.name(), listed);
                }
            }
        }
    }

    private static List<String> listed(Members members) {
        var listed = new ArrayList<String>();
        members.said().forEach((value, in) -> {
            if (in == Answer.YES) {
                listed.add(value);
            }
        });
        return listed;
    }

    /// Whether a whole of the place is listed, and nothing within that whole.
    private static boolean tooFine(String part, List<String> listed, Places places) {
        return listed.stream()
                .anyMatch(whole -> !whole.equals(part)
                        && places.within(part, whole)
                        && listed.stream().noneMatch(other -> !other.equals(whole) && places.within(other, whole)));
    }
}
