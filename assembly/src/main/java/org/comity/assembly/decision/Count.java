package org.comity.assembly.decision;

/// How many members (or how much weight) chose what. The three denominators are methods, so that none is mistaken.
public record Count(long yes, long no, long abstain, long absent) {
    public static final Count NONE = new Count(0, 0, 0, 0);

    public Count {
        if (yes < 0 || no < 0 || abstain < 0 || absent < 0) {
            throw new IllegalArgumentException("a count below zero");
        }
        // Relies on: no sum of a count overflows.
        Math.addExact(Math.addExact(yes, no), Math.addExact(abstain, absent));
    }

    /// Yes and no: "members present and voting" (rule 86).
    public long presentAndVoting() {
        return yes + no;
    }

    /// Yes, no and abstentions.
    public long present() {
        return yes + no + abstain;
    }

    /// All who were entitled.
    public long members() {
        return yes + no + abstain + absent;
    }
}
