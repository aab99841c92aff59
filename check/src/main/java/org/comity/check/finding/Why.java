package org.comity.check.finding;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.comity.check.Answer;
import org.comity.check.fact.Members;
import org.comity.check.fact.Value;
import org.comity.check.predicate.Derivation;
import org.comity.check.predicate.Predicate;
import org.comity.check.predicate.Program;

/// Why a predicate has its answer.
///
/// @param because facts of which none can be left out: without any of them the answer would be unknown. Empty if it is
///     unknown, or needs no fact
/// @param open the facts on which an unknown answer hangs; empty if it is known
public record Why(Answer answer, SortedMap<String, Value> because, SortedSet<String> open) {
    public Why {
        because = Collections.unmodifiableSortedMap(new TreeMap<>(because));
        open = Collections.unmodifiableSortedSet(new TreeSet<>(open));
    }

    static Why of(Predicate predicate, Program.Evaluation evaluation, Program program) {
        var open = new TreeSet<String>();
        undecided(predicate, evaluation, program, open);
        return new Why(evaluation.answer(predicate), evaluation.because(predicate), open);
    }

    /// Goes down where the answer is unknown only: what a decided part asks for is not open.
    private static void undecided(
            Predicate predicate, Program.Evaluation evaluation, Program program, SortedSet<String> open) {
        if (evaluation.answer(predicate) != Answer.UNKNOWN) {
            return;
        }
        switch (predicate) {
            case Predicate.Always _ -> {}
            case Predicate.All(var parts) -> parts.forEach(part -> undecided(part, evaluation, program, open));
            case Predicate.Any(var parts) -> parts.forEach(part -> undecided(part, evaluation, program, open));
            case Predicate.Not(var part) -> undecided(part, evaluation, program, open);
            case Predicate.Atom atom -> fact(atom.fact().name(), evaluation, program, open);
        }
    }

    private static void fact(String name, Program.Evaluation evaluation, Program program, SortedSet<String> open) {
        var derivation = program.derivation(name);
        if (derivation.isEmpty()) {
            open.add(name);
            return;
        }
        switch (derivation.get()) {
            case Derivation.Rule rule -> undecided(rule.value(), evaluation, program, open);
            case Derivation.Cases rule -> {
                for (var each : rule.cases()) {
                    undecided(each.when(), evaluation, program, open);
                    if (evaluation.answer(each.when()) == Answer.YES) {
                        return; // no later case is looked at
                    }
                }
            }
            case Derivation.Listing rule ->
                rule.members().forEach(each -> undecided(each.when(), evaluation, program, open));
            case Derivation.Union rule ->
                rule.of().stream()
                        .filter(fact -> !closed(evaluation.value(fact.name()).orElse(null)))
                        .forEach(fact -> fact(fact.name(), evaluation, program, open));
            case Derivation.Judged _ -> open.add(name);
        }
    }

    private static boolean closed(@org.jspecify.annotations.Nullable Value value) {
        return value instanceof Value.Set(Members members) && members.rest() == Answer.NO;
    }
}
