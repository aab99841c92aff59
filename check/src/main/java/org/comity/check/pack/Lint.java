package org.comity.check.pack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.comity.check.Problem;
import org.comity.check.RefusedException;
import org.comity.check.yaml.Yaml;

/// Looks through a folder of packs for what is wrong in it.
///
/// What the readers refuse comes first and alone, since the rest is said of packs that can be read: unknown facts and
/// values, types, provisions, topics, bearers and kinds of evidence that are not there, days that no calendar has,
/// fields that are missing, of the wrong kind or there twice.
public final class Lint {
    private final PackFiles files;
    private final Packs packs;
    private final Map<String, Yaml.Fields> provisions = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private Lint(PackFiles files, Packs packs) {
        this.files = files;
        this.packs = packs;
        files.frameworks()
                .forEach((id, pack) -> items(pack, "provisions").forEach(each -> {
                    if (each.get("id") instanceof Yaml.Scalar name) {
                        provisions.put(id + "#" + name.text(), each);
                    }
                }));
    }

    /// @param problem where, what, and the remedy
    public record Finding(Rule rule, Level level, Problem problem) {}

    public enum Rule {
        /// It cannot be read.
        FORM,
        /// Days in an order in which nothing happens.
        DATES,
        /// A predicate that no dossier, or every dossier, meets.
        REACH,
        /// Texts that are missing, too long, or say what must not be said.
        TEXTS,
        /// What stands between provisions.
        RELATIONS,
        /// What nothing asks for.
        UNUSED
    }

    public enum Level {
        /// To be mended.
        FAULT,
        /// To be known.
        NOTE
    }

    /// All findings, by file and line.
    ///
    /// @param beside the packs to which the folder adds, if it does not say itself who can bear duties
    public static List<Finding> of(Path folder, Packs beside) throws IOException {
        try {
            var files = PackFiles.read(folder);
            var lint = new Lint(files, isWhole(files) ? PackReader.read(files) : PackReader.add(files, beside, "1"));
            new LintDates(lint).run();
            new LintTexts(lint).run();
            new LintRelations(lint).run();
            new LintChanges(lint).run();
            new LintReach(lint).run();
            new LintUse(lint).run();
            lint.findings.sort(Comparator.comparing(Finding::problem));
            return List.copyOf(lint.findings);
        } catch (RefusedException e) {
            return e.problems().stream()
                    .map(problem -> new Finding(Rule.FORM, Level.FAULT, problem))
                    .toList();
        }
    }

    private static boolean isWhole(PackFiles files) {
        return files.find(PackFiles.DERIVED)
                .filter(file -> file instanceof Yaml.Fields fields && fields.get("bearers") != null)
                .isPresent();
    }

    PackFiles files() {
        return files;
    }

    Packs packs() {
        return packs;
    }

    /// Those that the folder holds.
    List<Framework> frameworks() {
        return packs.frameworks().stream()
                .filter(framework -> files.frameworks().containsKey(framework.id()))
                .toList();
    }

    /// Each map in a list of a file, by the text that a field of it has; none if there is no such file.
    Map<String, Yaml.Fields> named(String file, String list, String field) {
        var named = new LinkedHashMap<String, Yaml.Fields>();
        files.find(file)
                .ifPresent(found -> items(found, list).forEach(each -> {
                    if (each.get(field) instanceof Yaml.Scalar name) {
                        named.put(name.text(), each);
                    }
                }));
        return named;
    }

    /// The pairs of the folder that pull apart, where they stand.
    Map<Yaml.Fields, Divergence> divergences() {
        var entries = entries(PackFiles.CONFLICTS);
        var all = packs.divergences();
        var own = all.subList(all.size() - entries.size(), all.size());
        var divergences = new LinkedHashMap<Yaml.Fields, Divergence>();
        for (int i = 0; i < entries.size(); i++) {
            divergences.put(entries.get(i), own.get(i));
        }
        return divergences;
    }

    /// The entries of a file of the folder; none if there is no such file.
    List<Yaml.Fields> entries(String file) {
        return files.find(file).map(found -> items(found, "entries")).orElse(List.of());
    }

    void fault(Rule rule, Yaml at, String message) {
        findings.add(new Finding(rule, Level.FAULT, new Problem(at.file(), at.line(), message)));
    }

    void note(Rule rule, Yaml at, String message) {
        findings.add(new Finding(rule, Level.NOTE, new Problem(at.file(), at.line(), message)));
    }

    /// The field of a provision, or the provision if it has none.
    Yaml at(Framework framework, Provision provision, String field) {
        var fields = provisions.get(framework.id() + "#" + provision.id());
        if (fields == null) {
            throw new IllegalArgumentException("no provision " + provision.id());
        }
        return within(fields, field);
    }

    /// The field of a pack, or the pack if it has none.
    Yaml at(Framework framework, String field) {
        var pack = files.frameworks().get(framework.id());
        if (pack instanceof Yaml.Fields fields) {
            return within(fields, field);
        }
        throw new IllegalArgumentException("no pack " + framework.id());
    }

    static Yaml within(Yaml.Fields fields, String field) {
        var value = fields.get(field);
        return value == null ? fields : value;
    }

    /// The text of a field, or an empty one.
    static String text(Yaml.Fields fields, String name) {
        return fields.get(name) instanceof Yaml.Scalar scalar ? scalar.text() : "";
    }

    /// The maps in a list of a file.
    static List<Yaml.Fields> items(Yaml file, String list) {
        return file instanceof Yaml.Fields fields && fields.get(list) instanceof Yaml.Items items
                ? items.items().stream()
                        .filter(Yaml.Fields.class::isInstance)
                        .map(Yaml.Fields.class::cast)
                        .toList()
                : List.of();
    }
}
