package org.comity.check.predicate;

import dev.cel.common.CelValidationException;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.comity.check.Answer;
import org.comity.check.fact.Value;

/// Somebody else's engine answers what we export.
final class CelOracle {
    private final Cel cel;
    private final Map<String, CelRuntime.Program> rules = new LinkedHashMap<>();
    private final List<CelRuntime.Program> programs = new ArrayList<>();

    CelOracle(Cel cel, List<Predicate> predicates) throws CelValidationException, CelEvaluationException {
        this.cel = cel;
        var declared =
                CelCompilerFactory.standardCelCompilerBuilder().setStandardMacros(CelStandardMacro.STANDARD_MACROS);
        Stream.concat(cel.variables().stream(), cel.rules().stream().map(Cel.Rule::variable))
                .forEach(variable -> declared.addVar(variable.name(), type(variable.type())));
        var compiler = declared.build();
        var runtime = CelRuntimeFactory.plannerRuntimeBuilder().build();
        for (var rule : cel.rules()) {
            rules.put(rule.variable().name(), program(rule.expression(), compiler, runtime));
        }
        for (var predicate : predicates) {
            programs.add(program(cel.expression(predicate), compiler, runtime));
        }
    }

    private static CelRuntime.Program program(String expression, CelCompiler compiler, CelRuntime runtime)
            throws CelValidationException, CelEvaluationException {
        return runtime.createProgram(compiler.compile(expression).getAst());
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

    /// The answers, in the order of the predicates.
    List<Answer> answers(Map<String, Value> stated) throws CelEvaluationException {
        var values = cel.values(stated);
        var known = new HashMap<>(values);
        var unknown = new ArrayList<CelAttributePattern>();
        cel.variables().stream()
                .map(Cel.Variable::name)
                .filter(name -> !values.containsKey(name))
                .forEach(name -> unknown.add(CelAttributePattern.fromQualifiedIdentifier(name)));
        for (var rule : rules.entrySet()) {
            var name = rule.getKey();
            known.remove(name);
            var result = rule.getValue().eval(partial(known, unknown));
            var value = result instanceof CelUnknownSet ? values.get(name) : result;
            if (value == null) {
                unknown.add(CelAttributePattern.fromQualifiedIdentifier(name));
            } else {
                known.put(name, value);
            }
        }
        var answers = new ArrayList<Answer>();
        for (var program : programs) {
            var result = program.eval(partial(known, unknown));
            answers.add(result instanceof Boolean holds ? Answer.of(holds) : Answer.UNKNOWN);
        }
        return answers;
    }

    private static PartialVars partial(Map<String, Object> known, List<CelAttributePattern> unknown) {
        return PartialVars.of(known, unknown.toArray(CelAttributePattern[]::new));
    }
}
