package org.comity.assembly.decision;

/// What a member entitled to vote did.
public enum Choice {
    YES("yes"),
    NO("no"),
    /// Present, and considered as not voting (rule 86 of the General Assembly).
    ABSTAIN("abstain"),
    /// Took no part. Not an abstention.
    ABSENT("absent");

    private final String text;

    Choice(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
