package org.comity.node.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.comity.check.pack.Mapping;
import org.comity.check.pack.Packs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AtlasTest {
    private static final Atlas ATLAS = Atlas.of(Packs.shipped());

    @Test
    void everyMapping_isReadFromBothEnds() {
        for (var mapping : ATLAS.packs().mappings()) {
            var from = mapping.from().split("#", -1);
            var to = mapping.to().split("#", -1);
            var here = ATLAS.passage(from[0], from[1]).orElseThrow();
            var there = ATLAS.passage(to[0], to[1]).orElseThrow();
            assertThat(ATLAS.relations(here)).contains(new Relation(there, mapping.relation(), mapping));
            assertThat(ATLAS.relations(there))
                    .contains(new Relation(here, mapping.relation().reversed(), mapping));
        }
    }

    @Test
    void onlyWhatIsEqualOrMore_carriesOver() {
        var mapping = ATLAS.packs().mappings().getFirst();
        var other = ATLAS.passages().getFirst();
        for (var relation : Mapping.Relation.values()) {
            assertThat(new Relation(other, relation, mapping).carriesOver())
                    .isEqualTo(relation == Mapping.Relation.EQUAL || relation == Mapping.Relation.SUPERSET);
        }
    }

    @Test
    void everyDivergence_isFoundFromBothEnds() {
        for (var divergence : ATLAS.packs().divergences()) {
            for (var end : new String[] {divergence.from(), divergence.to()}) {
                var parts = end.split("#", -1);
                assertThat(ATLAS.pulls(ATLAS.passage(parts[0], parts[1]).orElseThrow()))
                        .anyMatch(pull -> pull.divergence().equals(divergence));
            }
        }
    }

    @Test
    void everyProvision_standsUnderEachOfItsTopicsAndKindsOnce() {
        for (var passage : ATLAS.passages()) {
            for (var topic : passage.provision().topics()) {
                assertThat(references(ATLAS.byTopic().get(topic))).containsOnlyOnce(passage.reference());
            }
            for (var kind : Atlas.kinds(passage.provision())) {
                assertThat(references(ATLAS.byEvidence().get(kind))).containsOnlyOnce(passage.reference());
            }
        }
    }

    private static List<String> references(@Nullable List<Passage> passages) {
        return java.util.Objects.requireNonNull(passages).stream()
                .map(Passage::reference)
                .toList();
    }

    @Test
    void library_readsOnceWhoeverAsks() throws Exception {
        var readings = new AtomicInteger();
        var library = Library.of(() -> {
            readings.incrementAndGet();
            return ATLAS.packs();
        });
        assertThat(readings).hasValue(0);
        library.prepare();
        library.prepare();
        assertThat(library.atlas()).isSameAs(library.atlas());
        assertThat(readings).hasValue(1);
    }

    @Test
    void library_saysWhyThePacksCannotBeRead() {
        var library = Library.of(() -> {
            throw new IOException("the disk is gone");
        });
        org.assertj.core.api.Assertions.assertThatThrownBy(library::atlas)
                .isInstanceOf(IOException.class)
                .hasRootCauseMessage("the disk is gone");
    }
}
