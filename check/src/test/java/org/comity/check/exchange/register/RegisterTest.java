package org.comity.check.exchange.register;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.comity.check.RefusedException;
import org.comity.check.ShippedPacks;
import org.comity.check.dossier.DossierReader;
import org.comity.check.exchange.json.JsonReader;
import org.junit.jupiter.api.Test;

class RegisterTest {
    private static Register register(Register.Form form, String dossier) throws RefusedException {
        var packs = ShippedPacks.packs();
        return Register.of(
                form,
                DossierReader.read("d.yaml", dossier.getBytes(UTF_8), packs),
                packs.terms().vocabulary().places());
    }

    private static Entry entry(Register register, String point) {
        return register.entries().stream()
                .filter(each -> each.point().equals(point))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eu_hasThirteenPoints_andAnEmptyDossierAnswersNone() throws Exception {
        var register = register(Register.Form.EU, "title: t\nfacts: {}\n");
        assertThat(register.entries()).hasSize(13);
        assertThat(register.entries())
                .allSatisfy(entry -> assertThat(entry.known()).isEmpty());
        assertThat(register.count(Entry.State.MISSING)).isEqualTo(9);
        assertThat(register.count(Entry.State.NOT_NEEDED)).isEqualTo(4);
    }

    @Test
    void g7_hasSevenClusters_andAnEmptyDossierAnswersNone() throws Exception {
        var register = register(Register.Form.G7, "title: t\nfacts: {}\n");
        assertThat(register.entries().stream().map(Entry::group).distinct()).hasSize(7);
        assertThat(register.count(Entry.State.MISSING))
                .isEqualTo(register.entries().size());
    }

    @Test
    void point_ofWhichAPartIsThere_isKnownInPart_andNamesTheRest() throws Exception {
        var provider = entry(register(Register.Form.EU, "title: t\nfacts: {}\nabout: {provider: Acme}\n"), "1");
        assertThat(provider.state()).isEqualTo(Entry.State.IN_PART);
        assertThat(provider.known()).containsExactly(new Entry.Known("about.provider", "Acme"));
        assertThat(provider.missing()).hasSize(2).allMatch(missing -> missing.startsWith("about.provider_"));
    }

    @Test
    void memberStates_areThoseOfThePlaces() throws Exception {
        var states =
                entry(register(Register.Form.EU, "title: t\nfacts: {market.places: [DE, US, \"NO\", FR]}\n"), "10");
        assertThat(states.known()).containsExactly(new Entry.Known("market.places", "DE, FR"));
        assertThat(entry(register(Register.Form.EU, "title: t\nfacts: {market.places: [US]}\n"), "10")
                        .state())
                .isEqualTo(Entry.State.MISSING);
    }

    @Test
    void representative_isNotNeeded_ofAProviderInTheUnion() throws Exception {
        assertThat(entry(register(Register.Form.EU, "title: t\nfacts: {actor.established_in: [FR]}\n"), "3")
                        .state())
                .isEqualTo(Entry.State.NOT_NEEDED);
        assertThat(entry(register(Register.Form.EU, "title: t\nfacts: {actor.established_in: [US]}\n"), "3")
                        .state())
                .isEqualTo(Entry.State.MISSING);
    }

    @Test
    void instructions_areNotGiven_forLawEnforcementAndMigration() throws Exception {
        assertThat(entry(register(Register.Form.EU, "title: t\nfacts: {eu.annex3_points: [6]}\n"), "12")
                        .state())
                .isEqualTo(Entry.State.NOT_NEEDED);
        assertThat(entry(register(Register.Form.EU, "title: t\nfacts: {eu.annex3_points: [4a]}\n"), "12")
                        .state())
                .isEqualTo(Entry.State.MISSING);
    }

    @Test
    void csv_hasOneRowForEachEntry_andNoFormula() throws Exception {
        var csv = register(
                        Register.Form.EU,
                        "title: t\nfacts: {}\nabout: {name: \"=HYPERLINK(\\\"x\\\")\", url: [a, b]}\n")
                .csv();
        assertThat(csv.lines()).hasSize(14);
        assertThat(csv).contains("\"'=HYPERLINK(\"\"x\"\")\"").contains("\"a; b\"");
    }

    @Test
    void json_isJson() throws Exception {
        var json = register(Register.Form.G7, "title: t\nfacts: {}\nabout: {model_name: [a]}\n")
                .json();
        assertThat(JsonReader.read("r", json.getBytes(UTF_8)).each("entries")).hasSize(47);
    }

    @Test
    void fieldThatIsNone_isRefusedWithTheNearest() {
        assertThatThrownBy(() -> register(Register.Form.EU, "title: t\nfacts: {}\nabout:\n  provder: x\n"))
                .hasMessageContaining("d.yaml:4")
                .hasMessageContaining("did you mean provider?");
        assertThatThrownBy(() -> register(Register.Form.EU, "title: t\nfacts: {}\nabout:\n  provider: [x, y]\n"))
                .hasMessageContaining("provider must be a text");
    }
}
