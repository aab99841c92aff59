package org.comity.record.audit;

import java.util.List;
import java.util.Optional;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.KnownLog;
import org.comity.record.note.Origin;
import org.comity.record.note.VerifierKey;

/// What is known from outside of a log: a log that vouched for its own keys would vouch for nothing.
///
/// For several threads at once.
public interface Trust {
    /// The keys that speak for this log, from a charter, a keeper's log or a policy; nothing if nobody told. The keys
    /// that its
    /// own first act names are taken then, and the report says so.
    Optional<KnownLog> log(Origin origin);

    /// Whose cosignatures on this log are known.
    List<VerifierKey> cosigners(Origin origin);

    /// Checkpoints of this log that were seen elsewhere: it must contain them all.
    List<Seen> seen(Origin origin);

    /// A checkpoint seen elsewhere.
    ///
    /// @param by who has it, in words for a report: `witness unga.archive/keeper`, `receipt of 3 May`
    record Seen(String by, Checkpoint checkpoint) {}

    /// Knows nothing: what an auditor knows who has only the files.
    static Trust nobody() {
        return new Trust() {
            @Override
            public Optional<KnownLog> log(Origin origin) {
                return Optional.empty();
            }

            @Override
            public List<VerifierKey> cosigners(Origin origin) {
                return List.of();
            }

            @Override
            public List<Seen> seen(Origin origin) {
                return List.of();
            }
        };
    }
}
