package org.comity.assembly.decision;

import java.util.ArrayList;
import java.util.List;
import org.comity.assembly.MalformedException;

/// A rule that says when a proposal is adopted. Each has one code, by which charters and the command line ask for it.
///
/// With nobody present and voting no rule adopts anything.
public sealed interface Majority
        permits CountRule, DoubleMajority, IsoMajority, MetricMajority, QualifiedMajority, WeightedMajority {
    /// The one spelling of its name, such as `two-thirds-of-members`.
    String code();

    /// What the rule reads about a member besides the vote.
    Needs needs();

    /// What the roll decides under this rule alone: quorum, ties and second votes are the business of [DecisionRule].
    ///
    /// @throws IllegalArgumentException if the rule reads groups and a member has none
    Outcome decide(Roll roll);

    /// Whether a rule reads weights or groups.
    enum Needs {
        VOTES,
        WEIGHTS,
        GROUPS
    }

    /// Every rule's name, with an example where a name takes an argument; in the order of the guide.
    static List<String> names() {
        var names = new ArrayList<String>();
        for (var rule : CountRule.values()) {
            names.add(rule.code());
        }
        names.add(DoubleMajority.NAME);
        names.add(MetricMajority.NAME);
        names.add(QualifiedMajority.NAME);
        names.add(IsoMajority.NAME);
        names.add(WeightedMajority.PREFIX + CountRule.SIMPLE.code());
        return List.copyOf(names);
    }

    /// The rule of this name.
    ///
    /// @throws MalformedException with the nearest name, if there is no such rule
    static Majority parse(String name) throws MalformedException {
        return MajorityNames.parse(name);
    }
}
