package org.comity.check.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.comity.check.dossier.Artefact;
import org.comity.check.finding.Check;
import org.comity.check.finding.Finding;
import org.comity.check.pack.EvidenceKind;

/// One kind of evidence and all that it serves: what to prepare once for many regimes.
///
/// @param standing what the dossier says of it
/// @param serves the provisions in play, or soon to be, of this actor that name it
public record Floor(EvidenceKind kind, Standing standing, List<Finding> serves) {
    public Floor {
        serves = List.copyOf(serves);
    }

    /// What is stated of evidence.
    public enum Standing {
        HELD,
        /// Held, and older than our default for its kind.
        STALE,
        EXPIRED,
        MISSING,
        NOT_STATED
    }

    public List<String> jurisdictions() {
        return Report.jurisdictions(serves);
    }

    static List<Floor> of(org.comity.check.pack.Packs packs, Check check) {
        var serves = new LinkedHashMap<String, List<Finding>>();
        for (var finding : check.findings()) {
            if (finding.asks() || finding.willAsk()) {
                finding.provision()
                        .evidence()
                        .ifPresent(evidence -> evidence.kinds()
                                .forEach(kind -> serves.computeIfAbsent(kind, _ -> new ArrayList<>())
                                        .add(finding)));
            }
        }
        var floor = new ArrayList<Floor>();
        serves.forEach((id, of) -> {
            var kind = Objects.requireNonNull(packs.terms().evidence().get(id));
            floor.add(new Floor(
                    kind,
                    standing(
                            kind, Optional.ofNullable(check.dossier().evidence().get(id)), check.day()),
                    of));
        });
        floor.sort(Comparator.comparingInt((Floor each) -> -each.jurisdictions().size())
                .thenComparingInt(each -> -each.serves().size())
                .thenComparing(each -> each.kind().id()));
        return floor;
    }

    private static Standing standing(EvidenceKind kind, Optional<Artefact> stated, LocalDate day) {
        return switch (stated.orElse(null)) {
            case null -> Standing.NOT_STATED;
            case Artefact.Missing _ -> Standing.MISSING;
            case Artefact.Held held -> {
                if (!held.stands(day)) {
                    yield Standing.EXPIRED;
                }
                var fresh =
                        held.date().flatMap(from -> kind.freshness().longest().map(from::plus));
                yield fresh.filter(last -> last.isBefore(day)).isPresent() ? Standing.STALE : Standing.HELD;
            }
        };
    }
}
