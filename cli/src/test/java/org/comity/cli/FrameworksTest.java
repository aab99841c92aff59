package org.comity.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.comity.record.json.Json;
import org.junit.jupiter.api.Test;

class FrameworksTest {
    private static List<Json.Members> listed(String... options) throws Exception {
        var line = new ArrayList<>(List.of("frameworks", "list", "--json"));
        line.addAll(List.of(options));
        var ended = Session.run(line.toArray(String[]::new));
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return ((Json.Items) Json.parse(ended.out().getBytes(UTF_8)))
                .items().stream().map(Json.Members.class::cast).toList();
    }

    private static List<String> ids(List<Json.Members> rows) throws Exception {
        var ids = new ArrayList<String>();
        for (var row : rows) {
            ids.add(row.text("id", "row"));
        }
        return ids;
    }

    @Test
    void list_countsEveryFrameworkAndProvision() throws Exception {
        var rows = listed();
        long provisions = 0;
        for (var row : rows) {
            assertThat(row.members().keySet())
                    .containsExactlyInAnyOrder("id", "title", "jurisdictions", "status", "provisions", "verified");
            provisions += row.whole("provisions", "row");
            assertThat(row.whole("verified", "row")).isBetween(0L, row.whole("provisions", "row"));
        }
        assertThat(rows).hasSize(72);
        assertThat(provisions).isEqualTo(832);
        var ended = Session.run("frameworks", "list");
        assertThat(ended.out().lines()).hasSize(72);
        assertThat(ended.err()).startsWith("72 frameworks, 832 provisions, ");
    }

    @Test
    void jurisdiction_bringsItsPartsAndWhatItIsPartOf() throws Exception {
        assertThat(ids(listed("--jurisdiction", "fr"))).contains("eu-ai-act").doesNotContain("cn-pipl");
        assertThat(ids(listed("--jurisdiction", "US"))).contains("us-nyc-ll144", "us-nist-ai-rmf");
        assertThat(ids(listed("--jurisdiction", "US-NYC")))
                .contains("us-nyc-ll144", "us-nist-ai-rmf")
                .doesNotContain("us-ca-sb53");
        var nowhere = Session.run("frameworks", "list", "--jurisdiction", "XX");
        assertThat(nowhere.exitCode()).isEqualTo(ExitCode.MISSING);
        assertThat(nowhere.err()).contains("there are those of").contains("CN");
    }

    @Test
    void filters_takeAwayWhatDoesNotFit() throws Exception {
        assertThat(ids(listed("--status", "proposed"))).containsExactly("br-pl-2338");
        assertThat(ids(listed("--topic", "synthetic-content-labelling")))
                .contains("cn-labelling-measures")
                .doesNotContain("us-nyc-ll144");
        assertThat(listed("--status", "proposed", "--jurisdiction", "CN")).isEmpty();
    }

    @Test
    void show_saysOfAProvisionWhatHangsOnIt() {
        var ended = Session.run("frameworks", "show", "eu-ai-act#art-50-2");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out())
                .contains("Art. 50(2)")
                .contains("must, binding")
                .contains("from        2026-08-02")
                .contains("NOT `cap.standard_editing_only`")
                .contains("cap.generates_synthetic_content: ")
                .contains("intersects cn-labelling-measures#art-5")
                .contains("tension with cn-gb-45438#cl-6-1");
        assertThat(Session.run("frameworks", "show", "eu-ai-act#art-5-1-a").out())
                .contains("none recorded; that is not evidence that none exists");
        assertThat(Session.run("frameworks", "show", "cn-pipl").out()).contains("(not verified)");
    }

    @Test
    void show_ofAnUnknownOne_namesTheNearest() {
        var framework = Session.run("frameworks", "show", "eu-ai-akt");
        assertThat(framework.exitCode()).isEqualTo(ExitCode.MISSING);
        assertThat(framework.err()).contains("did you mean \"eu-ai-act\"?");
        var provision = Session.run("frameworks", "show", "eu-ai-act#art-50-22");
        assertThat(provision.exitCode()).isEqualTo(ExitCode.MISSING);
        assertThat(provision.err()).contains("did you mean \"art-50-2\"?");
    }
}
