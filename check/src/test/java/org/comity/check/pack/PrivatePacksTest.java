package org.comity.check.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.comity.check.Answer;
import org.comity.check.RefusedException;
import org.comity.check.ShippedPacks;
import org.comity.check.dossier.DossierReader;
import org.comity.check.fact.Value;
import org.comity.check.finding.Check;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A user's own packs beside those that come along.
class PrivatePacksTest {
    private static final String FACTS = """
            facts: comity.facts/v0
            vocabulary:
              - name: ours.board_informed
                type: "bool"
                meaning: "the board was told of the system"
                question: "Was the board told?"
                why: "Our rule 1."
              - name: ours.grave
                type: "bool"
                meaning: "the system is grave by our rules"
                why: "Our rule 1."
            """;
    private static final String DERIVED = """
            derived: comity.derived/v0
            checked: 2026-11-23
            rules:
              - fact: ours.grave
                type: bool
                value: "`eu.high_risk` OR NOT `ours.board_informed`"
                source: "our rule 1"
            """;

    private final Packs shipped = ShippedPacks.packs();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void writeOurs() throws Exception {
        write("facts.yaml", FACTS);
        write("derived.yaml", DERIVED);
        write(
                "frameworks/our-rules.yaml",
                SmallPacks.pack("our-rules", "`ours.grave`")
                        .replace("topics: [scope]", "topics: [risk-management]")
                        .replace("all_of: [policy]", "all_of: [ai-policy]"));
        write("crosswalk-ours.yaml", """
                crosswalk: comity.crosswalk/v0
                checked: 2026-11-23
                mappings:
                  - from: our-rules#art-1
                    to: eu-ai-act#art-9
                    relation: intersects
                    rationale: "Ours goes further."
                    confidence: low
                """);
    }

    private void write(String name, String text) throws Exception {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void ours_standBesideTheShippedOnes() throws Exception {
        var both = shipped.with(folder);
        assertThat(both.frameworks()).hasSize(shipped.frameworks().size() + 1);
        assertThat(both.frameworks().subList(0, 72)).isEqualTo(shipped.frameworks());
        assertThat(both.mappings()).hasSize(shipped.mappings().size() + 1);
        assertThat(both.divergences()).isEqualTo(shipped.divergences());
        var ours = both.framework("our-rules").orElseThrow().provisions().getFirst();
        assertThat(both.program().asked(ours.applies())).contains("ours.board_informed", "system.product_law");
        assertThat(both.program()
                        .evaluate(Map.of("ours.board_informed", new Value.Flag(false)))
                        .answer(ours.applies()))
                .isEqualTo(Answer.YES);
        assertThat(Lint.of(folder, shipped)).isEmpty();
    }

    @Test
    void ours_areFoundByACheck() throws Exception {
        var both = shipped.with(folder);
        var dossier = DossierReader.read(
                "d.yaml", "title: T\nfacts: {ours.board_informed: false}\n".getBytes(StandardCharsets.UTF_8), both);
        assertThat(Check.of(both, dossier, LocalDate.of(2026, 11, 23)).findings())
                .anySatisfy(finding -> assertThat(finding.framework().id()).isEqualTo("our-rules"));
    }

    @Test
    void digests_nameBoth() throws Exception {
        var both = shipped.with(folder);
        assertThat(both.digests().files())
                .containsAllEntriesOf(shipped.digests().files())
                .containsKey("1/frameworks/our-rules.yaml");
        assertThat(both.digests().framework("our-rules"))
                .contains(Digests.of(Files.readAllBytes(folder.resolve("frameworks/our-rules.yaml"))));
        assertThat(both.digests().whole()).isNotEqualTo(shipped.digests().whole());
    }

    @Test
    void whatIsThereAlready_cannotBeChanged() throws Exception {
        refused(
                "frameworks/eu-gdpr.yaml",
                SmallPacks.pack("eu-gdpr", "TRUE")
                        .replace("[scope]", "[risk-management]")
                        .replace("all_of: [policy]", "all_of: [ai-policy]"),
                "a framework eu-gdpr is there already");
        refused(
                "facts.yaml",
                FACTS.replace("ours.board_informed", "actor.size"),
                "the fact actor.size stands here a second time");
        refused(
                "derived.yaml",
                DERIVED.replace("fact: ours.grave", "fact: affected.public"),
                "only your own can be derived here");
        refused(
                "derived.yaml",
                DERIVED.replace("rules:", "places:\n  EU: [US]\nrules:"),
                "places are those of the packs that come along");
        refused(
                "derived.yaml",
                DERIVED.replace("rules:", "bearers:\n  king: \"`ours.grave`\"\nrules:"),
                "bearers are those");
        refused(
                "topics.yaml",
                "topics: comity.topics/v0\nentries:\n  - {id: security, title: \"Ours\"}\n",
                "the topic security stands here a second time");
    }

    private void refused(String file, String text, String why) throws Exception {
        var before = Files.exists(folder.resolve(file)) ? Files.readString(folder.resolve(file)) : null;
        write(file, text);
        assertThatThrownBy(() -> shipped.with(folder))
                .as(file)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(folder + "/" + file)
                .hasMessageContaining(why);
        if (before == null) {
            Files.delete(folder.resolve(file));
        } else {
            write(file, before);
        }
    }

    @Test
    void folderWithoutPacks_isRefused() throws Exception {
        var empty = Files.createDirectories(folder.resolve("empty"));
        assertThatThrownBy(() -> shipped.with(empty))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no pack is in this folder");
        assertThat(Lint.of(empty, shipped)).hasSize(1);
    }
}
