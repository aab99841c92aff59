package org.comity.cli;

import java.util.ArrayList;
import java.util.List;
import org.comity.assembly.decision.Count;
import org.comity.assembly.decision.Majority;
import org.comity.assembly.decision.Outcome;

/// A count and what a rule makes of it, in words.
final class Arithmetic {
    private Arithmetic() {}

    static String count(Count count) {
        return "yes " + count.yes() + ", no " + count.no() + ", abstain " + count.abstain() + ", absent "
                + count.absent() + "; present and voting " + count.presentAndVoting() + " of " + count.members()
                + " members";
    }

    /// Each comparison of the rule, and what would have been enough.
    static List<String> lines(Majority rule, Outcome outcome) {
        var lines = new ArrayList<String>();
        for (var step : outcome.steps()) {
            lines.add(rule.code() + (step.group().isEmpty() ? "" : " (" + step.group() + ")") + ": " + step + " "
                    + (step.holds() ? "holds" : "does not hold"));
        }
        outcome.needed().ifPresent(needed -> lines.add("needed: " + needed));
        return lines;
    }
}
