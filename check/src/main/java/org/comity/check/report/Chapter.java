package org.comity.check.report;

import java.util.List;
import org.comity.check.finding.Finding;
import org.comity.check.pack.Framework;

/// One framework, with a finding for each of its provisions.
public record Chapter(Framework framework, List<Finding> findings) {
    public Chapter {
        findings = List.copyOf(findings);
    }

    /// Under which it is listed: the first that it names.
    public String jurisdiction() {
        return framework.jurisdictions().getFirst();
    }

    public Tally tally() {
        return Tally.of(findings);
    }
}
