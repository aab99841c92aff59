package org.comity.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.comity.check.pack.Form;
import org.comity.record.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacksCommandTest {
    private static final Path SHIPPED = Path.of(System.getProperty("comity.root", ".."), "packs");

    @TempDir
    private Path folder = Path.of("");

    /// The shipped packs with one file changed.
    private Path packsWith(String file, String text, String instead) throws IOException {
        try (var files = Files.walk(SHIPPED)) {
            for (var each : files.filter(Files::isRegularFile).toList()) {
                var copy = folder.resolve(SHIPPED.relativize(each));
                Files.createDirectories(copy.getParent());
                Files.copy(each, copy);
            }
        }
        var changed = folder.resolve(file);
        assertThat(Files.readString(changed)).contains(text);
        Files.writeString(changed, Files.readString(changed).replace(text, instead));
        return folder;
    }

    @Test
    void lint_saysFileLineAndRemedy() throws Exception {
        var packs = packsWith("frameworks/eu-dsa.yaml", "`platform.designated_vlop`", "`platform.designated_vlob`");
        var ended = Session.run("packs", "lint", packs.toString());
        assertThat(ended.exitCode()).isEqualTo(ExitCode.MALFORMED);
        assertThat(ended.out().lines().findFirst().orElseThrow())
                .matches(".*/frameworks/eu-dsa\\.yaml:[0-9]+: .*did you mean `?platform\\.designated_vlop`?\\?");
        var json = (Json.Items) Json.parse(
                Session.run("packs", "lint", packs.toString(), "--json").out().getBytes(UTF_8));
        assertThat(json.items()).hasSameSizeAs(ended.out().lines().toList());
        var first = (Json.Members) json.items().getFirst();
        assertThat(first.members().keySet()).containsExactlyInAnyOrder("rule", "level", "file", "line", "message");
        assertThat(first.text("file", "finding")).isEqualTo("frameworks/eu-dsa.yaml");
        assertThat(first.whole("line", "finding")).isPositive();
    }

    @Test
    void lint_ofAFolderWithoutPacks_saysWhatIsMissing() {
        var empty = Session.run("packs", "lint", folder.toString());
        assertThat(empty.exitCode()).isEqualTo(ExitCode.MALFORMED);
        assertThat(empty.out()).contains("no pack is in this folder");
        var none = Session.run("packs", "lint", folder.resolve("none").toString());
        assertThat(none.exitCode()).isEqualTo(ExitCode.MISSING);
        assertThat(none.err()).contains("there is no such folder");
    }

    @Test
    void ownPacks_standBesideTheShippedOnes() throws Exception {
        var pack = Files.readString(SHIPPED.resolve("frameworks/g7-hiroshima.yaml"));
        Files.createDirectories(folder.resolve("frameworks"));
        Files.writeString(folder.resolve("frameworks/our-code.yaml"), pack.replace("id: g7-hiroshima", "id: our-code"));
        assertThat(Session.run("frameworks", "list", "--packs", folder.toString())
                        .err())
                .startsWith("73 frameworks");
        assertThat(Session.run("frameworks", "show", "our-code", "--packs", folder.toString())
                        .exitCode())
                .isZero();
        var dossier = Files.writeString(folder.resolve("d.yaml"), "title: T\nfacts: {actor.kind: company}\n");
        assertThat(Session.run("check", dossier.toString(), "--json", "--packs", folder.toString())
                        .out())
                .contains("our-code");
        assertThat(Session.run("packs", "lint", folder.toString())).isEqualTo(new Session.Ended(ExitCode.OK, "", ""));
        Files.writeString(folder.resolve("frameworks/g7-hiroshima.yaml"), pack);
        var clash = Session.run("frameworks", "list", "--packs", folder.toString());
        assertThat(clash.exitCode()).isEqualTo(ExitCode.MALFORMED);
        assertThat(clash.err()).contains("frameworks/g7-hiroshima.yaml:1: a framework g7-hiroshima is there already");
    }

    @Test
    void schema_ofADossier_offersEveryFact() throws Exception {
        var schema = (Json.Members)
                Json.parse(Session.run("packs", "schema", "dossier").out().getBytes(UTF_8));
        var facts =
                schema.object("properties", "schema").object("facts", "schema").object("properties", "schema");
        assertThat(facts.members())
                .containsKeys("actor.roles", "model.training_flop")
                .doesNotContainKey("market.anywhere");
        for (var form : Form.values()) {
            assertThat(Json.parse(
                            Session.run("packs", "schema", form.word()).out().getBytes(UTF_8)))
                    .as(form.word())
                    .isInstanceOf(Json.Members.class);
        }
    }

    @Test
    void diff_saysWhatChanged_andWhatThatChangesForADossier() throws Exception {
        var older =
                packsWith("frameworks/us-nyc-ll144.yaml", "`emp.screens_candidates`", "NOT `emp.screens_candidates`");
        var dossier = Files.writeString(
                folder.resolve("d.yaml"),
                "title: T\nfacts: {market.places: [US-NYC], "
                        + "emp.screens_candidates: true, emp.substantially_assists: true, actor.roles: [employer], decision.about_persons: true}\n");
        var ended =
                Session.run("packs", "diff", older.toString(), "--dossier", dossier.toString(), "--at", "2026-11-23");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains("~ provision us-nyc-ll144#")
                .contains("applies")
                .containsPattern("answer us-nyc-ll144#\\S+: does not apply → applies")
                .doesNotContain("eu-ai-act");
        assertThat(Session.run("packs", "diff", SHIPPED.toString())).isEqualTo(new Session.Ended(0, "", "0 changes\n"));
        assertThat(Session.run("packs", "diff", folder.resolve("none").toString())
                        .exitCode())
                .isEqualTo(ExitCode.MISSING);
    }

    @Test
    void changes_areThoseOfTheDayAndTheFramework_newestFirst() throws Exception {
        var ended = Session.run("packs", "changes", "--since", "2026-07-27", "--framework", "eu-ai-act");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out().lines().filter(line -> !line.startsWith(" ")))
                .contains("2026-07-27  eu-ai-act  art-4, art-4a, art-5-1-ba, art-5-1-bb, art-10")
                .allMatch(line -> line.contains("  eu-ai-act"))
                .isSortedAccordingTo(Comparator.reverseOrder());
        var all = Session.run("packs", "changes").out();
        assertThat(all)
                .contains("2025-02-02  eu-ai-act\n")
                .contains("2026-06-26  us-il-hb3773  s-2-102-l-2 (not verified)");
        var json = (Json.Items) Json.parse(Session.run("packs", "changes", "--since", "2026-07-27", "--json")
                .out()
                .getBytes(UTF_8));
        assertThat(json.items()).hasSizeBetween(2, 30);
        var last = (Json.Members) json.items().getLast();
        assertThat(last.text("date", "change")).isEqualTo("2026-07-27");
        assertThat(last.text("id", "change")).startsWith("2026-07-27:eu-ai-act:");
        assertThat(Session.run("packs", "changes", "--since", "2100-01-01").out())
                .isEmpty();
    }
}
