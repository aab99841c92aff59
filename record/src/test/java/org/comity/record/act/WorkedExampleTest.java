package org.comity.record.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.comity.record.Hash;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.testkit.Golden;
import org.junit.jupiter.api.Test;

/// The worked example of the envelope, with every digest that was published with it.
class WorkedExampleTest {
    private static final Ed25519PrivateKey LOG_KEY = key("comity example: log key of alpha");
    private static final Ed25519PrivateKey APPROVAL_KEY = key("comity example: approval key of alpha");

    private static Entry example() throws Exception {
        return Entry.parse(Golden.bytes("docs/formats/examples/entry.json"));
    }

    private static Ed25519PrivateKey key(String seed) {
        return Ed25519PrivateKey.ofSeed(
                Hash.sha256(seed.getBytes(StandardCharsets.UTF_8)).bytes());
    }

    @Test
    void digests_areThePublishedOnes() throws Exception {
        var entry = example();
        assertThat(entry.bytes()).hasSize(1_269);
        assertThat(entry.id()).hasToString("c3a3f8fda8200546297674d13ed0b056641d482f8c9eb76f43250b5f96e2d99c");
        assertThat(entry.hash()).hasToString("732acb54f4fc21dbb703e6d861e011eba0d142582b008748bd835bb2ea8c6b4f");
        assertThat(Hash.sha256(new byte[] {0}, entry.bytes()).base64())
                .isEqualTo("HGI0jlzC38UqlpTHk2omPIRTWtpRtV8GTQeC4Jp9zp0=");
    }

    @Test
    void signatures_hold() throws Exception {
        var entry = example();
        entry.verifyProof(LOG_KEY.publicKey());
        assertThat(entry.verifyApprovals().held())
                .containsExactly(APPROVAL_KEY.publicKey().multikey());
    }

    @Test
    void passkeyApproval_isKeptAndNotCountedAsHeld() throws Exception {
        assertThat(example().approvals()).hasSize(2).last().isInstanceOf(Approval.Webauthn.class);
    }

    @Test
    void signing_givesTheSameBytes() throws Exception {
        var example = example();
        var own = example.act().approvedBy(java.util.List.of(APPROVAL_KEY)).approvals();
        assertThat(own).containsExactly(example.approvals().getFirst());
        assertThat(new ApprovedAct(example.act(), example.approvals())
                        .sign(LOG_KEY)
                        .bytes())
                .isEqualTo(example.bytes());
    }
}
