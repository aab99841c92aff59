package org.comity.check.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
/// @param digests which files they were read from, to the byte
public record Packs(
        Terms terms,
        List<Framework> frameworks,
        List<Mapping> mappings,
        List<Divergence> divergences,
        Program program,
        Digests digests) {
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
        var sources = new Sources(folder);
        var packs = new LinkedHashMap<String, Yaml>();
        for (var file : files(folder.resolve("frameworks"), "")) {
            var name = String.valueOf(file.getFileName());
            packs.put(name.substring(0, name.length() - ".yaml".length()), sources.yaml(file));
        }
        var terms = TermsReader.read(
                sources.yaml(folder.resolve("facts.yaml")),
                sources.yaml(folder.resolve("derived.yaml")),
                sources.yaml(folder.resolve("topics.yaml")),
                sources.yaml(folder.resolve("evidence.yaml")),
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
            mappings.addAll(relations.mappings(sources.yaml(file)));
        }
        var divergences = relations.divergences(sources.yaml(folder.resolve("conflicts.yaml")));
        problems.refuse();
        return of(terms, frameworks, mappings, divergences, Digests.of(sources.digests));
    }

    static Packs of(
            Terms terms,
            List<Framework> frameworks,
            List<Mapping> mappings,
            List<Divergence> divergences,
            Digests digests) {
        return new Packs(terms, frameworks, mappings, divergences, program(terms, frameworks, divergences), digests);
    }

    /// The packs of the project, as the build put them beside this class.
    public static Packs shipped() {
        try (var image = Packs.class.getResourceAsStream("packs.image")) {
            return image == null ? unbuilt() : ImageReader.read(image.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where the build was another than ours, as in an editor, there is no image, and the files lie in a folder.
    private static Packs unbuilt() throws IOException {
        try {
            var facts = Objects.requireNonNull(Packs.class.getResource("/packs/facts.yaml"), "the packs are missing");
            return read(Objects.requireNonNull(Path.of(facts.toURI()).getParent()));
        } catch (URISyntaxException | RefusedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Files of a folder, and what was read of them.
    private record Sources(Path folder, Map<String, String> digests) {
        Sources(Path folder) {
            this(folder, new HashMap<>());
        }

        Yaml yaml(Path file) throws IOException, RefusedException {
            var name = folder.relativize(file).toString().replace('\\', '/');
            byte[] bytes = Files.readAllBytes(file);
            digests.put(name, Digests.of(bytes));
            return YamlReader.read(name, bytes);
        }
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

    /// Of all files, `sha256:` and 64 hexadecimal digits: by it a report names its packs.
    public String digest() {
        return "sha256:" + digests.whole();
    }

    /// The framework with this id.
    public Optional<Framework> framework(String id) {
        return frameworks.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
