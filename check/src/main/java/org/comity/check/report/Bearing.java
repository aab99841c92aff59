package org.comity.check.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.comity.check.Answer;
import org.comity.check.finding.Check;
import org.comity.check.pack.Divergence;
import org.comity.check.pack.Packs;

/// A recorded divergence that bears on a dossier, or may.
///
/// @param bears yes, or unknown
public record Bearing(Divergence divergence, Answer bears) {
    static List<Bearing> of(Packs packs, Check check) {
        var bearings = new ArrayList<Bearing>();
        for (var divergence : packs.divergences()) {
            var bears = check.answer(divergence.fromFacts()).and(check.answer(divergence.toFacts()));
            if (bears != Answer.NO) {
                bearings.add(new Bearing(divergence, bears));
            }
        }
        bearings.sort(Comparator.comparing((Bearing each) -> each.bears() != Answer.YES)
                .thenComparing(each -> each.divergence().kind()));
        return bearings;
    }
}
