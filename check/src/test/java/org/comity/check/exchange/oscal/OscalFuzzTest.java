package org.comity.check.exchange.oscal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.comity.check.RefusedException;
import org.comity.testkit.Fuzz;
import org.comity.testkit.Parts;
import org.junit.jupiter.api.Test;

class OscalFuzzTest {
    private static final String CATALOG = """
            {"catalog": {"uuid": "x", "metadata": {"title": "t", "links": [{"href": "#a"}]},
             "groups": [{"id": "g", "title": "G", "controls": [{"id": "a-1", "title": "A",
              "props": [{"name": "label", "value": "A.1"}], "parts": [{"name": "statement", "prose": "p"}]}]}]}}""";

    private static final String PROFILE = """
            {"profile": {"imports": [{"href": "c", "include-controls": [{"with-ids": ["a-1"]}],
             "exclude-controls": [{"with-ids": ["a-2"], "with-child-controls": "yes"}]}]}}""";

    private static final String MAPPINGS = """
            {"mapping-collection": {"mappings": {"source-resource": {"href": "c"}, "maps": [
             {"relationship": "subset-of", "sources": [{"id-ref": "a-1"}], "targets": [{"id-ref": "5.1"}]}]}}}""";

    private static final String XML = """
            <catalog xmlns="http://csrc.nist.gov/ns/oscal/1.0" uuid="u"><metadata><title>t <em>e</em></title></metadata>
            <group id="g"><title>G</title><control id="a-1"><title>A</title><prop name="label" value="A.1"/>
            <part name="statement"><p>p</p><ul><li>i</li></ul></part></control></group></catalog>""";

    static final Fuzz OSCAL = Fuzz.of(
            Parts.JSON,
            List.of(CATALOG.getBytes(UTF_8), PROFILE.getBytes(UTF_8), MAPPINGS.getBytes(UTF_8), XML.getBytes(UTF_8)),
            List.of(
                    "catalog",
                    "profile",
                    "controls",
                    "groups",
                    "<p>",
                    "</p>",
                    "<!DOCTYPE a>",
                    "&amp;",
                    "&x;",
                    "<![CDATA[",
                    "#a"),
            input -> {
                OscalFile read;
                try {
                    read = OscalReader.read("f", input);
                } catch (RefusedException e) {
                    return Fuzz.complaint(e);
                }
                try {
                    assertThat(OscalReader.read("f", read.bytes()).document()).isEqualTo(read.document());
                    assertThat(read.figures()).isNotNull();
                    assertThat(read.dangling(List.of(OscalReader.read("c", CATALOG.getBytes(UTF_8)))))
                            .isNotNull();
                    if (read.kind() == Kind.PROFILE) {
                        Profiles.resolve(read, List.of(OscalReader.read("c", CATALOG.getBytes(UTF_8))));
                    }
                } catch (RefusedException e) {
                    throw new AssertionError(e);
                }
                return "accepted " + read.kind();
            });

    @Test
    void whateverComesIn_isReadOrRefused_andWrittenAsItWasRead() {
        assertThat(OSCAL.run(300).keySet()).contains("accepted CATALOG", "accepted PROFILE", "accepted MAPPINGS");
    }
}
