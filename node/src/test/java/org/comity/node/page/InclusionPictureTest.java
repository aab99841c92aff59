package org.comity.node.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class InclusionPictureTest {
    @Test
    void picture_hasTheLeafAndTwoMarksForEachStepAndStaysInItsFrame() {
        for (int size = 1; size <= 130; size++) {
            var log = SampleLog.of(size);
            for (int index = 0; index < size; index++) {
                var steps = log.proof(index);
                var picture = InclusionPicture.of(index, log.entryHash(index), steps, false);
                assertThat(picture.nodes()).hasSize(1 + 2 * steps.size());
                assertThat(picture.edges()).hasSize(2 * steps.size());
                assertThat(picture.nodes().stream().filter(InclusionPicture.Node::root))
                        .hasSize(1);
                assertThat(picture.nodes().getLast().hash()).isEqualTo(log.root());
                assertThat(picture.nodes()).allSatisfy(node -> {
                    assertThat(node.x()).isBetween(20, picture.width() - 20);
                    assertThat(node.y()).isBetween(20, picture.height());
                });
            }
        }
    }

    @Test
    void root_coversTheWholeLog() {
        var log = SampleLog.of(1_000);
        var picture = InclusionPicture.of(617, log.entryHash(617), log.proof(617), false);
        var root = picture.nodes().getLast();
        assertThat(root.firstEntry()).isZero();
        assertThat(root.lastEntry()).isEqualTo(999);
    }

    @Test
    void turned_isTheMirrorImage() {
        var log = SampleLog.of(1_000);
        var picture = InclusionPicture.of(617, log.entryHash(617), log.proof(617), false);
        var turned = InclusionPicture.of(617, log.entryHash(617), log.proof(617), true);
        assertThat(turned.width()).isEqualTo(picture.width());
        for (int i = 0; i < picture.nodes().size(); i++) {
            var node = picture.nodes().get(i);
            var other = turned.nodes().get(i);
            assertThat(other.x()).isEqualTo(picture.width() - node.x());
            assertThat(other.y()).isEqualTo(node.y());
            assertThat(other.hash()).isEqualTo(node.hash());
            assertThat(node.kind() == InclusionPicture.Kind.LEAF || other.start() != node.start())
                    .isTrue();
        }
    }

    @Test
    void noMark_liesOverAnother() {
        var log = SampleLog.of(4_453);
        for (int index : List.of(0, 1, 1_002, 2_048, 4_095, 4_096, 4_452)) {
            var nodes = InclusionPicture.of(index, log.entryHash(index), log.proof(index), false)
                    .nodes();
            for (var one : nodes) {
                for (var other : nodes) {
                    if (!one.equals(other)) {
                        assertThat(Math.hypot(one.x() - other.x(), one.y() - other.y()))
                                .isGreaterThan(22);
                    }
                }
            }
        }
    }
}
