package org.comity.record.note;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;

/// A checkpoint that its log signed. Only [#verify] makes one.
public final class TrustedCheckpoint {
    private final Checkpoint checkpoint;
    private final List<VerifiedLine> logLines;
    private final List<VerifiedLine> cosignatures;

    private TrustedCheckpoint(Checkpoint checkpoint, List<VerifiedLine> logLines, List<VerifiedLine> cosignatures) {
        this.checkpoint = checkpoint;
        this.logLines = List.copyOf(logLines);
        this.cosignatures = List.copyOf(cosignatures);
    }

    /// Vouches that the log signed this checkpoint, and for the lines of those cosigners who have one.
    ///
    /// @throws MalformedException if the text is not a checkpoint
    /// @throws UnverifiedException if it is another log's, no key of the log has a line, or a known key's line
    /// fails
    public static TrustedCheckpoint verify(Note note, KnownLog log, Collection<? extends VerifierKey> cosigners)
            throws MalformedException, UnverifiedException {
        var checkpoint = Checkpoint.parse(note.text());
        if (!checkpoint.origin().equals(log.origin())) {
            throw new UnverifiedException(
                    "a checkpoint of " + checkpoint.origin() + ", where one of " + log.origin() + " was expected");
        }
        var known = new ArrayList<VerifierKey>(log.keys());
        known.addAll(cosigners);
        var logLines = new ArrayList<VerifiedLine>();
        var cosignatures = new ArrayList<VerifiedLine>();
        for (var line : note.verify(known).lines()) {
            (log.keys().contains(line.key()) ? logLines : cosignatures).add(line);
        }
        if (logLines.isEmpty()) {
            throw new UnverifiedException("the log " + log.origin() + " did not sign this checkpoint");
        }
        return new TrustedCheckpoint(checkpoint, logLines, cosignatures);
    }

    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /// The log's own lines, at least one.
    public List<VerifiedLine> logLines() {
        return logLines;
    }

    /// The lines of the cosigners that were asked for and have one.
    public List<VerifiedLine> cosignatures() {
        return cosignatures;
    }

    /// The checkpoint with the lines that hold and no other: what may be stored and served.
    public Note note() {
        var lines = new ArrayList<SignatureLine>();
        logLines.forEach(line -> lines.add(line.line()));
        cosignatures.forEach(line -> lines.add(line.line()));
        return new Note(checkpoint.toString(), lines);
    }
}
