package org.comity.check.pack;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.comity.check.predicate.Derivation;
import org.comity.check.yaml.Yaml;

/// Texts say what people need, in few words, and never more than we know.
record LintTexts(Lint lint) {
    private static final int LONGEST_SUMMARY = 320;
    private static final int LONGEST_TITLE = 100;
    private static final Pattern UNFINISHED = Pattern.compile("\\b(?:TODO|FIXME|TBD|XXX)\\b");
    /// A system is none of these because we, or its owner, say so.
    private static final Pattern VERDICT = Pattern.compile(
            "\\b(?:is|are|be|becomes?|counts? as|makes? (?:it|you|the system)) (?:fully )?(?:compliant|authentic)\\b",
            Pattern.CASE_INSENSITIVE);

    void run() {
        facts();
        lint.files().files().values().forEach(this::words);
        for (var framework : lint.frameworks()) {
            for (var provision : framework.provisions()) {
                longest(framework, provision, "summary", provision.summary(), LONGEST_SUMMARY);
                longest(framework, provision, "title", provision.title(), LONGEST_TITLE);
                if (provision.topics().isEmpty()) {
                    lint.fault(
                            Lint.Rule.TEXTS,
                            lint.at(framework, provision, "topics"),
                            "has no topic: name at least one of topics.yaml");
                }
                if (provision.bearers().isEmpty()) {
                    lint.fault(
                            Lint.Rule.TEXTS,
                            lint.at(framework, provision, "bearers"),
                            "has no bearer: say whose duty or right it is");
                }
            }
        }
    }

    private void longest(Framework framework, Provision provision, String field, String text, int most) {
        if (text.length() > most) {
            lint.fault(
                    Lint.Rule.TEXTS,
                    lint.at(framework, provision, field),
                    field + " has " + text.length() + " characters; say it in at most " + most);
        }
    }

    private void facts() {
        Set<String> derived = lint.packs().terms().derivations().stream()
                .filter(derivation -> !(derivation instanceof Derivation.Judged))
                .map(derivation -> derivation.fact().name())
                .collect(Collectors.toSet());
        for (var entry : lint.named(PackFiles.FACTS, "vocabulary", "name").entrySet()) {
            var fact = lint.packs().terms().vocabulary().find(entry.getKey()).orElseThrow();
            var at = entry.getValue();
            boolean asked = !derived.contains(fact.name());
            for (var text : List.of("meaning", "why")) {
                var is = text.equals("meaning") ? fact.meaning() : fact.why();
                if (is.isEmpty()) {
                    lint.fault(Lint.Rule.TEXTS, at, fact.name() + " has no " + text + ": write it");
                }
            }
            if (asked && fact.question().isEmpty()) {
                lint.fault(
                        Lint.Rule.TEXTS,
                        at,
                        fact.name() + " has no question, and nothing derives it: write what a person is asked");
            }
            if (!asked && !fact.question().isEmpty()) {
                lint.fault(
                        Lint.Rule.TEXTS,
                        at,
                        fact.name() + " is derived, and has a question: take it away, or derive it no longer");
            }
        }
    }

    private void words(Yaml value) {
        switch (value) {
            case Yaml.Scalar scalar -> {
                var unfinished = UNFINISHED.matcher(scalar.text());
                if (unfinished.find()) {
                    lint.fault(Lint.Rule.TEXTS, scalar, unfinished.group() + " must not stand in a pack: finish it");
                }
                var verdict = VERDICT.matcher(scalar.text());
                if (verdict.find()) {
                    lint.fault(
                            Lint.Rule.TEXTS,
                            scalar,
                            "\"" + verdict.group()
                                    + "\" is a verdict that nobody here can give: say what is shown, or met");
                }
            }
            case Yaml.Items items -> items.items().forEach(this::words);
            case Yaml.Fields fields -> fields.fields().values().forEach(this::words);
        }
    }
}
