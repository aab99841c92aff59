package org.comity.record.witness;

import java.util.Optional;
import org.comity.record.note.KnownLog;
import org.comity.record.note.Origin;

/// Which logs a keeper cosigns, and with which keys they sign.
@FunctionalInterface
public interface LogDirectory {
    Optional<KnownLog> find(Origin origin);
}
