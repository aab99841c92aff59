package org.comity.record.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.Vectors;
import org.comity.record.json.Json;
import org.comity.record.merkle.InclusionProof;
import org.comity.record.merkle.MerkleHash;
import org.comity.record.note.KnownLog;
import org.comity.record.note.Note;
import org.comity.record.note.Origin;
import org.comity.record.note.TrustedCheckpoint;
import org.comity.record.note.VerifierKey;
import org.comity.record.tiles.EntryBundle;
import org.junit.jupiter.api.Test;

/// Proofs that others made: entries of a public Rekor log, receipts that torchwood wrote.
class ForeignProofsTest {
    private static final String SAMPLE = "/org/comity/record/interop/go-sample/";

    @Test
    void rekorEntries_agreeWithEveryVector() throws Exception {
        int accepted = 0;
        int rejected = 0;
        for (var item : ((Json.Items) Vectors.json("tlog/rekor2-proofs.json")).items()) {
            var vector = (Json.Members) item;
            var which = vector.text("name", "rekor");
            if (vector.text("expect", which).equals("accept")) {
                verifyRekor(vector, which);
                accepted++;
            } else {
                assertThatThrownBy(() -> verifyRekor(vector, which))
                        .as(which)
                        .isInstanceOfAny(UnverifiedException.class, MalformedException.class);
                rejected++;
            }
        }
        assertThat(accepted).isEqualTo(3);
        assertThat(rejected).isEqualTo(2);
    }

    private static void verifyRekor(Json.Members vector, String which) throws MalformedException, UnverifiedException {
        var leaf = MerkleHash.leaf(Base64.getDecoder().decode(vector.text("entry_base64", which)));
        assertThat(leaf.base64()).as(which).isEqualTo(vector.text("leaf_hash", which));
        var key = VerifierKey.parse(vector.text("log_vkey", which));
        var log = new KnownLog(Origin.parse(key.name().value()), List.of(key));
        var note = Note.parse(vector.text("checkpoint", which).getBytes(UTF_8));
        var checkpoint = TrustedCheckpoint.verify(note, log, List.of()).checkpoint();
        var path = new ArrayList<Hash>();
        for (var hash : vector.array("inclusion_proof", which)) {
            path.add(Hash.parseBase64(((Json.Text) hash).value()));
        }
        new InclusionProof(vector.whole("log_index", which), checkpoint.size(), path).verify(leaf, checkpoint.root());
    }

    @Test
    void receiptsThatGoWrote_verifyAgainstThePolicyThatGoWrote() throws Exception {
        var policy = Policy.parse(resource(SAMPLE + "policy.txt"));
        for (int index : new int[] {0, 300, 599}) {
            byte[] file = resource(SAMPLE + "receipts/" + index + ".tlog-proof");
            var proof = TlogProof.parse(file);
            assertThat(proof.bytes()).isEqualTo(file);
            int first = index / 256 * 256;
            var bundle = EntryBundle.parse(
                    resource(SAMPLE + "tile/entries/00" + index / 256 + (index < 512 ? "" : ".p/88")),
                    index < 512 ? 256 : 88);
            var verified = proof.verify(bundle.get(index - first), policy);
            assertThat(verified.index()).isEqualTo(index);
            assertThat(verified.steps()).hasSize(4);
            assertThatThrownBy(() -> proof.verify(new byte[] {1}, policy)).isInstanceOf(UnverifiedException.class);
            assertThatThrownBy(() -> proof.verify(policy)).isInstanceOf(UnverifiedException.class);
        }
    }

    private static byte[] resource(String path) throws IOException {
        try (var in = ForeignProofsTest.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        }
    }
}
