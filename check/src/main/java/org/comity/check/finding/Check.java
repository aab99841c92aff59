package org.comity.check.finding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.comity.check.Answer;
import org.comity.check.dossier.Dossier;
import org.comity.check.fact.Fact;
import org.comity.check.fact.Members;
import org.comity.check.fact.Type;
import org.comity.check.fact.Value;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Packs;
import org.comity.check.pack.Provision;
import org.comity.check.predicate.Derivation;
import org.comity.check.predicate.Predicate;
import org.comity.check.predicate.Program;

/// One dossier against all packs, on a day.
public final class Check {
    private final Packs packs;
    private final Dossier dossier;
    private final LocalDate day;
    private final Program.Evaluation evaluation;
    private final Map<Predicate, Why> reasons = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private Check(Packs packs, Dossier dossier, LocalDate day) {
        this.packs = packs;
        this.dossier = dossier;
        this.day = day;
        this.evaluation = packs.program().evaluate(dossier.facts());
        for (var framework : packs.frameworks()) {
            for (var provision : framework.provisions()) {
                findings.add(finding(framework, provision));
            }
        }
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
        return List.copyOf(findings);
    }

    private Finding finding(Framework framework, Provision provision) {
        return new Finding(
                framework,
                provision,
                Applicability.of(framework, provision, evaluation, day),
                ours(provision),
                met(provision),
                reasons.computeIfAbsent(
                        provision.applies(), predicate -> Why.of(predicate, dossier.facts(), packs.program())));
    }

    private Answer ours(Provision provision) {
        var ours = Answer.NO;
        for (var bearer : provision.bearers()) {
            ours = ours.or(evaluation.answer(
                    Objects.requireNonNull(packs.terms().bearers().get(bearer))));
        }
        return ours;
    }

    private Met met(Provision provision) {
        if (provision.evidence().isEmpty()) {
            return Met.NOT_ASSESSED;
        }
        var evidence = provision.evidence().get();
        var answer = Answer.YES;
        for (var kind : evidence.allOf()) {
            answer = answer.and(stated(kind));
        }
        for (var group : evidence.anyOf()) {
            var any = Answer.NO;
            for (var kind : group) {
                any = any.or(stated(kind));
            }
            answer = answer.and(any);
        }
        return switch (answer) {
            case YES -> Met.MET;
            case NO -> Met.NOT_MET;
            case UNKNOWN -> Met.UNKNOWN;
        };
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
        var cone = packs.program().only(predicate);
        var facts = new TreeMap<>(dossier.facts());
        for (var value : candidates(fact, predicate)) {
            facts.put(fact.name(), value);
            if (cone.evaluate(facts).answer(predicate).known()) {
                return true;
            }
        }
        return false;
    }

    /// Values of which each could decide: those that the predicate names, and one that it does not.
    private Set<Value> candidates(Fact fact, Predicate predicate) {
        Set<Value> values = new LinkedHashSet<>();
        switch (fact.type()) {
            case Type.Bool _ -> {
                values.add(new Value.Flag(true));
                values.add(new Value.Flag(false));
            }
            case Type.OneOf(var names) -> names.forEach(name -> values.add(new Value.Choice(name)));
            case Type.SetOf _ -> {
                var known =
                        dossier.facts().get(fact.name()) instanceof Value.Set(var members) ? members : Members.UNKNOWN;
                var listed = known.said().entrySet().stream()
                        .filter(entry -> entry.getValue() == Answer.YES)
                        .map(Map.Entry::getKey)
                        .toList();
                values.add(new Value.Set(Members.closed(listed)));
                for (var name : named(fact, predicate, new LinkedHashSet<>())) {
                    var more = new ArrayList<>(listed);
                    more.add(name);
                    values.add(new Value.Set(Members.closed(more)));
                }
            }
            case Type.Whole _, Type.Amount _ -> {
                for (var number : List.of("0", "1e12", "1e24", "1e26", "1e30")) {
                    values.add(new Value.Amount(new BigDecimal(number)));
                }
            }
            case Type.Day _ -> {
                values.add(new Value.Day(LocalDate.of(2000, 1, 1)));
                values.add(new Value.Day(LocalDate.of(2100, 1, 1)));
            }
            case Type.Text _ -> {
                values.add(new Value.Text(""));
                values.add(new Value.Text("-"));
            }
        }
        return values;
    }

    private Set<String> named(Fact fact, Predicate predicate, Set<String> into) {
        switch (predicate) {
            case Predicate.All(var parts) -> parts.forEach(part -> named(fact, part, into));
            case Predicate.Any(var parts) -> parts.forEach(part -> named(fact, part, into));
            case Predicate.Not(var part) -> named(fact, part, into);
            case Predicate.HasAny has when has.fact().equals(fact) -> into.addAll(has.values());
            case Predicate.HasOtherThan has when has.fact().equals(fact) -> into.addAll(has.values());
            case Predicate.Atom atom ->
                packs.program().derivation(atom.fact().name()).ifPresent(rule -> within(fact, atom, rule, into));
            case Predicate.Always _ -> {}
        }
        return into;
    }

    private void within(Fact fact, Predicate.Atom atom, Derivation derivation, Set<String> into) {
        switch (derivation) {
            case Derivation.Rule rule -> named(fact, rule.value(), into);
            case Derivation.Cases rule -> rule.cases().forEach(each -> named(fact, each.when(), into));
            case Derivation.Listing rule -> rule.members().forEach(each -> named(fact, each.when(), into));
            case Derivation.Union rule -> {
                if (rule.of().contains(fact) && atom instanceof Predicate.HasAny has) {
                    into.addAll(has.values());
                }
            }
            case Derivation.Judged _ -> {}
        }
    }

    /// When a provision begins to bind for this dossier, if that is still to come.
    public static Optional<LocalDate> begins(Finding finding) {
        return finding.applicability() instanceof Applicability.NotYet(var from) ? from : Optional.empty();
    }
}
