package org.comity.check.predicate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.comity.check.Answer;
import org.comity.check.fact.Members;
import org.comity.check.fact.Type;
import org.comity.check.fact.Value;
import org.jspecify.annotations.Nullable;

/// One step of a program: from values and answers that are there, one more.
@FunctionalInterface
interface Step {
    byte NO = 0;
    byte UNKNOWN = 1;
    byte YES = 2;

    void run(State state);

    /// What is known while a program runs.
    final class State {
        private final @Nullable Value[] values;
        private final byte[] answers;
        private final List<String> contradicted;

        State(@Nullable Value[] values, byte[] answers, List<String> contradicted) {
            this.values = values;
            this.answers = answers;
            this.contradicted = contradicted;
        }

        private Members members(int slot) {
            return values[slot] instanceof Value.Set(var members) ? members : Members.UNKNOWN;
        }

        /// A rule goes before what was stated; what was stated, before nothing.
        private void settle(String fact, int slot, @Nullable Value derived) {
            if (derived != null) {
                if (values[slot] != null && !derived.equals(values[slot])) {
                    contradicted.add(fact);
                }
                values[slot] = derived;
            }
        }
    }

    static Answer answer(byte code) {
        return switch (code) {
            case NO -> Answer.NO;
            case YES -> Answer.YES;
            default -> Answer.UNKNOWN;
        };
    }

    private static byte code(Answer answer) {
        return switch (answer) {
            case NO -> NO;
            case UNKNOWN -> UNKNOWN;
            case YES -> YES;
        };
    }

    private static byte code(boolean known) {
        return known ? YES : NO;
    }

    static Step always(int out) {
        return state -> state.answers[out] = YES;
    }

    static Step holds(int out, int slot) {
        return state ->
                state.answers[out] = state.values[slot] instanceof Value.Flag(boolean holds) ? code(holds) : UNKNOWN;
    }

    static Step amount(int out, int slot, Predicate.Relation relation, BigDecimal number) {
        return state -> state.answers[out] = state.values[slot] instanceof Value.Amount(var known)
                ? code(relation.holds(known.compareTo(number)))
                : UNKNOWN;
    }

    static Step dated(int out, int slot, Predicate.Relation relation, LocalDate day) {
        return state -> state.answers[out] = state.values[slot] instanceof Value.Day(var known)
                ? code(relation.holds(known.compareTo(day)))
                : UNKNOWN;
    }

    static Step choice(int out, int slot, Set<String> wanted) {
        return state -> state.answers[out] = switch (state.values[slot]) {
            case Value.Choice(var value) -> code(wanted.contains(value));
            case Value.Text(var text) -> code(wanted.contains(text));
            case null, default -> UNKNOWN;
        };
    }

    static Step hasAny(int out, int slot, List<String> wanted, Type.Range range) {
        return state -> state.answers[out] = code(state.members(slot).hasAny(wanted, range));
    }

    static Step hasOtherThan(int out, int slot, List<String> known, Type.Range range) {
        return state -> state.answers[out] = code(state.members(slot).hasOtherThan(known, range));
    }

    static Step isEmpty(int out, int slot) {
        return state -> state.answers[out] = state.values[slot] instanceof Value.Text(var text)
                ? code(text.isBlank())
                : code(state.members(slot).isEmpty());
    }

    static Step all(int out, int[] in) {
        return state -> {
            byte least = YES;
            for (int each : in) {
                least = (byte) Math.min(least, state.answers[each]);
            }
            state.answers[out] = least;
        };
    }

    static Step any(int out, int[] in) {
        return state -> {
            byte most = NO;
            for (int each : in) {
                most = (byte) Math.max(most, state.answers[each]);
            }
            state.answers[out] = most;
        };
    }

    static Step not(int out, int in) {
        return state -> state.answers[out] = (byte) (YES - state.answers[in]);
    }

    static Step rule(String fact, int slot, int in) {
        return state -> {
            byte answer = state.answers[in];
            state.settle(fact, slot, answer == UNKNOWN ? null : new Value.Flag(answer == YES));
        };
    }

    static Step cases(String fact, int slot, int[] when, Value[] then, @Nullable Value otherwise) {
        return state -> state.settle(fact, slot, chosen(state.answers, when, then, otherwise));
    }

    /// The one result that is possible; null if several are, or none.
    private static @Nullable Value chosen(byte[] answers, int[] when, Value[] then, @Nullable Value otherwise) {
        Value only = null;
        for (int i = 0; i < when.length; i++) {
            if (answers[when[i]] == NO) {
                continue;
            }
            if (only != null && !only.equals(then[i])) {
                return null;
            }
            only = then[i];
            if (answers[when[i]] == YES) {
                return only;
            }
        }
        return only == null || only.equals(otherwise) ? otherwise : null;
    }

    static Step listing(int slot, String[] names, int[] when) {
        return state -> {
            var said = new TreeMap<String, Answer>();
            for (int i = 0; i < names.length; i++) {
                said.put(names[i], answer(state.answers[when[i]]));
            }
            state.values[slot] = new Value.Set(new Members(said, Answer.NO));
        };
    }

    static Step union(int slot, int[] of) {
        return state -> {
            var sets = new ArrayList<Members>(of.length);
            for (int each : of) {
                sets.add(state.members(each));
            }
            state.values[slot] = new Value.Set(Members.union(sets));
        };
    }
}
