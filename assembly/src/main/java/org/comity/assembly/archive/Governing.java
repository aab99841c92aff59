package org.comity.assembly.archive;

import org.comity.assembly.decision.CountRule;

/// The majority that governed a roll call, where the record itself says so.
///
/// @param evidence the sentence for it
public record Governing(CountRule majority, String evidence) {
    public static final int LONGEST_EVIDENCE = 2_000;

    public Governing {
        if (evidence.isBlank() || evidence.length() > LONGEST_EVIDENCE) {
            throw new IllegalArgumentException(
                    "a governing majority needs its evidence, in 1 to " + LONGEST_EVIDENCE + " characters");
        }
    }
}
