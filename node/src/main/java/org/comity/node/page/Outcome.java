package org.comity.node.page;

/// What a roll call amounts to under both majorities.
public enum Outcome {
    BOTH("both"),
    SIMPLE_ONLY("simpleonly"),
    NEITHER("neither");

    private final String key;

    Outcome(String key) {
        this.key = key;
    }

    /// The value in an address, and the end of keys.
    public String key() {
        return key;
    }

    /// From the two results.
    public static Outcome of(boolean simple, boolean twoThirds) {
        return twoThirds ? BOTH : simple ? SIMPLE_ONLY : NEITHER;
    }
}
