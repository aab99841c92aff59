package org.comity.assembly.body;

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
}
