package org.comity.check.finding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.comity.check.Answer;
import org.comity.check.dossier.Dossier;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Value;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Packs;
import org.comity.check.pack.Provision;
import org.comity.check.predicate.Predicate;
import org.comity.check.predicate.Program;

/// One dossier against all packs, on a day.
public final class Check {
    private final Packs packs;
    private final Dossier dossier;
    private final LocalDate day;
    private final Program.Evaluation evaluation;
    private final Candidates candidates;
    private final Map<String, Answer> bearers = new HashMap<>();
    private final Map<Integer, Why> reasons = new ConcurrentHashMap<>();
    private final Map<Integer, Program> parts = new ConcurrentHashMap<>();
    private final List<Finding> findings;

    private Check(Packs packs, Dossier dossier, LocalDate day) {
        this.packs = packs;
        this.dossier = dossier;
        this.day = day;
        this.candidates = new Candidates(packs.program());
        this.evaluation = packs.program().evaluate(dossier.facts());
        packs.terms().bearers().forEach((name, when) -> bearers.put(name, evaluation.answer(when)));
        var each = new ArrayList<Finding>();
        for (var framework : packs.frameworks()) {
            for (var provision : framework.provisions()) {
                each.add(finding(framework, provision));
            }
        }
        this.findings = List.copyOf(each);
    }

    public static Check of(Packs packs, Dossier dossier, LocalDate day) {
        return new Check(packs, dossier, day);
    }

    public Dossier dossier() {
        return dossier;
    }

    public LocalDate day() {
        return day;
    }

    /// One for each provision, in the order of the packs.
    public List<Finding> findings() {
        return findings;
    }

    /// The answer of a predicate of these packs.
    public Answer answer(Predicate predicate) {
        return evaluation.answer(predicate);
    }

    private Finding finding(Framework framework, Provision provision) {
        return new Finding(
                framework,
                provision,
                Applicability.of(framework, provision, evaluation, day),
                ours(provision),
                met(provision),
                () -> why(provision.applies()));
    }

    private Why why(Predicate predicate) {
        return reasons.computeIfAbsent(
                packs.program().number(predicate), _ -> Why.of(predicate, evaluation, packs.program()));
    }

    private Answer ours(Provision provision) {
        var ours = Answer.NO;
        for (var bearer : provision.bearers()) {
            ours = ours.or(Objects.requireNonNull(bearers.get(bearer)));
        }
        return ours;
    }

    private Met met(Provision provision) {
        if (provision.evidence().isEmpty()) {
            return Met.NOT_ASSESSED;
        }
        var answer = Answer.YES;
        for (var kind : provision.evidence().get().allOf()) {
            answer = answer.and(stated(kind));
        }
        for (var group : provision.evidence().get().anyOf()) {
            answer = answer.and(any(group));
        }
        return switch (answer) {
            case YES -> Met.MET;
            case NO -> Met.NOT_MET;
            case UNKNOWN -> Met.UNKNOWN;
        };
    }

    /// Groups of evidence, of each of which one is needed.
    private static List<List<String>> needed(Provision provision) {
        var groups = new ArrayList<List<String>>();
        provision.evidence().ifPresent(evidence -> {
            evidence.allOf().forEach(kind -> groups.add(List.of(kind)));
            groups.addAll(evidence.anyOf());
        });
        return groups;
    }

    private Answer any(List<String> group) {
        var any = Answer.NO;
        for (var kind : group) {
            any = any.or(stated(kind));
        }
        return any;
    }

    /// The groups of kinds of evidence, of each of which one is still wanted for this provision to count as met.
    public List<List<String>> wanting(Finding finding) {
        return needed(finding.provision()).stream()
                .filter(group -> any(group) != Answer.YES)
                .toList();
    }

    private Answer stated(String kind) {
        var artefact = dossier.evidence().get(kind);
        if (artefact == null) {
            return Answer.UNKNOWN;
        }
        return Answer.of(artefact.stands(day));
    }

    /// The open facts, that one first whose answer may settle the most findings.
    public List<Question> questions() {
        var bearsOn = new LinkedHashMap<String, List<Finding>>();
        for (var finding : findings) {
            if (finding.applicability() instanceof Applicability.Unknown) {
                finding.why()
                        .open()
                        .forEach(name -> bearsOn.computeIfAbsent(name, _ -> new ArrayList<>())
                                .add(finding));
            }
        }
        var settled = new HashMap<String, Map<Predicate, Boolean>>();
        var questions = new ArrayList<Question>();
        bearsOn.forEach((name, on) -> {
            var fact = packs.terms().vocabulary().find(name).orElseThrow();
            var known = settled.computeIfAbsent(name, _ -> new HashMap<>());
            var settles = on.stream()
                    .filter(finding ->
                            known.computeIfAbsent(finding.provision().applies(), predicate -> settles(fact, predicate)))
                    .toList();
            questions.add(new Question(fact, settles, on));
        });
        questions.sort(Comparator.comparingInt(
                        (Question question) -> -question.settles().size())
                .thenComparingInt(question -> -question.bearsOn().size())
                .thenComparing(question -> question.fact().name()));
        return questions;
    }

    private boolean settles(Fact fact, Predicate predicate) {
        var cone = parts.computeIfAbsent(
                packs.program().number(predicate), _ -> packs.program().only(predicate));
        var facts = new TreeMap<>(dossier.facts());
        for (var value : candidates.of(fact, predicate, dossier.facts().get(fact.name()))) {
            facts.put(fact.name(), value);
            if (cone.evaluate(facts).answer(predicate).known()) {
                return true;
            }
        }
        return false;
    }

    /// What would change whether a provision applies: other values of single facts of its reason, each of which turns
    /// yes
    /// into no or no into yes. Empty if its answer is unknown.
    public List<Change> changes(Finding finding) {
        var changes = new ArrayList<Change>();
        var predicate = finding.provision().applies();
        var cone = packs.program().only(predicate);
        for (var name : finding.why().because().keySet()) {
            var fact = packs.terms().vocabulary().find(name).orElseThrow();
            var facts = new TreeMap<>(dossier.facts());
            for (var value : candidates.of(fact, predicate, dossier.facts().get(name))) {
                facts.put(name, value);
                var answer = cone.evaluate(facts).answer(predicate);
                if (answer.known() && answer != finding.why().answer()) {
                    changes.add(new Change(fact, value, answer));
                    break;
                }
            }
        }
        return changes;
    }

    /// @param answer what the provision's predicate would say then
    public record Change(Fact fact, Value value, Answer answer) {}
}
