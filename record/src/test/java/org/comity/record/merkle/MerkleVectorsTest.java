package org.comity.record.merkle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.Vectors;
import org.comity.record.json.Json;
import org.junit.jupiter.api.Test;

/// The proofs of transparency-dev/merkle, good and bad.
class MerkleVectorsTest {
    /// The suite holds any check from size 0 to be an error of the caller. Ours answers it, before the algorithm
    /// starts:
    /// every tree begins with the empty one, whose root this vector names.
    private static final String FROM_THE_EMPTY_TREE = "consistency/additional/size1-is-zero-and-size2-is-not-zero.json";

    @Test
    void inclusion_agreesWithEveryVector() throws Exception {
        assertThat(agreeing(
                        "inclusion",
                        vector -> new InclusionProof(
                                        number(vector, "leafIdx"), number(vector, "treeSize"), proof(vector))
                                .verify(hash(vector, "leafHash"), hash(vector, "root"))))
                .isEqualTo(80);
    }

    @Test
    void consistency_agreesWithEveryVector() throws Exception {
        assertThat(agreeing(
                        "consistency",
                        vector -> new ConsistencyProof(number(vector, "size1"), number(vector, "size2"), proof(vector))
                                .verify(hash(vector, "root1"), hash(vector, "root2"))))
                .isEqualTo(79);
    }

    @Test
    void inclusionInASubtree_agreesWithEveryVector() throws Exception {
        assertThat(agreeing("subtreeinclusion", vector -> {
                    var subtree = new Subtree(number(vector, "start"), number(vector, "end"));
                    new InclusionProof(number(vector, "leafIdx") - subtree.start(), subtree.size(), proof(vector))
                            .verify(hash(vector, "leafHash"), hash(vector, "root"));
                }))
                .isEqualTo(159);
    }

    @Test
    void subtree_agreesWithEveryVector() throws Exception {
        assertThat(agreeing(
                        "subtreeconsistency",
                        vector -> new SubtreeProof(
                                        new Subtree(number(vector, "start"), number(vector, "end")),
                                        number(vector, "size"),
                                        proof(vector))
                                .verify(hash(vector, "root1"), hash(vector, "root2"))))
                .isEqualTo(89);
    }

    private interface Verification {
        void of(Json.Members vector) throws UnverifiedException, MalformedException;
    }

    private static int agreeing(String name, Verification verification) throws Exception {
        int agreeing = 0;
        for (var item : ((Json.Items) Vectors.json("merkle/" + name + ".json")).items()) {
            var vector = (Json.Members) item;
            ThrowingCallable verify = () -> verification.of(vector);
            var which = vector.text("file", name);
            if (vector.truth("wantErr", which) && !which.equals(FROM_THE_EMPTY_TREE)) {
                assertThatThrownBy(verify)
                        .as(which)
                        .isInstanceOfAny(
                                UnverifiedException.class, MalformedException.class, IllegalArgumentException.class);
            } else {
                assertThatCode(verify).as(which).doesNotThrowAnyException();
            }
            agreeing++;
        }
        return agreeing;
    }

    /// Some vectors have indexes from 2^63 on, which no `long` holds: they become negative, and are refused as such.
    private static long number(Json.Members vector, String name) {
        return vector.get(name).orElseThrow() instanceof Json.Whole(var value) ? value : -1;
    }

    /// Some vectors have the words "don't care" for a root, which no [Hash] holds: the digest of the words stands for
    /// them, equal where they are equal.
    private static Hash hash(Json.Members vector, String name) throws MalformedException {
        var text = vector.text(name, name);
        return text.startsWith("ZG9uJ3QgY2FyZS") ? Hash.sha256(text.getBytes(UTF_8)) : Hash.parseBase64(text);
    }

    private static List<Hash> proof(Json.Members vector) throws MalformedException {
        var hashes = new ArrayList<Hash>();
        if (vector.get("proof").orElseThrow() instanceof Json.Items(var items)) {
            for (var item : items) {
                hashes.add(Hash.parseBase64(((Json.Text) item).value()));
            }
        }
        return hashes;
    }
}
