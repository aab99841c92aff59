package org.comity.check.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.comity.check.ShippedPacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintTest {
    @TempDir
    private Path folder = Path.of("");

    private List<Lint.Finding> found(SmallPacks packs) throws Exception {
        return Lint.of(packs.write(folder), ShippedPacks.packs());
    }

    /// The one fault of packs that have one.
    private Lint.Finding fault(SmallPacks packs) throws Exception {
        var faults = found(packs).stream()
                .filter(each -> each.level() == Lint.Level.FAULT)
                .toList();
        assertThat(faults).hasSize(1);
        return faults.getFirst();
    }

    private static SmallPacks packs() {
        return new SmallPacks();
    }

    @Test
    void packsInWhichNothingIsWrong_haveNoFinding() throws Exception {
        assertThat(found(packs())).isEmpty();
    }

    @Test
    void shippedPacks_haveNoFault() throws Exception {
        assertThat(Lint.of(Path.of(System.getProperty("comity.root", ".."), "packs"), ShippedPacks.packs()).stream()
                        .filter(each -> each.level() == Lint.Level.FAULT)
                        .map(each -> each.problem().toString()))
                .isEmpty();
    }

    @Test
    void unknownFact_isNamedWithItsPlaceAndTheNearest() throws Exception {
        var fault = fault(packs().with("frameworks/eu-law.yaml", "`use.scoring`", "`use.scorin`"));
        assertThat(fault.rule()).isEqualTo(Lint.Rule.FORM);
        assertThat(fault.problem().toString())
                .startsWith("frameworks/eu-law.yaml:25: ")
                .contains("use.scorin")
                .contains("did you mean")
                .contains("use.scoring");
    }

    @Test
    void wrongTypes_danglingMappings_andDoubles_areRefused() throws Exception {
        assertThat(fault(packs().with("frameworks/fr-law.yaml", ">= 1e25", "has FR"))
                        .problem()
                        .message())
                .contains("model.flop");
        assertThat(fault(packs().with("crosswalk-all.yaml", "to: fr-law#art-1", "to: fr-law#art-9"))
                        .problem()
                        .toString())
                .isEqualTo("crosswalk-all.yaml:5: no provision is called fr-law#art-9");
        assertThat(fault(packs().with("topics.yaml", "entries:\n", "entries:\n  - {id: scope, title: \"Same\"}\n"))
                        .problem()
                        .message())
                .contains("a second time");
        assertThat(fault(packs().with("frameworks/eu-law.yaml", "    citation: \"Art. 1\"\n", ""))
                        .problem()
                        .message())
                .isEqualTo("citation is missing");
        assertThat(found(packs().with("frameworks/eu-law.yaml", "id: eu-law", "id: eu-lax")))
                .extracting(each -> each.problem().toString())
                .contains(
                        "frameworks/eu-law.yaml:1: the id eu-lax and the name of the file differ; call the file eu-lax.yaml");
    }

    @Test
    void days_mustComeInTheirOrder() throws Exception {
        for (var wrong : List.of("adopted: 2024-03-01", "adopted: 2023-13-01")) {
            assertThat(found(packs().with("frameworks/eu-law.yaml", "adopted: 2024-01-01", wrong)))
                    .as(wrong)
                    .isNotEmpty();
        }
        assertThat(fault(packs().with("frameworks/eu-law.yaml", "binds_from: 2024-02-01", "binds_from: 2023-02-01"))
                        .problem()
                        .toString())
                .startsWith("frameworks/eu-law.yaml:30: binds_from 2023-02-01 is before");
        assertThat(fault(packs().with(
                                        "frameworks/eu-law.yaml",
                                        "binds_from: 2024-02-01",
                                        "binds_from: 2024-02-01\n    binds_until: 2024-01-31"))
                        .problem()
                        .message())
                .startsWith("binds_until 2024-01-31 is before binds_from");
    }

    @Test
    void predicateThatIsNeverYes_isFound() throws Exception {
        for (var never : List.of(
                "`use.scoring` AND NOT `use.scoring`",
                "`model.flop` > 1e26 AND `model.flop` < 1e25",
                "`market.places` has FR AND `market.places` is empty",
                "`market.in_fr` AND NOT `market.in_eu`",
                "`market.places` has FR AND NOT `market.anywhere` has FR")) {
            var fault = fault(packs().with("frameworks/new-law.yaml", SmallPacks.pack("new-law", never)));
            assertThat(fault.rule()).as(never).isEqualTo(Lint.Rule.REACH);
            assertThat(fault.problem().toString())
                    .as(never)
                    .startsWith("frameworks/new-law.yaml:25: applies is never answered yes");
        }
    }

    @Test
    void predicateThatIsNeverNo_isFound_unlessItSaysSo() throws Exception {
        var always = fault(packs().with(
                        "frameworks/new-law.yaml", SmallPacks.pack("new-law", "`use.scoring` OR NOT `use.scoring`")));
        assertThat(always.problem().message()).contains("never answered no").contains("write TRUE");
        assertThat(found(packs().with("frameworks/new-law.yaml", SmallPacks.pack("new-law", "TRUE"))))
                .isEmpty();
    }

    @Test
    void partsOfPlaces_areToldFromTheirWholes() throws Exception {
        for (var possible : List.of(
                "`market.in_eu` AND NOT `market.in_fr`",
                "`market.in_us` AND NOT `market.in_us_ca`",
                "`market.places` has-other-than [EU]",
                "`market.places` has EU AND `market.places` has-other-than [FR]")) {
            assertThat(found(packs().with("frameworks/new-law.yaml", SmallPacks.pack("new-law", possible))))
                    .as(possible)
                    .isEmpty();
        }
    }

    @Test
    void texts_thatPeopleNeed_mustBeThere() throws Exception {
        assertThat(fault(packs().with("facts.yaml", "question: \"Are persons scored?\"", "question: \"\""))
                        .problem()
                        .message())
                .startsWith("use.scoring has no question");
        assertThat(fault(packs().with("facts.yaml", "why: \"Banned in places.\"", "why: \"\""))
                        .problem()
                        .message())
                .startsWith("use.scoring has no why");
        assertThat(fault(packs().with(
                                        "frameworks/eu-law.yaml",
                                        "No scoring.",
                                        "No scoring. ".repeat(30).strip()))
                        .problem()
                        .message())
                .startsWith("summary has 359 characters");
        assertThat(fault(packs().with("frameworks/eu-law.yaml", "No scoring.", "Then it is compliant."))
                        .problem()
                        .message())
                .contains("verdict");
    }

    @Test
    void relations_sayNoMoreThanWasSeen() throws Exception {
        assertThat(fault(packs().with("conflicts.yaml", "confidence: medium", "confidence: high"))
                        .problem()
                        .toString())
                .startsWith("conflicts.yaml:12: confidence is high");
        assertThat(fault(packs().with("conflicts.yaml", "reviewed: false", "reviewed: true"))
                        .problem()
                        .message())
                .contains("see both texts first");
        assertThat(fault(packs().with("conflicts.yaml", " AND `use.scoring`", ""))
                        .problem()
                        .toString())
                .startsWith("conflicts.yaml:7: facts can hold where eu-law#art-1 does not apply");
        assertThat(fault(packs().with("evidence.yaml", "eu-law#art-1", "eu-law#art-7"))
                        .problem()
                        .message())
                .startsWith("no provision is called eu-law#art-7");
        assertThat(fault(packs().with("crosswalk-more.yaml", """
                                crosswalk: comity.crosswalk/v0
                                checked: 2026-11-23
                                mappings:
                                  - from: fr-law#art-1
                                    to: eu-law#art-1
                                    relation: equal
                                    rationale: "Again."
                                    confidence: low
                                """)).problem().message())
                .contains("crosswalk-all.yaml:4");
    }

    @Test
    void whatNothingAsksFor_isANote() throws Exception {
        var notes = found(packs().with("frameworks/eu-law.yaml", " AND `use.scoring`", "")
                .with("conflicts.yaml", " AND `use.scoring`", ""));
        assertThat(notes).singleElement().satisfies(note -> {
            assertThat(note.level()).isEqualTo(Lint.Level.NOTE);
            assertThat(note.problem().message()).isEqualTo("no predicate asks for use.scoring");
        });
    }

    @Test
    void changes_standNewestFirst_eachOnce_andNotBeforeTheirFramework() throws Exception {
        assertThat(fault(packs().with("changes.yaml", "date: 2024-01-01", "date: 2024-02-02"))
                        .problem()
                        .toString())
                .isEqualTo("changes.yaml:10: the newest must stand first; 2024-02-02 stands below 2024-02-01");
        assertThat(fault(packs().with("changes.yaml", "2024-01-01", "2024-02-01")
                                .with("changes.yaml", "It was adopted.", "The ban began."))
                        .problem()
                        .toString())
                .startsWith("changes.yaml:10: this change stands in line 4 already");
        assertThat(fault(packs().with("changes.yaml", "date: 2024-01-01", "date: 2023-12-31"))
                        .problem()
                        .message())
                .startsWith("2023-12-31 is before anything of eu-law was adopted or began, 2024-01-01");
    }

    @Test
    void changes_ofWhatIsNotThere_areRefused() throws Exception {
        assertThat(fault(packs().with("changes.yaml", "[art-1]", "[art-1, art-9]"))
                        .problem()
                        .toString())
                .isEqualTo("changes.yaml:6: no provision is called eu-law#art-9");
        assertThat(found(packs().with("changes.yaml", "framework: eu-law", "framework: eu-lax")))
                .extracting(each -> each.problem().toString())
                .contains("changes.yaml:5: no framework is called eu-lax");
        assertThat(fault(packs().with("changes.yaml", "date: 2024-02-01", "date: 2024-02-31"))
                        .problem()
                        .message())
                .contains("2024-02-31");
    }
}
