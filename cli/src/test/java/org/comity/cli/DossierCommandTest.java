package org.comity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.comity.testkit.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DossierCommandTest {
    private static final String BILL = """
            {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": [
             {"type": "machine-learning-model", "name": "painter", "version": "2", "publisher": "Acme", "supplier": {"name": "Bolt"},
              "licenses": [{"license": {"name": "other"}}],
              "modelCard": {"modelParameters": {"task": "text-to-image", "approach": {"type": "supervised"}},
               "considerations": {"users": ["designers"], "technicalLimitations": ["unknown"]}}}]}
            """;

    private static final String CARD = """
            ---
            license: mit
            datasets: [sketches]
            ---
            # Painter
            ## Uses
            Pictures for books.
            """;

    @TempDir
    private Path folder = Path.of("");

    private Session session = new Session(folder);

    @BeforeEach
    void start() throws IOException {
        session = new Session(folder);
        Files.writeString(folder.resolve("bill.json"), BILL);
        Files.writeString(folder.resolve("README.md"), CARD);
    }

    @Test
    void from_showsWhatIsSaid_andBeginsADossier() throws Exception {
        assertThat(session.enter("dossier", "from", session.file("bill.json"), session.file("README.md"))
                        .exitCode())
                .isZero();
        assertThat(session.enter("dossier", "from", "--table", session.file("bill.json"), session.file("README.md"))
                        .exitCode())
                .isZero();
        var begun = session.enter(
                "dossier",
                "from",
                session.file("bill.json"),
                session.file("README.md"),
                "-o",
                session.file("dossier.yaml"));
        assertThat(begun.exitCode()).isZero();
        assertThat(session.enter("dossier", "register", session.file("dossier.yaml"), "--as", "g7")
                        .exitCode())
                .isZero();
        Golden.assertMatches("cli/src/test/golden/dossier.txt", session.transcript());
        Golden.assertMatches("cli/src/test/golden/dossier.yaml", Files.readString(folder.resolve("dossier.yaml")));
    }

    @Test
    void from_makesNothing_ifOneFileCannotBeRead() throws Exception {
        Files.writeString(folder.resolve("cut.json"), BILL.substring(0, 100));
        var ended = session.enter(
                "dossier", "from", session.file("bill.json"), session.file("cut.json"), "-o", session.file("d.yaml"));
        assertThat(ended.exitCode()).isEqualTo(ExitCode.MALFORMED);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("cut.json:2:").contains("cut off");
        assertThat(folder.resolve("d.yaml")).doesNotExist();
    }

    @Test
    void from_writesOverNothing() throws Exception {
        Files.writeString(folder.resolve("d.yaml"), "mine");
        assertThat(session.enter("dossier", "from", session.file("bill.json"), "-o", session.file("d.yaml"))
                        .exitCode())
                .isEqualTo(ExitCode.FAILED);
        assertThat(folder.resolve("d.yaml")).hasContent("mine");
    }

    @Test
    void register_takesTwoForms() {
        var ended = session.enter("dossier", "register", session.file("bill.json"), "--as", "us");
        assertThat(ended.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.err()).contains("eu or g7");
    }
}
