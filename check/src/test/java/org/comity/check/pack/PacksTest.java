package org.comity.check.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.comity.check.ShippedPacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacksTest {
    private static final Path FOLDER = Path.of(System.getProperty("comity.root", ".."), "packs");

    private final Packs read = ShippedPacks.packs();
    private final Packs shipped = Packs.shipped();

    @Test
    void shipped_comesFromTheImage() {
        assertThat(Packs.class.getResource("packs.image")).isNotNull();
    }

    @Test
    void shipped_isWhatTheFilesSay() {
        var places = shipped.terms().vocabulary().places();
        assertThat(places.parts()).isEqualTo(read.terms().vocabulary().places().parts());
        var ours = parts(shipped);
        var theirs = parts(read);
        for (int i = 0; i < theirs.size(); i++) {
            assertThat(ours.get(i)).isEqualTo(theirs.get(i));
        }
        assertThat(ours).hasSameSizeAs(theirs);
    }

    /// Each record of the packs, with all that is in it.
    private static List<String> parts(Packs packs) {
        var parts = new ArrayList<Object>(packs.terms().vocabulary().facts());
        parts.addAll(packs.terms().derivations());
        parts.addAll(packs.terms().bearers().entrySet());
        parts.addAll(packs.terms().topics().entrySet());
        parts.addAll(packs.terms().evidence().entrySet());
        parts.addAll(packs.frameworks());
        parts.addAll(packs.mappings());
        parts.addAll(packs.divergences());
        parts.addAll(packs.changes());
        parts.add(packs.digests());
        // Places are the one thing in them that is no record.
        return parts.stream()
                .map(part -> part.toString().replaceAll("Places@[0-9a-f]+", "Places"))
                .toList();
    }

    @Test
    void image_isTheSameEachTime() {
        assertThat(ImageWriter.write(shipped)).isEqualTo(ImageWriter.write(read));
    }

    @Test
    void digests_areThoseOfTheFiles() throws Exception {
        assertThat(read.digests().framework("eu-ai-act"))
                .contains(Digests.of(Files.readAllBytes(FOLDER.resolve("frameworks/eu-ai-act.yaml"))));
        assertThat(read.digests().files()).hasSize(72 + 8).containsKey("conflicts.yaml");
        var lines = new StringBuilder();
        for (var path : read.digests().files().keySet()) {
            lines.append(Digests.of(Files.readAllBytes(FOLDER.resolve(path))))
                    .append("  ")
                    .append(path)
                    .append('\n');
        }
        assertThat(read.digests().whole()).isEqualTo(Digests.of(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void changes_areTheNewestFirst_andEachHasItsOwnId() {
        assertThat(read.changes())
                .hasSizeGreaterThan(20)
                .isSortedAccordingTo(Comparator.comparing(Change::date).reversed())
                .extracting(Change::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}:[a-z0-9-]+:[0-9a-f]{16}"));
    }

    @Test
    void withoutChanges_thereAreNone(@TempDir Path folder) throws Exception {
        new SmallPacks().write(folder);
        assertThat(Packs.read(folder).changes()).hasSize(2);
        Files.delete(folder.resolve("changes.yaml"));
        assertThat(Packs.read(folder).changes()).isEmpty();
    }

    @Test
    void changes_ofAnotherFolder_standAmongThese(@TempDir Path folder) throws Exception {
        Files.writeString(
                Files.createDirectories(folder.resolve("frameworks")).resolve("our-rules.yaml"),
                Files.readString(FOLDER.resolve("frameworks/us-nist-ai-600-1.yaml"))
                        .replace("id: us-nist-ai-600-1", "id: our-rules"));
        Files.writeString(folder.resolve("changes.yaml"), """
                changes: comity.changes/v0
                checked: 2026-11-23
                entries:
                  - {date: 2026-05-20, framework: our-rules, what: "Ours began.", source: "minutes", verified: true}
                """);
        var both = shipped.with(folder).changes();
        assertThat(both)
                .hasSize(shipped.changes().size() + 1)
                .isSortedAccordingTo(Comparator.comparing(Change::date).reversed())
                .extracting(Change::framework)
                .contains("our-rules");
    }
}
