package org.comity.record.witness;

import java.time.Instant;
import java.util.List;
import org.comity.record.UnverifiedException;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.Cosigner;
import org.comity.record.note.KnownLog;
import org.comity.record.note.Note;
import org.comity.record.note.SignatureLine;
import org.comity.record.note.VerifierKey;

/// The keys of one cosigner, all of one name.
record Cosigners(List<Cosigner> keys) {
    Cosigners {
        keys = List.copyOf(keys);
        if (keys.isEmpty() || keys.stream().map(Cosigner::name).distinct().count() > 1) {
            throw new IllegalArgumentException("a cosigner has one name and at least one key");
        }
    }

    /// Whether a log calls itself like this cosigner: their lines could be taken for one another's.
    boolean isNamedLike(KnownLog log) {
        var name = keys.getFirst().name();
        return log.origin().value().equals(name.value())
                || log.keys().stream().anyMatch(key -> key.name().equals(name));
    }

    /// The lines for a checkpoint, with a time that is not before the one that was signed last: a clock that
    /// was set back must not make an older statement of a newer tree.
    List<SignatureLine> cosign(Checkpoint checkpoint, Instant now, Instant last) {
        var at = now.isBefore(last) ? last : now;
        return keys.stream().map(key -> key.cosign(checkpoint, at)).toList();
    }

    /// When this cosigner signed a note that it stored; the beginning of 1970 if it has no line on it.
    ///
    /// @throws UnverifiedException if its own line does not hold: what was stored has changed
    Instant signedAt(Note stored) throws UnverifiedException {
        List<VerifierKey> own = keys.stream().map(Cosigner::verifierKey).toList();
        if (stored.signatures().stream().noneMatch(line -> own.stream().anyMatch(key -> key.isNamedBy(line)))) {
            return Instant.EPOCH;
        }
        return stored.verify(own).lines().stream()
                .flatMapToLong(line -> line.signedAtSeconds().stream())
                .mapToObj(Instant::ofEpochSecond)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
