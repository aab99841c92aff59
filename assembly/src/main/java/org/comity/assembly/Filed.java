package org.comity.assembly;

import java.util.List;

/// An entry of a log as it reaches the fold: decoded, its signatures verified, nothing judged.
///
/// @param id of the act
/// @param body the one as whose log this log is read; an act that names another reaches the fold as [Act.Astray]. An
///     `adopt-charter` names none: it founds the body of its own id
/// @param origin the log in which the entry stands and which the act names
/// @param entryIndex its place in this log, from 0
/// @param logKey whose proof on the entry was found to hold; the fold asks whether it was the log's key at this index
/// @param approvedBy the keys whose approval of the act id was found to hold, each once
public record Filed(
        ActId id, BodyId body, Origin origin, long entryIndex, Multikey logKey, List<Multikey> approvedBy, Act act) {
    public Filed {
        if (entryIndex < 0) {
            throw new IllegalArgumentException("entry index " + entryIndex);
        }
        approvedBy = List.copyOf(approvedBy);
    }
}
