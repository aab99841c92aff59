package org.comity.record.note;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;

/// A text and signature lines: C2SP signed-note v1.0.0. Nothing in it is vouched for until [#verify] says so.
///
/// @param text ends in a newline
/// @param signatures at least one; whoever had the note could add some
public record Note(String text, List<SignatureLine> signatures) {
    /// The largest note, in bytes.
    public static final int MOST_BYTES = 1 << 20;

    /// The most signature lines. The specification asks verifiers for at least 16; a body with two hundred
    /// keepers has two lines of each. Others may stop at 16, so logs serve few lines and the full set apart.
    public static final int MOST_SIGNATURES = 512;

    /// @throws IllegalArgumentException if such a note could not be read again
    public Note {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n")
                || text.chars().anyMatch(c -> Text.isControl((char) c))
                || signatures.isEmpty()
                || signatures.size() > MOST_SIGNATURES) {
            throw new IllegalArgumentException(
                    "not a note: a text that ends in a newline, and 1 to " + MOST_SIGNATURES + " signature lines");
        }
    }

    /// @throws MalformedException if this is not a signed note
    public static Note parse(byte[] bytes) throws MalformedException {
        var whole = Text.parse(bytes, MOST_BYTES, "note");
        // The last empty line: the text may have some of its own.
        int split = whole.lastIndexOf("\n\n");
        if (split < 0 || split + 2 == whole.length() || !whole.endsWith("\n")) {
            throw new MalformedException(
                    "note: must be a text, an empty line and signature lines, each ending in a newline");
        }
        return new Note(whole.substring(0, split + 1), lines(whole.substring(split + 2, whole.length() - 1)));
    }

    private static List<SignatureLine> lines(String block) throws MalformedException {
        var lines = new ArrayList<SignatureLine>();
        for (var line : block.split("\n", MOST_SIGNATURES + 1)) {
            if (lines.size() == MOST_SIGNATURES) {
                throw new MalformedException("note: more than " + MOST_SIGNATURES + " signature lines");
            }
            lines.add(SignatureLine.parse(line));
        }
        return lines;
    }

    /// Vouches for the text with the lines of known keys. Lines of other keys are left aside.
    ///
    /// @throws UnverifiedException if the line of a known key fails, or no known key has a line
    public VerifiedNote verify(Collection<? extends VerifierKey> known) throws UnverifiedException {
        var verified = new ArrayList<VerifiedLine>();
        for (var line : signatures) {
            VerifierKey whose = null;
            for (var key : known) {
                if (key.isNamedBy(line) && !key.equals(whose)) {
                    if (whose != null) {
                        throw new UnverifiedException("two known keys share the name and id of " + key.name());
                    }
                    whose = key;
                }
            }
            if (whose != null) {
                verified.add(VerifiedLine.verify(whose, text, line));
            }
        }
        if (verified.isEmpty()) {
            throw new UnverifiedException("no signature line by a known key: the note has lines named " + names());
        }
        return new VerifiedNote(text, verified);
    }

    private String names() {
        var names = new StringBuilder();
        for (var line : signatures.subList(0, Math.min(signatures.size(), 4))) {
            names.append(names.isEmpty() ? "" : ", ").append(line.name());
        }
        return signatures.size() > 4 ? names + " and others" : names.toString();
    }

    /// With more lines behind those that it has.
    public Note with(Collection<SignatureLine> more) {
        var all = new ArrayList<>(signatures);
        all.addAll(more);
        return new Note(text, all);
    }

    /// The bytes that [#parse] reads.
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The note as it is served.
    @Override
    public String toString() {
        var whole = new StringBuilder(text).append('\n');
        signatures.forEach(line -> whole.append(line).append('\n'));
        return whole.toString();
    }
}
