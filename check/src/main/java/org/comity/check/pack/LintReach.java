package org.comity.check.pack;

import java.util.HashMap;
import java.util.Map;
import org.comity.check.Answer;
import org.comity.check.predicate.Derivation;
import org.comity.check.predicate.Predicate;
import org.comity.check.yaml.Yaml;

/// Every predicate can be answered yes, and can be answered no; `TRUE` says openly that it never is.
final class LintReach {
    private final Lint lint;
    private final Reach reach;
    private final Map<Predicate, Reach.Verdict> yes = new HashMap<>();
    private final Map<Predicate, Reach.Verdict> no = new HashMap<>();

    LintReach(Lint lint) {
        this.lint = lint;
        var terms = lint.packs().terms();
        this.reach = new Reach(terms.vocabulary(), terms.derivations());
    }

    void run() {
        for (var framework : lint.frameworks()) {
            for (var provision : framework.provisions()) {
                either(provision.applies(), lint.at(framework, provision, "applies"), "applies");
                provision
                        .variants()
                        .forEach(each ->
                                either(each.when(), lint.at(framework, provision, "binds_from_variants"), "when"));
            }
        }
        lint.divergences().forEach((at, each) -> {
            either(each.fromFacts(), at, "facts");
            either(each.toFacts(), at, "facts");
        });
        var rules = lint.named(PackFiles.DERIVED, "rules", "fact");
        for (var derivation : lint.packs().terms().derivations()) {
            var at = rules.get(derivation.fact().name());
            if (at != null) {
                derivation(derivation, at);
            }
        }
    }

    private void derivation(Derivation derivation, Yaml at) {
        switch (derivation) {
            case Derivation.Rule rule -> either(rule.value(), at, "value");
            case Derivation.Cases cases ->
                cases.cases().forEach(each -> either(each.when(), at, "the case " + each.value()));
            case Derivation.Listing listing ->
                listing.members().forEach(each -> either(each.when(), at, "the member " + each.value()));
            case Derivation.Union _, Derivation.Judged _ -> {}
        }
    }

    private void either(Predicate predicate, Yaml at, String what) {
        if (predicate instanceof Predicate.Always) {
            return;
        }
        say(yes.computeIfAbsent(predicate, _ -> reach.of(predicate, Answer.YES)), at, what, "yes");
        say(no.computeIfAbsent(predicate, _ -> reach.of(predicate, Answer.NO)), at, what, "no");
    }

    private void say(Reach.Verdict verdict, Yaml at, String what, String answer) {
        switch (verdict) {
            case POSSIBLE -> {}
            case IMPOSSIBLE ->
                lint.fault(
                        Lint.Rule.REACH,
                        at,
                        what + " is never answered " + answer + ", whatever the facts: "
                                + (answer.equals("no")
                                        ? "write TRUE if that is meant"
                                        : "two of its conditions exclude one another"));
            case UNDECIDED ->
                lint.note(
                        Lint.Rule.REACH,
                        at,
                        "too many dossiers to tell whether " + what + " can be answered " + answer);
        }
    }
}
