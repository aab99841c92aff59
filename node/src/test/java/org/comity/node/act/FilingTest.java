package org.comity.node.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.comity.assembly.Assembly;
import org.comity.assembly.BodyId;
import org.comity.assembly.Effect;
import org.comity.assembly.Filed;
import org.comity.assembly.Origin;
import org.comity.record.MalformedException;
import org.comity.record.act.Act;
import org.comity.record.act.ActId;
import org.comity.record.act.Approval;
import org.comity.record.act.ApprovedAct;
import org.comity.record.act.Bytes;
import org.comity.record.act.Entry;
import org.comity.record.json.Json;
import org.comity.record.key.Ed25519PrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FilingTest {
    private static final BodyId BODY = BodyId.of("ab".repeat(32));
    private static final Origin ORIGIN = Origin.of("demo.example/mara");
    private static final Ed25519PrivateKey LOG_KEY = key(1);
    private static final Ed25519PrivateKey APPROVER = key(2);

    @ParameterizedTest
    @EnumSource(Filing.Signatures.class)
    void aSoundEntry_isWhatItSaysAndWhoApprovedIt(Filing.Signatures signatures) {
        var entry = approved(act(BODY.toString(), ORIGIN.toString())).sign(LOG_KEY);
        var filed = Filing.file(entry, BODY, ORIGIN, 7, signatures);
        assertThat(filed.act()).isEqualTo(SampleActs.party());
        assertThat(filed.entryIndex()).isEqualTo(7);
        assertThat(filed.id()).hasToString(entry.id().toString());
        assertThat(filed.logKey()).hasToString(entry.logKey().text());
        assertThat(filed.approvedBy())
                .singleElement()
                .hasToString(APPROVER.publicKey().multikey().text());
    }

    @Test
    void anEntryThatNamesAnotherLog_hasNoEffectAndSaysWhich() {
        var entry = approved(act(BODY.toString(), "demo.example/other")).sign(LOG_KEY);
        assertUnreadable(file(entry), "demo.example/other", ORIGIN.toString());
    }

    @Test
    void anEntryThatNamesAnotherBody_hasNoEffectAndSaysWhich() {
        var other = "cd".repeat(32);
        var filed = file(approved(act(other, ORIGIN.toString())).sign(LOG_KEY));
        assertThat(filed.act()).isEqualTo(new org.comity.assembly.Act.Astray("attest-party", BodyId.of(other)));
        assertNoEffect(filed);
    }

    @Test
    void anEntryWithABrokenApproval_hasNoEffect() {
        var approval = new Approval.Ed25519(APPROVER.publicKey().multikey(), Bytes.of(new byte[64]));
        var filed = file(new ApprovedAct(act(BODY.toString(), ORIGIN.toString()), List.of(approval)).sign(LOG_KEY));
        assertThat(filed.act()).isInstanceOf(org.comity.assembly.Act.Unproven.class);
        assertThat(filed.approvedBy()).isEmpty();
        assertNoEffect(filed);
    }

    @Test
    void anEntryWhoseProofIsOfOtherBytes_hasNoEffect() throws MalformedException {
        var bytes =
                approved(act(BODY.toString(), ORIGIN.toString())).sign(LOG_KEY).bytes();
        var altered = new String(bytes, StandardCharsets.UTF_8).replace("France", "Franca");
        var filed = file(Entry.parse(altered.getBytes(StandardCharsets.UTF_8)));
        assertThat(filed.act()).isInstanceOf(org.comity.assembly.Act.Unproven.class);
        assertNoEffect(filed);
    }

    @Test
    void anEntryWithAnUnknownVerb_hasNoEffectAndSaysWhich() {
        var act = act(BODY.toString(), ORIGIN.toString(), "declare-war", Payloads.write(SampleActs.party()));
        assertUnreadable(file(approved(act).sign(LOG_KEY)), "declare-war");
    }

    @Test
    void anEntryWhosePayloadLacksAMember_hasNoEffectAndSaysWhich() {
        var payload = Payloads.write(SampleActs.party()).without("sources");
        var act = act(BODY.toString(), ORIGIN.toString(), "attest-party", payload);
        assertUnreadable(file(approved(act).sign(LOG_KEY)), "sources");
    }

    private static void assertUnreadable(Filed filed, String... why) {
        assertThat(filed.act())
                .isInstanceOfSatisfying(
                        org.comity.assembly.Act.Unreadable.class,
                        act -> assertThat(act.why()).contains(why));
        assertNoEffect(filed);
    }

    private static void assertNoEffect(Filed filed) {
        assertThat(new Assembly().after(filed)).isInstanceOf(Effect.None.class);
    }

    private static Filed file(Entry entry) {
        return Filing.file(entry, BODY, ORIGIN, 0, Filing.Signatures.COMPUTE);
    }

    private static ApprovedAct approved(Act act) {
        return act.approvedBy(List.of(APPROVER));
    }

    private static Act act(String body, String origin) {
        return act(body, origin, "attest-party", Filing.payload(SampleActs.party()));
    }

    private static Act act(String body, String origin, String verb, Json.Members payload) {
        try {
            return new Act(
                    Optional.of(ActId.parse(body)),
                    origin,
                    verb,
                    Instant.parse("2026-11-24T09:14:05Z"),
                    new TreeMap<>(),
                    payload);
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    private static Ed25519PrivateKey key(int fill) {
        var seed = new byte[32];
        java.util.Arrays.fill(seed, (byte) fill);
        return Ed25519PrivateKey.ofSeed(seed);
    }
}
