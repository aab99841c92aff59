package org.comity.record.act;

import java.util.List;
import org.comity.record.key.Ed25519PrivateKey;

/// An act with the approvals it came with, before a node's log key puts it in its place.
///
/// @param approvals sorted by key, each key once, at most 16
public record ApprovedAct(Act act, List<Approval> approvals) {
    /// The most approvals that one act carries.
    public static final int MOST_APPROVALS = 16;

    public ApprovedAct {
        approvals = List.copyOf(approvals);
        if (approvals.size() > MOST_APPROVALS) {
            throw new IllegalArgumentException(approvals.size() + " approvals; at most " + MOST_APPROVALS);
        }
        for (int i = 1; i < approvals.size(); i++) {
            if (approvals.get(i - 1).key().compareTo(approvals.get(i).key()) >= 0) {
                throw new IllegalArgumentException("approvals are sorted by key, each key once");
            }
        }
    }

    /// The entry that a log holds: the whole document, secured by the log key.
    ///
    /// @throws IllegalArgumentException if its canonical form has more than 65,535 bytes
    public Entry sign(Ed25519PrivateKey logKey) {
        return Entry.sign(this, logKey);
    }
}
