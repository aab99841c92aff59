package org.comity.check.compare;

import org.comity.check.pack.Framework;
import org.comity.check.pack.Provision;

/// Which provisions demand or advise something, and which of them bind.
final class Duties {
    private Duties() {}

    static boolean is(Provision provision) {
        return switch (provision.modality()) {
            case MUST, MUST_NOT, SHOULD, STATE_MUST, STATE_SHOULD -> true;
            case MAY, RIGHT, DEFINITION -> false;
        };
    }

    /// Whether it is a duty that binds: its framework is neither a proposal, nor waits for signatures, nor is over.
    static boolean binds(Framework framework, Provision provision) {
        return is(provision)
                && provision.binding()
                && !framework.status().pending()
                && !framework.status().ended();
    }
}
