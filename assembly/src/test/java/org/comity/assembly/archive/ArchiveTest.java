package org.comity.assembly.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.comity.assembly.Scene.IMPORTER;
import static org.comity.assembly.Scene.READER;
import static org.comity.assembly.Scene.actId;
import static org.comity.assembly.Scene.attestParty;
import static org.comity.assembly.Scene.attestRollCall;
import static org.comity.assembly.Scene.delegate;
import static org.comity.assembly.Scene.keys;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.comity.assembly.Effect;
import org.comity.assembly.Reason;
import org.comity.assembly.Scene;
import org.comity.assembly.Subject;
import org.comity.assembly.Verb;
import org.comity.assembly.body.BodyAct;
import org.comity.assembly.body.BodyKind;
import org.comity.assembly.decision.Choice;
import org.comity.assembly.decision.Count;
import org.comity.assembly.decision.CountRule;
import org.comity.assembly.decision.Outcome;
import org.comity.assembly.decision.Step;
import org.comity.testkit.Choices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ArchiveTest {
    private static final Effect TOOK = new Effect.Took();

    /// An archive with members AAA to FFF.
    private static Scene withMembers() {
        var scene = Scene.founded(BodyKind.ARCHIVE);
        for (var code : List.of("FFF", "AAA", "CCC", "BBB", "EEE", "DDD")) {
            assertThat(scene.fileByDelegate(IMPORTER, code, attestParty(code))).isEqualTo(TOOK);
        }
        return scene;
    }

    private static Effect attest(Scene scene, int number, String votes) {
        return scene.fileByDelegate(IMPORTER, "roll call " + number + votes, attestRollCall(number, votes));
    }

    @Test
    void rollCall_isCountedAndHasBothResultsWithTheirArithmetic() {
        var scene = withMembers();
        assertThat(attest(scene, 7, "AAA=Y BBB=N CCC=Y DDD=A EEE=N FFF=Y")).isEqualTo(TOOK);
        var call = scene.archive().rollCall(new RollCallId(7)).orElseThrow();
        assertThat(call.count()).isEqualTo(new Count(3, 2, 1, 0));
        assertThat(call.outcome(CountRule.SIMPLE).result()).isEqualTo(Outcome.Result.ADOPTED);
        assertThat(call.outcome(CountRule.SIMPLE).steps())
                .extracting(Step::toString)
                .containsExactly("3 > 2");
        var twoThirds = call.outcome(CountRule.TWO_THIRDS);
        assertThat(twoThirds.result()).isEqualTo(Outcome.Result.REJECTED);
        assertThat(twoThirds.steps()).extracting(Step::toString).containsExactly("3 × 3 ≥ 2 × 5");
        assertThat(twoThirds.neededBesideOthers()).hasValue(4);
        assertThat(call.results()).isEqualTo(RollCall.Results.UNDER_SIMPLE_ONLY);
        assertThat(call.rulesDisagree()).isTrue();
        assertThat(call.contested()).isTrue();
        assertThat(call.governing()).isEmpty();
        assertThat(call.governingOutcome()).isEmpty();
        assertThat(call.attestedBy()).isEqualTo(actId("roll call 7AAA=Y BBB=N CCC=Y DDD=A EEE=N FFF=Y"));
        assertThat(call.votes()).isEqualTo(Scene.votes("AAA=Y BBB=N CCC=Y DDD=A EEE=N FFF=Y"));
    }

    @Test
    void rollCall_isCloseUpToATenthOfTheVotes() {
        var scene = Scene.founded(BodyKind.ARCHIVE);
        var codes = IntStream.range(0, 22).mapToObj(i -> "M" + (char) ('A' + i)).toList();
        codes.forEach(code -> scene.fileByDelegate(IMPORTER, code, attestParty(code)));
        attest(scene, 1, votes(codes.subList(0, 20), 11));
        attest(scene, 2, votes(codes.subList(0, 19), 10));
        attest(scene, 3, votes(codes.subList(0, 19), 11));
        assertThat(scene.archive().rollCalls()).extracting(RollCall::margin).containsExactly(2L, 1L, 3L);
        assertThat(scene.archive().rollCalls()).extracting(RollCall::close).containsExactly(true, true, false);
    }

    /// So many of them vote yes and the others no.
    private static String votes(List<String> codes, int yes) {
        return IntStream.range(0, codes.size())
                .mapToObj(i -> codes.get(i) + (i < yes ? "=Y" : "=N"))
                .collect(Collectors.joining(" "));
    }

    @Test
    void governingMajority_isNamedOnlyWhereTheRecordDoes() {
        var scene = withMembers();
        var governing = new Governing(CountRule.TWO_THIRDS, "motion carried for draft VI");
        scene.fileByDelegate(
                IMPORTER, "8", attestRollCall(8, "AAA=Y BBB=N CCC=Y", OfficialTotals.NONE, Optional.of(governing)));
        var call = scene.archive().rollCall(new RollCallId(8)).orElseThrow();
        assertThat(call.governing()).contains(governing);
        assertThat(call.governingOutcome().orElseThrow().result()).isEqualTo(Outcome.Result.ADOPTED);
    }

    @Test
    void officialTotals_thatDifferAreShownAndNotPatched() {
        var scene = withMembers();
        var official = new OfficialTotals(OptionalInt.of(3), OptionalInt.of(1), OptionalInt.empty());
        scene.fileByDelegate(IMPORTER, "9", attestRollCall(9, "AAA=Y BBB=N CCC=Y", official, Optional.empty()));
        var call = scene.archive().rollCall(new RollCallId(9)).orElseThrow();
        assertThat(call.count()).isEqualTo(new Count(2, 1, 0, 0));
        assertThat(call.official()).isEqualTo(official);
        assertThat(call.differences()).containsExactly(new RollCall.Difference(Choice.YES, 2, 3));
    }

    @Test
    void absent_isNotAbstainingAndNotListedIsNeither() {
        var scene = withMembers();
        attest(scene, 7, "AAA=Y BBB=X CCC=A");
        var call = scene.archive().rollCall(new RollCallId(7)).orElseThrow();
        assertThat(call.choice(new MemberCode("BBB"))).contains(Choice.ABSENT);
        assertThat(call.choice(new MemberCode("CCC"))).contains(Choice.ABSTAIN);
        assertThat(call.choice(new MemberCode("DDD"))).isEmpty();
        assertThat(call.choice(new MemberCode("FFF"))).isEmpty();
        assertThat(call.choice(new MemberCode("ZZZ"))).isEmpty();
        assertThat(call.count().members()).isEqualTo(3);
    }

    @Test
    void secondAttestation_hasNoEffectAndNamesTheFirst() {
        var scene = withMembers();
        attest(scene, 7, "AAA=Y");
        assertThat(attest(scene, 7, "AAA=N"))
                .isEqualTo(none(new Reason.RollCallAttestedBefore(new RollCallId(7), actId("roll call 7AAA=Y"))));
        assertThat(scene.fileByDelegate(IMPORTER, "AAA again", attestParty("AAA")))
                .isEqualTo(none(new Reason.PartyAttestedBefore(new MemberCode("AAA"), actId("AAA"))));
        assertThat(scene.archive().rollCalls()).hasSize(1);
    }

    @Test
    void votes_ofMembersThatNobodyAttestedHaveNoEffect() {
        var scene = withMembers();
        assertThat(attest(scene, 7, "AAA=Y YYY=N ZZZ=Y"))
                .isEqualTo(none(new Reason.UnattestedMember(List.of(new MemberCode("YYY"), new MemberCode("ZZZ")))));
        assertThat(scene.archive().rollCalls()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = BodyKind.class, mode = EnumSource.Mode.EXCLUDE, names = "ARCHIVE")
    void attestations_areForArchivesOnly(BodyKind kind) {
        var scene = Scene.founded(kind);
        assertThat(scene.fileByDelegate(IMPORTER, "AAA", attestParty("AAA")))
                .isEqualTo(none(new Reason.NotAnArchive(kind)));
    }

    @Test
    void attestations_areTheImportersOnly() {
        var scene = withMembers();
        scene.fileByRoot(READER, "accept", new BodyAct.AcceptCharter(keys(READER)));
        scene.fileByRoot(
                READER, "reader's", new BodyAct.GrantMandate(Scene.mandate(delegate(READER), Verb.ATTEST_PARTY)));
        assertThat(scene.fileByDelegate(READER, "GGG", attestParty("GGG")))
                .isEqualTo(none(new Reason.NotTheImporter(IMPORTER.party())));
    }

    @Test
    void states_areNotTouchedByLaterEntries() {
        var scene = withMembers();
        var before = scene.state();
        assertThat(scene.assembly().state()).isSameAs(scene.assembly().state());
        attest(scene, 7, "AAA=Y");
        assertThat(before.archive().orElseThrow().rollCalls()).isEmpty();
        assertThat(scene.archive().rollCalls()).hasSize(1);
        assertThatThrownBy(() -> scene.archive().rollCalls().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> scene.archive().members().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> scene.state().logs().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void find_filtersSortsAndCutsIntoPages() {
        var scene = withMembers();
        for (int number = 1; number <= 300; number++) {
            attest(
                    scene,
                    number,
                    number % 4 == 0
                            ? "AAA=Y BBB=N CCC=Y DDD=N EEE=Y"
                            : number % 4 == 1 ? "AAA=N BBB=Y" : "AAA=A CCC=Y");
        }
        var archive = scene.archive();
        var aaa = new MemberCode("AAA");
        assertThat(archive.find(RollCallQuery.ALL, 0, 10).total()).isEqualTo(300);
        assertThat(found(archive, RollCallQuery.ALL.withText("to DRAFT 27")))
                .containsExactlyInAnyOrder(27, 127, 227, 270, 271, 272, 273, 274, 275, 276, 277, 278, 279);
        assertThat(found(archive, RollCallQuery.ALL.withText("r/1/300"))).containsExactly(300);
        assertThat(found(archive, RollCallQuery.ALL.withText("title nowhere"))).isEmpty();
        assertThat(found(archive, RollCallQuery.ALL.withYears(OptionalInt.of(1947), OptionalInt.of(1948))))
                .hasSize(200)
                .allMatch(number -> number >= 100 && number < 300);
        assertThat(found(archive, RollCallQuery.ALL.withSubject(new Subject("hr"))))
                .allMatch(n -> n % 3 == 0);
        assertThat(found(archive, RollCallQuery.ALL.withResults(RollCall.Results.UNDER_SIMPLE_ONLY)))
                .hasSize(75)
                .allMatch(number -> number % 4 == 0);
        assertThat(found(archive, RollCallQuery.ALL.onlyContested())).hasSize(150);
        assertThat(found(archive, RollCallQuery.ALL.withMember(aaa, Choice.NO)))
                .hasSize(75)
                .allMatch(number -> number % 4 == 1);
        assertThat(found(archive, RollCallQuery.ALL.withMember(new MemberCode("EEE"))))
                .hasSize(75)
                .allMatch(number -> number % 4 == 0);
        assertThat(found(archive, RollCallQuery.ALL.withMember(new MemberCode("ZZZ"))))
                .isEmpty();

        var page = archive.find(RollCallQuery.ALL.orderedBy(RollCallQuery.Order.OLDEST), 290, 20);
        assertThat(page.items()).hasSize(10);
        assertThat(page.offset()).isEqualTo(290);
        assertThat(page.items().getLast().date()).isEqualTo(RecordDate.ofMonth(1949, 1));
        assertThat(archive.find(RollCallQuery.ALL, 400, 20).items()).isEmpty();
        var closest = archive.find(RollCallQuery.ALL.orderedBy(RollCallQuery.Order.CLOSEST), 0, 80)
                .items();
        assertThat(closest).extracting(RollCall::margin).isSorted();
        assertThat(closest.getFirst().id()).isEqualTo(new RollCallId(1));
        var widest = archive.find(RollCallQuery.ALL.orderedBy(RollCallQuery.Order.WIDEST), 0, 300)
                .items();
        assertThat(widest.getLast().margin()).isZero();
        assertThat(archive.countOf(aaa)).isEqualTo(new Count(75, 75, 150, 0));
    }

    private static List<Integer> found(Archive archive, RollCallQuery query) {
        return archive.find(query, 0, 1_000).items().stream()
                .map(call -> call.id().number())
                .toList();
    }

    // The vectors of the domain rules, section 12.
    @ParameterizedTest
    @CsvSource({
        "AA, BB, 8, 0.8750, 0.9375, 0.8750",
        "AA, CC, 8, 0.3750, 0.4375, -0.1250",
        "AA, DD, 8, 0.1250, 0.1875, -0.6250",
        "BB, EE, 7, 0.7143, 0.8571, 0.7143",
        "DD, FF, 6, 0.8333, 0.9167, 0.8333",
    })
    void agreement_isThatOfTheVectors(
            String one, String other, int common, String identical, String lijphart, String similarity) {
        var archive = vectors().archive();
        var agreement = archive.agreement(new MemberCode(one), new MemberCode(other), _ -> true);
        assertThat(agreement.common()).isEqualTo(common);
        assertThat(agreement.identicalShare().rounded(4)).isEqualTo(identical);
        assertThat(agreement.lijphart().rounded(4)).isEqualTo(lijphart);
        assertThat(agreement.similarity().rounded(4)).isEqualTo(similarity);
    }

    private static Scene vectors() {
        var rows = new TreeMap<String, String>();
        rows.put("AA", "YYYNYANY");
        rows.put("BB", "YYYNYYNY");
        rows.put("CC", "NNYYNANA");
        rows.put("DD", "NNYYNYYN");
        rows.put("EE", "AYYNAYXY");
        rows.put("FF", "NAYYNXXN");
        var scene = Scene.founded(BodyKind.ARCHIVE);
        rows.keySet().forEach(code -> scene.fileByDelegate(IMPORTER, code, attestParty(code)));
        for (int vote = 0; vote < 8; vote++) {
            var votes = new ArrayList<String>();
            for (var row : rows.entrySet()) {
                votes.add(row.getKey() + "=" + row.getValue().charAt(vote));
            }
            attest(scene, vote + 1, String.join(" ", votes));
        }
        return scene;
    }

    @Test
    void partners_areOrderedFromTheClosestAndNeedAMinimum() {
        var archive = vectors().archive();
        var code = new MemberCode("AA");
        assertThat(archive.partners(code, 8, _ -> true))
                .extracting(partner -> partner.member().value())
                .containsExactly("BB", "CC", "DD");
        assertThat(archive.partners(code, Agreement.USUAL_MINIMUM, _ -> true)).isEmpty();
        assertThat(archive.partners(code, 1, RollCallQuery.ALL.withSubject(new Subject("hr"))))
                .allMatch(partner -> partner.agreement().common() <= 2);
        for (var partner : archive.partners(code, 1, _ -> true)) {
            assertThat(partner.agreement()).isEqualTo(archive.agreement(code, partner.member(), _ -> true));
        }
        assertThatThrownBy(() -> archive.partners(code, 0, _ -> true)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void partners_inBulkAreThoseOneByOne() {
        var scene = withMembers();
        var codes = List.of("AAA", "BBB", "CCC", "DDD", "EEE", "FFF");
        var random = new Random(1945);
        for (int number = 1; number <= 200; number++) {
            var votes = codes.stream()
                    .filter(_ -> random.nextInt(5) > 0)
                    .map(code -> code + "=" + "YNAX".charAt(random.nextInt(4)))
                    .toList();
            attest(scene, number, votes.isEmpty() ? "AAA=Y" : String.join(" ", votes));
        }
        var archive = scene.archive();
        for (var code : codes) {
            var member = new MemberCode(code);
            var partners = archive.partners(member, 1, _ -> true);
            assertThat(partners)
                    .hasSize(5)
                    .allMatch(partner ->
                            partner.agreement().equals(archive.agreement(member, partner.member(), _ -> true)));
            assertThat(partners.stream()
                            .map(p -> p.agreement().identicalShare())
                            .toList()
                            .reversed())
                    .isSorted();
        }
    }

    @Test
    void independentAttestations_commute() {
        Choices.some(19_45, 60, choices -> {
            var random = new Random(choices.below(1 << 20));
            var members = new ArrayList<>(List.of("AAA", "BBB", "CCC", "DDD"));
            var calls = new ArrayList<>(IntStream.rangeClosed(1, 40).boxed().toList());
            var orders = Stream.of(1, 2)
                    .map(_ -> {
                        java.util.Collections.shuffle(members, random);
                        java.util.Collections.shuffle(calls, random);
                        var scene = Scene.founded(BodyKind.ARCHIVE);
                        members.forEach(code -> scene.fileByDelegate(IMPORTER, code, attestParty(code)));
                        calls.forEach(number -> attest(scene, number, number % 2 == 0 ? "AAA=Y DDD=N" : "BBB=A CCC=X"));
                        return lines(scene);
                    })
                    .toList();
            assertThat(orders.get(0)).isEqualTo(orders.get(1)).hasSizeGreaterThan(44);
        });
    }

    private static List<String> lines(Scene scene) {
        var lines = new ArrayList<String>();
        scene.state().digestLines(lines::add);
        return lines;
    }

    @Test
    void sortedChunks_areASortedMap() {
        Choices.some(256, 40, choices -> {
            var judge = new TreeMap<Integer, String>();
            var chunks = SortedChunks.<Integer, String>empty();
            boolean ascending = choices.yes();
            int size = choices.below(1_500);
            for (int i = 0; i < size; i++) {
                int key = ascending ? i : choices.below(100_000);
                if (judge.putIfAbsent(key, "v" + key) == null) {
                    assertThat(chunks.get(key)).isEmpty();
                    chunks = chunks.plus(key, "v" + key);
                    assertThat(chunks.get(key)).contains("v" + key);
                }
            }
            assertThat(chunks.values()).containsExactlyElementsOf(judge.values());
            var whole = chunks;
            judge.keySet().stream()
                    .limit(1)
                    .forEach(first -> assertThatThrownBy(() -> whole.plus(first, "again"))
                            .isInstanceOf(IllegalArgumentException.class));
        });
    }

    @Test
    void rollCalls_thatSayTheSameShareItInMemory() {
        var scene = withMembers();
        attest(scene, 1, "AAA=Y");
        attest(scene, 4, "AAA=Y");
        attest(scene, 7, "AAA=Y");
        var calls = scene.archive().rollCalls();
        assertThat(calls.getFirst().subjects()).isSameAs(calls.getLast().subjects());
        assertThat(calls.getFirst().flags()).isSameAs(calls.getLast().flags());
        assertThat(calls.getFirst().sources().getFirst().file())
                .isSameAs(calls.getLast().sources().getFirst().file());
        assertThat(calls).extracting(call -> call.flags().size()).containsExactly(0, 1, 0);
    }

    @Test
    void dates_areAsPreciseAsTheRecord() {
        assertThat(RecordDate.ofMonth(1946, 1)).hasToString("1946-01");
        assertThat(RecordDate.ofDay(LocalDate.of(2014, 12, 5))).hasToString("2014-12-05");
        assertThat(RecordDate.ofMonth(2014, 12)).isLessThan(RecordDate.ofDay(LocalDate.of(2014, 12, 1)));
        assertThatThrownBy(() -> new RecordDate(2014, 2, OptionalInt.of(30)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void votes_standInOneOrder() {
        assertThatThrownBy(() -> attestRollCall(1, "BBB=Y AAA=Y")).hasMessageContaining("AAA follows BBB");
        assertThatThrownBy(() -> attestRollCall(1, "AAA=Y AAA=N")).hasMessageContaining("each once");
    }

    private static Effect none(Reason reason) {
        return new Effect.None(reason);
    }
}
