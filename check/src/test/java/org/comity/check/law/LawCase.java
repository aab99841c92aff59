package org.comity.check.law;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.comity.check.Answer;
import org.comity.check.fact.Value;
import org.comity.check.finding.Applicability;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Provision;

/// What happens, in words and as facts, and what the law answers.
///
/// @param line where it stands in its file
/// @param ours whether the duty is that of the actor of the case; empty where the law's answer does not turn on it
/// @param byHand written from the text of the law before its predicate ran; only these are witnesses of the law
record LawCase(
        Framework framework,
        Provision provision,
        int line,
        String says,
        Map<String, Value> facts,
        Expected expected,
        Optional<Answer> ours,
        boolean byHand) {

    sealed interface Expected {
        /// Whether the provision speaks to these facts, on whatever day.
        record OfTheFacts(Answer answer) implements Expected {}

        record OnADay(LocalDate at, Applicability result) implements Expected {}
    }

    /// So that a failing case is named in words.
    @Override
    public String toString() {
        return framework.id() + "#" + provision.id() + ", line " + line + ": " + says;
    }
}
