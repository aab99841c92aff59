package org.comity.record.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.comity.record.Hash;
import org.junit.jupiter.api.Test;

class CompactRangeTest {
    @Test
    void append_ofSubtreesGivesTheRootThatLeavesGive() {
        for (int size = 0; size <= 130; size++) {
            var byLeaves = range(0, size);
            var bySubtrees = new CompactRange();
            for (int left = size, at = 0; left > 0; ) {
                int height = 31 - Integer.numberOfLeadingZeros(left);
                bySubtrees.append(range(at, at + (1 << height)).root(), height);
                at += 1 << height;
                left -= 1 << height;
            }
            assertThat(bySubtrees.root()).isEqualTo(byLeaves.root());
            assertThat(bySubtrees.subtrees()).isEqualTo(byLeaves.subtrees());
        }
    }

    @Test
    void append_refusesASubtreeWhereNoneStarts() {
        assertThatThrownBy(() -> range(0, 3).append(Hash.sha256(), 1)).hasMessageContaining("height 1");
        assertThatThrownBy(() -> range(0, 0).append(Hash.sha256(), 63)).hasMessageContaining("height 63");
    }

    private static CompactRange range(int from, int to) {
        var range = new CompactRange();
        for (int leaf = from; leaf < to; leaf++) {
            range.append(Hash.sha256(new byte[] {(byte) leaf}));
        }
        return range;
    }
}
