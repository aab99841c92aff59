package org.comity.check.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.comity.check.ShippedPacks;
import org.junit.jupiter.api.Test;

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
        assertThat(read.digests().files()).hasSize(72 + 7).containsKey("conflicts.yaml");
        var lines = new StringBuilder();
        for (var path : read.digests().files().keySet()) {
            lines.append(Digests.of(Files.readAllBytes(FOLDER.resolve(path))))
                    .append("  ")
                    .append(path)
                    .append('\n');
        }
        assertThat(read.digests().whole()).isEqualTo(Digests.of(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
