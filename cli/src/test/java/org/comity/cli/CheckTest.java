package org.comity.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.comity.check.pack.Packs;
import org.comity.record.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
    private static final String DOSSIER = """
            title: "An exercise"   # stays
            facts:
              # the places
              market.places: [FR]
              market.output_used_in: []
              actor.roles: [provider]
              system.is_ai: true
            evidence: {}
            """;

    @TempDir
    private Path folder = Path.of("");

    private Path dossier(String text) throws Exception {
        return Files.writeString(folder.resolve("dossier.yaml"), text);
    }

    @Test
    void check_saysTheSameBytesForTheSameDay() throws Exception {
        var file = dossier(DOSSIER).toString();

        var first = Session.run("check", file, "--at", "2026-11-28", "--json");
        var second = Session.run("check", file, "--at", "2026-11-28", "--json");

        assertThat(first.exitCode()).isZero();
        assertThat(second.out()).isEqualTo(first.out());
        var report = ((Json.Members) Json.parse(first.out().getBytes(UTF_8))).members();
        assertThat(report.get("report")).isEqualTo(new Json.Text("comity.report/v0"));
    }

    @Test
    void check_ofAWrongDossier_namesEachPlaceAndSaysNothingElse() throws Exception {
        var file = dossier("""
                title: "Wrong"
                facts:
                  market.place: [FR]
                  system.is_ai: maybe
                  actor.kind: [company]
                evidence:
                  risk-registers: none
                """);

        var said = Session.run("check", file.toString());

        assertThat(said.exitCode()).isEqualTo(ExitCode.MALFORMED);
        assertThat(said.out()).isEmpty();
        assertThat(said.err())
                .contains(
                        file + ":3: no fact is called market.place; did you mean market.places?",
                        file + ":4: system.is_ai must be true or false",
                        file + ":5: actor.kind must be one of company",
                        file + ":7: no kind of evidence is called risk-registers; did you mean risk-register?",
                        "nothing was checked");
    }

    @Test
    void check_failsOnWhatItWasAskedFor_andOnNothingElse() throws Exception {
        var open = dossier(DOSSIER).toString();

        assertThat(Session.run("check", open, "--fail-on", "not-met").exitCode())
                .isZero();
        assertThat(Session.run("check", open, "--fail-on", "unknown").exitCode())
                .isEqualTo(1);
        assertThat(Session.run("check", open, "--fail-on", "anything").exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Session.run("check", open, "--at", "2026-13-01").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Session.run("check", open, "--language", "de").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Session.run("check", folder.resolve("none.yaml").toString()).exitCode())
                .isEqualTo(ExitCode.MISSING);
    }

    @Test
    void forms_areWrittenWhereTheyAreAskedFor() throws Exception {
        var file = dossier(DOSSIER).toString();
        var html = folder.resolve("r.html");
        var csv = folder.resolve("r.csv");

        var said = Session.run("check", file, "--html", html.toString(), "--csv", csv.toString(), "--sarif", "-");

        assertThat(said.exitCode()).isZero();
        assertThat(Files.readString(html)).startsWith("<!doctype html>").doesNotContain("http-equiv=\"refresh\"");
        assertThat(Files.readString(csv).lines().count()).isEqualTo(832 + 1);
        assertThat(said.out()).contains("\"version\": \"2.1.0\"");
    }

    @Test
    void severalFiles_makeAPortfolio() throws Exception {
        var one = dossier(DOSSIER);
        var two = Files.writeString(
                folder.resolve("two.yaml"),
                DOSSIER.replace("An exercise", "Another").replace("[FR]", "[BR]"));

        var said = Session.run("check", one.toString(), two.toString());

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("An exercise", "Another", "Common floor");
    }

    @Test
    void newDossier_isOneThatCanBeChecked_andIsNeverWrittenOver() throws Exception {
        var file = folder.resolve("new.yaml").toString();

        assertThat(Session.run("check", "--new", file).exitCode()).isZero();
        assertThat(Session.run("check", file).exitCode()).isZero();
        assertThat(Session.run("check", "--new", file).exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void interview_writesEachAnswerAtOnce_andKeepsWhatAPersonWrote() throws Exception {
        var file = dossier(DOSSIER);
        var err = new StringWriter();
        var terminal = Terminal.of(new PrintWriter(new StringWriter()), new PrintWriter(err), "", Map.of());
        var said = "perhaps\n\nq\n";

        new Interview(
                        terminal,
                        new ByteArrayInputStream(said.getBytes(UTF_8)),
                        Packs.shipped(),
                        LocalDate.of(2026, 11, 28),
                        file)
                .hold();

        assertThat(Files.readString(file)).isEqualTo(DOSSIER);
        assertThat(err.toString()).contains("may settle", "Stopped; go on with:");
    }

    @Test
    void dossierText_addsAFactAndTouchesNothingElse() {
        assertThat(org.comity.check.dossier.DossierText.with(DOSSIER, "facts", "cap.deepfake", "true"))
                .contains(DOSSIER.replace("facts:\n", "facts:\n  cap.deepfake: true\n"));
        assertThat(org.comity.check.dossier.DossierText.with("{\"facts\": {}}", "facts", "cap.deepfake", "true"))
                .isEmpty();
    }
}
