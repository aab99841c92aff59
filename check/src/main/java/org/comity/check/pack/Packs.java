package org.comity.check.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.comity.check.RefusedException;
import org.comity.check.predicate.Predicate;
import org.comity.check.predicate.Program;
import org.comity.check.yaml.Problems;
import org.comity.check.yaml.Yaml;
import org.comity.check.yaml.YamlReader;

/// The frameworks, what they speak of, and what stands between their provisions.
///
/// @param program answers every predicate in them
public record Packs(
        Terms terms,
        List<Framework> frameworks,
        List<Mapping> mappings,
        List<Divergence> divergences,
        Program program) {
    public Packs {
        frameworks = List.copyOf(frameworks);
        mappings = List.copyOf(mappings);
        divergences = List.copyOf(divergences);
    }

    /// Reads a folder: `facts.yaml`, `derived.yaml`, `topics.yaml`, `evidence.yaml`, the packs in `frameworks/` by
    /// name,
    /// `crosswalk-*.yaml` and `conflicts.yaml`.
    ///
    /// @throws RefusedException with everything that is wrong in it
    public static Packs read(Path folder) throws IOException, RefusedException {
        var problems = new Problems();
        var packs = new LinkedHashMap<String, Yaml>();
        for (var file : files(folder.resolve("frameworks"), "")) {
            var name = String.valueOf(file.getFileName());
            packs.put(name.substring(0, name.length() - ".yaml".length()), yaml(folder, file));
        }
        var terms = TermsReader.read(
                yaml(folder, folder.resolve("facts.yaml")),
                yaml(folder, folder.resolve("derived.yaml")),
                yaml(folder, folder.resolve("topics.yaml")),
                yaml(folder, folder.resolve("evidence.yaml")),
                List.copyOf(packs.keySet()),
                problems);
        problems.refuse();
        var frameworks = new ArrayList<Framework>();
        for (var pack : packs.values()) {
            frameworks.add(FrameworkReader.read(pack, terms, problems));
        }
        var provisions = new LinkedHashSet<String>();
        for (var framework : frameworks) {
            framework.provisions().forEach(provision -> provisions.add(framework.id() + "#" + provision.id()));
        }
        var relations = new RelationsReader(provisions, terms.vocabulary(), problems);
        var mappings = new ArrayList<Mapping>();
        for (var file : files(folder, "crosswalk-")) {
            mappings.addAll(relations.mappings(yaml(folder, file)));
        }
        var divergences = relations.divergences(yaml(folder, folder.resolve("conflicts.yaml")));
        problems.refuse();
        return new Packs(terms, frameworks, mappings, divergences, program(terms, frameworks, divergences));
    }

    private static List<Path> files(Path folder, String prefix) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> {
                        var name = String.valueOf(file.getFileName());
                        return name.startsWith(prefix) && name.endsWith(".yaml");
                    })
                    .sorted()
                    .toList();
        }
    }

    private static Yaml yaml(Path folder, Path file) throws IOException, RefusedException {
        return YamlReader.read(folder.relativize(file).toString(), Files.readAllBytes(file));
    }

    private static Program program(Terms terms, List<Framework> frameworks, List<Divergence> divergences) {
        var predicates = new ArrayList<Predicate>(terms.bearers().values());
        for (var framework : frameworks) {
            for (var provision : framework.provisions()) {
                predicates.add(provision.applies());
                provision.variants().forEach(variant -> predicates.add(variant.when()));
            }
        }
        for (var divergence : divergences) {
            predicates.add(divergence.fromFacts());
            predicates.add(divergence.toFacts());
        }
        return Program.of(terms.vocabulary(), terms.derivations(), predicates);
    }

    /// The framework with this id.
    public Optional<Framework> framework(String id) {
        return frameworks.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
