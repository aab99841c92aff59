package org.comity.check.exchange.oscal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.comity.check.RefusedException;
import org.comity.check.exchange.json.Json;
import org.comity.testkit.Shared;
import org.junit.jupiter.api.Test;

/// Documents as NIST, the Australian Signals Directorate, the BSI and others published them; the figures are those that
/// lie beside them.
class PublishedOscalTest {
    private static OscalFile read(String name) throws IOException, RefusedException {
        return OscalReader.read(name.replace(".gz", ""), bytes(Shared.require("data/oscal/" + name)));
    }

    private static byte[] bytes(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return file.toString().endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
        }
    }

    private static List<OscalFile> all() throws IOException, RefusedException {
        var files = new ArrayList<OscalFile>();
        try (var folder = Files.list(Shared.require("data/oscal"))) {
            for (var file : folder.filter(each -> each.toString().matches(".*\\.(json|xml)(\\.gz)?"))
                    .sorted()
                    .toList()) {
                files.add(read(String.valueOf(file.getFileName())));
            }
        }
        return files;
    }

    @Test
    void eachFile_isReadWithTheFiguresThatLieBesideIt() throws Exception {
        // Of the parts, 2,176 stand in controls and one in a group.
        assertThat(read("NIST_SP-800-53_rev5_PRIVACY-baseline-resolved-profile_catalog.json.gz")
                        .figures())
                .containsAllEntriesOf(
                        Map.of("groups", 16, "controls", 102, "parts", 2176 + 1, "params", 267, "resources", 90));
        assertThat(read("NIST_SP-800-53_rev5_PRIVACY-baseline_profile.json").figures())
                .containsAllEntriesOf(Map.of("imports", 1, "with-ids", 96));
        assertThat(read("basic-catalog.json").figures()).containsAllEntriesOf(Map.of("groups", 4, "controls", 4));
        assertThat(read("NIST_CSF_v2.0_catalog.xml.gz").figures()).containsAllEntriesOf(Map.of("controls", 219));
        assertThat(read("ISM_catalog.json.gz").figures())
                .containsAllEntriesOf(Map.of("groups", 562, "controls", 1107, "resources", 238));
        assertThat(read("ISM_E8_ML1-baseline_profile.json").figures())
                .containsAllEntriesOf(Map.of("imports", 1, "with-ids", 46));
        assertThat(read("ISM_E8_ML1-baseline-resolved-profile_catalog.json.gz").figures())
                .containsAllEntriesOf(Map.of("groups", 24, "controls", 46));
        assertThat(read("BSI_ISO27001-AnnexA-to-GSpp-mapping_collection.json").figures())
                .containsAllEntriesOf(Map.of(
                        "mappings",
                        2,
                        "maps",
                        96,
                        "subset-of",
                        75,
                        "equivalent-to",
                        16,
                        "intersects-with",
                        5,
                        "sources",
                        93,
                        "targets",
                        299));
        assertThat(read("BSI_ISO27001-AnnexA-catalog.json").figures())
                .containsAllEntriesOf(Map.of("groups", 4, "controls", 93));
        assertThat(read("BSI-Methodik-Grundschutzpp-catalog.json.gz").figures())
                .containsAllEntriesOf(Map.of("groups", 41, "controls", 95));
        assertThat(read("trestle_pci-mapping-collection.json").figures()).containsEntry("maps", 8);
        assertThat(read("trestle_comprehensive_mapping.json").figures()).containsEntry("maps", 3);
    }

    /// A validator that speaks of every form that is allowed counts 190 in the second and 4 in the last: of four groups
    /// it says also that they hold no groups, and of the list of mappings that it is no object.
    @Test
    void fourFiles_breakTheSchema_andEachDeviationIsListed() throws Exception {
        var deviating =
                all().stream().filter(file -> !file.deviations().isEmpty()).toList();
        assertThat(deviating)
                .extracting(file -> file.file() + " " + file.deviations().size())
                .containsExactlyInAnyOrder(
                        "BSI_ISO27001-AnnexA-to-GSpp-mapping_collection.json 2",
                        "BSI_ISO27001-AnnexA-catalog.json 186",
                        "trestle_pci-mapping-collection.json 2",
                        "trestle_comprehensive_mapping.json 3");
        assertThat(read("BSI_ISO27001-AnnexA-to-GSpp-mapping_collection.json").deviations())
                .extracting(deviation -> deviation.place().pointer())
                .containsExactly(
                        "/mapping-collection/provenance/qa-reviewed", "/mapping-collection/provenance/qa-note");
    }

    @Test
    void deviations_areThoseThatAnotherValidatorFinds() throws Exception {
        for (var file : all()) {
            var judged = Judge.places(file.kind(), file.bytes());
            assertThat(file.deviations().isEmpty()).as(file.file()).isEqualTo(judged.isEmpty());
            // Where several forms are allowed the judge speaks of each, and we of the nearest.
            assertThat(judged)
                    .as(file.file())
                    .containsAll(file.deviations().stream()
                            .map(deviation -> deviation.place().pointer())
                            .toList());
        }
    }

    @Test
    void profileOfTheEssentialEight_resolvesToThePublishedControls() throws Exception {
        var catalog = read("ISM_catalog.json.gz");
        var resolved = Profiles.resolve(read("ISM_E8_ML1-baseline_profile.json"), List.of(catalog));
        var published = read("ISM_E8_ML1-baseline-resolved-profile_catalog.json.gz");
        assertThat(resolved.unresolved()).isEmpty();
        assertThat(resolved.groupCount()).isEqualTo(24);
        assertThat(resolved.controls()).hasSize(46).containsExactlyInAnyOrderElementsOf(controls(published));
    }

    private static List<String> controls(OscalFile file) {
        var ids = new ArrayList<String>();
        OscalFile.walk(
                file.body(), "controls", control -> ids.add(control.text("id").orElse("")));
        return ids;
    }

    @Test
    void profileWhoseCatalogIsNotHere_isSaid_andResolvesToNothing() throws Exception {
        var resolved = Profiles.resolve(read("NIST_SP-800-53_rev5_PRIVACY-baseline_profile.json"), List.of());
        assertThat(resolved.controls()).isEmpty();
        assertThat(resolved.unresolved())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.place().pointer()).startsWith("/profile/"));
    }

    @Test
    void mappings_leadToTheCatalogsThatAreThere_andTheOthersAreSaid() throws Exception {
        var mapping = read("BSI_ISO27001-AnnexA-to-GSpp-mapping_collection.json");
        var iso = OscalReader.read(
                "ISO27001-AnnexA-catalog.json", bytes(Shared.require("data/oscal/BSI_ISO27001-AnnexA-catalog.json")));
        var methodik = OscalReader.read(
                "BSI-Methodik-Grundschutz++-catalog.json",
                bytes(Shared.require("data/oscal/BSI-Methodik-Grundschutzpp-catalog.json.gz")));
        // Of the 23 controls that it names in one catalog, this edition of it has eight; the other catalog is not here.
        assertThat(mapping.dangling(List.of(iso, methodik)).stream()
                        .map(Deviation::message)
                        .filter(message -> message.startsWith("no control"))
                        .distinct())
                .hasSize(23 - 8);
        assertThat(mapping.dangling(List.of(iso, methodik)))
                .extracting(Deviation::message)
                .anyMatch(message -> message.contains("BSI-Stand-der-Technik-Kernel-catalog.json"));
    }

    @Test
    void eachFile_isWrittenAsItWasRead() throws Exception {
        for (var file : all()) {
            var again = OscalReader.read(file.file(), file.bytes());
            assertThat(again.document()).as(file.file()).isEqualTo(file.document());
            assertThat(again.figures()).as(file.file()).isEqualTo(file.figures());
        }
    }

    @Test
    void xml_saysWhatItSaysInItsProse() throws Exception {
        var csf = read("NIST_CSF_v2.0_catalog.xml.gz");
        var control = csf.body().each("groups").getFirst().each("controls").getFirst();
        assertThat(control.at("parts")).isPresent();
        assertThat(control.each("parts").stream().flatMap(part -> part.text("prose").stream()))
                .isNotEmpty()
                .noneMatch(prose -> prose.contains("<"));
        assertThat(csf.body().at("metadata").flatMap(metadata -> metadata.at("parties")))
                .get()
                .isInstanceOf(Json.Items.class);
    }
}
