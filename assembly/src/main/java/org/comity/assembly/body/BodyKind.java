package org.comity.assembly.body;

/// What a body is for. Pages mark the last two.
public enum BodyKind {
    LIVE("live"),
    /// A sandbox.
    EXERCISE("exercise"),
    /// Rebuilt from the public record: its acts are attestations by an importer, never the members' own signatures.
    ARCHIVE("archive");

    private final String text;

    BodyKind(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
