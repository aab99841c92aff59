package org.comity.check.predicate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.comity.check.Answer;
import org.comity.check.fact.Members;
import org.comity.check.fact.Value;
import org.jspecify.annotations.Nullable;

/// One step of a program: from values and answers that are there, one more.
final class Step {
    static final byte NO = 0;
    static final byte UNKNOWN = 1;
    static final byte YES = 2;

    private static final int[] NONE = {};

    private final int[] answers;
    private final int[] values;
    private final Run run;

    private Step(int[] answers, int[] values, Run run) {
        this.answers = answers;
        this.values = values;
        this.run = run;
    }

    @FunctionalInterface
    private interface Run {
        void run(State state);
    }

    void run(State state) {
        run.run(state);
    }

    /// The numbers of the answers that it needs.
    IntStream answers() {
        return IntStream.of(answers);
    }

    /// The slots of the facts that it needs.
    IntStream values() {
        return IntStream.of(values);
    }

    /// What is known while a program runs.
    ///
    /// Answers begin as unknown, and a step that cannot tell leaves them so.
    static final class State {
        final @Nullable Value[] stated;
        final byte[] answers;
        final List<String> contradicted = new ArrayList<>(0);
        private final @Nullable Value[] derived;
        private final Asked[] asked;

        /// @param answers to the questions about what is stated
        State(@Nullable Value[] stated, byte[] answers, Asked[] asked) {
            this.stated = stated;
            this.answers = answers;
            this.derived = new @Nullable Value[stated.length];
            this.asked = asked;
        }

        /// A rule goes before what was stated; what was stated, before nothing.
        @Nullable
        Value value(int slot) {
            return derived[slot] == null ? stated[slot] : derived[slot];
        }

        private Members members(int slot) {
            return value(slot) instanceof Value.Set(var members) ? members : Members.UNKNOWN;
        }

        /// Of a union nothing but the questions about it is kept.
        private void unite(int slot, List<Members> sets) {
            if (asked[slot] instanceof AskedOfSet set) {
                set.answer(sets, answers);
            }
        }

        private void derive(int slot, Value value) {
            derived[slot] = value;
            asked[slot].answer(value, answers);
        }
    }

    static Answer answer(byte code) {
        return switch (code) {
            case NO -> Answer.NO;
            case YES -> Answer.YES;
            default -> Answer.UNKNOWN;
        };
    }

    static byte code(Answer answer) {
        return switch (answer) {
            case NO -> NO;
            case UNKNOWN -> UNKNOWN;
            case YES -> YES;
        };
    }

    static byte code(boolean known) {
        return known ? YES : NO;
    }

    static Step always(int out) {
        return new Step(NONE, NONE, state -> state.answers[out] = YES);
    }

    static Step all(int out, int[] in) {
        return new Step(in, NONE, state -> {
            byte least = YES;
            for (int each : in) {
                least = (byte) Math.min(least, state.answers[each]);
            }
            state.answers[out] = least;
        });
    }

    static Step any(int out, int[] in) {
        return new Step(in, NONE, state -> {
            byte most = NO;
            for (int each : in) {
                most = (byte) Math.max(most, state.answers[each]);
            }
            state.answers[out] = most;
        });
    }

    static Step not(int out, int in) {
        return new Step(new int[] {in}, NONE, state -> state.answers[out] = (byte) (YES - state.answers[in]));
    }

    /// @param out holds what was stated
    static Step rule(String fact, int out, int in) {
        return new Step(new int[] {in}, NONE, state -> {
            byte derived = state.answers[in];
            if (derived != UNKNOWN) {
                if (state.answers[out] == YES - derived) {
                    state.contradicted.add(fact);
                }
                state.answers[out] = derived;
            }
        });
    }

    static Step cases(String fact, int slot, int[] when, Value[] then, @Nullable Value otherwise) {
        return new Step(when, NONE, state -> {
            var derived = chosen(state.answers, when, then, otherwise);
            if (derived != null) {
                if (state.stated[slot] != null && !derived.equals(state.stated[slot])) {
                    state.contradicted.add(fact);
                }
                state.derive(slot, derived);
            }
        });
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
        return new Step(when, NONE, state -> {
            var said = new TreeMap<String, Answer>();
            for (int i = 0; i < names.length; i++) {
                said.merge(names[i], answer(state.answers[when[i]]), Answer::or);
            }
            state.derive(slot, new Value.Set(new Members(said, Answer.NO)));
        });
    }

    static Step union(int slot, int[] of) {
        return new Step(NONE, of, state -> {
            var sets = new ArrayList<Members>(of.length);
            for (int each : of) {
                sets.add(state.members(each));
            }
            state.unite(slot, sets);
        });
    }
}
