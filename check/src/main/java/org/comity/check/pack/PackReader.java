package org.comity.check.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.comity.check.Problem;
import org.comity.check.RefusedException;
import org.comity.check.yaml.Problems;

/// Makes packs of the files of a folder.
final class PackReader {
    private final PackFiles files;
    private final Problems problems = new Problems();

    private PackReader(PackFiles files) {
        this.files = files;
    }

    /// @throws RefusedException with everything that is wrong in them
    static Packs read(PackFiles files) throws RefusedException {
        var reader = new PackReader(files);
        var terms = TermsReader.read(files, reader.problems);
        files.file(PackFiles.CONFLICTS);
        return reader.packs(terms, List.of(), List.of(), List.of(), List.of(), files.digests());
    }

    /// The base with the files of a folder added; nothing of the base is changed.
    ///
    /// @param name by which the digests call the folder
    /// @throws RefusedException with everything that is wrong in them
    static Packs add(PackFiles files, Packs base, String name) throws RefusedException {
        if (files.files().isEmpty()) {
            throw new RefusedException(List.of(
                    new Problem("frameworks", 0, "no pack is in this folder: put NAME.yaml below frameworks/")));
        }
        var reader = new PackReader(files);
        var terms = TermsReader.add(files, base.terms(), reader.problems);
        var digests = new TreeMap<>(base.digests().files());
        files.digests().files().forEach((file, digest) -> digests.put(name + "/" + file, digest));
        return reader.packs(
                terms, base.frameworks(), base.mappings(), base.divergences(), base.changes(), Digests.of(digests));
    }

    private Packs packs(
            Terms terms,
            List<Framework> knownFrameworks,
            List<Mapping> knownMappings,
            List<Divergence> knownDivergences,
            List<Change> knownChanges,
            Digests digests)
            throws RefusedException {
        problems.refuse();
        var frameworks = new ArrayList<>(knownFrameworks);
        for (var pack : files.frameworks().entrySet()) {
            var framework = FrameworkReader.read(pack.getValue(), terms, problems);
            if (!framework.id().equals(pack.getKey())) {
                problems.add(
                        pack.getValue(),
                        "the id " + framework.id() + " and the name of the file differ; call the file " + framework.id()
                                + ".yaml");
            }
            if (frameworks.stream().anyMatch(each -> each.id().equals(framework.id()))) {
                problems.add(
                        pack.getValue(), "a framework " + framework.id() + " is there already: give it another id");
            }
            frameworks.add(framework);
        }
        var provisions = new LinkedHashSet<String>();
        for (var framework : frameworks) {
            framework.provisions().forEach(provision -> provisions.add(framework.id() + "#" + provision.id()));
        }
        var relations = new RelationsReader(provisions, terms.vocabulary(), problems);
        var mappings = new ArrayList<>(knownMappings);
        files.crosswalks().forEach(crosswalk -> mappings.addAll(relations.mappings(crosswalk)));
        var divergences = new ArrayList<>(knownDivergences);
        files.find(PackFiles.CONFLICTS).ifPresent(file -> divergences.addAll(relations.divergences(file)));
        var changes = new ArrayList<>(knownChanges);
        files.find(PackFiles.CHANGES)
                .ifPresent(file -> changes.addAll(new ChangesReader(
                                frameworks.stream().map(Framework::id).collect(Collectors.toSet()),
                                provisions,
                                problems)
                        .changes(file)));
        changes.sort(Comparator.comparing(Change::date).reversed());
        problems.refuse();
        return Packs.of(terms, frameworks, mappings, divergences, changes, digests);
    }
}
