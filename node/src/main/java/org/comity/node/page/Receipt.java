package org.comity.node.page;

import java.util.ArrayList;
import java.util.List;

/// The box in which the reader's own browser checks a page. The node sends it in one state only: *not checked here*.
///
/// @param address of the receipt, a `tlog-proof`; empty on the page where a reader brings one
/// @param trust address of the keys that the check starts from
/// @param entry address of the entry's bytes, to be compared with those in the receipt; empty if it is not to be
/// @param command what checks the same without this node and its scripts
/// @param steps in the order in which they are taken
public record Receipt(String address, String trust, String entry, String command, List<Step> steps) {
    public Receipt {
        steps = List.copyOf(steps);
    }

    /// What is recomputed. The names are those of `receipt.js` and `receipt-box.js`.
    public enum Step {
        FORM("form"),
        ACT("act"),
        PROOF("proof"),
        APPROVALS("approvals"),
        INCLUSION("inclusion"),
        CHECKPOINT("checkpoint"),
        COSIGNATURES("cosignatures"),
        PAGE("page"),
        COUNT("count"),
        OUTCOME("outcome");

        private final String key;

        Step(String key) {
            this.key = key;
        }

        /// The value of `data-step`, and the end of the keys of words about it.
        public String key() {
            return key;
        }
    }

    /// The steps for a receipt alone.
    public static List<Step> stepsOfReceipt() {
        return List.of(
                Step.FORM, Step.ACT, Step.PROOF, Step.APPROVALS, Step.INCLUSION, Step.CHECKPOINT, Step.COSIGNATURES);
    }

    /// The steps on the page of an act: then, whether the page shows what the receipt holds.
    public static List<Step> stepsOfAct() {
        var steps = new ArrayList<>(stepsOfReceipt());
        steps.add(Step.PAGE);
        return steps;
    }

    /// The steps on the page of a decision: then count and outcome.
    public static List<Step> stepsOfDecision() {
        return List.of(Step.values());
    }
}
