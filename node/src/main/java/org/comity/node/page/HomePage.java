package org.comity.node.page;

import java.time.Instant;
import java.util.List;

/// The first page: the question *how did my country vote*, the doors, the state of the record, latest decisions.
///
/// @param members the choices of the search box
/// @param doors figures beside the door *Agree*
/// @param bodies what the node keeps
/// @param forks how many logs with two histories the node holds evidence of
/// @param latest the last decisions of the archive
/// @param telling decisions whose outcome hangs on the majority that applies
public record HomePage(
        Frame frame,
        List<MemberRef> members,
        Doors doors,
        List<BodyRow> bodies,
        int forks,
        List<DecisionRow> latest,
        List<DecisionRow> telling)
        implements Page {
    public HomePage {
        members = List.copyOf(members);
        bodies = List.copyOf(bodies);
        latest = List.copyOf(latest);
        telling = List.copyOf(telling);
    }

    /// What can be read behind *Agree*.
    public record Doors(long rollCalls, long ballots, int members) {}

    /// One body that the node keeps a full copy of.
    ///
    /// @param acts entries of all its logs
    /// @param keepers how many keepers its charter names
    /// @param cosigned when a keeper last cosigned a checkpoint
    public record BodyRow(String body, Text name, BodyKind kind, int logs, long acts, int keepers, Instant cosigned) {}
}
