package org.comity.assembly.archive;

/// What a reader must know about a roll call's record.
public enum RollCallFlag {
    /// The vote was on an amendment.
    AMENDMENT("amendment"),
    /// The vote was on a paragraph, not on the whole text.
    PARAGRAPH("paragraph"),
    /// The record does not list who was absent. No quorum can be computed.
    ROSTER_INCOMPLETE("roster-incomplete"),
    /// The record holds only a few of the votes.
    FRAGMENT("fragment");

    private final String text;

    RollCallFlag(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
