package org.comity.record.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.note.KnownLog;
import org.comity.record.note.Note;
import org.comity.testkit.Fuzz;
import org.comity.testkit.Parts;
import org.junit.jupiter.api.Test;

/// Hostile receipts, policies and fork evidence.
class ProofFuzzTest {
    private static final KnownLog LOG = SmallLog.KEYS.knownLog();
    private static final SmallLog ENTRIES = SmallLog.of(7);
    private static final Policy POLICY = new Policy(
            List.of(new Policy.Log(LOG.keys().getFirst(), "")),
            List.of(new Policy.Witness("keeper", SmallLog.cosigner(1).verifierKey(), "")),
            List.of(),
            "keeper");

    static final Fuzz RECEIPT = Fuzz.of(
            Parts.LINES,
            receipts(),
            List.of("\n", "\n\n", "extra ", "index ", "AAAA", "=", "63", "\u00e2\u0080\u0094 ", "0"),
            ProofFuzzTest::receipt);

    private static List<byte[]> receipts() {
        try {
            var note = ENTRIES.cosigned(SmallLog.cosigner(1));
            var few = new Note(
                    note.text(),
                    List.of(note.signatures().get(0), note.signatures().get(2)));
            return List.of(
                    TlogProof.receipt(ENTRIES.entry(3), ENTRIES.inclusion(3), few)
                            .bytes(),
                    TlogProof.of(new byte[0], ENTRIES.inclusion(3), few).bytes(),
                    TlogProof.receipt(ENTRIES.entry(6), ENTRIES.inclusion(6), note)
                            .bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String receipt(byte[] input) {
        try {
            var proof = TlogProof.parse(input);
            assertThat(input).hasSizeLessThanOrEqualTo(TlogProof.MOST_BYTES);
            assertThat(proof.bytes()).isEqualTo(input);
            assertThat(TlogProof.parse(proof.bytes())).isEqualTo(proof);
            var verified = proof.verify(POLICY);
            assertThat(verified.entry()).isEqualTo(ENTRIES.entry((int) verified.index()));
            return "verified";
        } catch (MalformedException | UnverifiedException e) {
            return Fuzz.complaint(e).replaceAll("named .*|of .*", "*");
        }
    }

    @Test
    void receipt_isRefusedOrReadInItsOneSpelling() {
        assertThat(RECEIPT.run(4_000)).containsKey("verified").hasSizeGreaterThan(8);
    }

    static final Fuzz POLICIES = Fuzz.of(
            Parts.FIELDS,
            List.of(POLICY.bytes(), """
                    # all of it
                    log %s https://log.example/
                    witness a %s https://a.example/
                    witness b %s
                    group both all a b
                    group g any both
                    quorum g
                    """.formatted(
                            LOG.keys().getFirst(),
                            SmallLog.cosigner(1).verifierKey(),
                            SmallLog.cosigner(2).verifierKey())
                    .getBytes(UTF_8)),
            List.of("\n", " ", "\t", "#", "log ", "witness ", "group ", "quorum ", "none", "any", "all", "2", "a", "b"),
            ProofFuzzTest::policy);

    private static String policy(byte[] input) {
        try {
            var policy = Policy.parse(input);
            assertThat(Policy.parse(policy.bytes())).isEqualTo(policy);
            assertThat(Policy.parse(policy.bytes()).bytes()).isEqualTo(policy.bytes());
            policy.origins();
            policy.witnesses().forEach(witness -> policy.nameOf(witness.key()));
            return "accepted";
        } catch (MalformedException e) {
            return Fuzz.complaint(e).replaceAll("of .*", "*");
        }
    }

    @Test
    void policy_isRefusedOrMeansWhatIsWritten() {
        assertThat(POLICIES.run(800)).containsKey("accepted").hasSizeGreaterThan(10);
    }

    static final Fuzz FORK = Fuzz.of(
            Parts.LINES,
            List.of(evidence(6, 6).bytes(), evidence(6, 8).bytes()),
            List.of("\n", "\n\n", "index ", "first ", "second ", "3", "\u00e2\u0080\u0094 "),
            ProofFuzzTest::fork);

    private static ForkEvidence evidence(int firstSize, int secondSize) {
        var first = SmallLog.of(firstSize);
        var second = SmallLog.of(secondSize, 3);
        try {
            return ForkEvidence.find(first.checkpoint(), first.nodes(), second.checkpoint(), second.nodes());
        } catch (IOException | MalformedException | UnverifiedException e) {
            throw new AssertionError(e);
        }
    }

    private static String fork(byte[] input) {
        try {
            var evidence = ForkEvidence.parse(input);
            assertThat(input).hasSizeLessThanOrEqualTo(ForkEvidence.MOST_BYTES);
            assertThat(evidence.bytes()).isEqualTo(input);
            assertThat(ForkEvidence.parse(evidence.bytes())).isEqualTo(evidence);
            var proven = evidence.verify(LOG);
            // Convicts of this fork alone: nobody signed another one.
            assertThat(proven.first().checkpoint().size()).isEqualTo(6);
            assertThat(proven.second().checkpoint().size()).isIn(6L, 8L);
            return "proven";
        } catch (MalformedException | UnverifiedException e) {
            return Fuzz.complaint(e).replaceAll("named .*|of .*", "*");
        }
    }

    @Test
    void forkEvidence_convictsNobodyElse() {
        assertThat(FORK.run(1_500)).containsKey("proven").hasSizeGreaterThan(6);
    }
}
