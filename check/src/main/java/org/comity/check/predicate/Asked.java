package org.comity.check.predicate;

import java.util.List;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Type;
import org.comity.check.fact.Value;

/// All questions about one fact, answered together once its value is there.
interface Asked {
    /// @param answers get theirs by their numbers
    void answer(Value value, byte[] answers);

    /// A question and the number of its answer.
    record Question(Predicate.Atom atom, int number) {}

    static Asked of(Fact fact, List<Question> questions) {
        return fact.type() instanceof Type.SetOf(var range)
                ? new AskedOfSet(range, questions)
                : new AskedOfOne(questions);
    }
}
