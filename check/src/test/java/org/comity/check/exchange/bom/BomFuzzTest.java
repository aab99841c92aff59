package org.comity.check.exchange.bom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.comity.check.RefusedException;
import org.comity.check.ShippedPacks;
import org.comity.check.dossier.DossierReader;
import org.comity.testkit.Fuzz;
import org.comity.testkit.Parts;
import org.junit.jupiter.api.Test;

class BomFuzzTest {
    static final Fuzz BOM = Fuzz.of(
            Parts.JSON,
            List.of(
                    """
                    {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{"type": "machine-learning-model",
                     "name": "m", "hashes": [{"alg": "MD5", "content": "x"}], "licenses": [{"license": {"id": "MIT"}}],
                     "modelCard": {"modelParameters": {"approach": {"type": "supervised"}, "task": "text-to-image"}}}]}""".getBytes(UTF_8),
                    """
                    {"@graph": [{"type": "CreationInfo", "specVersion": "3.0.1"}, {"type": "ai_AIPackage", "spdxId": "a",
                     "ai_useSensitivePersonalInformation": "yes"}, {"type": "Relationship", "from": "a",
                     "relationshipType": "trainedOn", "to": ["b"]}]}""".getBytes(UTF_8),
                    """
                    {"conformsTo": "http://mlcommons.org/croissant/1.0", "name": "c", "license": "other",
                     "rai:annotationsPerItem": 3, "distribution": [{"sha256": "https://a"}]}""".getBytes(UTF_8),
                    "---\nlicense: mit\ndatasets: [a]\nmodel-index:\n- name: m\n---\n# T\n## Uses\nu\n"
                            .getBytes(UTF_8)),
            List.of(
                    "---\n",
                    "NOASSERTION",
                    "datasets",
                    "components",
                    "@graph",
                    "rai:dataCollectionType",
                    "Web Scraping",
                    "\u00c2\u0085"),
            input -> {
                Imported read;
                try {
                    read = BomReader.read("f", input);
                } catch (RefusedException e) {
                    assertThat(e.problems()).isNotEmpty();
                    return Fuzz.complaint(e);
                }
                var imports = new Imports(List.of(read));
                var starter = Starter.yaml(imports, ShippedPacks.packs().terms().vocabulary());
                // Whatever a file says, the dossier that begins with it says no fact beyond those that were read.
                assertThat(DossierReader.read("d", starter.getBytes(UTF_8), ShippedPacks.packs())
                                .facts())
                        .containsExactlyEntriesOf(imports.facts());
                return "accepted " + read.form();
            });

    @Test
    void whateverComesIn_isReadOrRefused() {
        assertThat(BOM.run(400).keySet())
                .contains("accepted CYCLONEDX", "accepted SPDX", "accepted CROISSANT", "accepted CARD");
    }
}
