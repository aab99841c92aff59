package org.comity.assembly.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.comity.assembly.Scene.IMPORTER;
import static org.comity.assembly.Scene.KEEPER;
import static org.comity.assembly.Scene.READER;
import static org.comity.assembly.Scene.actId;
import static org.comity.assembly.Scene.attestParty;
import static org.comity.assembly.Scene.charter;
import static org.comity.assembly.Scene.delegate;
import static org.comity.assembly.Scene.importerMandate;
import static org.comity.assembly.Scene.key;
import static org.comity.assembly.Scene.keys;
import static org.comity.assembly.Scene.logKey;
import static org.comity.assembly.Scene.mandate;
import static org.comity.assembly.Scene.root;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.comity.assembly.Act;
import org.comity.assembly.BodyId;
import org.comity.assembly.Effect;
import org.comity.assembly.Filed;
import org.comity.assembly.Origin;
import org.comity.assembly.Reason;
import org.comity.assembly.Scene;
import org.comity.assembly.Subject;
import org.comity.assembly.Verb;
import org.junit.jupiter.api.Test;

/// Who may do what in a body, and since when.
class PowersTest {
    private static final Effect TOOK = new Effect.Took();

    @Test
    void charter_foundsABodyWithTheLogsItNames() {
        var scene = new Scene();
        assertThat(scene.adopt(charter(BodyKind.ARCHIVE))).isEqualTo(TOOK);
        var body = scene.state();
        assertThat(body.convener()).isEqualTo(IMPORTER.party());
        assertThat(body.logs().keySet()).containsExactly(IMPORTER, KEEPER, READER);
        assertThat(body.joined(IMPORTER.party())).isTrue();
        assertThat(body.joined(READER.party())).isFalse();
        assertThat(body.archive()).isPresent();
    }

    @Test
    void charter_isAdoptedOnce() {
        var scene = Scene.founded(BodyKind.ARCHIVE);
        assertThat(scene.adopt(charter(BodyKind.ARCHIVE)))
                .isEqualTo(none(new Reason.Duplicate(scene.body().charter())));
        var second = new BodyAct.AdoptCharter(charter(BodyKind.LIVE), keys(IMPORTER));
        assertThat(scene.fileByRoot(IMPORTER, "second charter", second))
                .isEqualTo(none(new Reason.LogAlreadyOpen(IMPORTER)));
        assertThat(scene.state().charter().kind()).isEqualTo(BodyKind.ARCHIVE);
    }

    @Test
    void charter_ofAnotherKindHasNoArchive() {
        assertThat(Scene.founded(BodyKind.LIVE).state().archive()).isEmpty();
    }

    @Test
    void charter_withoutTheRootKeyFoundsNothing() {
        var scene = new Scene();
        var act = new BodyAct.AdoptCharter(charter(BodyKind.ARCHIVE), keys(IMPORTER));
        assertThat(scene.file(IMPORTER, scene.body().charter(), delegate(IMPORTER), act))
                .isEqualTo(none(new Reason.NoRootApproval(Verb.ADOPT_CHARTER, root(IMPORTER))));
        assertThat(scene.assembly().state().bodies()).isEmpty();
        assertThat(scene.file(IMPORTER, scene.body().charter(), root(IMPORTER), act))
                .as("entered badly first, it is not blocked")
                .isEqualTo(TOOK);
    }

    @Test
    void charter_isAdoptedInTheLogOfAPartyThatItNames() {
        var scene = new Scene();
        var stranger = Origin.of("unga.archive/stranger");
        var act = new BodyAct.AdoptCharter(charter(BodyKind.ARCHIVE), keys(stranger));
        assertThat(scene.file(stranger, scene.body().charter(), root(stranger), act))
                .isEqualTo(none(new Reason.NotInCharter(stranger)));
        var elsewhere = Origin.of("other.archive/importer");
        assertThat(scene.file(elsewhere, scene.body().charter(), root(IMPORTER), act))
                .isEqualTo(none(new Reason.NotInCharter(elsewhere)));
        var keeper = new BodyAct.AdoptCharter(charter(BodyKind.ARCHIVE), keys(KEEPER));
        assertThat(scene.file(KEEPER, scene.body().charter(), root(KEEPER), keeper))
                .isEqualTo(none(new Reason.NotInCharter(KEEPER)));
    }

    @Test
    void charter_withRulesNobodyHasFoundsNothing() {
        var plain = charter(BodyKind.LIVE);
        var later = new Charter(
                plain.name(),
                plain.kind(),
                plain.purpose(),
                plain.languages(),
                plain.founders(),
                plain.keepers(),
                "v9",
                plain.decisionRules(),
                plain.periods(),
                plain.approvalsAsked());
        assertThat(new Scene().adopt(later)).isEqualTo(none(new Reason.UnknownRules("v9")));
    }

    @Test
    void charter_foundsTheBodyOfItsOwnIdOnly() {
        var scene = new Scene();
        var act = new BodyAct.AdoptCharter(charter(BodyKind.LIVE), keys(IMPORTER));
        assertThat(scene.fileByRoot(IMPORTER, "another charter", act))
                .isEqualTo(none(new Reason.Astray(new BodyId(actId("another charter")))));
    }

    @Test
    void acts_beforeTheCharterHaveNoEffectAndCanBeFiledAgain() {
        var scene = new Scene();
        var early = new Filed(
                actId("open"),
                scene.body(),
                KEEPER,
                0,
                logKey(KEEPER),
                List.of(root(KEEPER)),
                new BodyAct.OpenKeeperLog(keys(KEEPER)));
        assertThat(scene.assembly().after(early)).isEqualTo(none(new Reason.UnknownBody(scene.body())));
        scene.adopt(charter(BodyKind.ARCHIVE));
        assertThat(scene.assembly().after(early)).isEqualTo(TOOK);
    }

    @Test
    void logs_openOnceWithTheRootKeyThatTheCharterNames() {
        var scene = Scene.founded(BodyKind.LIVE);
        var wrong = new LogKeys(root(KEEPER), logKey(READER), key("post-quantum"));
        assertThat(scene.fileByRoot(READER, "accept 1", new BodyAct.AcceptCharter(wrong)))
                .isEqualTo(none(new Reason.RootKeyDiffers(root(READER), root(KEEPER))));
        assertThat(scene.fileByDelegate(READER, "accept 2", new BodyAct.AcceptCharter(keys(READER))))
                .isEqualTo(none(new Reason.NoRootApproval(Verb.ACCEPT_CHARTER, root(READER))));
        assertThat(scene.fileByRoot(READER, "accept 3", new BodyAct.OpenKeeperLog(keys(READER))))
                .as("a party is no keeper")
                .isEqualTo(none(new Reason.NotInCharter(READER)));
        assertThat(scene.fileByRoot(READER, "accept 2", new BodyAct.AcceptCharter(keys(READER))))
                .isEqualTo(TOOK);
        assertThat(scene.state().joined(READER.party())).isTrue();
        assertThat(scene.fileByRoot(READER, "accept 2", new BodyAct.AcceptCharter(keys(READER))))
                .isEqualTo(none(new Reason.Duplicate(actId("accept 2"))));
        assertThat(scene.fileByRoot(READER, "accept 4", new BodyAct.AcceptCharter(keys(READER))))
                .isEqualTo(none(new Reason.LogAlreadyOpen(READER)));
    }

    @Test
    void logs_thatAreNotOpenHoldNothingElse() {
        var scene = Scene.founded(BodyKind.ARCHIVE);
        assertThat(scene.fileByRoot(READER, "grant", new BodyAct.GrantMandate(importerMandate())))
                .isEqualTo(none(new Reason.LogNotOpen(READER)));
    }

    @Test
    void logs_thatTheCharterDoesNotNameHaveNoEffect() {
        var scene = Scene.founded(BodyKind.ARCHIVE);
        var stranger = Origin.of("unga.archive/stranger");
        assertThat(scene.fileByRoot(stranger, "accept", new BodyAct.AcceptCharter(keys(stranger))))
                .isEqualTo(none(new Reason.NotInCharter(stranger)));
    }

    @Test
    void opening_isProvedByTheLogKeyItNames() {
        var scene = Scene.founded(BodyKind.LIVE);
        assertThat(scene.file(
                        READER,
                        actId("accept"),
                        key("another"),
                        List.of(root(READER)),
                        new BodyAct.AcceptCharter(keys(READER))))
                .isEqualTo(none(new Reason.NotTheLogKey(logKey(READER), key("another"))));
    }

    @Test
    void mandates_areGrantedByTheRootKeyAlone() {
        var scene = Scene.founded(BodyKind.ARCHIVE);
        var more = new BodyAct.GrantMandate(mandate(key("second"), Verb.ATTEST_PARTY));
        assertThat(scene.fileByDelegate(IMPORTER, "grant 2", more))
                .isEqualTo(none(new Reason.NoRootApproval(Verb.GRANT_MANDATE, root(IMPORTER))));
        assertThat(scene.fileByRoot(IMPORTER, "grant 2", more))
                .as("entered badly first, it is not blocked")
                .isEqualTo(TOOK);
        assertThat(scene.state().log(IMPORTER).orElseThrow().mandates()).hasSize(2);
    }

    @Test
    void mandates_coverTheirVerbsFromTheirGrantToTheirRevocation() {
        var scene = new Scene();
        scene.adopt(charter(BodyKind.ARCHIVE));
        var noMandate = none(new Reason.NoMandate(Verb.ATTEST_PARTY, Subject.PUBLIC_RECORD));
        assertThat(scene.fileByDelegate(IMPORTER, "AAA", attestParty("AAA"))).isEqualTo(noMandate);
        scene.fileByRoot(IMPORTER, "grant", new BodyAct.GrantMandate(mandate(delegate(IMPORTER), Verb.ATTEST_PARTY)));
        assertThat(scene.fileByDelegate(IMPORTER, "AAA", attestParty("AAA")))
                .as("the same act, now with power")
                .isEqualTo(TOOK);
        assertThat(scene.fileByDelegate(IMPORTER, "1", Scene.attestRollCall(1, "AAA=Y")))
                .isEqualTo(none(new Reason.NoMandate(Verb.ATTEST_ROLL_CALL, Subject.PUBLIC_RECORD)));
        assertThat(scene.fileByRoot(IMPORTER, "BBB", attestParty("BBB")))
                .as("the root key does not stand in for a delegate")
                .isEqualTo(noMandate);
        assertThat(scene.fileByRoot(IMPORTER, "revoke", new BodyAct.RevokeMandate(actId("grant"))))
                .isEqualTo(TOOK);
        assertThat(scene.fileByDelegate(IMPORTER, "CCC", attestParty("CCC"))).isEqualTo(noMandate);
        assertThat(scene.archive().members()).hasSize(1);
    }

    @Test
    void mandates_areRevokedInTheirOwnLogOnce() {
        var scene = Scene.founded(BodyKind.ARCHIVE);
        assertThat(scene.fileByRoot(IMPORTER, "revoke nothing", new BodyAct.RevokeMandate(actId("nothing"))))
                .isEqualTo(none(new Reason.NoSuchMandate(actId("nothing"))));
        scene.fileByRoot(IMPORTER, "revoke", new BodyAct.RevokeMandate(actId("grant")));
        assertThat(scene.fileByRoot(IMPORTER, "revoke again", new BodyAct.RevokeMandate(actId("grant"))))
                .isEqualTo(none(new Reason.NoSuchMandate(actId("grant"))));
        scene.fileByRoot(READER, "accept", new BodyAct.AcceptCharter(keys(READER)));
        assertThat(scene.fileByRoot(READER, "revoke elsewhere", new BodyAct.RevokeMandate(actId("grant"))))
                .isEqualTo(none(new Reason.NoSuchMandate(actId("grant"))));
    }

    @Test
    void mandates_limitedToSubjectsCoverTheseOnly() {
        var scene = new Scene();
        scene.adopt(charter(BodyKind.ARCHIVE));
        var plain = mandate(delegate(IMPORTER), Verb.ATTEST_PARTY);
        var budget = limited(plain, "budget", Optional.empty());
        scene.fileByRoot(IMPORTER, "budget", new BodyAct.GrantMandate(budget));
        assertThat(scene.fileByDelegate(IMPORTER, "AAA", attestParty("AAA")))
                .isEqualTo(none(new Reason.NoMandate(Verb.ATTEST_PARTY, Subject.PUBLIC_RECORD)));
        scene.fileByRoot(
                IMPORTER, "record", new BodyAct.GrantMandate(limited(plain, "public-record", Optional.empty())));
        assertThat(scene.fileByDelegate(IMPORTER, "BBB", attestParty("BBB"))).isEqualTo(TOOK);
    }

    @Test
    void mandates_withAnEndCoverOnlyWhatQuotedLinesShowInTime() {
        var scene = new Scene();
        scene.adopt(charter(BodyKind.ARCHIVE));
        var end = Instant.parse("2030-01-01T00:00:00Z");
        var ending = limited(mandate(delegate(IMPORTER), Verb.ATTEST_PARTY), "public-record", Optional.of(end));
        scene.fileByRoot(IMPORTER, "ending", new BodyAct.GrantMandate(ending));
        assertThat(scene.fileByDelegate(IMPORTER, "AAA", attestParty("AAA")))
                .isEqualTo(none(new Reason.NotShownTimely(end)));
    }

    @Test
    void charter_mayAskForSeveralApprovals() {
        var plain = charter(BodyKind.ARCHIVE);
        var two = new Charter(
                plain.name(),
                plain.kind(),
                plain.purpose(),
                plain.languages(),
                plain.founders(),
                plain.keepers(),
                plain.rules(),
                plain.decisionRules(),
                plain.periods(),
                new TreeMap<>(Map.of(Verb.ATTEST_PARTY, new ApprovalsAsked(2, 1))));
        var scene = new Scene();
        scene.adopt(two);
        scene.fileByRoot(IMPORTER, "one", new BodyAct.GrantMandate(mandate(key("one"), Verb.ATTEST_PARTY)));
        scene.fileByRoot(IMPORTER, "two", new BodyAct.GrantMandate(mandate(key("two"), Verb.ATTEST_PARTY)));
        scene.fileByRoot(IMPORTER, "twice", new BodyAct.GrantMandate(mandate(key("one"), Verb.ATTEST_PARTY)));
        assertThat(attestedBy(scene, "one")).isEqualTo(none(new Reason.TooFewApprovals(Verb.ATTEST_PARTY, 1, 2)));
        assertThat(attestedBy(scene, "one", "three"))
                .isEqualTo(none(new Reason.TooFewApprovals(Verb.ATTEST_PARTY, 1, 2)));
        assertThat(attestedBy(scene, "one", "two")).isEqualTo(TOOK);
    }

    private static Effect attestedBy(Scene scene, String... keys) {
        var approvals = List.of(keys).stream().map(Scene::key).toList();
        return scene.file(IMPORTER, actId("AAA"), logKey(IMPORTER), approvals, attestParty("AAA"));
    }

    @Test
    void rotation_changesTheLogKeyFromTheNextEntryOn() {
        var scene = Scene.founded(BodyKind.ARCHIVE);
        var rotate = new BodyAct.RotateKey(key("new"), key("new post-quantum"));
        assertThat(scene.fileByDelegate(IMPORTER, "rotate", rotate))
                .isEqualTo(none(new Reason.NoRootApproval(Verb.ROTATE_KEY, root(IMPORTER))));
        assertThat(scene.fileByRoot(IMPORTER, "rotate", rotate)).isEqualTo(TOOK);
        assertThat(scene.fileByDelegate(IMPORTER, "AAA", attestParty("AAA")))
                .isEqualTo(none(new Reason.NotTheLogKey(key("new"), logKey(IMPORTER))));
        assertThat(scene.file(IMPORTER, actId("AAA"), key("new"), List.of(delegate(IMPORTER)), attestParty("AAA")))
                .isEqualTo(TOOK);
        assertThat(scene.state().log(IMPORTER).orElseThrow().keys())
                .contains(new LogKeys(root(IMPORTER), key("new"), key("new post-quantum")));
    }

    @Test
    void keepers_holdKeysAndGrantNoMandates() {
        var scene = Scene.founded(BodyKind.ARCHIVE);
        assertThat(scene.fileByRoot(KEEPER, "open", new BodyAct.OpenKeeperLog(keys(KEEPER))))
                .isEqualTo(TOOK);
        assertThat(scene.fileByRoot(KEEPER, "grant 2", new BodyAct.GrantMandate(importerMandate())))
                .isEqualTo(none(new Reason.NotForAKeeper(Verb.GRANT_MANDATE)));
        assertThat(scene.fileByRoot(KEEPER, "AAA", attestParty("AAA")))
                .isEqualTo(none(new Reason.NotForAKeeper(Verb.ATTEST_PARTY)));
        assertThat(scene.fileByRoot(KEEPER, "rotate", new BodyAct.RotateKey(key("a"), key("b"))))
                .isEqualTo(TOOK);
    }

    @Test
    void duplicates_haveNoEffectAfterTheFirstThatHolds() {
        var scene = Scene.founded(BodyKind.ARCHIVE);
        assertThat(scene.file(IMPORTER, actId("AAA"), logKey(IMPORTER), List.of(), attestParty("AAA")))
                .isEqualTo(none(new Reason.NoMandate(Verb.ATTEST_PARTY, Subject.PUBLIC_RECORD)));
        assertThat(scene.fileByDelegate(IMPORTER, "AAA", attestParty("AAA"))).isEqualTo(TOOK);
        assertThat(scene.fileByDelegate(IMPORTER, "AAA", attestParty("AAA")))
                .isEqualTo(none(new Reason.Duplicate(actId("AAA"))));
    }

    @Test
    void entriesThatSayNothing_haveNoEffectAndAReason() {
        var scene = Scene.founded(BodyKind.ARCHIVE);
        assertThat(scene.fileByDelegate(IMPORTER, "1", new Act.Unreadable("cast-balot", "no such verb")))
                .isEqualTo(none(new Reason.Unreadable("cast-balot", "no such verb")));
        assertThat(scene.fileByDelegate(IMPORTER, "2", new Act.Unproven("attest-party", "the proof does not hold")))
                .isEqualTo(none(new Reason.Unproven("attest-party", "the proof does not hold")));
        var other = new BodyId(actId("other"));
        assertThat(scene.fileByDelegate(IMPORTER, "3", new Act.Astray("attest-party", other)))
                .isEqualTo(none(new Reason.Astray(other)));
        assertThat(scene.state().log(IMPORTER).orElseThrow().entryCount()).isEqualTo(5);
        var nobody = new Scene();
        assertThat(nobody.fileByRoot(IMPORTER, "1", new Act.Unreadable("x", "y")))
                .isEqualTo(none(new Reason.Unreadable("x", "y")));
        assertThat(nobody.fileByRoot(IMPORTER, "2", new Act.Unproven("x", "y")))
                .isEqualTo(none(new Reason.Unproven("x", "y")));
        assertThat(nobody.fileByRoot(IMPORTER, "3", new Act.Astray("x", other)))
                .isEqualTo(none(new Reason.Astray(other)));
    }

    @Test
    void fold_refusesAGapInALog() {
        var scene = Scene.founded(BodyKind.ARCHIVE);
        var later = new Filed(
                actId("AAA"),
                scene.body(),
                IMPORTER,
                7,
                logKey(IMPORTER),
                List.of(delegate(IMPORTER)),
                attestParty("AAA"));
        assertThatThrownBy(() -> scene.assembly().after(later))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("entry 7 of unga.archive/importer came when 2 was next");
    }

    @Test
    void mandate_namesDelegableVerbsAndAWholeSecond() {
        assertThatThrownBy(() -> mandate(key("one"), Verb.ROTATE_KEY)).hasMessageContaining("by no mandate");
        assertThatThrownBy(() -> mandate(key("one"))).hasMessageContaining("at least one verb");
        var plain = mandate(key("one"), Verb.ATTEST_PARTY);
        assertThatThrownBy(() -> limited(plain, "hr", Optional.of(Instant.parse("2030-01-01T00:00:00.5Z"))))
                .hasMessageContaining("whole second");
    }

    private static Mandate limited(Mandate plain, String subject, Optional<Instant> until) {
        var subjects = new TreeSet<>(List.of(new Subject(subject)));
        return new Mandate(plain.key(), plain.verbs(), subjects, until, plain.office(), plain.person());
    }

    private static Effect none(Reason reason) {
        return new Effect.None(reason);
    }
}
