package org.comity.assembly.decision;

import org.comity.assembly.MalformedException;

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

    /// From its one spelling.
    ///
    /// @throws MalformedException if the text is not exactly one of the four words
    public static Choice parse(String text) throws MalformedException {
        for (var choice : values()) {
            if (choice.text.equals(text)) {
                return choice;
            }
        }
        throw new MalformedException("a choice is yes, no, abstain or absent, not \"" + text + "\"");
    }
}
