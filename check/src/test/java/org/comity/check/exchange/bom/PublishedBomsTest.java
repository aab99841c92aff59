package org.comity.check.exchange.bom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.comity.check.RefusedException;
import org.comity.testkit.Shared;
import org.junit.jupiter.api.Test;

/// Bills and cards as others published them.
class PublishedBomsTest {
    static byte[] bytes(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return file.toString().endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
        }
    }

    private static Imported read(String name) throws IOException, RefusedException {
        return BomReader.read(name, bytes(Shared.require("data/dossiers/" + name)));
    }

    private static List<String> facts(Imported file) {
        return file.all(Reading.Fact.class).stream()
                .map(fact -> fact.fact() + " = " + Starter.written(fact.value()) + " at "
                        + fact.place().pointer())
                .toList();
    }

    @Test
    void cycloneDx_ofDiffusion_saysThatItLearnedFromData_andItsPictureIsLeftAlone() throws Exception {
        var file = read("cyclonedx-1.6-machine-learning.json.gz");
        assertThat(facts(file))
                .containsExactly("data.training_used = true at /components/0/modelCard/modelParameters/approach/type");
        assertThat(file.unread()).isEmpty();
        assertThat(file.readings())
                .allSatisfy(reading -> assertThat(reading.words().length()).isLessThanOrEqualTo(601));
        assertThat(file.readings())
                .noneSatisfy(reading -> assertThat(reading.words()).startsWith("/9j/"));
    }

    @Test
    void cycloneDx_ofLlama_namesTwoProducers() throws Exception {
        var file = read("cyclonedx-1.7-ml-considerations-env.json");
        assertThat(facts(file)).isEmpty();
        assertThat(new Imports(List.of(file)).conflicts())
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.sides())
                        .extracting(Reading::words)
                        .containsExactly("Hugging Face", "meta"));
    }

    @Test
    void spdx_ofSentiment_saysWhatItWasTrainedOn() throws Exception {
        assertThat(facts(read("spdx-3.0.1-ai-sentiment.json")))
                .containsExactly(
                        "data.special_categories = false at /@graph/20/ai_useSensitivePersonalInformation",
                        "data.training_used = true at /@graph/35/to/0",
                        "data.training_used = true at /@graph/35/to/1");
    }

    @Test
    void spdx_ofADataset_fillsNothing() throws Exception {
        var file = read("spdx-3.0-dataset.json");
        assertThat(facts(file)).isEmpty();
        assertThat(file.all(Reading.Said.class)).anySatisfy(said -> {
            assertThat(said.what()).isEqualTo("suppliedBy");
            assertThat(said.words()).isEqualTo("Our World in Data");
        });
    }

    @Test
    void croissant_fillsNothing_andItsTrapsAreNamed() throws Exception {
        assertThat(read("croissant-1.0-credit-g.json").all(Reading.Oddity.class))
                .singleElement()
                .satisfies(odd -> assertThat(odd.place().pointer()).isEqualTo("/license"));
        assertThat(read("croissant-1.0-hh-rlhf.json").all(Reading.Oddity.class))
                .singleElement()
                .satisfies(odd -> assertThat(odd.remedy()).contains("address"));
        assertThat(read("croissant-1.0-dices-350.json").all(Reading.Said.class))
                .filteredOn(said -> said.bearsOn().contains("dataset.annotated"))
                .hasSize(4);
        var draft = read("croissant-1.1-commoncrawl-draft.json");
        assertThat(draft.version()).isEqualTo("1.1");
        for (var name : List.of("croissant-1.0-credit-g", "croissant-1.0-hh-rlhf", "croissant-1.0-dices-350")) {
            assertThat(facts(read(name + ".json"))).isEmpty();
        }
    }

    @Test
    void cards_areReadByTheirHeads_andTheirTextIsLaidBeside() throws Exception {
        assertThat(facts(read("hf-modelcard-simple-model-index.md")))
                .containsExactly("data.training_used = true at /datasets/0");
        var bloom = read("hf-modelcard-bloom.md");
        assertThat(facts(bloom)).isEmpty();
        assertThat(bloom.all(Reading.Said.class)).anySatisfy(said -> {
            assertThat(said.words()).isEqualTo("bigscience-bloom-rail-1.0");
            assertThat(said.bearsOn()).contains("system.open_source");
        });
        assertThatThrownBy(() -> read("hf-modelcard-invalid.md")).hasMessageContaining("hf-modelcard-invalid.md:2");
    }
}
