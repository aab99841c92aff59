package org.comity.assembly.body;

/// How many approvals a charter asks for a verb, and through how many different hosts.
///
/// An approval by an Ed25519 key counts as a host of its own (`verifiable-log.md` 9.4).
public record ApprovalsAsked(int approvals, int hosts) {
    /// What holds for a verb that the charter does not name.
    public static final ApprovalsAsked ONE = new ApprovalsAsked(1, 1);

    /// The most approvals that an act carries.
    public static final int MOST = 16;

    public ApprovalsAsked {
        if (approvals < 1 || approvals > MOST || hosts < 1 || hosts > approvals) {
            throw new IllegalArgumentException("from 1 to " + MOST + " approvals through at most as many hosts, not "
                    + approvals + " through " + hosts);
        }
    }
}
