package org.comity.assembly.archive;

import java.util.List;
import org.comity.assembly.ActId;
import org.comity.assembly.Wording;

/// A member as attested.
///
/// @param attestedBy the act that says so
public record Member(
        MemberCode code,
        String name,
        Wording names,
        int firstSession,
        int lastSession,
        List<Source> sources,
        ActId attestedBy) {}
