package org.comity.record.note;

import java.util.List;

/// A log as a verifier knows it: its origin and the keys that speak for it. The keys' name need not be the
/// origin.
///
/// @param keys at least one
public record KnownLog(Origin origin, List<VerifierKey> keys) {
    /// @throws IllegalArgumentException if there is no key
    public KnownLog {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no key is known for the log " + origin);
        }
    }
}
