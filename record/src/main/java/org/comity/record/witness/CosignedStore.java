package org.comity.record.witness;

import java.io.IOException;
import org.comity.record.note.Origin;

/// Where a keeper keeps what it cosigned. A keeper that forgets it may sign two histories.
///
/// Safe for several threads, and for several processes if several use one store.
public interface CosignedStore {
    /// What is stored of this log; [CosignedState#nothing] if nothing is.
    ///
    /// @throws IOException if it cannot be read or is damaged: then nothing may be signed
    CosignedState read(Origin log) throws IOException;

    /// Stores `next` in the place of `expected`, in one step that is durable when this returns.
    ///
    /// @return whether it did; not if something else than `expected` is stored
    /// @throws IOException if it failed: it may be stored or not, and only [#read] tells
    boolean replace(Origin log, CosignedState expected, CosignedState next) throws IOException;
}
