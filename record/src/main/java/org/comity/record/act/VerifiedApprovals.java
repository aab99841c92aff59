package org.comity.record.act;

import java.util.List;
import org.comity.record.key.Multikey;

/// What verifying the approvals of an entry showed. Only [Entry#verifyApprovals] makes one.
public final class VerifiedApprovals {
    private final List<Multikey> held;
    private final List<Approval.Webauthn> notVerified;

    VerifiedApprovals(List<Multikey> held, List<Approval.Webauthn> notVerified) {
        this.held = List.copyOf(held);
        this.notVerified = List.copyOf(notVerified);
    }

    /// The keys whose signature holds, in their order. Whether a mandate covers them is another question.
    public List<Multikey> held() {
        return held;
    }

    /// Approvals by passkeys: kept, and not verified by this version. They count for nothing, and as long as there is
    /// one nobody can say that all approvals of the entry hold.
    public List<Approval.Webauthn> notVerified() {
        return notVerified;
    }
}
