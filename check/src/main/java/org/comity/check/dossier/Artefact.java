package org.comity.check.dossier;

import java.time.LocalDate;
import java.util.Optional;

/// What is stated of one kind of evidence. Of a kind of which nothing is stated, nothing is known.
public sealed interface Artefact {
    /// Whether it can be shown on a day.
    boolean stands(LocalDate day);

    /// There is none.
    record Missing() implements Artefact {
        @Override
        public boolean stands(LocalDate day) {
            return false;
        }
    }

    /// Somebody keeps it.
    ///
    /// @param owner who keeps it
    /// @param date of which day it is
    /// @param expires its last day
    /// @param digest of its bytes, such as `sha256:…`
    record Held(Optional<String> owner, Optional<LocalDate> date, Optional<LocalDate> expires, Optional<String> digest)
            implements Artefact {
        @Override
        public boolean stands(LocalDate day) {
            return expires.filter(last -> last.isBefore(day)).isEmpty();
        }
    }
}
