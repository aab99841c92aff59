package org.comity.check.law;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.comity.check.RefusedException;
import org.comity.check.ShippedPacks;
import org.comity.check.dossier.DossierReader;
import org.comity.check.fact.Value;
import org.comity.check.yaml.Yaml;

/// Facts as a test file states them, read as those of a dossier are.
public final class StatedFacts {
    private StatedFacts() {}

    /// @param where how messages name the place
    /// @throws RefusedException if a dossier may not say so
    public static Map<String, Value> read(String where, Map<String, Yaml> stated) throws RefusedException {
        var dossier = "title: case\nfacts: " + written(stated);
        return DossierReader.read(where, dossier.getBytes(StandardCharsets.UTF_8), ShippedPacks.packs())
                .facts();
    }

    private static String written(Map<String, Yaml> fields) {
        return fields.entrySet().stream()
                .map(each -> each.getKey() + ": " + written(each.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String written(Yaml value) {
        return switch (value) {
            case Yaml.Scalar scalar -> scalar.plain() ? scalar.text() : "\"" + scalar.text() + "\"";
            case Yaml.Items items ->
                items.items().stream().map(StatedFacts::written).toList().toString();
            case Yaml.Fields fields -> written(fields.fields());
        };
    }
}
