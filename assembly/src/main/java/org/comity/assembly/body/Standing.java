package org.comity.assembly.body;

import org.comity.assembly.MalformedException;

/// A party's class in a body: members decide, observers speak.
public enum Standing {
    MEMBER("member"),
    OBSERVER("observer");

    private final String text;

    Standing(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public static Standing parse(String text) throws MalformedException {
        for (var standing : values()) {
            if (standing.text.equals(text)) {
                return standing;
            }
        }
        throw new MalformedException("a party is member or observer, not \"" + text + "\"");
    }
}
