package org.comity.check.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.comity.check.RefusedException;
import org.comity.check.ShippedPacks;
import org.comity.check.dossier.DossierReader;
import org.comity.check.yaml.Yaml;
import org.comity.check.yaml.YamlReader;
import org.comity.testkit.Shared;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Four dossiers against every provision, beside answers that were read against the law.
/// Where the law was read anew, the difference stands with its reason in `argued-differences.yaml`; no other is let
/// through.
final class ApplicabilityTest {
    private static final String EXAMPLES = "facts/frameworks/examples/";
    private static final String ARGUED = "/org/comity/check/argued-differences.yaml";

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23", "2027-12-02"})
    void of_givesTheAnswersThatWereReadAgainstTheLaw(String day) throws IOException, RefusedException {
        var expected = (Yaml.Fields) yaml(EXAMPLES + "expected-" + day + ".json");
        int compared = 0;
        for (var dossier : fields(expected, "dossiers").fields().entrySet()) {
            var ours = new TreeSet<String>();
            var read = DossierReader.read(dossier.getKey(), bytes(EXAMPLES + dossier.getKey()), ShippedPacks.packs());
            for (var finding :
                    Check.of(ShippedPacks.packs(), read, LocalDate.parse(day)).findings()) {
                ours.add(finding.id() + " " + words(finding.applicability()));
            }
            var theirs = answers(fields(dossier.getValue(), "frameworks"));
            argue(theirs, dossier.getKey(), day);
            assertThat(ours).as(dossier.getKey()).isEqualTo(theirs);
            compared += theirs.size();
        }
        assertThat(compared).isEqualTo(4 * 832);
    }

    /// Puts our answer in the place of the expected one wherever a reason is written down.
    private static void argue(Set<String> theirs, String dossier, String day) throws IOException, RefusedException {
        byte[] file;
        try (var in = java.util.Objects.requireNonNull(ApplicabilityTest.class.getResourceAsStream(ARGUED))) {
            file = in.readAllBytes();
        }
        for (var entry : items(YamlReader.read(ARGUED, file), "entries")) {
            assertThat(text(entry, "why")).isNotBlank();
            for (var row : items(entry, "where")) {
                if (text(row, "dossier").equals(dossier) && text(row, "day").equals(day)) {
                    var provision = text(entry, "provision") + " ";
                    assertThat(text(row, "ours")).isNotEqualTo(text(row, "expected"));
                    assertThat(theirs.remove(provision + text(row, "expected")))
                            .as("%s of %s is expected as the argument says", provision, dossier)
                            .isTrue();
                    theirs.add(provision + text(row, "ours"));
                }
            }
        }
    }

    private static java.util.List<Yaml> items(Yaml within, String name) {
        return ((Yaml.Items) java.util.Objects.requireNonNull(((Yaml.Fields) within).get(name))).items();
    }

    private static String text(Yaml within, String name) {
        return ((Yaml.Scalar) java.util.Objects.requireNonNull(((Yaml.Fields) within).get(name))).text();
    }

    private static Set<String> answers(Yaml.Fields frameworks) {
        var answers = new TreeSet<String>();
        frameworks.fields().forEach((framework, answered) -> {
            for (var kind : java.util.List.of("applies", "unknown", "does-not")) {
                if (((Yaml.Fields) answered).get(kind) instanceof Yaml.Items list) {
                    list.items().forEach(id -> answers.add(framework + "#" + ((Yaml.Scalar) id).text() + " " + kind));
                }
            }
            if (((Yaml.Fields) answered).get("not-yet") instanceof Yaml.Fields later) {
                later.fields()
                        .forEach((id, from) ->
                                answers.add(framework + "#" + id + " not-yet " + ((Yaml.Scalar) from).text()));
            }
        });
        return answers;
    }

    private static String words(Applicability applicability) {
        return switch (applicability) {
            case Applicability.Applies _ -> "applies";
            case Applicability.DoesNot _ -> "does-not";
            case Applicability.Unknown _ -> "unknown";
            case Applicability.NotYet(var from) ->
                "not-yet " + from.map(LocalDate::toString).orElse("null");
        };
    }

    private static Yaml.Fields fields(Yaml within, String name) {
        return (Yaml.Fields) java.util.Objects.requireNonNull(((Yaml.Fields) within).get(name));
    }

    private static Yaml yaml(String path) throws IOException, RefusedException {
        return YamlReader.read(path, bytes(path));
    }

    private static byte[] bytes(String path) throws IOException {
        return Files.readAllBytes(Shared.require(path));
    }
}
