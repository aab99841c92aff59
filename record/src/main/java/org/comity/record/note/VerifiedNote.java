package org.comity.record.note;

import java.util.List;

/// A text for which at least one known key vouches. Only [Note#verify] makes one.
public final class VerifiedNote {
    private final String text;
    private final List<VerifiedLine> lines;

    VerifiedNote(String text, List<VerifiedLine> lines) {
        this.text = text;
        this.lines = List.copyOf(lines);
    }

    public String text() {
        return text;
    }

    /// The lines that hold, in the order of the note.
    public List<VerifiedLine> lines() {
        return lines;
    }
}
