package org.comity.cli;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.comity.record.note.VerifiedLine;

/// Signature lines in words: the bytes of one fill a screen.
final class SignedBy {
    private SignedBy() {}

    /// Whose, of which kind, and when by the signer's clock if it says.
    static String line(VerifiedLine line) {
        var time = line.signedAtSeconds();
        return line.key().name() + ", " + line.key().algorithm()
                + (time.isPresent() ? ", " + Instant.ofEpochSecond(time.getAsLong()) : "");
    }

    static String lines(List<VerifiedLine> lines) {
        return lines.stream().map(SignedBy::line).collect(Collectors.joining("; "));
    }
}
