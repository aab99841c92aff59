package org.comity.record.audit;

import java.util.List;
import org.comity.record.Hash;
import org.comity.record.note.VerifiedLine;

/// What an audit says of one log.
///
/// @param log its origin, or where it lies if that cannot be read
/// @param place where it was read
/// @param size how many entries were audited: those signed last
/// @param root the root that they give
/// @param signatures how many signatures of entries held: proofs and approvals
/// @param lines the signature lines of the checkpoint that hold
/// @param findings what is wrong, at most [#MOST_FINDINGS] of them
/// @param findingCount how many there are in all
/// @param unchecked what could not be judged, in words; never counted as good
public record LogReport(
        String log,
        String place,
        long size,
        Hash root,
        long signatures,
        List<VerifiedLine> lines,
        List<Finding> findings,
        long findingCount,
        List<String> unchecked) {
    /// More of one log say nothing new.
    public static final int MOST_FINDINGS = 1_000;

    public LogReport {
        lines = List.copyOf(lines);
        findings = List.copyOf(findings);
        unchecked = List.copyOf(unchecked);
    }

    /// Whether nothing was found wrong. What stands in [#unchecked] was not looked at.
    public boolean isClean() {
        return findingCount == 0;
    }
}
