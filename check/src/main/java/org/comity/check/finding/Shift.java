package org.comity.check.finding;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What other packs, or another day, change in the answers for one dossier.
///
/// @param id `<framework>#<provision>`
/// @param before empty if the provision was not there
/// @param now empty if it is no longer there
public record Shift(String id, Optional<Applicability> before, Optional<Applicability> now) {
    /// Only what differs, by id.
    public static List<Shift> between(Check before, Check now) {
        var earlier = new TreeMap<String, Applicability>();
        before.findings().forEach(finding -> earlier.put(finding.id(), finding.applicability()));
        var shifts = new TreeMap<String, Shift>();
        for (var finding : now.findings()) {
            var was = Optional.ofNullable(earlier.remove(finding.id()));
            if (was.filter(finding.applicability()::equals).isEmpty()) {
                shifts.put(finding.id(), new Shift(finding.id(), was, Optional.of(finding.applicability())));
            }
        }
        earlier.forEach((id, was) -> shifts.put(id, new Shift(id, Optional.of(was), Optional.empty())));
        return List.copyOf(shifts.values());
    }
}
