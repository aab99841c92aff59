package org.comity.bench;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelAttributePattern;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.PartialVars;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.comity.check.fact.Value;
import org.comity.check.predicate.Cel;
import org.comity.check.predicate.Predicate;

/// The planner runtime of dev.cel over the same predicates: each distinct one once, each derived fact once.
final class CelPeer {
    private final Cel cel;
    private final List<Expression> rules = new ArrayList<>();
    private final List<Expression> predicates = new ArrayList<>();

    /// @param variables whose values it may ask for
    private record Expression(String name, CelRuntime.Program program, Set<String> variables) {}

    /// One expression with what it knows of a dossier.
    record Prepared(CelRuntime.Program program, PartialVars variables) {}

    CelPeer(Cel cel, List<Predicate> asked) throws Exception {
        this.cel = cel;
        var declared =
                CelCompilerFactory.standardCelCompilerBuilder().setStandardMacros(CelStandardMacro.STANDARD_MACROS);
        Stream.concat(cel.variables().stream(), cel.rules().stream().map(Cel.Rule::variable))
                .forEach(variable -> declared.addVar(variable.name(), type(variable.type())));
        var compiler = declared.build();
        var runtime = CelRuntimeFactory.plannerRuntimeBuilder().build();
        for (var rule : cel.rules()) {
            rules.add(compiled(rule.variable().name(), rule.expression(), compiler, runtime));
        }
        for (var predicate : asked) {
            predicates.add(compiled("", cel.expression(predicate), compiler, runtime));
        }
    }

    private static Expression compiled(String name, String expression, CelCompiler compiler, CelRuntime runtime)
            throws Exception {
        return new Expression(
                name,
                runtime.createProgram(compiler.compile(expression).getAst()),
                Arrays.stream(expression.split("[^a-z0-9_.]+", -1))
                        .map(word -> word.replaceFirst("\\.(exists|matches)$", ""))
                        .collect(Collectors.toSet()));
    }

    private static CelType type(String words) {
        return switch (words) {
            case "bool" -> SimpleType.BOOL;
            case "double" -> SimpleType.DOUBLE;
            case "string" -> SimpleType.STRING;
            case "list(string)" -> ListType.create(SimpleType.STRING);
            case "list(list(string))" -> ListType.create(ListType.create(SimpleType.STRING));
            default -> throw new IllegalArgumentException(words);
        };
    }

    /// All that can be done before the clock runs: values put into CEL's types, and for each expression those unknown
    /// variables alone that it asks for.
    List<Prepared> prepare(Map<String, Value> stated) throws CelEvaluationException {
        var values = cel.values(stated);
        var known = new HashMap<>(values);
        var unknown = new TreeMap<String, CelAttributePattern>();
        for (var variable : cel.variables()) {
            if (!known.containsKey(variable.name())) {
                unknown.put(variable.name(), CelAttributePattern.fromQualifiedIdentifier(variable.name()));
            }
        }
        var prepared = new ArrayList<Prepared>();
        for (var rule : rules) {
            known.remove(rule.name());
            var partial = partial(rule, Map.copyOf(known), unknown);
            prepared.add(new Prepared(rule.program(), partial));
            var result = rule.program().eval(partial);
            var value = result instanceof CelUnknownSet ? values.get(rule.name()) : result;
            if (value == null) {
                unknown.put(rule.name(), CelAttributePattern.fromQualifiedIdentifier(rule.name()));
            } else {
                known.put(rule.name(), value);
            }
        }
        var all = Map.copyOf(known);
        predicates.forEach(each -> prepared.add(new Prepared(each.program(), partial(each, all, unknown))));
        return prepared;
    }

    private static PartialVars partial(
            Expression expression, Map<String, Object> known, Map<String, CelAttributePattern> unknown) {
        return PartialVars.of(
                known,
                unknown.entrySet().stream()
                        .filter(each -> expression.variables().contains(each.getKey()))
                        .map(Map.Entry::getValue)
                        .toArray(CelAttributePattern[]::new));
    }

    /// How many are true.
    static int evaluate(List<Prepared> prepared) throws CelEvaluationException {
        int holds = 0;
        for (var each : prepared) {
            if (Boolean.TRUE.equals(each.program().eval(each.variables()))) {
                holds++;
            }
        }
        return holds;
    }
}
