package org.comity.check.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.comity.check.RefusedException;
import org.comity.check.ShippedPacks;
import org.comity.check.dossier.DossierReader;
import org.comity.check.yaml.Yaml;
import org.comity.check.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The schemas that we publish, judged by another's validator, say what our readers say.
class FormTest {
    private static final String DOSSIER = """
            title: "Screener"
            facts:
              actor.kind: company
              actor.roles: [provider, deployer]
              market.places: {at-least: [FR], not: [US-CA]}
              market.placed_on: 2026-08-02
              market.in_cn: false
              system.is_ai: true
              model.training_flop: 3e25
              actor.headcount: 12
              cap.profiles_persons: null
            evidence:
              ai-policy: {owner: "board", date: 2026-01-02, expires: 2027-01-02, digest: "sha256:00"}
              risk-register: none
            """;

    private final Packs packs = ShippedPacks.packs();

    private Schema schema(Form form) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(form.schema(packs), InputFormat.JSON);
    }

    private static Form form(String file) {
        return switch (file) {
            case PackFiles.FACTS -> Form.FACTS;
            case PackFiles.CONFLICTS -> Form.CONFLICTS;
            case PackFiles.EVIDENCE -> Form.EVIDENCE;
            case PackFiles.CHANGES -> Form.CHANGES;
            default -> file.startsWith("crosswalk") ? Form.CROSSWALK : Form.PACK;
        };
    }

    private static boolean hasSchema(String file) {
        return !file.equals(PackFiles.DERIVED) && !file.equals(PackFiles.TOPICS);
    }

    @Test
    void everyShippedFile_isOfItsForm() throws Exception {
        var files = PackFiles.read(Path.of(System.getProperty("comity.root", ".."), "packs"));
        var schemas = new TreeMap<Form, Schema>();
        files.files().forEach((name, file) -> {
            if (hasSchema(name)) {
                assertThat(schemas.computeIfAbsent(form(name), this::schema).validate(json(file), InputFormat.JSON))
                        .as(name)
                        .isEmpty();
            }
        });
        assertThat(schemas).hasSize(6);
        assertThat(schema(Form.DOSSIER).validate(json(yaml(DOSSIER)), InputFormat.JSON))
                .isEmpty();
    }

    /// Fields left out, made null, given another kind or an unknown name: reader and schema agree on each.
    @Test
    void changedFiles_areRefusedByBothOrNeither(@TempDir Path folder) throws Exception {
        var files = PackFiles.read(new SmallPacks().write(folder));
        int refused = 0;
        int taken = 0;
        for (var file : files.files().entrySet()) {
            if (!hasSchema(file.getKey())) {
                continue;
            }
            var schema = schema(form(file.getKey()));
            for (var changed : changes(file.getValue())) {
                boolean byReader = refuses(files, file.getKey(), changed.file());
                assertThat(schema.validate(json(changed.file()), InputFormat.JSON)
                                .isEmpty())
                        .as("%s, %s", file.getKey(), changed.what())
                        .isEqualTo(!byReader);
                refused += byReader ? 1 : 0;
                taken += byReader ? 0 : 1;
            }
        }
        assertThat(refused).isGreaterThan(200);
        assertThat(taken).isGreaterThan(40);
    }

    @Test
    void changedDossiers_areRefusedByBothOrNeither() throws Exception {
        var schema = schema(Form.DOSSIER);
        for (var changed : changes(yaml(DOSSIER))) {
            if (changed.what().matches("evidence\\.[a-z-]+ beside an unknown")) {
                continue; // a kind that nobody knows is no question of form
            }
            var text = json(changed.file());
            var byReader = "";
            try {
                DossierReader.read("d.json", text.getBytes(StandardCharsets.UTF_8), packs);
            } catch (RefusedException e) {
                byReader = String.valueOf(e.getMessage());
            }
            assertThat(schema.validate(text, InputFormat.JSON).isEmpty())
                    .as("%s: %s", changed.what(), byReader)
                    .isEqualTo(byReader.isEmpty());
        }
    }

    private static Yaml yaml(String text) throws RefusedException {
        return YamlReader.read("d.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    /// Whether the reader finds anything wrong in the form of this file: not what lacks elsewhere, nor what it names.
    private static boolean refuses(PackFiles files, String name, Yaml changed) {
        var all = new TreeMap<>(files.files());
        all.put(name, changed);
        try {
            PackReader.read(new PackFiles(all, files.digests()));
            return false;
        } catch (RefusedException e) {
            return e.problems().stream()
                    .filter(problem -> problem.file().equals(name))
                    .anyMatch(problem -> !problem.message().matches("no (?!field)[a-z ]+ is called .*"));
        }
    }

    private record Change(String what, Yaml file) {}

    /// The file with one field changed, once for each field and change.
    private static List<Change> changes(Yaml file) {
        var changes = new ArrayList<Change>();
        switch (file) {
            case Yaml.Scalar _ -> {}
            case Yaml.Items items -> {
                for (int i = 0; i < items.items().size(); i++) {
                    for (var within : changes(items.items().get(i))) {
                        var copy = new ArrayList<>(items.items());
                        copy.set(i, within.file());
                        changes.add(
                                new Change(i + "." + within.what(), new Yaml.Items(items.file(), items.line(), copy)));
                    }
                }
            }
            case Yaml.Fields fields ->
                fields.fields().forEach((name, value) -> {
                    for (var instead : instead(value).entrySet()) {
                        changes.add(new Change(name + " " + instead.getKey(), with(fields, name, instead.getValue())));
                    }
                    var without = new LinkedHashMap<>(fields.fields());
                    without.remove(name);
                    changes.add(new Change(name + " left out", new Yaml.Fields(fields.file(), fields.line(), without)));
                    changes.add(new Change(name + " beside an unknown", with(fields, "no_such_field", value)));
                    for (var within : changes(value)) {
                        changes.add(new Change(name + "." + within.what(), with(fields, name, within.file())));
                    }
                });
        }
        return changes;
    }

    private static Map<String, Yaml> instead(Yaml value) {
        var file = value.file();
        int line = value.line();
        var word = new Yaml.Scalar(file, line, "word", false);
        var instead = new LinkedHashMap<String, Yaml>();
        instead.put("null", new Yaml.Scalar(file, line, "null", true));
        instead.put("a map", new Yaml.Fields(file, line, Map.of("no_such_field", word)));
        if (value instanceof Yaml.Scalar) {
            instead.put("a list", new Yaml.Items(file, line, List.of(word)));
        } else {
            instead.put("a word", word);
        }
        return instead;
    }

    private static Yaml with(Yaml.Fields fields, String name, Yaml value) {
        var copy = new LinkedHashMap<>(fields.fields());
        copy.put(name, value);
        return new Yaml.Fields(fields.file(), fields.line(), copy);
    }

    private static String json(Yaml value) {
        return switch (value) {
            case Yaml.Scalar scalar ->
                scalar.isNull()
                        ? "null"
                        : scalar.plain() && scalar.text().matches("true|false|-?[0-9]+(\\.[0-9]+)?([eE]\\+?[0-9]+)?")
                                ? scalar.text()
                                : quoted(scalar.text());
            case Yaml.Items items ->
                items.items().stream().map(FormTest::json).collect(Collectors.joining(",", "[", "]"));
            case Yaml.Fields fields ->
                fields.fields().entrySet().stream()
                        .map(field -> quoted(field.getKey()) + ":" + json(field.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
        };
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
