package org.comity.assembly.body;

/// The spans of time that a charter sets.
public enum Period {
    /// Longest time between a keeper's notes of what it holds.
    OBSERVATION("observation"),
    /// From a proposal to its close, at least.
    VOTING("voting"),
    /// How long keepers wait after a close for what was under way.
    WAITING("waiting"),
    /// Within which silence may be broken.
    SILENCE("silence"),
    /// From a notice of withdrawal to its effect.
    WITHDRAWAL("withdrawal");

    private final String text;

    Period(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
