package org.comity.check.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.comity.check.yaml.FieldReader;
import org.comity.check.yaml.Problems;
import org.comity.check.yaml.Yaml;

/// Reads `changes.yaml`, `comity.changes/v0`: how the law changed.
final class ChangesReader {
    static final String FORM = "comity.changes/v0";

    private final Set<String> frameworks;
    private final Set<String> provisions;
    private final Problems problems;

    /// @param frameworks the ids of all
    /// @param provisions all of them, `<framework>#<provision>`
    ChangesReader(Set<String> frameworks, Set<String> provisions, Problems problems) {
        this.frameworks = Set.copyOf(frameworks);
        this.provisions = Set.copyOf(provisions);
        this.problems = problems;
    }

    List<Change> changes(Yaml file) {
        var changes = new ArrayList<Change>();
        FieldReader.of(file, file, "the changes", problems).ifPresent(fields -> {
            if (!fields.text("changes").equals(FORM)) {
                problems.add(fields.at("changes"), "changes must be " + FORM);
            }
            fields.date("checked");
            for (var item : fields.items("entries")) {
                FieldReader.of(item, item, "an entry", problems).ifPresent(each -> changes.add(change(each)));
            }
            fields.done();
        });
        return changes;
    }

    private Change change(FieldReader each) {
        var change = new Change(
                each.date("date"),
                each.text("framework"),
                each.texts("provisions"),
                each.text("what"),
                each.text("source"),
                each.flag("verified"));
        each.done();
        if (!frameworks.contains(change.framework())) {
            problems.add(each.at("framework"), "no framework is called " + change.framework());
        }
        change.provisions().stream()
                .map(provision -> change.framework() + "#" + provision)
                .filter(provision -> !provisions.contains(provision))
                .forEach(provision -> problems.add(each.at("provisions"), "no provision is called " + provision));
        return change;
    }
}
