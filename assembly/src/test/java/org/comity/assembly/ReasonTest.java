package org.comity.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.comity.assembly.Scene.IMPORTER;
import static org.comity.assembly.Scene.actId;
import static org.comity.assembly.Scene.key;

import java.time.Instant;
import java.util.List;
import org.comity.assembly.archive.MemberCode;
import org.comity.assembly.archive.RollCallId;
import org.comity.assembly.body.BodyKind;
import org.junit.jupiter.api.Test;

class ReasonTest {
    private static final List<Reason> ALL = List.of(
            new Reason.Unreadable("verb", "why"),
            new Reason.Unproven("verb", "why"),
            new Reason.Astray(new BodyId(actId("body"))),
            new Reason.UnknownBody(new BodyId(actId("body"))),
            new Reason.UnknownRules("v9"),
            new Reason.NotInCharter(IMPORTER),
            new Reason.RootKeyDiffers(key("a"), key("b")),
            new Reason.LogNotOpen(IMPORTER),
            new Reason.LogAlreadyOpen(IMPORTER),
            new Reason.NotTheLogKey(key("a"), key("b")),
            new Reason.NoRootApproval(Verb.ROTATE_KEY, key("a")),
            new Reason.NoMandate(Verb.ATTEST_PARTY, Subject.PUBLIC_RECORD),
            new Reason.TooFewApprovals(Verb.ATTEST_PARTY, 1, 2),
            new Reason.NotShownTimely(Instant.EPOCH),
            new Reason.NotForAKeeper(Verb.ATTEST_PARTY),
            new Reason.Duplicate(actId("act")),
            new Reason.NoSuchMandate(actId("act")),
            new Reason.NotAnArchive(BodyKind.LIVE),
            new Reason.NotTheImporter(IMPORTER.party()),
            new Reason.PartyAttestedBefore(new MemberCode("AAA"), actId("act")),
            new Reason.RollCallAttestedBefore(new RollCallId(7), actId("act")),
            new Reason.UnattestedMember(List.of(new MemberCode("AAA"), new MemberCode("BBB"))));

    @Test
    void reasons_haveAStableNameAndWhatASentenceNeeds() {
        assertThat(ALL.stream().map(Object::getClass)).containsExactlyInAnyOrder(Reason.class.getPermittedSubclasses());
        assertThat(ALL.stream().map(Reason::code)).doesNotHaveDuplicates().allMatch(code -> code.matches("[a-z-]+"));
        assertThat(ALL).allSatisfy(reason -> assertThat(reason.arguments()).isNotEmpty());
        assertThat(new Reason.TooFewApprovals(Verb.ATTEST_PARTY, 1, 2).arguments())
                .containsExactly("attest-party", "1", "2");
    }

    @Test
    void idsAndNames_haveOneSpelling() {
        assertThat(actId("act").toString())
                .hasSize(64)
                .isEqualTo(ActId.of(actId("act").toString()).toString());
        for (var wrong : List.of("", "ab", actId("a").toString().toUpperCase(java.util.Locale.ROOT), "g".repeat(64))) {
            assertThat(catchWrong(() -> ActId.of(wrong))).isNotEmpty();
        }
        for (var wrong : List.of("unga", "Unga.archive/importer", "unga.archive/", "/importer", "a.b/c/d", "-a.b/cd")) {
            assertThat(catchWrong(() -> Origin.of(wrong))).isNotEmpty();
        }
        assertThat(Origin.of("unga.archive/importer"))
                .hasToString("unga.archive/importer")
                .isEqualTo(IMPORTER);
        assertThat(actId("b").compareTo(actId("a")))
                .isEqualTo(Integer.signum(
                        actId("b").toString().compareTo(actId("a").toString())));
    }

    private static String catchWrong(Runnable parse) {
        try {
            parse.run();
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
