package org.comity.node.page;

import java.util.List;

/// The box in which the reader's own browser checks a page. The node sends it in one state only: *not checked here*.
///
/// @param address of the receipt, a `tlog-proof`
/// @param trust address of the keys that the check starts from
/// @param command what checks the same without this node and its scripts
/// @param steps in the order in which they are taken
public record Receipt(String address, String trust, String command, List<Step> steps) {
    public Receipt {
        steps = List.copyOf(steps);
    }

    /// What is recomputed.
    public enum Step {
        SIGNATURE("signature"),
        INCLUSION("inclusion"),
        CHECKPOINT("checkpoint"),
        COSIGNATURES("cosignatures"),
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

    /// The steps for one act.
    public static List<Step> stepsOfAct() {
        return List.of(Step.SIGNATURE, Step.INCLUSION, Step.CHECKPOINT, Step.COSIGNATURES);
    }

    /// The steps for a decision: those of its act, then count and outcome.
    public static List<Step> stepsOfDecision() {
        return List.of(Step.values());
    }
}
