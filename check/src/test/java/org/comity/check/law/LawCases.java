package org.comity.check.law;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.comity.check.Answer;
import org.comity.check.RefusedException;
import org.comity.check.ShippedPacks;
import org.comity.check.finding.Applicability;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Provision;
import org.comity.check.yaml.FieldReader;
import org.comity.check.yaml.Problems;
import org.comity.check.yaml.Yaml;
import org.comity.check.yaml.YamlReader;

/// Reads `packs/cases/`, `comity.cases/v0`: one file for each framework.
///
/// A case takes the facts given for its file, then those given for its provision, then its own; the later word counts,
/// and `~` takes a fact away.
final class LawCases {
    private static final String FORM = "comity.cases/v0";

    private enum Result {
        APPLIES,
        DOES_NOT,
        UNKNOWN,
        NOT_YET
    }

    private enum Written {
        BY_HAND,
        LATER,
        GENERATED
    }

    private final Problems problems = new Problems();
    private final List<LawCase> cases = new ArrayList<>();

    private LawCases() {}

    /// @throws RefusedException with everything that is wrong in the files
    static List<LawCase> shipped() throws IOException, RefusedException {
        var reader = new LawCases();
        try (var files = Files.list(ShippedPacks.folder().resolve("cases"))) {
            for (var file : files.filter(each -> each.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                reader.file(file);
            }
        }
        reader.problems.refuse();
        return reader.cases;
    }

    private void file(Path file) throws IOException, RefusedException {
        var name = String.valueOf(file.getFileName());
        var document = YamlReader.read("packs/cases/" + name, Files.readAllBytes(file));
        var fields = FieldReader.of(document, document, "a file of cases", problems);
        if (fields.isEmpty()) {
            return;
        }
        var each = fields.get();
        if (!each.text("cases").equals(FORM)) {
            problems.add(each.at("cases"), "cases must be " + FORM);
        }
        var id = each.text("framework");
        var framework = ShippedPacks.packs().framework(id);
        if (framework.isEmpty() || !name.equals(id + ".yaml")) {
            problems.add(each.at("framework"), "framework must be that of the file's name");
        }
        var given = given(each);
        var provisions = each.items("provisions");
        each.done();
        var seen = new HashSet<String>();
        for (var item : provisions) {
            if (framework.isPresent()) {
                provision(item, framework.get(), given, seen);
            }
        }
    }

    private void provision(Yaml item, Framework framework, Map<String, Yaml> givenForAll, Set<String> seen) {
        var fields = FieldReader.of(item, item, "a provision", problems);
        if (fields.isEmpty()) {
            return;
        }
        var each = fields.get();
        var id = each.text("provision");
        var provision = framework.provisions().stream()
                .filter(one -> one.id().equals(id))
                .findFirst();
        if (provision.isEmpty() || !seen.add(id)) {
            problems.add(each.at("provision"), "provision must be one of the framework, and stand here once: " + id);
        }
        each.text("law");
        var given = with(givenForAll, given(each));
        var items = each.items("cases");
        each.done();
        for (var one : items) {
            provision.ifPresent(known -> lawCase(one, framework, known, given));
        }
    }

    private void lawCase(Yaml item, Framework framework, Provision provision, Map<String, Yaml> given) {
        FieldReader.of(item, item, "a case", problems).ifPresent(each -> {
            var says = each.text("says");
            var stated = with(given, facts(each));
            var expected = expected(each);
            var ours = each.fields().get("ours") == null
                    ? Optional.<Answer>empty()
                    : Optional.of(each.oneOf("ours", Answer.class));
            var byHand = each.oneOf("written", Written.class) == Written.BY_HAND;
            each.done();
            try {
                var facts = StatedFacts.read("case", stated);
                cases.add(new LawCase(framework, provision, each.fields().line(), says, facts, expected, ours, byHand));
            } catch (RefusedException e) {
                e.problems().forEach(problem -> problems.add(item, problem.message()));
            }
        });
    }

    private LawCase.Expected expected(FieldReader each) {
        var at = each.optionalDate("at");
        if (at.isEmpty()) {
            return new LawCase.Expected.OfTheFacts(each.oneOf("answer", Answer.class));
        }
        var from = each.optionalDate("from");
        return new LawCase.Expected.OnADay(
                at.get(),
                switch (each.oneOf("result", Result.class)) {
                    case APPLIES -> new Applicability.Applies();
                    case DOES_NOT -> new Applicability.DoesNot();
                    case UNKNOWN -> new Applicability.Unknown();
                    case NOT_YET -> new Applicability.NotYet(from);
                });
    }

    private Map<String, Yaml> given(FieldReader within) {
        var value = within.take("given");
        if (value == null) {
            return Map.of();
        }
        return FieldReader.of(value, value, "given", problems)
                .map(each -> {
                    each.text("says");
                    var facts = facts(each);
                    each.done();
                    return facts;
                })
                .orElse(Map.of());
    }

    private Map<String, Yaml> facts(FieldReader within) {
        if (within.take("facts") instanceof Yaml.Fields facts) {
            return facts.fields();
        }
        problems.add(within.at("facts"), "facts must be a map: name of a fact, colon, what it is");
        return Map.of();
    }

    private static Map<String, Yaml> with(Map<String, Yaml> given, Map<String, Yaml> own) {
        var both = new LinkedHashMap<>(given);
        both.putAll(own);
        return both;
    }
}
