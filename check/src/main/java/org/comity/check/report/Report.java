package org.comity.check.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.comity.check.Answer;
import org.comity.check.dossier.Dossier;
import org.comity.check.fact.Value;
import org.comity.check.finding.Applicability;
import org.comity.check.finding.Check;
import org.comity.check.finding.Finding;
import org.comity.check.finding.Met;
import org.comity.check.finding.Question;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Packs;

/// What the packs ask of the system in a dossier on a day, arranged for a reader. The same packs, dossier and day give
/// the same report.
///
/// @param chapters one for each framework, by jurisdiction: first where most binding duties of this actor apply
/// @param floor evidence that serves provisions in play, what serves most jurisdictions first
/// @param bearings recorded divergences that bear on this dossier, or may
/// @param questions open facts, that one first whose answer may settle most
/// @param since what changed since an earlier report, if one was brought
public record Report(
        Packs packs,
        Check check,
        List<Chapter> chapters,
        List<Floor> floor,
        List<Bearing> bearings,
        List<Question> questions,
        Optional<Since> since) {
    public Report {
        chapters = List.copyOf(chapters);
        floor = List.copyOf(floor);
        bearings = List.copyOf(bearings);
        questions = List.copyOf(questions);
    }

    public static Report of(Packs packs, Check check) {
        var chapters = chapters(check.findings());
        return new Report(
                packs,
                check,
                chapters,
                Floor.of(packs, check),
                Bearing.of(packs, check),
                check.questions(),
                Optional.empty());
    }

    /// The same, with what changed since an earlier one.
    public Report with(Since since) {
        return new Report(packs, check, chapters, floor, bearings, questions, Optional.of(since));
    }

    public Dossier dossier() {
        return check.dossier();
    }

    public LocalDate day() {
        return check.day();
    }

    private static List<Chapter> chapters(List<Finding> findings) {
        var byFramework = new LinkedHashMap<Framework, List<Finding>>();
        findings.forEach(finding -> byFramework
                .computeIfAbsent(finding.framework(), _ -> new ArrayList<>())
                .add(finding));
        var chapters = new ArrayList<Chapter>();
        byFramework.forEach((framework, of) -> chapters.add(new Chapter(framework, of)));
        Map<String, Long> weight = new TreeMap<>();
        chapters.forEach(
                chapter -> weight.merge(chapter.jurisdiction(), chapter.tally().binding(), Long::sum));
        chapters.sort(Comparator.comparingLong((Chapter chapter) -> -weight.getOrDefault(chapter.jurisdiction(), 0L))
                .thenComparing(Chapter::jurisdiction)
                .thenComparingLong(chapter -> -chapter.tally().binding())
                .thenComparing(chapter -> chapter.framework().id()));
        return chapters;
    }

    /// All findings, in the order of the chapters.
    public List<Finding> findings() {
        return chapters.stream().flatMap(chapter -> chapter.findings().stream()).toList();
    }

    public Tally tally() {
        return Tally.of(findings());
    }

    /// The chapters of each jurisdiction, in their order.
    public Map<String, List<Chapter>> byJurisdiction() {
        var places = new LinkedHashMap<String, List<Chapter>>();
        chapters.forEach(chapter -> places.computeIfAbsent(chapter.jurisdiction(), _ -> new ArrayList<>())
                .add(chapter));
        return places;
    }

    /// What begins to ask something of this actor later, by day; see [#undated] for the rest.
    public SortedMap<LocalDate, List<Finding>> coming() {
        var coming = new TreeMap<LocalDate, List<Finding>>();
        for (var finding : findings()) {
            if (finding.willAsk() && finding.applicability() instanceof Applicability.NotYet(var from)) {
                from.ifPresent(date ->
                        coming.computeIfAbsent(date, _ -> new ArrayList<>()).add(finding));
            }
        }
        return coming;
    }

    /// What will ask something of this actor once it is in force, on a day that nobody knows yet.
    public List<Finding> undated() {
        return findings().stream()
                .filter(finding -> finding.willAsk()
                        && finding.applicability() instanceof Applicability.NotYet(var from)
                        && from.isEmpty())
                .toList();
    }

    /// The findings in play for this actor under each topic that has any, in the order of the topics.
    public Map<String, List<Finding>> byTopic() {
        var topics = new LinkedHashMap<String, List<Finding>>();
        packs.terms().topics().keySet().forEach(topic -> topics.put(topic, new ArrayList<>()));
        for (var finding : findings()) {
            if (finding.asks()) {
                finding.provision()
                        .topics()
                        .forEach(topic ->
                                Objects.requireNonNull(topics.get(topic)).add(finding));
            }
        }
        topics.values().removeIf(List::isEmpty);
        return topics;
    }

    /// Whether the provider claims the exemption of Art. 6(3) of the EU AI Act; then every reader is told whether its
    /// exception for profiling was looked at. Empty if it is not claimed; unknown if profiling was not stated.
    public Optional<Answer> profilingException() {
        if (!new Value.Flag(true).equals(dossier().facts().get("eu.art6_3_claimed"))) {
            return Optional.empty();
        }
        return Optional.of(
                switch (dossier().facts().get("cap.profiles_persons")) {
                    case Value.Flag(var profiles) -> Answer.of(profiles);
                    case null, default -> Answer.UNKNOWN;
                });
    }

    /// The findings on which a script that waits for this kind ends with a failure: binding or soft, of this actor,
    /// and never one that was not seen at its source.
    public List<Finding> failing(FailOn kind) {
        return findings().stream()
                .filter(finding -> finding.provision().verified() && finding.ours() != Answer.NO)
                .filter(kind::has)
                .toList();
    }

    /// On what a script may want to fail.
    public enum FailOn {
        /// A provision applies, and evidence for it is stated to be missing or has expired.
        NOT_MET,
        /// The same, or it is open whether a provision applies or is met.
        UNKNOWN;

        boolean has(Finding finding) {
            boolean notMet = finding.asks() && finding.met() == Met.NOT_MET;
            return switch (this) {
                case NOT_MET -> notMet;
                case UNKNOWN ->
                    notMet
                            || finding.applicability() instanceof Applicability.Unknown
                            || finding.asks() && finding.met() == Met.UNKNOWN;
            };
        }
    }

    /// A provision as a person cites it; `id` is `<framework>#<provision>`, of these packs.
    String cited(String id) {
        int hash = id.indexOf('#');
        var framework = packs.framework(id.substring(0, hash)).orElseThrow();
        return framework.shortTitle() + " "
                + framework.provisions().stream()
                        .filter(each -> each.id().equals(id.substring(hash + 1)))
                        .findFirst()
                        .orElseThrow()
                        .citation();
    }

    /// Jurisdictions in which one of these is in play.
    static List<String> jurisdictions(List<Finding> findings) {
        var places = new LinkedHashSet<String>();
        findings.forEach(
                finding -> places.add(finding.framework().jurisdictions().getFirst()));
        return List.copyOf(places);
    }
}
