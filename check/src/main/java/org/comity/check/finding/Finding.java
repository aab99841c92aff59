package org.comity.check.finding;

import org.comity.check.Answer;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Provision;

/// What one provision asks of the system in a dossier.
///
/// @param ours whether its bearer is the actor of the dossier
/// @param why the answer of its predicate; the day comes on top
public record Finding(
        Framework framework, Provision provision, Applicability applicability, Answer ours, Met met, Why why) {
    /// `<framework>#<provision>`.
    public String id() {
        return framework.id() + "#" + provision.id();
    }
}
