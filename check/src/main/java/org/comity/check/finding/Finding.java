package org.comity.check.finding;

import java.util.function.Supplier;
import org.comity.check.Answer;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Provision;

/// What one provision asks of the system in a dossier.
///
/// @param ours whether its bearer is the actor of the dossier
/// @param reasons finds why, when somebody asks
public record Finding(
        Framework framework,
        Provision provision,
        Applicability applicability,
        Answer ours,
        Met met,
        Supplier<Why> reasons) {
    /// Why its predicate has its answer; the day comes on top.
    public Why why() {
        return reasons.get();
    }

    /// `<framework>#<provision>`.
    public String id() {
        return framework.id() + "#" + provision.id();
    }

    /// Whether it demands or advises something, rather than defining a word or granting a right.
    public boolean duty() {
        return switch (provision.modality()) {
            case MUST, MUST_NOT, SHOULD, STATE_MUST, STATE_SHOULD -> true;
            case MAY, RIGHT, DEFINITION -> false;
        };
    }

    /// Whether it applies and asks something of the actor of the dossier, so far as that is known.
    public boolean asks() {
        return applicability instanceof Applicability.Applies && ours != Answer.NO && duty();
    }

    /// Whether it will, from a later day.
    public boolean willAsk() {
        return applicability instanceof Applicability.NotYet && ours != Answer.NO && duty();
    }
}
