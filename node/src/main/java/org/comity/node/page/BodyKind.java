package org.comity.node.page;

/// What kind of body a page belongs to. Said first, in words, on every page of a body that is not live.
public enum BodyKind {
    LIVE("live"),
    EXERCISE("exercise"),
    ARCHIVE("archive");

    private final String key;

    BodyKind(String key) {
        this.key = key;
    }

    /// The class of the stylesheet, and the end of the keys of words about it.
    public String key() {
        return key;
    }
}
