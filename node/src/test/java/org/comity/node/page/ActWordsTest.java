package org.comity.node.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.comity.assembly.ActId;
import org.comity.assembly.BodyId;
import org.comity.assembly.Multikey;
import org.comity.assembly.Origin;
import org.comity.assembly.PartyId;
import org.comity.assembly.Reason;
import org.comity.assembly.Subject;
import org.comity.assembly.Verb;
import org.comity.assembly.archive.MemberCode;
import org.comity.assembly.archive.RollCallId;
import org.comity.assembly.body.BodyKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the fold can say, the pages can say in every language.
final class ActWordsTest {
    private static final ActId ID = ActId.of("ab".repeat(32));
    private static final Multikey KEY = new Multikey("z6Mk" + "a".repeat(44));
    private static final Multikey OTHER_KEY = new Multikey("z6Mk" + "b".repeat(44));
    private static final Origin ORIGIN = Origin.of("unga.archive/importer");
    private static final List<Reason> REASONS = List.of(
            new Reason.Unreadable("attest-party", "no member \"name\""),
            new Reason.Unproven("attest-party", "the signature does not hold"),
            new Reason.Astray(new BodyId(ID)),
            new Reason.UnknownBody(new BodyId(ID)),
            new Reason.UnknownRules("v9"),
            new Reason.NotInCharter(ORIGIN),
            new Reason.RootKeyDiffers(KEY, OTHER_KEY),
            new Reason.LogNotOpen(ORIGIN),
            new Reason.LogAlreadyOpen(ORIGIN),
            new Reason.NotTheLogKey(KEY, OTHER_KEY),
            new Reason.NoRootApproval(Verb.GRANT_MANDATE, KEY),
            new Reason.NoMandate(Verb.ATTEST_PARTY, Subject.PUBLIC_RECORD),
            new Reason.TooFewApprovals(Verb.ATTEST_PARTY, 1, 2),
            new Reason.NotShownTimely(Instant.parse("2026-11-24T09:14:05Z")),
            new Reason.NotForAKeeper(Verb.ATTEST_PARTY),
            new Reason.Duplicate(ID),
            new Reason.NoSuchMandate(ID),
            new Reason.NotAnArchive(BodyKind.LIVE),
            new Reason.NotTheImporter(new PartyId("importer")),
            new Reason.PartyAttestedBefore(new MemberCode("FRA"), ID),
            new Reason.RollCallAttestedBefore(new RollCallId(3), ID),
            new Reason.UnattestedMember(List.of(new MemberCode("FRA"))));

    @Test
    void everyReasonThatTheFoldKnows_isAmongThoseTried() {
        assertThat(REASONS.stream().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrder(Reason.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyReason_hasItsOwnSentenceAndFillsIt(Language language) {
        var words = Words.of(language);
        for (var reason : REASONS) {
            var key = "effect.reason." + reason.code();
            assertThat(words.has(key)).as(key).isTrue();
            assertThat(words.text(key, reason.arguments().toArray()))
                    .as(key)
                    .isNotBlank()
                    .doesNotContainPattern("\\{[0-9]\\}");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyVerb_hasItsOwnSentence(Language language) {
        var words = Words.of(language);
        for (var verb : Verb.values()) {
            assertThat(words.has("verb." + verb.text())).as(verb.text()).isTrue();
            assertThat(words.text("verb." + verb.text(), "X")).as(verb.text()).contains("X");
        }
    }
}
