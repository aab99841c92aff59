package org.comity.check.exchange.oscal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import org.comity.check.RefusedException;
import org.comity.check.ShippedPacks;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Packs;
import org.comity.check.pack.Provision;
import org.junit.jupiter.api.Test;

class OscalPacksTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Packs PACKS = ShippedPacks.packs();

    private static OscalFile catalog(Framework framework) throws RefusedException {
        return OscalReader.read(PackWriter.fileOf(framework.id()), PackWriter.catalog(framework));
    }

    private static OscalFile mappings() throws RefusedException {
        return OscalReader.read("m.json", PackWriter.mappings(DAY, PACKS.mappings(), PACKS.divergences()));
    }

    /// A document does not know at which line of a pack something stood.
    private static Framework withoutLines(Framework framework) {
        return new Framework(
                framework.id(),
                framework.title(),
                framework.shortTitle(),
                framework.originalTitles(),
                framework.authority(),
                framework.jurisdictions(),
                framework.kind(),
                framework.status(),
                framework.adopted(),
                framework.inForce(),
                framework.milestones(),
                framework.source(),
                framework.checked(),
                framework.checkedAgainst(),
                framework.provisions().stream().map(OscalPacksTest::withoutLine).toList());
    }

    private static Provision withoutLine(Provision each) {
        return new Provision(
                each.id(),
                each.citation(),
                each.title(),
                each.summary(),
                each.modality(),
                each.binding(),
                each.bearers(),
                each.topics(),
                each.applies(),
                each.shownBy(),
                each.evidence(),
                each.penalty(),
                each.bindsFrom(),
                each.variants(),
                each.bindsUntil(),
                each.verified(),
                each.source(),
                each.notes(),
                0);
    }

    @Test
    void packs_comeBackAsTheyWere() throws Exception {
        for (var framework : PACKS.frameworks()) {
            assertThat(PackReader.framework(catalog(framework), PACKS.terms().vocabulary()))
                    .as(framework.id())
                    .isEqualTo(withoutLines(framework));
        }
    }

    @Test
    void relations_comeBackAsTheyWere() throws Exception {
        assertThat(PackReader.mappings(mappings())).containsExactlyInAnyOrderElementsOf(PACKS.mappings());
        assertThat(PackReader.divergences(mappings(), PACKS.terms().vocabulary()))
                .containsExactlyElementsOf(PACKS.divergences());
    }

    @Test
    void whatIsWritten_isAsTheOfficialSchemasWantIt() throws Exception {
        for (var framework : PACKS.frameworks()) {
            assertThat(Judge.places(Kind.CATALOG, PackWriter.catalog(framework)))
                    .as(framework.id())
                    .isEmpty();
            assertThat(catalog(framework).deviations()).as(framework.id()).isEmpty();
        }
        assertThat(Judge.places(Kind.MAPPINGS, mappings().bytes())).isEmpty();
        assertThat(mappings().deviations()).isEmpty();
    }

    @Test
    void controls_areCalledBySomethingOfTheirOwn() throws Exception {
        for (var framework : PACKS.frameworks()) {
            assertThat(framework.provisions().stream().map(Provision::id).map(Ours::token))
                    .as(framework.id())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void mappings_leadToControlsThatAreThere() throws Exception {
        var catalogs = new java.util.ArrayList<OscalFile>();
        for (var framework : PACKS.frameworks()) {
            catalogs.add(catalog(framework));
        }
        assertThat(mappings().dangling(catalogs)).isEmpty();
        assertThat(mappings().dangling(catalogs.subList(1, catalogs.size()))).isNotEmpty();
    }

    @Test
    void profile_resolvesToWhatWasSelected() throws Exception {
        var act = PACKS.framework("eu-ai-act").orElseThrow();
        var selected = new LinkedHashMap<String, List<String>>();
        selected.put(
                act.id(), act.provisions().stream().map(Provision::id).limit(3).toList());
        var bytes = PackWriter.profile("Three", DAY, selected);
        assertThat(Judge.places(Kind.PROFILE, bytes)).isEmpty();
        var resolved = Profiles.resolve(OscalReader.read("p.json", bytes), List.of(catalog(act)));
        assertThat(resolved.controls()).isEqualTo(selected.get(act.id()));
        assertThat(resolved.unresolved()).isEmpty();
    }

    @Test
    void propertiesOfOthers_surviveARoundTrip() throws Exception {
        var act = PACKS.framework("eu-ai-act").orElseThrow();
        var text = new String(PackWriter.catalog(act), UTF_8)
                .replaceFirst(
                        "\"props\" : \\[",
                        "\"props\": [{\"name\": \"theirs\", \"ns\": \"https://example.org/ns\", \"value\": \"v\"},");
        assertThat(text).contains("theirs");
        var read = OscalReader.read("a.json", text.getBytes(UTF_8));
        assertThat(read.deviations()).isEmpty();
        assertThat(new String(read.bytes(), UTF_8)).contains("\"theirs\"");
        assertThat(PackReader.framework(read, PACKS.terms().vocabulary())).isEqualTo(withoutLines(act));
    }

    @Test
    void ids_thatOscalDoesNotAllow_areKeptBesideOnesThatItDoes() {
        assertThat(Ours.token("5.1")).isEqualTo("p-5.1");
        assertThat(Ours.token("art-50-2")).isEqualTo("art-50-2");
        assertThat(Ours.token("a/b c")).isEqualTo("p-a-b-c");
    }

    @Test
    void catalogOfOthers_isNoPack() throws Exception {
        var file = OscalReader.read("c.json", """
                {"catalog": {"uuid": "x", "metadata": {"title": "t"}, "controls": [{"id": "a", "title": "b"}]}}""".getBytes(UTF_8));
        assertThatThrownBy(() -> PackReader.framework(file, PACKS.terms().vocabulary()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is no pack")
                .hasMessageContaining("/catalog/controls/0: the property applies-when");
        assertThat(file.deviations())
                .extracting(deviation -> deviation.place().pointer())
                .contains("/catalog/uuid", "/catalog/metadata");
    }

    @Test
    void danglingReferences_areNamedByPlace() throws Exception {
        var file = OscalReader.read("c.json", """
                {"catalog": {"metadata": {"links": [{"href": "#nowhere"}, {"href": "#a"}]},
                 "controls": [{"id": "a", "title": "b"}]}}""".getBytes(UTF_8));
        assertThat(file.dangling(List.of()))
                .extracting(Deviation::toString)
                .containsExactly("c.json:1 /catalog/metadata/links/0/href: nothing here is called #nowhere");
    }

    @Test
    void mappings_asOneObjectOrAList_areReadAlike() throws Exception {
        var mapping =
                "{\"maps\": [{\"relationship\": \"equal-to\", \"sources\": [{\"id-ref\": \"a\"}], \"targets\": []}]}";
        for (var form : List.of(mapping, "[" + mapping + "]")) {
            assertThat(OscalReader.read("m", ("{\"mapping-collection\": {\"mappings\": " + form + "}}").getBytes(UTF_8))
                            .figures())
                    .containsEntry("maps", 1)
                    .containsEntry("equal-to", 1);
        }
    }

    @Test
    void filesThatAreNone_areRefused() {
        for (var text : List.of(
                "",
                "[]",
                "{}",
                "{\"catalog\": 1}",
                "{\"system-security-plan\": {}}",
                "{\"catalog\": {\"x\": ",
                "<catalog/>",
                "<catalog xmlns=\"http://csrc.nist.gov/ns/oscal/1.0\">",
                "<!DOCTYPE catalog [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><catalog xmlns=\"http://csrc.nist.gov/ns/oscal/1.0\">&x;</catalog>",
                "<!DOCTYPE catalog [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><catalog xmlns=\"http://csrc.nist.gov/ns/oscal/1.0\" uuid=\"u\">&b;</catalog>",
                "<catalog xmlns=\"http://csrc.nist.gov/ns/oscal/1.0\">" + "<group>".repeat(200) + "</group>".repeat(200)
                        + "</catalog>")) {
            assertThatThrownBy(() -> OscalReader.read("f", text.getBytes(UTF_8)))
                    .as(text.substring(0, Math.min(60, text.length())))
                    .isInstanceOf(RefusedException.class);
        }
    }
}
