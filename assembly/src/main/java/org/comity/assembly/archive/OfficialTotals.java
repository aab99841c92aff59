package org.comity.assembly.archive;

import java.util.OptionalInt;

/// The totals that the record itself gives; each may be missing there.
public record OfficialTotals(OptionalInt yes, OptionalInt no, OptionalInt abstain) {
    public static final OfficialTotals NONE =
            new OfficialTotals(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    public OfficialTotals {
        if (yes.orElse(0) < 0 || no.orElse(0) < 0 || abstain.orElse(0) < 0) {
            throw new IllegalArgumentException("a total below zero");
        }
    }
}
