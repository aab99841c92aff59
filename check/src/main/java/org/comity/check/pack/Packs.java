package org.comity.check.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.comity.check.Problem;
import org.comity.check.RefusedException;
import org.comity.check.predicate.Predicate;
import org.comity.check.predicate.Program;

/// The frameworks, what they speak of, and what stands between their provisions.
///
/// @param changes of the law, the newest first
/// @param program answers every predicate in them
/// @param digests which files they were read from, to the byte
public record Packs(
        Terms terms,
        List<Framework> frameworks,
        List<Mapping> mappings,
        List<Divergence> divergences,
        List<Change> changes,
        Program program,
        Digests digests) {
    public Packs {
        frameworks = List.copyOf(frameworks);
        mappings = List.copyOf(mappings);
        divergences = List.copyOf(divergences);
        changes = List.copyOf(changes);
    }

    /// Reads a folder: `facts.yaml`, `derived.yaml`, `topics.yaml`, `evidence.yaml`, the packs in `frameworks/` by
    /// name, `crosswalk-*.yaml`, `conflicts.yaml`, and `changes.yaml` if it is there.
    ///
    /// @throws RefusedException with everything that is wrong in it
    public static Packs read(Path folder) throws IOException, RefusedException {
        return PackReader.read(PackFiles.read(folder));
    }

    static Packs of(
            Terms terms,
            List<Framework> frameworks,
            List<Mapping> mappings,
            List<Divergence> divergences,
            List<Change> changes,
            Digests digests) {
        return new Packs(
                terms, frameworks, mappings, divergences, changes, program(terms, frameworks, divergences), digests);
    }

    /// The packs of the project, as the build put them beside this class.
    public static Packs shipped() {
        try (var image = Packs.class.getResourceAsStream("packs.image")) {
            return image == null ? unbuilt() : ImageReader.read(image.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// These, and beside them those of a folder: own `frameworks/*.yaml`, `crosswalk-*.yaml`, `conflicts.yaml`,
    /// `changes.yaml`; and what is new in `facts.yaml`, `derived.yaml`, `topics.yaml` and `evidence.yaml`.
    ///
    /// A folder can only add: an id that is there already is refused, and so is a rule for a fact of these.
    ///
    /// @throws RefusedException with everything that is wrong in the folder
    public Packs with(Path folder) throws IOException, RefusedException {
        long number = 1
                + digests.files().keySet().stream()
                        .filter(file -> Character.isDigit(file.charAt(0)))
                        .map(file -> file.substring(0, file.indexOf('/')))
                        .distinct()
                        .count();
        try {
            return PackReader.add(PackFiles.read(folder), this, String.valueOf(number));
        } catch (RefusedException e) {
            // Two folders have files of the same names.
            throw new RefusedException(e.problems().stream()
                    .map(problem -> new Problem(folder + "/" + problem.file(), problem.line(), problem.message()))
                    .toList());
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
