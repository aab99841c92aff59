package org.comity.record.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.testkit.Choices;
import org.junit.jupiter.api.Test;

class MerkleProofsTest {
    private static final int LARGEST = 130;
    private static final SlowTree TREE = SlowTree.of(LARGEST);
    private static final List<Hash> ROOTS = roots();
    private static final NodeSource NODES = remembered();
    private static final Hash OTHER = Hash.sha256(new byte[] {42});

    @Test
    void emptyRoot_isTheHashOfNothing() {
        assertThat(MerkleHash.EMPTY_ROOT.base64()).isEqualTo("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    @Test
    void compactRange_hasTheRootOfEverySmallTree() throws Exception {
        var range = new CompactRange();
        for (int size = 0; size <= LARGEST; size++) {
            assertThat(range.size()).isEqualTo(size);
            assertThat(range.root()).isEqualTo(ROOTS.get(size)).isEqualTo(NODES.root(size));
            assertThat(range.subtrees()).isEqualTo(NODES.subtrees(size));
            var continued = CompactRange.of(size, range.subtrees());
            var copy = range.copy();
            if (size < LARGEST) {
                range.append(TREE.leaves().get(size));
                continued.append(TREE.leaves().get(size));
                assertThat(continued.root()).isEqualTo(range.root());
                assertThat(copy.root()).isEqualTo(ROOTS.get(size));
            }
        }
    }

    @Test
    void compactRange_hasOneHashForEachBitOfItsSize() {
        assertThatThrownBy(() -> CompactRange.of(5, List.of(OTHER))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CompactRange.of(-1, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void compactRange_holdsAtMost63Hashes() {
        var largest = CompactRange.of(Long.MAX_VALUE, java.util.Collections.nCopies(63, OTHER));
        assertThat(largest.subtrees()).hasSize(63);
        assertThatThrownBy(() -> largest.append(OTHER)).isInstanceOf(ArithmeticException.class);
        assertThat(largest.subtrees()).hasSize(63);
    }

    @Test
    void inclusion_isTheDefinitionForEveryEntryOfEverySmallTree() throws Exception {
        for (int size = 1; size <= LARGEST; size++) {
            var tree = TREE.part(0, size);
            for (int index = 0; index < size; index++) {
                var proof = NODES.inclusion(index, size);
                assertThat(proof.path()).isEqualTo(tree.path(index));
                proof.verify(TREE.leaves().get(index), ROOTS.get(size));
                assertThat(proof.rootFrom(TREE.leaves().get(index))).isEqualTo(ROOTS.get(size));
            }
        }
    }

    @Test
    void consistency_isTheDefinitionForEveryPairOfSmallTrees() throws Exception {
        for (int newSize = 1; newSize <= LARGEST; newSize++) {
            var tree = TREE.part(0, newSize);
            for (int oldSize = 1; oldSize <= newSize; oldSize++) {
                var proof = NODES.consistency(oldSize, newSize);
                assertThat(proof.path()).isEqualTo(tree.proof(oldSize));
                proof.verify(ROOTS.get(oldSize), ROOTS.get(newSize));
            }
        }
    }

    @Test
    void subtree_isTheDefinitionForEverySubtreeOfEverySmallTree() throws Exception {
        for (int size = 1; size <= 70; size++) {
            var tree = TREE.part(0, size);
            for (int start = 0; start < size; start++) {
                for (int end = start + 1; end <= size && isSubtree(start, end); end++) {
                    var subtree = new Subtree(start, end);
                    var proof = NODES.subtree(subtree, size);
                    assertThat(proof.path()).isEqualTo(tree.subtreeProof(start, end));
                    assertThat(NODES.hash(subtree))
                            .isEqualTo(TREE.part(start, end).root());
                    proof.verify(TREE.part(start, end).root(), ROOTS.get(size));
                }
            }
        }
    }

    @Test
    void subtree_ofOneLeafIsAnInclusionProofAndFromTheStartAConsistencyProof() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThat(NODES.subtree(new Subtree(i, i + 1), 100).path())
                    .isEqualTo(NODES.inclusion(i, 100).path());
            assertThat(NODES.subtree(new Subtree(0, i + 1), 100).path())
                    .isEqualTo(NODES.consistency(i + 1, 100).path());
        }
    }

    @Test
    void subtree_startsAtAMultipleOfThePowerOfTwoThatHoldsIt() {
        for (int start = 0; start < 40; start++) {
            for (int end = 0; end < 40; end++) {
                int from = start;
                int to = end;
                if (isSubtree(from, to)) {
                    assertThat(new Subtree(from, to).size()).isEqualTo(to - from);
                } else {
                    assertThatThrownBy(() -> Subtree.parse(from, to)).isInstanceOf(MalformedException.class);
                    assertThatThrownBy(() -> new Subtree(from, to)).isInstanceOf(IllegalArgumentException.class);
                }
            }
        }
    }

    @Test
    void proofs_refuseEveryOtherHashPlaceAndLength() {
        Choices.some(20_261_124, 3_000, choices -> {
            int size = 1 + choices.below(LARGEST);
            int end = 1 + choices.below(size);
            int start = choices.yes() ? 0 : choices.below(end);
            if (!isSubtree(start, end)) {
                start = 0;
            }
            var proof = NODES.subtree(new Subtree(start, end), size);
            var hash = TREE.part(start, end).root();
            var root = ROOTS.get(size);
            if (start > 0 || end < size) { // of the whole tree there is one hash only, checked in the next test
                refused(() -> proof.verify(OTHER, root));
            }
            refused(() -> proof.verify(hash, OTHER));
            for (var wrong : mutations(proof.path())) {
                refused(() -> new SubtreeProof(proof.subtree(), proof.size(), wrong).verify(hash, root));
                if (proof.subtree().start() == 0) {
                    refused(() -> new ConsistencyProof(proof.subtree().end(), proof.size(), wrong).verify(hash, root));
                }
            }
            int index = choices.below(size);
            var inclusion = NODES.inclusion(index, size);
            var leaf = TREE.leaves().get(index);
            refused(() -> inclusion.verify(OTHER, root));
            refused(() -> inclusion.verify(leaf, OTHER));
            for (var wrong : mutations(inclusion.path())) {
                refused(() -> new InclusionProof(index, size, wrong).verify(leaf, root));
            }
            int elsewhere = choices.below(size);
            if (elsewhere != index) {
                refused(() -> new InclusionProof(elsewhere, size, inclusion.path()).verify(leaf, root));
            }
        });
    }

    @Test
    void inclusion_step1_anIndexBeyondTheTreeIsRefused() {
        assertThatThrownBy(() -> new InclusionProof(7, 7, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new InclusionProof(-1, 7, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void inclusion_step4a_aHashAboveTheRootIsRefused() throws Exception {
        var path = plus(NODES.inclusion(3, 8).path(), OTHER);
        assertThatThrownBy(() ->
                        new InclusionProof(3, 8, path).rootFrom(TREE.leaves().get(3)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("too long");
    }

    @Test
    void inclusion_step4b_theLastLeafOfAnUnevenTreeSkipsLevels() throws Exception {
        var proof = NODES.inclusion(8, 9); // alone below the root: three levels are skipped
        assertThat(proof.path()).hasSize(1);
        proof.verify(TREE.leaves().get(8), ROOTS.get(9));
    }

    @Test
    void inclusion_step5_aWayThatEndsBelowTheRootIsRefused() {
        assertThatThrownBy(() -> new InclusionProof(3, 8, List.of())
                        .rootFrom(TREE.leaves().get(3)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("too short");
    }

    @Test
    void consistency_step1_anEmptyProofBetweenTwoSizesIsRefused() {
        assertThatThrownBy(() -> new ConsistencyProof(4, 8, List.of()).verify(ROOTS.get(4), ROOTS.get(8)))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void consistency_step2_aPowerOfTwoBringsItsOwnRoot() throws Exception {
        assertThat(NODES.consistency(4, 8).path()).hasSize(1);
        NODES.consistency(4, 8).verify(ROOTS.get(4), ROOTS.get(8));
        assertThatThrownBy(() -> NODES.consistency(4, 8).verify(OTHER, ROOTS.get(8)))
                .isInstanceOf(UnverifiedException.class);
    }

    @Test
    void consistency_step6_aHashAboveTheRootIsRefused() throws Exception {
        var path = plus(NODES.consistency(6, 8).path(), OTHER);
        assertThatThrownBy(() -> new ConsistencyProof(6, 8, path).verify(ROOTS.get(6), ROOTS.get(8)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("too long");
    }

    @Test
    void consistency_step7_eachRootIsAskedFor() throws Exception {
        var proof = NODES.consistency(6, 8);
        assertThatThrownBy(() -> proof.verify(OTHER, ROOTS.get(8))).isInstanceOf(UnverifiedException.class);
        assertThatThrownBy(() -> proof.verify(ROOTS.get(6), OTHER)).isInstanceOf(UnverifiedException.class);
        var shorter = new ConsistencyProof(6, 8, proof.path().subList(0, 1));
        assertThatThrownBy(() -> shorter.verify(ROOTS.get(6), ROOTS.get(8)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("too short");
    }

    @Test
    void consistency_ofOneSizeWantsOneRootAndNoProof() throws Exception {
        new ConsistencyProof(5, 5, List.of()).verify(ROOTS.get(5), ROOTS.get(5));
        assertThatThrownBy(() -> new ConsistencyProof(5, 5, List.of()).verify(ROOTS.get(5), OTHER))
                .isInstanceOf(UnverifiedException.class);
        assertThatThrownBy(() -> new ConsistencyProof(5, 5, List.of(OTHER)).verify(ROOTS.get(5), ROOTS.get(5)))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void consistency_everyTreeExtendsTheEmptyOneWithoutProof() throws Exception {
        new ConsistencyProof(0, 5, List.of()).verify(MerkleHash.EMPTY_ROOT, ROOTS.get(5));
        assertThatThrownBy(() -> new ConsistencyProof(0, 5, List.of()).verify(OTHER, ROOTS.get(5)))
                .isInstanceOf(UnverifiedException.class);
        assertThatThrownBy(() -> new ConsistencyProof(0, 5, List.of(OTHER)).verify(MerkleHash.EMPTY_ROOT, ROOTS.get(5)))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void subtree_ofNoLeavesHasTheEmptyHashAndNoProof() throws Exception {
        var none = NODES.subtree(new Subtree(3, 3), 7);
        none.verify(MerkleHash.EMPTY_ROOT, ROOTS.get(7));
        assertThatThrownBy(() -> none.verify(OTHER, ROOTS.get(7))).isInstanceOf(UnverifiedException.class);
        assertThatThrownBy(() -> new SubtreeProof(new Subtree(3, 3), 7, List.of(OTHER))
                        .verify(MerkleHash.EMPTY_ROOT, ROOTS.get(7)))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void subtree_beyondTheTreeIsRefused() {
        assertThatThrownBy(() -> new SubtreeProof(new Subtree(4, 8), 7, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<List<Hash>> mutations(List<Hash> path) {
        var wrong = new ArrayList<List<Hash>>();
        wrong.add(plus(path, OTHER));
        for (int i = 0; i < path.size(); i++) {
            var other = new ArrayList<>(path);
            other.set(i, OTHER);
            wrong.add(other);
            var shorter = new ArrayList<>(path);
            shorter.remove(i);
            wrong.add(shorter);
        }
        return wrong;
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable verification) {
        assertThatThrownBy(verification).isInstanceOfAny(UnverifiedException.class, MalformedException.class);
    }

    private static List<Hash> plus(List<Hash> path, Hash last) {
        var longer = new ArrayList<>(path);
        longer.add(last);
        return longer;
    }

    /// The definition by trying: a power of two not below the length that divides the start.
    private static boolean isSubtree(int start, int end) {
        if (end < start) {
            return false;
        }
        int power = 1;
        while (power < end - start) {
            power *= 2;
        }
        return start % power == 0;
    }

    private static List<Hash> roots() {
        var roots = new ArrayList<Hash>();
        for (int size = 0; size <= LARGEST; size++) {
            roots.add(TREE.part(0, size).root());
        }
        return roots;
    }

    private static NodeSource remembered() {
        var known = new java.util.HashMap<List<Long>, Hash>();
        var nodes = TREE.nodes();
        return (level, index) -> {
            var place = List.of((long) level, index);
            var hash = known.get(place);
            if (hash == null) {
                hash = nodes.node(level, index);
                known.put(place, hash);
            }
            return hash;
        };
    }
}
