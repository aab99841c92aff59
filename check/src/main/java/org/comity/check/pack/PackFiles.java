package org.comity.check.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.comity.check.Problem;
import org.comity.check.RefusedException;
import org.comity.check.yaml.Yaml;
import org.comity.check.yaml.YamlReader;

/// The files of a folder of packs, as trees.
///
/// @param files by their path below the folder
record PackFiles(SortedMap<String, Yaml> files, Digests digests) {
    static final String FACTS = "facts.yaml";
    static final String DERIVED = "derived.yaml";
    static final String TOPICS = "topics.yaml";
    static final String EVIDENCE = "evidence.yaml";
    static final String CONFLICTS = "conflicts.yaml";
    static final String CHANGES = "changes.yaml";
    private static final String FRAMEWORKS = "frameworks/";
    private static final String CROSSWALK = "crosswalk-";

    /// @throws RefusedException if a file is no YAML
    static PackFiles read(Path folder) throws IOException, RefusedException {
        var files = new TreeMap<String, Yaml>();
        var digests = new HashMap<String, String>();
        var problems = new ArrayList<Problem>();
        for (var file : listed(folder)) {
            var name = folder.relativize(file).toString().replace('\\', '/');
            byte[] bytes = Files.readAllBytes(file);
            digests.put(name, Digests.of(bytes));
            try {
                files.put(name, YamlReader.read(name, bytes));
            } catch (RefusedException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return new PackFiles(Collections.unmodifiableSortedMap(files), Digests.of(digests));
    }

    private static List<Path> listed(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        for (var name : List.of(FACTS, DERIVED, TOPICS, EVIDENCE, CONFLICTS, CHANGES)) {
            if (Files.exists(folder.resolve(name))) {
                files.add(folder.resolve(name));
            }
        }
        files.addAll(listed(folder, CROSSWALK));
        files.addAll(listed(folder.resolve("frameworks"), ""));
        return files;
    }

    private static List<Path> listed(Path folder, String prefix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> {
                        var name = String.valueOf(file.getFileName());
                        return name.startsWith(prefix) && name.endsWith(".yaml");
                    })
                    .toList();
        }
    }

    /// @throws RefusedException if it is not there
    Yaml file(String name) throws RefusedException {
        var file = files.get(name);
        if (file == null) {
            throw new RefusedException(List.of(new Problem(name, 0, "is missing from the folder of packs")));
        }
        return file;
    }

    Optional<Yaml> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /// The packs, by the id that their file is named by.
    SortedMap<String, Yaml> frameworks() {
        var packs = new TreeMap<String, Yaml>();
        files.forEach((name, file) -> {
            if (name.startsWith(FRAMEWORKS)) {
                packs.put(name.substring(FRAMEWORKS.length(), name.length() - ".yaml".length()), file);
            }
        });
        return packs;
    }

    List<Yaml> crosswalks() {
        return files.entrySet().stream()
                .filter(file -> file.getKey().startsWith(CROSSWALK))
                .map(Map.Entry::getValue)
                .toList();
    }
}
