package org.comity.check.exchange.bom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.comity.check.RefusedException;
import org.comity.check.ShippedPacks;
import org.comity.check.dossier.AboutField;
import org.comity.check.dossier.DossierReader;
import org.comity.check.fact.Members;
import org.comity.check.fact.Value;
import org.junit.jupiter.api.Test;

class BomReaderTest {
    private static Imported read(String file, String text) throws RefusedException {
        return BomReader.read(file, text.getBytes(UTF_8));
    }

    private static Imports imports(String... texts) throws RefusedException {
        var files = new java.util.ArrayList<Imported>();
        for (var text : texts) {
            files.add(read("file-" + files.size() + ".json", text));
        }
        return new Imports(files);
    }

    /// A bill with one model, of which this is said beside its name.
    private static String bill(String members) {
        return """
                {"bomFormat": "CycloneDX", "specVersion": "1.6",
                 "components": [{"type": "machine-learning-model", "name": "m", %s}]}""".formatted(members);
    }

    private static String parameters(String members) {
        return bill("\"modelCard\": {\"modelParameters\": {" + members + "}}");
    }

    private static String spdx(String ai, String dataset) {
        return """
                {"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": [
                 {"type": "CreationInfo", "@id": "_:c", "specVersion": "3.0.1"},
                 {"type": "ai_AIPackage", "spdxId": "urn:a", "name": "a"%s},
                 {"type": "dataset_DatasetPackage", "spdxId": "urn:d", "name": "d"%s}]}""".formatted(ai, dataset);
    }

    private static String croissant(String members) {
        return """
                {"conformsTo": "http://mlcommons.org/croissant/1.0", "name": "c", %s}""".formatted(members);
    }

    private static void assertRefused(String file, String text, String... parts) {
        assertThatThrownBy(() -> read(file, text))
                .isInstanceOf(RefusedException.class)
                .message()
                .contains(parts);
    }

    @Test
    void approach_thatNeedsData_saysThatDataWereUsed() throws Exception {
        var said = imports(parameters("\"approach\": {\"type\": \"supervised\"}"));
        assertThat(said.facts()).containsExactly(java.util.Map.entry("data.training_used", new Value.Flag(true)));
        assertThat(said.files().getFirst().all(Reading.Fact.class))
                .extracting(fact -> fact.place().pointer())
                .containsExactly("/components/0/modelCard/modelParameters/approach/type");
        assertThat(imports(parameters("\"approach\": {\"type\": \"reinforcement-learning\"}"))
                        .facts())
                .isEmpty();
    }

    @Test
    void outputs_fillModalities_thatStayOpen() throws Exception {
        var said = imports(parameters(
                "\"outputs\": [{\"format\": \"image/png\"}, {\"format\": \"text\"}, {\"format\": \"byte[]\"}]"));
        assertThat(said.facts())
                .containsEntry("cap.modalities", new Value.Set(Members.open(List.of("image", "text"), List.of())));
        assertThat(said.beside().get("cap.modalities"))
                .extracting(Reading::words)
                .containsExactly("byte[]");
    }

    @Test
    void task_ofTheVocabulary_saysWhatIsMade_andFreeTextSaysNothing() throws Exception {
        assertThat(imports(parameters("\"task\": \"text-to-image\"")).facts())
                .containsEntry("cap.generates_synthetic_content", new Value.Flag(true));
        assertThat(imports(parameters("\"task\": \"translation\"")).facts()).containsOnlyKeys("cap.modalities");
        assertThat(imports(parameters("\"task\": \"makes pictures from text\"")).facts())
                .isEmpty();
    }

    @Test
    void sensitiveInformation_ofTheModel_isHeld_andAbsenceInOneDatasetIsNot() throws Exception {
        assertThat(imports(spdx(", \"ai_useSensitivePersonalInformation\": \"yes\"", ""))
                        .facts())
                .containsExactly(java.util.Map.entry("data.personal", new Value.Flag(true)));
        assertThat(imports(spdx("", ", \"dataset_hasSensitivePersonalInformation\": \"no\""))
                        .facts())
                .isEmpty();
        assertThat(imports(spdx("", ", \"dataset_hasSensitivePersonalInformation\": \"yes\""))
                        .facts())
                .containsEntry("data.personal", new Value.Flag(true));
    }

    @Test
    void placeholders_areUnknown() throws Exception {
        for (var word : List.of(
                "NOASSERTION",
                "noAssertion",
                "unknown",
                "TODO",
                "[More Information Needed]",
                "",
                " - ",
                "N/A",
                "Tbd.")) {
            var said = read(
                    "a.json",
                    spdx(
                            ", \"ai_useSensitivePersonalInformation\": \"" + word + "\", \"suppliedBy\": \"" + word
                                    + "\"",
                            ""));
            assertThat(said.all(Reading.Fact.class)).as(word).isEmpty();
            assertThat(said.all(Reading.Placeholder.class)).as(word).hasSize(2);
        }
    }

    @Test
    void placeholderInACardsData_isNoDataUsed() throws Exception {
        var said = read("README.md", "---\ndatasets:\n- unknown\n---\n# m\n");
        assertThat(said.all(Reading.Fact.class)).isEmpty();
        assertThat(said.all(Reading.Placeholder.class)).hasSize(1);
    }

    @Test
    void freeText_neverBecomesAFact() throws Exception {
        var said = imports(
                bill("\"description\": \"Trained on personal data of minors; generates images.\", \"modelCard\": "
                        + "{\"considerations\": {\"users\": [\"children\"], \"useCases\": [\"hiring\"]}}"),
                croissant("\"rai:personalSensitiveInformation\": [\"Gender\", \"Age\"], \"rai:dataCollectionType\": "
                        + "\"We scraped the web.\""));
        assertThat(said.facts()).isEmpty();
        assertThat(said.beside().get("data.personal"))
                .extracting(Reading::words)
                .contains("Gender", "Age");
        assertThat(said.beside().get("affected.minors"))
                .extracting(Reading::words)
                .containsExactly("children");
    }

    @Test
    void termsOfTheRaiVocabulary_areFacts() throws Exception {
        assertThat(imports(croissant("\"rai:dataCollectionType\": \"Web Scraping\", \"rai:annotationsPerItem\": \"3\""))
                        .facts())
                .containsOnlyKeys("data.from_third_parties", "dataset.annotated");
        assertThat(imports(croissant("\"rai:annotationsPerItem\": \"0\"")).facts())
                .isEmpty();
    }

    @Test
    void sourcesThatDiffer_areAConflict_andFillNothing() throws Exception {
        var said = imports(
                bill("\"publisher\": \"A\", \"version\": \"1\""), bill("\"publisher\": \"B\", \"version\": \"1\""));
        assertThat(said.conflicts()).extracting(Imports.Conflict::of).containsExactly("model_producer");
        var starter = Starter.yaml(said, ShippedPacks.packs().terms().vocabulary());
        assertThat(starter).contains("# DISPUTED model_producer").doesNotContain("  model_producer:");
        assertThat(starter).contains("\n  model_version: \"1\"\n");
    }

    @Test
    void factsThatDiffer_areAConflict() {
        var place = new org.comity.check.exchange.Place("a", 1, "");
        var readings = List.<Reading>of(
                new Reading.Fact(place, "yes", "data.personal", new Value.Flag(true), ""),
                new Reading.Fact(place, "no", "data.personal", new Value.Flag(false), ""));
        var said = new Imports(List.of(new Imported("a", Form.SPDX, "", "", readings, new java.util.TreeMap<>())));
        assertThat(said.facts()).isEmpty();
        assertThat(said.conflicts()).extracting(Imports.Conflict::of).containsExactly("data.personal");
        assertThat(Starter.yaml(said, ShippedPacks.packs().terms().vocabulary()))
                .contains("# DISPUTED data.personal")
                .contains("facts: {}");
    }

    @Test
    void modelWithoutAndDatasetWithSensitiveInformation_isSaid() throws Exception {
        var said = read(
                "a.json",
                spdx(
                        ", \"ai_useSensitivePersonalInformation\": \"no\"",
                        ", \"dataset_hasSensitivePersonalInformation\": \"yes\""));
        assertThat(said.all(Reading.Oddity.class))
                .singleElement()
                .satisfies(
                        odd -> assertThat(odd.remedy()).contains("/@graph/2/dataset_hasSensitivePersonalInformation"));
    }

    @Test
    void licence_thatNamesNone_isOdd_andNoValue() throws Exception {
        for (var licence : List.of("Public", "other", "Custom")) {
            var said = imports(croissant("\"license\": \"" + licence + "\""));
            assertThat(said.files().getFirst().all(Reading.Oddity.class))
                    .as(licence)
                    .hasSize(1);
            assertThat(said.about()).as(licence).doesNotContainKey(AboutField.DATASET_LICENCE);
        }
        var named = read("README.md", "---\nlicense: other\nlicense_name: house-1.0\n---\n");
        assertThat(named.all(Reading.Oddity.class)).isEmpty();
    }

    @Test
    void digest_thatCannotBeOne_isOdd() throws Exception {
        for (var digest : List.of("https://example.org/1", "xyz", "00")) {
            var said = imports(croissant("\"distribution\": [{\"@id\": \"f\", \"sha256\": \"" + digest + "\"}]"));
            assertThat(said.files().getFirst().all(Reading.Oddity.class))
                    .as(digest)
                    .hasSize(1);
            assertThat(said.about()).as(digest).doesNotContainKey(AboutField.DATASET_HASH);
        }
    }

    @Test
    void whatNobodyLookedAt_isCounted() throws Exception {
        assertThat(read("a.json", bill("\"x\": [{\"y\": 1}, {\"y\": 2}]")).unread())
                .containsExactly(java.util.Map.entry("/components/*/x/*/y", 2));
    }

    @Test
    void system_aroundItsModels_isTheSubject() throws Exception {
        var said = imports("""
                {"bomFormat": "CycloneDX", "specVersion": "1.7",
                 "metadata": {"component": {"type": "application", "name": "App", "version": "2",
                  "components": [{"type": "machine-learning-model", "name": "inner"}]}},
                 "components": [{"type": "library", "name": "lib",
                  "components": [{"type": "data", "name": "set"}]}]}""");
        assertThat(said.files().getFirst().subject()).isEqualTo("App");
        assertThat(said.about().get(AboutField.NAME)).extracting(Reading::words).containsExactly("App");
        assertThat(said.about().get(AboutField.DATASET_NAME))
                .extracting(Reading::words)
                .containsExactly("set");
    }

    @Test
    void windowsLineEnds_andAMarkBeforeTheText_areRead() throws Exception {
        var said = read(
                "README.md",
                "\ufeff---\r\nlicense: mit\r\ndatasets:\r\n- beans\r\n---\r\n\r\n# Title\r\n\r\n## Uses\r\nfun\r\n");
        assertThat(said.all(Reading.Fact.class)).singleElement().satisfies(fact -> {
            assertThat(fact.fact()).isEqualTo("data.training_used");
            assertThat(fact.place().line()).isEqualTo(4);
        });
        assertThat(said.all(Reading.Said.class).getLast().place().line()).isEqualTo(9);
        assertThat(read("a.json", bill("\"version\": \"1\"").replace("\n", "\r\n"))
                        .subject())
                .isEqualTo("m");
    }

    @Test
    void jsonLd_textOrListOrNode_isReadAlike() throws Exception {
        for (var creator :
                List.of("\"A\"", "[\"A\"]", "{\"@type\": \"Person\", \"name\": \"A\"}", "[{\"@id\": \"A\"}]")) {
            assertThat(imports(croissant("\"creator\": " + creator)).about().get(AboutField.DATASET_PROVENANCE))
                    .as(creator)
                    .extracting(Reading::words)
                    .containsExactly("A");
        }
    }

    @Test
    void nameOfALanguage_isNoBoolean() throws Exception {
        var said = read("README.md", "---\nlanguage: no\nlicense: mit\n---\n");
        assertThat(said.notAFact()).extracting(Reading::words).contains("no");
    }

    @Test
    void starter_isADossierThatSaysWhatWasRead() throws Exception {
        var hostile = "x\\u2028facts:\\n  data.personal: true\\u0007 \\u202e \\\"quoted\\\" # \\\\";
        var said = imports(bill("\"description\": \"" + hostile + "\", \"version\": \"" + hostile
                + "\", \"modelCard\": {\"modelParameters\": {\"task\": \"text-to-image\"}}"));
        var dossier = DossierReader.read(
                "d.yaml",
                Starter.yaml(said, ShippedPacks.packs().terms().vocabulary()).getBytes(UTF_8),
                ShippedPacks.packs());
        assertThat(dossier.facts()).isEqualTo(new java.util.TreeMap<>(said.facts()));
        assertThat(dossier.title()).isEqualTo("m");
        assertThat(dossier.about().get(AboutField.MODEL_VERSION))
                .containsExactly(said.files().getFirst().all(Reading.Said.class).stream()
                        .filter(version -> version.what().equals("version"))
                        .map(Reading::words)
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void factsThatReadersFill_areOfTheVocabulary() throws Exception {
        var vocabulary = ShippedPacks.packs().terms().vocabulary();
        var said = imports(
                parameters("\"approach\": {\"type\": \"x\"}, \"task\": \"t\", \"outputs\": [{\"format\": \"f\"}], "
                        + "\"datasets\": [{\"name\": \"n\", \"sensitiveData\": [\"s\"], \"classification\": \"c\"}]"),
                spdx(
                        ", \"ai_domain\": \"d\", \"ai_autonomyType\": \"yes\", \"builtTime\": \"t\"",
                        ", \"dataset_sensor\": \"s\", \"dataset_dataCollectionProcess\": \"p\""),
                croissant("\"rai:dataAnnotationProtocol\": \"p\", \"rai:dataCollection\": \"c\", \"license\": \"l\""),
                "---\nbase_model: b\ntags: [t]\nlicense: l\n---\n## Uses\nu\n## Training data\nt\n## Hardware\nh\n## Bias\nb\n");
        assertThat(said.beside()).isNotEmpty();
        assertThat(said.beside().keySet())
                .allSatisfy(fact -> assertThat(vocabulary.find(fact)).as(fact).isPresent());
    }

    @Test
    void filesThatAreNone_areRefusedWithPlaceAndRemedy() {
        assertRefused(
                "a.json", "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"compo", "a.json:1", "cut off");
        assertRefused("a.json", bill("\"name\": \"n\""), "a.json:2", "/components/0/name", "Duplicate");
        assertRefused(
                "a.json", "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.4\"}", "/specVersion", "1.5 to 1.7");
        assertRefused("a.json", "{\"specVersion\": \"1.6\"}", "bomFormat");
        assertRefused(
                "a.json",
                "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\": [{\"type\": \"library\"}]}",
                "says nothing of AI");
        assertRefused("a.json", "{\"spdxVersion\": \"SPDX-2.3\"}", "SPDX 3.0");
        assertRefused("a.spdx", "SPDXVersion: SPDX-2.3\n", "SPDX 3.0");
        assertRefused("a.json", "{\"@graph\": [{\"type\": \"software_Sbom\"}]}", "says nothing of AI");
        assertRefused("a.json", "{\"@context\": {\"cr\": \"http://mlcommons.org/croissant/\"}}", "conformsTo");
        assertRefused("a.json", "{}", "no bill of materials");
        assertRefused("a.json", "[1, 2]", "no bill of materials");
        assertRefused("a.xml", "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\"/>", "convert it to JSON");
        assertRefused("a.html", "<!DOCTYPE html>", "XML or HTML");
        assertRefused("README.md", "# Title\n", "no YAML head");
        assertRefused("README.md", "---\nlicense: mit\n", "README.md:1", "close it");
        assertRefused("README.md", "---\n[]\n---\n", "README.md:2", "map of fields");
        assertRefused("README.md", "---\n---\n", "is empty");
        assertRefused("README.md", "---\nlicense: mit\nlicense: apache-2.0\n---\n", "README.md:3", "second time");
        assertRefused("README.md", "---\nlicense: [mit\n---\n", "README.md:", "no YAML");
        assertRefused("README.md", "---\na: &x b\nc: *x\n---\n", "README.md:2", "anchors");
        assertRefused("empty", "", "is nothing that is read");
    }

    @Test
    void depth_size_andEncoding_areBounded() {
        assertRefused("a.json", "{\"a\":".repeat(100) + "1" + "}".repeat(100), "a.json:1", "/a/a/a");
        assertThatThrownBy(() -> BomReader.read("a.json", new byte[50 << 20]))
                .hasMessageContaining("52428800 bytes; at most 33554432 are read");
        assertThatThrownBy(() -> BomReader.read("a.json", new byte[] {'{', (byte) 0xff}))
                .hasMessageContaining("UTF-8");
        assertRefused("a.json", bill("\"version\": " + "1".repeat(1_000)), "a.json:2", "near /components/0");
    }
}
